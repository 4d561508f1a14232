package app.prosa.channel;

import app.prosa.agent.Actor;
import app.prosa.connection.ConnectionId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Sql;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where each event that a provider told can be found again, with what became of it; and where what died can be
/// tried once more.
@Component
class Ledger {

    static final int PAGE = 50;

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ().-]{6,}");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final LedgerStore store;
    private final Lines lines;
    private final Reading reading;
    private final Destinations destinations;
    private final Ingestion ingestion;

    Ledger(LedgerStore store, Lines lines, Reading reading, Destinations destinations, Ingestion ingestion) {
        this.store = store;
        this.lines = lines;
        this.reading = reading;
        this.destinations = destinations;
        this.ingestion = ingestion;
    }

    /// An event with the webhook that it came in, byte for byte.
    record Whole(LedgerEvent event, String body) {}

    /// @param text a number, or an id of ours or of the provider's
    /// @param before answers events that came before this place
    @Transactional(readOnly = true)
    public List<LedgerEvent> list(
            AccountId account,
            @Nullable String text,
            LedgerEvent.@Nullable Outcome outcome,
            @Nullable ConnectionId connection,
            @Nullable Long before,
            int limit) {
        var sought = text == null ? "" : OutsideText.line(text);
        return store.list(
                account,
                Sql.all(
                        Sql.when(outcome, it -> Sql.of("event.outcome = ?", it)),
                        Sql.when(connection, it -> Sql.of("event.connection_id = ?", it)),
                        Sql.when(before, it -> Sql.of("event.seq < ?", it)),
                        sought.isEmpty() ? Optional.empty() : Optional.of(named(sought))),
                limit);
    }

    private static Sql named(String sought) {
        var ways = new ArrayList<Sql>();
        ways.add(Sql.of("event.external_id = ?", sought));
        ways.add(Sql.of("event.address = ?", sought));
        if (NUMBER.matcher(sought).matches()) {
            ways.add(Sql.of("event.address = ?", sought.replaceAll("[^0-9]", "")));
        }
        if (UUID_TEXT.matcher(sought).matches()) {
            var id = UUID.fromString(sought);
            ways.add(Sql.of("event.message_id = ?", id));
            ways.add(Sql.of("event.conversation_id = ?", id));
            ways.add(Sql.of("event.ledger_id = ?", id));
        }
        return Sql.any(ways);
    }

    @Transactional(readOnly = true)
    public Whole read(AccountId account, UUID id) {
        var event = store.find(account, id, false).orElseThrow(Ledger::absent);
        var body = store.bodies(account, List.of(event.ledgerId())).get(event.ledgerId());
        return new Whole(event, body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }

    /// Tries an event again, as if it had just come: what died, and what was discarded or given up.
    ///
    /// @throws Refusal.Conflict `not-replayable` for what became something
    @Transactional
    public LedgerEvent replay(Actor actor, UUID id) {
        var account = actor.account();
        var event = store.find(account, id, true).orElseThrow(Ledger::absent);
        if (event.outcome() != LedgerEvent.Outcome.DEAD && event.outcome() != LedgerEvent.Outcome.DISCARDED) {
            throw new Refusal.Conflict("not-replayable", "This event became something already.");
        }
        if (Outcome.BLOCKED.equals(event.reason())) {
            throw new Refusal.Conflict("not-replayable", "Nothing is left of what a blocked contact sent.");
        }
        var line = lines.find(account, event.connectionId()).orElseThrow(() -> new Refusal.NotFound("connection"));
        var body = store.bodies(account, List.of(event.ledgerId())).get(event.ledgerId());
        var told = body == null
                ? List.<Inbound>of()
                : reading.read(line.connection().kind(), body);
        var fresh = told.stream()
                .map(it -> destinations.event(line, event.ledgerId(), event.receivedAt(), it))
                .toList();
        var same =
                fresh.stream().filter(it -> it.head().key().equals(event.key())).findFirst();
        if (same.isPresent() && same.get().outcome() == LedgerEvent.Outcome.PENDING) {
            again(account, event, same.get());
        } else if (same.isEmpty() && store.insert(account, fresh, false) > 0) {
            store.settle(
                    account, List.of(new LedgerStore.Settled(id, Outcome.discarded("read-anew"))), event.receivedAt());
        }
        return store.find(account, id, false).orElseThrow();
    }

    /// It may be for another connection by now; and have come there, and been done, by itself.
    private void again(AccountId account, LedgerEvent event, LedgerStore.Fresh fresh) {
        boolean came = !fresh.connection().equals(event.connectionId())
                && store.knows(account, fresh.connection(), event.key());
        if (came) {
            store.settle(
                    account, List.of(new LedgerStore.Settled(event.id(), Outcome.duplicate())), event.receivedAt());
        } else {
            store.again(account, event.id(), fresh.connection(), fresh.shard(), fresh.kind());
        }
    }

    /// What was tried again need not wait for the next look.
    void wake(AccountId account, LedgerEvent event) {
        for (int shard = 0; shard < Destinations.SHARDS; shard++) {
            ingestion.wake(new Backlog.Shard(account, event.connectionId(), shard));
        }
    }

    private static Refusal absent() {
        return new Refusal.NotFound("event");
    }
}
