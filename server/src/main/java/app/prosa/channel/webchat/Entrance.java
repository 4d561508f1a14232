package app.prosa.channel.webchat;

import app.prosa.connection.ConnectionKind;
import app.prosa.connection.Door;
import app.prosa.connection.Doors;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Lets visitors in: finds the connection by its public key and the visitor by the secret of their browser.
@Component
class Entrance {

    private static final String BEARER = "Bearer ";

    private final Doors doors;
    private final Visitors visitors;

    Entrance(Doors doors, Visitors visitors) {
        this.doors = doors;
        this.visitors = visitors;
    }

    /// @throws Refusal.NotFound when there is no such website chat, or it is switched off
    Door door(String key) {
        return doors.byKey(key)
                .filter(it -> it.isOn() && it.connection().kind() == ConnectionKind.WEBCHAT)
                .orElseThrow(() -> new Refusal.NotFound("website chat"));
    }

    /// The visitor who makes this request.
    ///
    /// @throws Refusal.SignedOut `unknown-visitor` when the secret is missing or not ours: the browser forgets it
    Visitor visitor(Door door, HttpServletRequest request) {
        var token = token(request);
        return Tenant.in(door.account(), () -> visitors.find(door, token)).orElseThrow(Entrance::unknown);
    }

    static Refusal unknown() {
        return new Refusal.SignedOut("unknown-visitor", "This browser is not known here.");
    }

    static String token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER)
                ? header.substring(BEARER.length()).strip()
                : "";
    }
}
