package app.prosa.channel.sms;

import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.connection.ConnectionId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Connections of SMS over HTTP, for who may manage connections.
@RestController
@RequestMapping("/api/v1/connections")
class SmsController {

    private final SmsLines lines;

    SmsController(SmsLines lines) {
        this.lines = lines;
    }

    /// An account of Comtele to connect.
    ///
    /// @param apiKey the key of Comtele's gateway
    /// @param route by which Comtele sends; it chooses when absent
    /// @param undoSeconds how long what agents send can be taken back, 0 to 60
    record NewSms(
            String name,
            @Nullable DepartmentId departmentId,
            String apiKey,
            @Nullable Integer route,
            @Nullable Integer undoSeconds) {}

    /// What changes: what is absent stays.
    record SmsChange(
            @Nullable String apiKey,
            @Nullable Integer route,
            @Nullable Integer undoSeconds) {}

    /// Connects an account of Comtele.
    @PostMapping("/sms")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_CONNECTIONS)
    SmsLines.Connected connectSms(@RequestBody NewSms wanted, Actor actor) {
        return lines.connect(actor.account(), wanted);
    }

    /// How a connection of SMS is set, without its key.
    @GetMapping("/{connectionId}/sms")
    @Requires(Permission.MANAGE_CONNECTIONS)
    SmsLines.Connected readSms(@PathVariable ConnectionId connectionId, Actor actor) {
        return lines.read(actor.account(), connectionId);
    }

    @PatchMapping("/{connectionId}/sms")
    @Requires(Permission.MANAGE_CONNECTIONS)
    SmsLines.Connected changeSms(@PathVariable ConnectionId connectionId, @RequestBody SmsChange change, Actor actor) {
        return lines.change(actor.account(), connectionId, change);
    }

    /// What a test found.
    record SmsTest(boolean works, List<SmsChecks.Check> checks) {}

    /// Asks Comtele whether everything fits together, and says exactly what does not.
    @PostMapping("/{connectionId}/sms/test")
    @Requires(Permission.MANAGE_CONNECTIONS)
    SmsTest testSms(@PathVariable ConnectionId connectionId, Actor actor) {
        var found = lines.test(actor.account(), connectionId);
        return new SmsTest(found.works(), found.checks());
    }
}
