package app.prosa.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the [Auditor] before the endpoints, behind the gate.
@Configuration(proxyBeanMethods = false)
class AuditConfiguration implements WebMvcConfigurer {

    private final Auditor auditor;

    AuditConfiguration(Auditor auditor) {
        this.auditor = auditor;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(auditor).addPathPatterns("/api/v1/**").order(1);
    }
}
