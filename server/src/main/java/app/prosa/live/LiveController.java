package app.prosa.live;

import app.prosa.agent.Public;
import app.prosa.agent.Sessions;
import app.prosa.web.Refusal;
import app.prosa.web.SameOrigin;
import app.prosa.web.WebSockets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where an agent's screen connects. It shows a cookie or an API token like any other request, or the ticket that its
/// last socket gave it, and comes from our own pages only.
@RestController
class LiveController {

    private final Desk desk;
    private final Sessions sessions;
    private final Passes passes;
    private final WebSockets sockets;
    private final SameOrigin origins;
    private final Clock clock;

    LiveController(Desk desk, Sessions sessions, Passes passes, WebSockets sockets, SameOrigin origins, Clock clock) {
        this.desk = desk;
        this.sessions = sessions;
        this.passes = passes;
        this.sockets = sockets;
        this.origins = origins;
        this.clock = clock;
    }

    /// Opens the live socket (see `api/events.md`). `seq` is the last number that the client knows, from bootstrap or
    /// from its last socket.
    @GetMapping("/api/v1/live")
    @Public
    void live(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam long seq,
            @RequestParam(required = false) @Nullable String ticket)
            throws IOException {
        if (request.getHeader("Origin") != null && !origins.hasOwnOrigin(request)) {
            throw new Refusal.Forbidden("cross-site", "Live sockets open from our own pages only.");
        }
        var rights = ticket == null
                ? null
                : passes.read(ticket).filter(desk::stillHolds).orElse(null);
        if (rights == null) {
            var actor = sessions.authenticate(request)
                    .orElseThrow(() -> new Refusal.SignedOut("signed-out", "Sign in first."));
            rights = Pass.of(actor, clock.instant());
        }
        var granted = rights;
        sockets.upgrade(request, response, wire -> desk.connect(wire, granted, seq));
    }
}
