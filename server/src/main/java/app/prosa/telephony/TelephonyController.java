package app.prosa.telephony;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Public;
import app.prosa.agent.Requires;
import app.prosa.agent.Sessions;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import app.prosa.web.SameOrigin;
import app.prosa.web.WebSockets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// By what agents call, over HTTP; and the socket at which their browsers speak SIP.
@RestController
@RequestMapping("/api/v1/telephony")
class TelephonyController {

    private final Switchboard switchboard;
    private final Wavoip wavoip;
    private final PbxChecks checks;
    private final Sessions sessions;
    private final Relays relays;
    private final WebSockets sockets;
    private final SameOrigin origins;

    TelephonyController(
            Switchboard switchboard,
            Wavoip wavoip,
            PbxChecks checks,
            Sessions sessions,
            Relays relays,
            WebSockets sockets,
            SameOrigin origins) {
        this.switchboard = switchboard;
        this.wavoip = wavoip;
        this.checks = checks;
        this.sessions = sessions;
        this.relays = relays;
        this.sockets = sockets;
        this.origins = origins;
    }

    /// By what an agent can call now.
    ///
    /// @param pbx by the telephone exchange (PABX): it is on, and has an extension for them
    /// @param wavoip by these devices of Wavoip over WhatsApp; none while that is off, or not theirs
    record Telephony(boolean pbx, List<WavoipDevice> wavoip) {
        Telephony {
            wavoip = List.copyOf(wavoip);
        }
    }

    /// Reads by what the agent can call now.
    @GetMapping
    @Requires(Permission.ATTEND)
    Telephony readTelephony(Actor actor) {
        return new Telephony(switchboard.serves(actor), wavoip.devices(actor));
    }

    /// Reads how the telephone exchange is set, without the passwords of its extensions.
    @GetMapping("/pbx")
    @Requires(Permission.MANAGE_CONNECTIONS)
    Switchboard.Exchange readPbx(Actor actor) {
        return switchboard.read(actor.account());
    }

    /// Changes how the telephone exchange is set, or switches it on or off. Refused with `address-refused` for an
    /// address that is not encrypted, unless the operator permits its host.
    @PatchMapping("/pbx")
    @Requires(Permission.MANAGE_CONNECTIONS)
    Switchboard.Exchange changePbx(@RequestBody Switchboard.PbxChange change, Actor actor) {
        return switchboard.change(actor.account(), change);
    }

    /// Gives an agent an extension of the exchange. Refused with `extension-taken` when it is a colleague's.
    @PutMapping("/pbx/extensions/{agentId}")
    @Requires(Permission.MANAGE_CONNECTIONS)
    Switchboard.Exchange assignExtension(
            @PathVariable AgentId agentId, @RequestBody Switchboard.ExtensionWish wish, Actor actor) {
        return switchboard.assign(actor.account(), agentId, wish);
    }

    /// Takes an agent's extension away.
    @DeleteMapping("/pbx/extensions/{agentId}")
    @Requires(Permission.MANAGE_CONNECTIONS)
    Switchboard.Exchange unassignExtension(@PathVariable AgentId agentId, Actor actor) {
        return switchboard.unassign(actor.account(), agentId);
    }

    /// What a test found.
    record PbxTest(boolean works, List<PbxChecks.Check> checks) {}

    /// Goes to the exchange with an extension, and says exactly what does not fit together. Refused with
    /// `no-extension` while nobody has one.
    @PostMapping("/pbx/test")
    @Requires(Permission.MANAGE_CONNECTIONS)
    PbxTest testPbx(Actor actor) {
        var line = switchboard
                .anyLine(actor.account(), actor.agent())
                .filter(it -> !it.pbx().address().isEmpty())
                .orElseThrow(() -> new Refusal.Conflict("no-extension", "Nobody has an extension yet."));
        var found = checks.of(line);
        return new PbxTest(found.stream().allMatch(PbxChecks.Check::passed), found);
    }

    /// Opens a WebSocket to the exchange, with the subprotocol `sip`. What a browser says there, and hears, is in the
    /// words of decision 21: it calls itself `sip:me@prosa.invalid` and customers by the ids of calls.
    @GetMapping("/socket")
    @Public
    void openSipSocket(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!origins.hasOwnOrigin(request)) {
            throw new Refusal.Forbidden("cross-site", "Telephones open from our own pages only.");
        }
        var actor =
                sessions.authenticate(request).orElseThrow(() -> new Refusal.SignedOut("signed-out", "Sign in first."));
        var session = actor.session();
        if (session == null) {
            throw new Refusal.Forbidden("browser-only", "Telephones are for browsers.");
        }
        var line = Tenant.in(actor.account(), () -> switchboard.line(actor.account(), actor.agent()))
                .orElseThrow(() -> new Refusal.Forbidden("telephony-off", "You cannot call by this now."));
        if (!relays.hasRoom(line)) {
            throw new Refusal.TooMany("too-many-telephones", "Close one of your windows.", Duration.ofSeconds(10));
        }
        sockets.upgrade(request, response, Trunk.PROTOCOL, wire -> relays.join(wire, line, session));
    }
}
