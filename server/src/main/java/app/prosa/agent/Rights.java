package app.prosa.agent;

import app.prosa.web.Refusal;
import app.prosa.web.SameOrigin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Asks of each request to `/api/v1` whether it may: signed in and allowed what the endpoint [Requires], and asked by
/// our own pages when it changes something. An endpoint that declares nothing is closed to everybody.
@Component
final class Rights implements HandlerInterceptor {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Sessions sessions;
    private final SameOrigin origin;

    Rights(Sessions sessions, SameOrigin origin) {
        this.sessions = sessions;
        this.origin = origin;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod endpoint)) {
            return true;
        }
        if (!endpoint.hasMethodAnnotation(Public.class)) {
            var actor = Gate.actor(request)
                    .orElseThrow(() -> new Refusal.SignedOut("signed-out", "Nobody is signed in here."));
            var required = endpoint.getMethodAnnotation(Requires.class);
            if (required == null) {
                throw new IllegalStateException(endpoint + " declares neither @Requires nor @Public.");
            }
            actor.must(required.value());
            for (var module : required.module()) {
                actor.mustHave(module);
            }
        }
        if (!SAFE.contains(request.getMethod()) && !mayChange(request)) {
            throw new Refusal.Forbidden("cross-site", "Another site may not ask for this.");
        }
        return true;
    }

    private boolean mayChange(HttpServletRequest request) {
        boolean byCookie = Gate.actor(request).isPresent() && sessions.byCookie(request);
        return byCookie ? origin.isProven(request) : origin.isPossible(request);
    }
}
