package app.prosa.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import tools.jackson.databind.json.JsonMapper;

/// `GET /health`: 200 and `UP` when a request would be served, 503 and `DOWN` with the names of the broken parts
/// otherwise, and while the server starts or stops. For load balancers and for `bin/run`; it tells no secrets.
@Component("/health")
final class Health implements HttpRequestHandler {

    private final List<HealthCheck> checks;
    private final ApplicationAvailability availability;
    private final JsonMapper json;
    private final String version;

    Health(
            List<HealthCheck> checks,
            ApplicationAvailability availability,
            JsonMapper json,
            @Value("${prosa.version}") String version) {
        this.checks = checks;
        this.availability = availability;
        this.json = json;
        this.version = version;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var ready = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        var broken = ready
                ? checks.stream()
                        .filter(it -> !it.works())
                        .map(HealthCheck::part)
                        .sorted()
                        .toList()
                : List.of("readiness");
        var answer = new LinkedHashMap<String, Object>();
        answer.put("status", broken.isEmpty() ? "UP" : "DOWN");
        answer.put("version", version);
        if (!broken.isEmpty()) {
            answer.put("broken", broken);
        }
        response.setStatus(broken.isEmpty() ? 200 : 503);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(answer));
    }
}
