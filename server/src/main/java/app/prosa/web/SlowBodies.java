package app.prosa.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Whoever brings a byte now and then would hold a thread, and what has come so far, for as long as they like. So a
/// body
/// has some time for itself, for the network may stand still, and beyond that must come at least as fast as on the
/// worst
/// line. Jetty's own least rate knows no such time: it refuses a few bytes that a busy machine reads a second late.
///
/// Bodies are looked at when something of them has come; one that is silent altogether ends with its connection.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SlowBodies extends OncePerRequestFilter {

    private static final int LEAST_BYTES_PER_SECOND = 240;

    private final Duration patience;

    /// @param patience only tests have less
    SlowBodies(@Value("${prosa.body-patience:PT20S}") Duration patience) {
        this.patience = patience;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return UnreadBody.hasNone(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Request(request), response);
    }

    private final class Request extends HttpServletRequestWrapper {

        private @Nullable Body body;

        private Request(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                body = new Body(super.getInputStream());
            }
            return body;
        }
    }

    private final class Body extends ServletInputStream {

        private final ServletInputStream in;
        private final long began = System.nanoTime();
        private long count;

        private Body(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            came(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            came(Math.max(0, read));
            return read;
        }

        private void came(int more) {
            count += more;
            var allowed = patience.plus(Duration.ofSeconds(count / LEAST_BYTES_PER_SECOND));
            if (more > 0 && System.nanoTime() - began > allowed.toNanos()) {
                throw new Refusal.TooSlow("request-timeout", "The body came too slowly.");
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
