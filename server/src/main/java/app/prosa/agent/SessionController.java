package app.prosa.agent;

import app.prosa.web.ClientAddress;
import app.prosa.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out.
@RestController
class SessionController {

    private final SignIn signIn;
    private final Browsers browsers;
    private final Myself myself;
    private final SessionCookie cookie;
    private final ClientAddress client;

    SessionController(SignIn signIn, Browsers browsers, Myself myself, SessionCookie cookie, ClientAddress client) {
        this.signIn = signIn;
        this.browsers = browsers;
        this.myself = myself;
        this.cookie = cookie;
        this.client = client;
    }

    /// Signs in by e-mail and password.
    @Public
    @PostMapping("/api/v1/session")
    ResponseEntity<Me> signIn(@RequestBody SignInRequest body, HttpServletRequest request) {
        var entry = signIn.signIn(body.email(), body.password(), Visit.of(request, client));
        return cookie.answer(HttpStatus.OK, entry, request);
    }

    /// Tells who is signed in.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/session")
    Me session(Actor actor) {
        return myself.me(actor.account(), actor.agent());
    }

    /// Signs out here.
    @Requires(Permission.ATTEND)
    @DeleteMapping("/api/v1/session")
    ResponseEntity<Void> signOut(Actor actor, HttpServletRequest request) {
        if (actor.session() == null) {
            throw new Refusal.Conflict("no-session", "An API token is no session; delete it to end it.");
        }
        browsers.end(actor, actor.session());
        return cookie.gone(request);
    }

    /// Lists the browsers in which one is signed in.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/sessions")
    SessionList sessions(Actor actor) {
        return new SessionList(browsers.all(actor));
    }

    /// Signs out everywhere, here too.
    @Requires(Permission.ATTEND)
    @DeleteMapping("/api/v1/sessions")
    ResponseEntity<Void> signOutEverywhere(Actor actor, HttpServletRequest request) {
        browsers.endAll(actor.account(), actor.agent());
        return cookie.gone(request);
    }

    /// Signs out one browser.
    @Requires(Permission.ATTEND)
    @DeleteMapping("/api/v1/sessions/{id}")
    ResponseEntity<Void> endSession(Actor actor, @PathVariable SessionId id) {
        browsers.end(actor, id);
        return ResponseEntity.noContent().build();
    }

    record SignInRequest(String email, String password) {}

    record SessionList(List<Session> items) {}
}
