package app.prosa.agent;

import app.prosa.sql.Tenant;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Every request to `/api/v1` passes here: it finds out who asks, and lets everything behind it see the rows of that
/// agent's account only. What the agent may do is decided a step later, in [Rights], when the endpoint is known.
///
/// The live socket alone passes by: who comes back there shows a signed pass, which needs no question to the database,
/// and who has none is asked for the session as here.
@Component
final class Gate extends OncePerRequestFilter {

    private static final String ACTOR = Actor.class.getName();
    private static final String LIVE = "/api/v1/live";

    private final Sessions sessions;
    private final HandlerExceptionResolver problems;

    Gate(Sessions sessions, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.sessions = sessions;
        this.problems = problems;
    }

    static Optional<Actor> actor(HttpServletRequest request) {
        return Optional.ofNullable((Actor) request.getAttribute(ACTOR));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return !path.startsWith("/api/v1/") || path.equals(LIVE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        Optional<Actor> actor;
        try {
            actor = sessions.authenticate(request);
        } catch (RuntimeException e) {
            problems.resolveException(request, response, null, e);
            return;
        }
        if (actor.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(ACTOR, actor.get());
        try {
            Tenant.in(actor.get().account(), () -> proceed(request, response, chain));
        } catch (Carried e) {
            switch (e.getCause()) {
                case IOException it -> throw it;
                case ServletException it -> throw it;
                case null, default -> throw e;
            }
        }
    }

    private static void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException e) {
            throw new Carried(e);
        }
    }

    /// Takes a checked exception through code that does not know of it.
    private static final class Carried extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Carried(Exception cause) {
            super(cause);
        }
    }
}
