package app.prosa.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Tells whether a request comes from a page of this server. A cookie is sent along whoever makes the browser ask, so
/// what a cookie authenticates must have been asked by our own pages (CSRF). The same check guards the live socket.
@Component
public final class SameOrigin {

    private final ClientAddress client;

    SameOrigin(ClientAddress client) {
        this.client = client;
    }

    /// True only with proof: `Sec-Fetch-Site` by a browser of today, else an `Origin` that is our own.
    public boolean isProven(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        return request.getHeader("Origin") != null && hasOwnOrigin(request);
    }

    /// True unless the browser says that another site asked. Programs, which send neither header, pass.
    public boolean isPossible(HttpServletRequest request) {
        return isProven(request)
                || (request.getHeader("Sec-Fetch-Site") == null && request.getHeader("Origin") == null);
    }

    /// Whether the `Origin` header names this server: what a socket's handshake must show.
    public boolean hasOwnOrigin(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            var uri = URI.create(origin);
            var own = URI.create(uri.getScheme() + "://" + client.host(request));
            return uri.getHost() != null
                    && own.getHost() != null
                    && uri.getHost()
                            .toLowerCase(Locale.ROOT)
                            .equals(own.getHost().toLowerCase(Locale.ROOT))
                    && port(uri) == port(own);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
