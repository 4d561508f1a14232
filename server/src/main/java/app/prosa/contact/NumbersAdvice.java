package app.prosa.contact;

import app.prosa.agent.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/// Hides the numbers in every answer to an agent who may not see them, refusals as well.
@ControllerAdvice
final class NumbersAdvice implements ResponseBodyAdvice<Object> {

    private final JsonMapper json;

    NumbersAdvice(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter type,
            MediaType media,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        boolean isJson = media.getSubtype().equals("json") || media.getSubtype().endsWith("+json");
        return body != null && isJson && mustHide(request)
                ? new RawValue(Numbers.hidden(json.writeValueAsString(body)))
                : body;
    }

    private static boolean mustHide(ServerHttpRequest request) {
        return request instanceof ServletServerHttpRequest servlet
                && Actor.of(servlet.getServletRequest())
                        .filter(it -> !Numbers.shownTo(it))
                        .isPresent();
    }
}
