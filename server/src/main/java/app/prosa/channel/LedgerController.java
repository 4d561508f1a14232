package app.prosa.channel;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.connection.ConnectionId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The ledger over HTTP, for who may manage connections.
@RestController
@RequestMapping("/api/v1/ledger")
class LedgerController {

    private final Ledger ledger;

    LedgerController(Ledger ledger) {
        this.ledger = ledger;
    }

    /// A page of the ledger, newest first.
    ///
    /// @param next where the next page begins, or null
    record LedgerPage(List<LedgerEvent> items, @Nullable String next) {}

    /// Lists what providers told and what became of it, newest first. `q` finds by number, or by an id of ours
    /// or of the provider's.
    @GetMapping
    @Requires(Permission.MANAGE_CONNECTIONS)
    LedgerPage listLedger(
            Actor actor,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) LedgerEvent.@Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable ConnectionId connection,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, 200);
        var rows = ledger.list(actor.account(), q, outcome, connection, after, size + 1);
        var items = rows.size() > size ? rows.subList(0, size) : rows;
        return new LedgerPage(
                List.copyOf(items),
                rows.size() > size ? String.valueOf(items.getLast().seq()) : null);
    }

    /// Reads an event with the webhook that it came in, byte for byte.
    @GetMapping("/{eventId}")
    @Requires(Permission.MANAGE_CONNECTIONS)
    Ledger.Whole readLedgerEvent(Actor actor, @PathVariable UUID eventId) {
        return ledger.read(actor.account(), eventId);
    }

    /// Tries an event again that died or was discarded.
    @PostMapping("/{eventId}/replay")
    @Requires(Permission.MANAGE_CONNECTIONS)
    LedgerEvent replayLedgerEvent(Actor actor, @PathVariable UUID eventId) {
        var event = ledger.replay(actor, eventId);
        ledger.wake(actor.account(), event);
        return event;
    }
}
