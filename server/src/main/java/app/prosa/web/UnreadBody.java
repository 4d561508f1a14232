package app.prosa.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads what is still under way of a request that was answered without its body, as most refusals are. Otherwise Jetty
/// closes the connection after an answer that did not say so: whoever still sends loses the answer, and whoever sends
/// the next request on it loses that one.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnreadBody extends OncePerRequestFilter {

    /// Beyond these the connection ends after all, and at once when the body was too slow already. The time is looked
    /// at between reads, and one read waits as long as a
    /// connection may idle: whoever drips a body holds no more than at an address that wants it, a virtual thread.
    private static final int MOST = 64 * 1024;

    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return hasNone(request);
    }

    static boolean hasNone(HttpServletRequest request) {
        return request.getContentLengthLong() < 1 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        boolean tooSlow = response.getStatus() == HttpServletResponse.SC_REQUEST_TIMEOUT;
        if (!request.isAsyncStarted() && !tooSlow && request.getContentLengthLong() <= MOST) {
            response.getOutputStream().close();
            drain(request.getInputStream());
        }
    }

    private static void drain(ServletInputStream rest) {
        var buffer = new byte[4096];
        long began = System.nanoTime();
        int left = MOST;
        try {
            while (!rest.isFinished() && left > 0 && System.nanoTime() - began < LONGEST.toNanos()) {
                left -= Math.max(0, rest.read(buffer));
            }
        } catch (IOException _) {
            // Who called is gone, and has the answer or does not want it.
        }
    }
}
