package app.prosa.agent;

import app.prosa.sql.Tenant;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// The one door: turns what a request shows, a session's cookie or an API token, into an [Actor]. The gate of
/// `/api/v1` and the handshake of the live socket both ask here, so neither can be weaker than the other.
@Component
public class Sessions {

    static final String COOKIE = "prosa_session";
    static final String TOKEN_PREFIX = "prosa_";

    /// Often enough to say when somebody was last seen, seldom enough to cost nothing.
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private static final int LONGEST_SECRET = 100;
    private static final String BEARER = "Bearer ";

    private final Credentials credentials;
    private final ActorCache cache;
    private final Clock clock;

    Sessions(Credentials credentials, ActorCache cache, Clock clock) {
        this.credentials = credentials;
        this.cache = cache;
        this.clock = clock;
    }

    /// Who makes this request, or empty when nobody is signed in: no secret, an unknown, expired or ended one, or one
    /// of an agent who no longer works here. When a token is shown, the cookie does not count.
    ///
    /// Says nothing about where the request comes from: with a cookie, also ask `web.SameOrigin`.
    public Optional<Actor> authenticate(HttpServletRequest request) {
        var bearer = bearer(request);
        var secret = bearer == null ? cookie(request) : bearer;
        if (secret == null
                || secret.length() > LONGEST_SECRET
                || (bearer != null && !bearer.startsWith(TOKEN_PREFIX))) {
            return Optional.empty();
        }
        var now = clock.instant();
        var known = cache.get(
                        bearer == null ? secret : BEARER + secret,
                        () -> Tenant.everywhere(() ->
                                bearer == null ? credentials.session(secret, now) : credentials.token(secret, now)))
                .filter(it -> !it.isExpired(now));
        known.ifPresent(it -> use(bearer == null ? secret : BEARER + secret, it));
        return known.map(Known::actor);
    }

    /// Whether the request relies on the cookie, which a browser sends along whoever asks.
    boolean byCookie(HttpServletRequest request) {
        return bearer(request) == null && cookie(request) != null;
    }

    private void use(String key, Known known) {
        var now = clock.instant();
        if (known.lastUsedAt() != null && now.isBefore(known.lastUsedAt().plus(TOUCH))) {
            return;
        }
        // First in memory: of many requests at once, the first writes.
        cache.replace(key, known, known.used(now));
        Tenant.in(known.accountId(), () -> credentials.used(known.accountId(), known, now));
    }

    private static @Nullable String bearer(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER)
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
