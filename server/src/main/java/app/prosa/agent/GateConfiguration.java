package app.prosa.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts [Rights] before the endpoints and gives them their [Actor].
@Configuration(proxyBeanMethods = false)
class GateConfiguration implements WebMvcConfigurer {

    static {
        // No parameter of the API, whatever it looks like.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    private final Rights rights;

    GateConfiguration(Rights rights) {
        this.rights = rights;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(rights).addPathPatterns("/api/v1/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ActorArgument());
    }

    private static final class ActorArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var servlet = request.getNativeRequest(jakarta.servlet.http.HttpServletRequest.class);
            if (servlet == null) {
                throw new IllegalStateException("An actor outside an HTTP request.");
            }
            return Gate.actor(servlet)
                    .orElseThrow(() -> new IllegalStateException(
                            "A public endpoint takes no Actor: " + parameter.getExecutable()));
        }
    }
}
