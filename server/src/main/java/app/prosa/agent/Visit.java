package app.prosa.agent;

import app.prosa.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/// Where somebody signs in from, as it will stand in their list of sessions.
record Visit(String address, String userAgent) {

    private static final int LONGEST_USER_AGENT = 300;

    static Visit of(HttpServletRequest request, ClientAddress client) {
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        var shown = agent == null ? "" : agent;
        return new Visit(client.of(request), shown.substring(0, Math.min(shown.length(), LONGEST_USER_AGENT)));
    }
}
