package app.prosa.channel.whatsapp;

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

/// Numbers of WhatsApp over HTTP, for who may manage connections.
@RestController
@RequestMapping("/api/v1/connections")
class WhatsAppController {

    private final Numbers numbers;

    WhatsAppController(Numbers numbers) {
        this.numbers = numbers;
    }

    /// A number to connect.
    ///
    /// @param phoneNumberId what Meta calls the number
    /// @param businessAccountId what Meta calls the company's account that it belongs to
    /// @param token of a system user who may send for the account
    /// @param appSecret with which Meta signs what it tells
    /// @param verifyToken the word by which Meta knows our address; made when absent
    /// @param undoSeconds how long what agents send can be taken back, 0 to 60
    /// @param showReading whether customers see that the team has read, and that somebody writes; shown when absent
    /// @param ignoreGroups whether what is written in groups is left out; taken in when absent
    /// @param declineCalls whether calls are turned down at once; they ring when absent
    record NewNumber(
            String name,
            @Nullable DepartmentId departmentId,
            String phoneNumberId,
            String businessAccountId,
            String token,
            String appSecret,
            @Nullable String verifyToken,
            @Nullable Integer undoSeconds,
            @Nullable Boolean showReading,
            @Nullable Boolean ignoreGroups,
            @Nullable Boolean declineCalls) {}

    /// What changes of a number: what is absent stays.
    record NumberChange(
            @Nullable String phoneNumberId,
            @Nullable String businessAccountId,
            @Nullable String token,
            @Nullable String appSecret,
            @Nullable String verifyToken,
            @Nullable Integer undoSeconds,
            @Nullable Boolean showReading,
            @Nullable Boolean ignoreGroups,
            @Nullable Boolean declineCalls) {}

    /// Connects a number.
    @PostMapping("/whatsapp")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_CONNECTIONS)
    Numbers.Connected connectNumber(@RequestBody NewNumber wanted, Actor actor) {
        return numbers.connect(actor.account(), wanted);
    }

    /// How a number is set, without its secrets; the word for Meta is among it, because somebody must type it
    /// there.
    @GetMapping("/{connectionId}/whatsapp")
    @Requires(Permission.MANAGE_CONNECTIONS)
    Numbers.Connected readNumber(@PathVariable ConnectionId connectionId, Actor actor) {
        return numbers.read(actor.account(), connectionId);
    }

    @PatchMapping("/{connectionId}/whatsapp")
    @Requires(Permission.MANAGE_CONNECTIONS)
    Numbers.Connected changeNumber(
            @PathVariable ConnectionId connectionId, @RequestBody NumberChange change, Actor actor) {
        return numbers.change(actor.account(), connectionId, change);
    }

    /// What a test found.
    record NumberTest(boolean works, List<NumberChecks.Check> checks) {}

    /// Asks Meta whether everything fits together, and says exactly what does not.
    @PostMapping("/{connectionId}/whatsapp/test")
    @Requires(Permission.MANAGE_CONNECTIONS)
    NumberTest testNumber(@PathVariable ConnectionId connectionId, Actor actor) {
        var checks = numbers.test(actor.account(), connectionId);
        return new NumberTest(checks.stream().allMatch(NumberChecks.Check::passed), checks);
    }
}
