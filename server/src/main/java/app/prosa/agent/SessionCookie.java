package app.prosa.agent;

import app.prosa.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The cookie that carries a session: out of reach of scripts, and `Secure` wherever the browser speaks https.
@Component
class SessionCookie {

    private final ClientAddress client;

    SessionCookie(ClientAddress client) {
        this.client = client;
    }

    ResponseEntity<Me> answer(HttpStatus status, Entry entry, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.SET_COOKIE, cookie(entry.secret(), Credentials.COOKIE_LENGTH, request))
                .body(entry.me());
    }

    ResponseEntity<Void> gone(HttpServletRequest request) {
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request))
                .build();
    }

    private String cookie(String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(Sessions.COOKIE, value)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .secure(client.isSecure(request))
                .maxAge(age)
                .build()
                .toString();
    }
}
