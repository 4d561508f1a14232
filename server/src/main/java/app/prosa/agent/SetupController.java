package app.prosa.agent;

import app.prosa.sql.Tenant;
import app.prosa.web.ClientAddress;
import app.prosa.web.Limit;
import app.prosa.web.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The first visit to an empty installation.
@RestController
class SetupController {

    private final Workspaces workspaces;
    private final Browsers browsers;
    private final SessionCookie cookie;
    private final ClientAddress client;
    private final RateLimits limits;
    private final DemoSignIns demo;

    SetupController(
            Workspaces workspaces,
            Browsers browsers,
            SessionCookie cookie,
            ClientAddress client,
            RateLimits limits,
            DemoSignIns demo) {
        this.workspaces = workspaces;
        this.browsers = browsers;
        this.cookie = cookie;
        this.client = client;
        this.limits = limits;
        this.demo = demo;
    }

    /// Tells whether the installation must be set up, and the sign-ins of the demo workspace if it is one.
    @Public
    @GetMapping("/api/v1/setup")
    Setup setup() {
        return new Setup(workspaces.none(), demo.signIns());
    }

    /// Opens the workspace and signs its owner in.
    @Public
    @PostMapping("/api/v1/setup")
    ResponseEntity<Me> setUp(@RequestBody Founding.Wish body, HttpServletRequest request) {
        var visit = Visit.of(request, client);
        limits.take(Limit.SETUP, visit.address());
        var opened = workspaces.setUp(body);
        var account = opened.account().id();
        var entry = Tenant.in(account, () -> browsers.enter(account, opened.owner(), visit));
        return cookie.answer(HttpStatus.CREATED, entry, request);
    }

    record Setup(boolean needed, List<DemoSignIns.SignIn> demo) {}
}
