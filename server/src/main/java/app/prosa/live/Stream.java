package app.prosa.live;

import app.prosa.agent.AgentId;
import app.prosa.agent.SessionId;
import app.prosa.sql.AccountId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The events of one account as this node holds them: the last ones encoded in memory, and the sockets that follow.
/// Commits may report out of order; a stream passes events on strictly by number.
final class Stream {

    /// How many events stay in memory: enough that a storm of reconnects asks the database nothing.
    static final int KEPT = 1024;

    private final AccountId account;
    private final Consumer<StoredEvent> followers;
    private final ArrayDeque<StoredEvent> kept = new ArrayDeque<>();
    private final TreeMap<Long, StoredEvent> early = new TreeMap<>();
    private final Set<AgentSocket> sockets = new LinkedHashSet<>();
    private final Map<SessionId, Instant> endedSessions = new HashMap<>();
    private final Map<AgentId, Instant> changedRights = new HashMap<>();
    private long last;
    private boolean dirty = true;

    Stream(AccountId account, long last, Collection<StoredEvent> latest, Consumer<StoredEvent> followers) {
        this.account = account;
        this.last = last;
        this.followers = followers;
        kept.addAll(latest);
    }

    AccountId account() {
        return account;
    }

    /// Takes events in any order and passes on those whose turn it is.
    synchronized void offer(List<StoredEvent> events, Instant now) {
        for (var event : events) {
            if (event.seq() > last) {
                early.put(event.seq(), event);
            }
        }
        while (!early.isEmpty() && early.firstKey() == last + 1) {
            pass(early.pollFirstEntry().getValue(), now);
        }
        sockets.forEach(AgentSocket::flush);
    }

    private void pass(StoredEvent event, Instant now) {
        last = event.seq();
        kept.addLast(event);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        remember(event.reach(), event, now);
        sockets.forEach(it -> it.add(event));
        followers.accept(event);
        dirty |= event.reach().now() != null;
    }

    private void remember(Reach reach, StoredEvent event, Instant now) {
        var session = reach.session();
        if (session != null) {
            endedSessions.put(session, now);
            sockets.stream().filter(it -> it.isOf(session)).forEach(AgentSocket::signOut);
        }
        var agent = reach.agent();
        if (agent != null && isRightsChange(event)) {
            changedRights.put(agent, now);
            sockets.stream().filter(it -> it.isOf(agent)).forEach(AgentSocket::startAfresh);
        }
    }

    private static boolean isRightsChange(StoredEvent event) {
        return new String(event.json(), java.nio.charset.StandardCharsets.UTF_8).contains("\"rights.changed\"");
    }

    /// Whom rights or sessions were taken from before this stream began.
    synchronized void revoke(Reach reach, Instant at) {
        Optional.ofNullable(reach.session()).ifPresent(it -> endedSessions.put(it, at));
        Optional.ofNullable(reach.agent()).ifPresent(it -> changedRights.put(it, at));
    }

    /// Whether a ticket given at `issued` still says the truth.
    synchronized boolean stillHolds(Pass pass) {
        var changed = changedRights.get(pass.agent());
        var session = pass.session();
        return (session == null || !endedSessions.containsKey(session))
                && (changed == null || changed.isBefore(pass.issuedAt()));
    }

    /// What a socket that knows `after` has missed, from memory; empty when memory does not reach back so far.
    synchronized Optional<List<StoredEvent>> since(long after) {
        if (after > last) {
            return Optional.empty();
        }
        if (after == last) {
            return Optional.of(List.of());
        }
        if (kept.isEmpty() || kept.getFirst().seq() > after + 1) {
            return Optional.empty();
        }
        return Optional.of(kept.stream().filter(it -> it.seq() > after).toList());
    }

    /// Adds a socket that knows everything up to `after`; it gets what it missed first. False when memory does not
    /// reach
    /// back: then `missed` must be read from the database and given to [#join(AgentSocket, List)].
    synchronized boolean join(AgentSocket socket, long after) {
        var missed = since(after);
        missed.ifPresent(events -> {
            events.forEach(socket::add);
            sockets.add(socket);
            socket.flush();
        });
        return missed.isPresent();
    }

    /// Adds a socket with older events read from the database, if they reach up to what memory holds.
    synchronized boolean join(AgentSocket socket, List<StoredEvent> older) {
        older.forEach(socket::add);
        var reached = older.isEmpty() ? socket.seq() : older.getLast().seq();
        return join(socket, Math.max(reached, socket.seq()));
    }

    synchronized void leave(AgentSocket socket) {
        sockets.remove(socket);
    }

    synchronized List<AgentSocket> sockets() {
        return List.copyOf(sockets);
    }

    synchronized boolean isIdle() {
        return sockets.isEmpty();
    }

    synchronized long last() {
        return last;
    }

    /// True once after something changed what tabs count.
    synchronized boolean takeDirty() {
        boolean was = dirty && !sockets.isEmpty();
        dirty &= !was;
        return was;
    }

    synchronized void recount() {
        dirty = true;
    }
}
