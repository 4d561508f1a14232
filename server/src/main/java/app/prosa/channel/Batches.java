package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.sql.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// One transaction's worth of events.
@Component
class Batches {

    private final LedgerStore store;
    private final Lines lines;
    private final Reading reading;
    private final JustRead justRead;
    private final Receiving receiving;
    private final Clock clock;

    Batches(LedgerStore store, Lines lines, Reading reading, JustRead justRead, Receiving receiving, Clock clock) {
        this.store = store;
        this.lines = lines;
        this.reading = reading;
        this.justRead = justRead;
        this.receiving = receiving;
        this.clock = clock;
    }

    /// Settles up to `most` of the shard's oldest events: all of them or none. What one customer sent is taken
    /// in the order of their own clock.
    ///
    /// @return how many there were; 0 also when somebody else is at work in the shard
    @Transactional
    public int settle(Backlog.Shard shard, int most) {
        return settle(shard, most, false);
    }

    /// Settles the shard's oldest event. What waited for it comes after it, each by itself: so none of that can make
    /// it fail.
    @Transactional
    public int settleAlone(Backlog.Shard shard) {
        return settle(shard, 1, true);
    }

    private int settle(Backlog.Shard shard, int most, boolean alone) {
        if (!store.take(shard.connection(), shard.shard())) {
            return 0;
        }
        var waiting = store.pending(shard.account(), shard.connection(), shard.shard(), most);
        if (!waiting.isEmpty()) {
            settle(shard.account(), shard.connection(), waiting, alone);
        }
        return waiting.size();
    }

    /// The shard's oldest event is dead.
    @Transactional
    public void bury(Backlog.Shard shard, String error) {
        if (store.take(shard.connection(), shard.shard())) {
            store.pending(shard.account(), shard.connection(), shard.shard(), 1)
                    .forEach(it -> store.settle(
                            shard.account(),
                            List.of(new LedgerStore.Settled(it.id(), Outcome.dead(error))),
                            clock.instant()));
        }
    }

    /// Settles what waited for something that is there by now.
    @Transactional
    public void unpark(Backlog.Late late) {
        var parked = store.parked(late.account(), late.connection(), List.of(late.target()));
        if (!parked.isEmpty()) {
            settle(late.account(), late.connection(), parked, false);
        }
    }

    /// The same, each by itself, in the shards where they were.
    @Transactional
    public void requeue(Backlog.Late late) {
        store.requeue(late.account(), late.connection(), List.of(late.target()));
    }

    private void settle(AccountId account, ConnectionId connection, List<LedgerStore.Waiting> waiting, boolean alone) {
        var line = lines.find(account, connection).orElseThrow();
        var bodies = new Bodies(account, line);
        var settled = new LinkedHashMap<UUID, Outcome>();
        var queue = new ArrayDeque<>(ordered(waiting));
        bodies.load(waiting);
        while (!queue.isEmpty()) {
            var together = together(queue, bodies, settled);
            var received =
                    receiving.receive(line, together.stream().map(Due::told).toList());
            var arrived = new ArrayList<String>();
            for (int i = 0; i < received.size(); i++) {
                settled.put(together.get(i).event().id(), received.get(i).outcome());
                arrived.addAll(received.get(i).arrived());
                if (received.get(i).outcome().isBlocked()) {
                    forget(account, line, together.get(i), received.get(i).outcome());
                }
            }
            if (alone) {
                store.requeue(account, connection, arrived);
            } else if (!arrived.isEmpty()) {
                var woken = ordered(store.parked(account, connection, arrived));
                var mine = parkedHere(settled, arrived, waiting);
                bodies.load(woken);
                woken.reversed().forEach(queue::addFirst);
                mine.reversed().forEach(queue::addFirst);
            }
        }
        store.settle(
                account,
                settled.entrySet().stream()
                        .map(it -> new LedgerStore.Settled(it.getKey(), it.getValue()))
                        .toList(),
                clock.instant());
    }

    private record Due(LedgerStore.Waiting event, Receiving.Told told) {}

    /// What goes next: all that go with each other up to something else, or that alone.
    private static List<Due> together(
            ArrayDeque<LedgerStore.Waiting> queue, Bodies bodies, Map<UUID, Outcome> settled) {
        var together = new ArrayList<Due>();
        while (!queue.isEmpty()) {
            var event = queue.element();
            var inbound = bodies.find(event);
            if (inbound == null) {
                settled.put(event.id(), Outcome.dead("It cannot be found in its webhook any more."));
                queue.remove();
                continue;
            }
            var told = new Receiving.Told(inbound, event.receivedAt());
            if (!together.isEmpty() && !told.goesWith(together.getLast().told())) {
                return together;
            }
            queue.remove();
            together.add(new Due(event, told));
        }
        return together;
    }

    /// Nothing stays of what somebody says who is blocked (docs/rules.md, E18), except that they said it. It is
    /// settled at once, for what comes after it may be about it.
    private void forget(AccountId account, Line line, Due due, Outcome outcome) {
        store.settle(account, List.of(new LedgerStore.Settled(due.event().id(), outcome)), clock.instant());
        var id = due.told().inbound().head().externalId();
        var webhook = due.event().ledgerId();
        var body = store.bodies(account, List.of(webhook)).get(webhook);
        if (id != null && body != null) {
            var kind = line.connection().kind();
            store.rewrite(account, webhook, reading.of(kind).without(body, id));
        }
    }

    /// What this very batch parked and need not.
    private static List<LedgerStore.Waiting> parkedHere(
            Map<UUID, Outcome> settled, List<String> arrived, List<LedgerStore.Waiting> waiting) {
        return waiting.stream()
                .filter(it -> {
                    var outcome = settled.get(it.id());
                    return outcome != null && outcome.target() != null && arrived.contains(outcome.target());
                })
                .toList();
    }

    private static List<LedgerStore.Waiting> ordered(List<LedgerStore.Waiting> events) {
        return events.stream()
                .sorted(Comparator.comparing((LedgerStore.Waiting it) -> at(it))
                        .thenComparingLong(LedgerStore.Waiting::seq))
                .toList();
    }

    private static Instant at(LedgerStore.Waiting event) {
        return event.happenedAt() == null ? event.receivedAt() : event.happenedAt();
    }

    /// The webhooks of a batch, each read once.
    private final class Bodies {

        private final AccountId account;
        private final Line line;
        private final Map<UUID, Map<String, Inbound>> read = new HashMap<>();

        private Bodies(AccountId account, Line line) {
            this.account = account;
            this.line = line;
        }

        private void load(List<LedgerStore.Waiting> events) {
            var missing = new ArrayList<UUID>();
            for (var it : events) {
                if (!read.containsKey(it.ledgerId()) && !missing.contains(it.ledgerId())) {
                    justRead.find(it.ledgerId())
                            .ifPresentOrElse(told -> read.put(it.ledgerId(), told), () -> missing.add(it.ledgerId()));
                }
            }
            if (!missing.isEmpty()) {
                store.bodies(account, missing)
                        .forEach((id, body) -> read.put(
                                id,
                                JustRead.byKey(reading.read(line.connection().kind(), body))));
            }
        }

        private @Nullable Inbound find(LedgerStore.Waiting event) {
            var webhook = read.get(event.ledgerId());
            return webhook == null ? null : webhook.get(event.key());
        }
    }
}
