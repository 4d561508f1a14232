package app.prosa.live;

import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentId;
import app.prosa.agent.SessionId;
import app.prosa.conversation.Counts;
import app.prosa.sql.AccountId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The events of one account as this node holds them: the last ones encoded in memory, and the sockets that follow.
/// Commits may report out of order; a stream passes events on strictly by number.
///
/// Its lock is held for the order only. Writing to sockets and telling followers happen outside, so neither holds up
/// the next commit.
final class Stream {

    /// How many events stay in memory: enough that a storm of reconnects asks the database nothing.
    static final int KEPT = 1024;

    private static final int KEPT_BYTES = 4 << 20;

    private final AccountId account;
    private final Consumer<StoredEvent> followers;
    private final ArrayDeque<StoredEvent> kept = new ArrayDeque<>();
    private final TreeMap<Long, StoredEvent> early = new TreeMap<>();
    private final ArrayDeque<StoredEvent> untold = new ArrayDeque<>();
    private final Set<AgentSocket> sockets = new LinkedHashSet<>();
    /// Those who still catch up: they hear nothing but that they must go.
    private final Set<AgentSocket> arriving = new HashSet<>();
    private final Map<SessionId, Instant> endedSessions = new HashMap<>();
    private final Map<AgentId, Instant> changedRights = new HashMap<>();
    private @Nullable List<AgentSocket> everybody;
    private @Nullable List<Counts.Tally> tallies;
    private @Nullable List<AgentCard> agents;
    private Instant usedAt;
    private int keptBytes;
    private long last;
    private long agentsChanged;
    private boolean telling;
    private boolean retired;

    Stream(AccountId account, long last, Collection<StoredEvent> latest, Consumer<StoredEvent> followers, Instant now) {
        this.account = account;
        this.last = last;
        this.followers = followers;
        this.usedAt = now;
        latest.forEach(this::keep);
    }

    AccountId account() {
        return account;
    }

    /// Takes events in any order and passes on those whose turn it is.
    void offer(List<StoredEvent> events, Instant now) {
        var farewells = new ArrayList<Runnable>();
        List<AgentSocket> readers;
        synchronized (this) {
            for (var event : events) {
                if (event.seq() > last) {
                    early.put(event.seq(), event);
                }
            }
            while (!early.isEmpty() && early.firstKey() == last + 1) {
                pass(early.pollFirstEntry().getValue(), now, farewells);
            }
            readers = sockets();
        }
        readers.forEach(AgentSocket::flush);
        farewells.forEach(Runnable::run);
        tellFollowers();
    }

    private void pass(StoredEvent event, Instant now, List<Runnable> farewells) {
        last = event.seq();
        keep(event);
        sockets().forEach(it -> it.add(event));
        if (event.reach().now() != null) {
            tallies = null;
            untold.add(event);
        }
        if (event.is("agent.changed")) {
            agents = null;
            agentsChanged = last;
        }
        var session = event.reach().session();
        if (session != null) {
            endedSessions.put(session, now);
            here().filter(it -> it.isOf(session)).forEach(it -> farewells.add(it::signOut));
        }
        var agent = event.reach().agent();
        if (agent != null && event.is("rights.changed")) {
            changedRights.put(agent, now);
            here().filter(it -> it.isOf(agent)).forEach(it -> farewells.add(it::startAfresh));
        }
    }

    private void keep(StoredEvent event) {
        kept.addLast(event);
        keptBytes += event.size();
        while (kept.size() > KEPT || (keptBytes > KEPT_BYTES && kept.size() > 1)) {
            keptBytes -= kept.removeFirst().size();
        }
    }

    /// One thread at a time, so that followers hear in order; who comes meanwhile leaves their events to it.
    private void tellFollowers() {
        synchronized (this) {
            if (telling) {
                return;
            }
            telling = true;
        }
        for (var event = nextUntold(); event != null; event = nextUntold()) {
            followers.accept(event);
        }
    }

    private synchronized @Nullable StoredEvent nextUntold() {
        var event = untold.poll();
        telling = event != null;
        return event;
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

    /// What comes after that number, as much as a screen gets at once. Empty when memory does not reach so far.
    private Optional<List<StoredEvent>> since(long after) {
        if (after > last || retired) {
            return Optional.empty();
        }
        if (after == last) {
            return Optional.of(List.of());
        }
        if (kept.isEmpty() || kept.getFirst().seq() > after + 1) {
            return Optional.empty();
        }
        return Optional.of(portion(kept.stream().filter(it -> it.seq() > after).toList()));
    }

    /// The first of these events, at least one, that together are not too much to be written at once.
    static List<StoredEvent> portion(List<StoredEvent> events) {
        int bytes = 0;
        int count = 0;
        for (var event : events) {
            bytes += event.size();
            if (count > 0 && bytes > AgentSocket.PORTION_BYTES) {
                break;
            }
            count++;
        }
        return events.subList(0, count);
    }

    /// Adds a socket with what it missed, when that is little enough to be written at once; else answers what it has to
    /// be told first.
    ///
    /// @return no events when it follows from now on; empty when memory does not reach back so far
    Optional<List<StoredEvent>> join(AgentSocket socket) {
        synchronized (this) {
            var missed = since(socket.seq());
            if (missed.isEmpty() || missed.get().size() < last - socket.seq()) {
                arriving.add(socket);
                return missed;
            }
            missed.get().forEach(socket::add);
            arriving.remove(socket);
            sockets.add(socket);
            everybody = null;
        }
        socket.flush();
        return Optional.of(List.of());
    }

    private java.util.stream.Stream<AgentSocket> here() {
        return java.util.stream.Stream.concat(sockets.stream(), arriving.stream());
    }

    synchronized void leave(AgentSocket socket) {
        arriving.remove(socket);
        if (sockets.remove(socket)) {
            everybody = null;
        }
    }

    synchronized List<AgentSocket> sockets() {
        if (everybody == null) {
            everybody = List.copyOf(sockets);
        }
        return everybody;
    }

    synchronized long last() {
        return last;
    }

    /// How the account's conversations stand, if it was counted since the last change.
    synchronized Optional<List<Counts.Tally>> tallies() {
        return Optional.ofNullable(tallies);
    }

    /// Keeps what was counted after event `seq`, unless something changed meanwhile.
    synchronized void keepTallies(List<Counts.Tally> counted, long seq) {
        if (last == seq) {
            tallies = counted;
        }
    }

    /// Who works in the account, if it was read since the last change.
    synchronized Optional<List<AgentCard>> agents() {
        return Optional.ofNullable(agents);
    }

    /// Keeps what was read after event `seq`, unless somebody changed meanwhile.
    synchronized void keepAgents(List<AgentCard> read, long seq) {
        if (agentsChanged <= seq) {
            agents = read;
        }
    }

    /// Somebody needs the stream now. False when it has retired: then a fresh one must begin.
    synchronized boolean use(Instant now) {
        if (!retired) {
            usedAt = now;
        }
        return !retired;
    }

    /// Retires the stream if no socket follows it and nobody asked for it since `before`. Nothing is added to a retired
    /// stream, so whoever came too late for this one begins another.
    synchronized boolean retire(Instant before, boolean followed) {
        retired |= sockets.isEmpty() && !followed && usedAt.isBefore(before);
        return retired;
    }
}
