package app.prosa.live;

import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/// The streams of this node: one for each account that somebody follows here, or followed a few minutes ago.
@Component
class Streams implements Neighbours.Listener {

    private static final Logger log = LoggerFactory.getLogger(Streams.class);

    /// A client that missed more than this starts afresh instead.
    private static final int LONGEST_CATCH_UP = 5_000;

    /// So many are read at once of what a client missed.
    private static final int MOST_AT_ONCE = 250;

    /// How long a stream that nobody follows stays, so that a short loss of the network does not begin it anew.
    private static final Duration KEPT_IDLE = Duration.ofMinutes(5);

    private final Map<AccountId, Stream> streams = new ConcurrentHashMap<>();
    private final EventStore store;
    private final TransactionTemplate reading;
    private final SingletonSupplier<List<EventFollower>> followers;
    private final Neighbours neighbours;
    private final JsonMapper json;
    private final Clock clock;

    Streams(
            EventStore store,
            TransactionTemplate transactions,
            ObjectProvider<EventFollower> followers,
            Neighbours neighbours,
            JsonMapper json,
            Clock clock) {
        this.store = store;
        this.reading = transactions;
        this.followers = SingletonSupplier.of(() -> followers.stream().toList());
        this.neighbours = neighbours;
        this.json = json;
        this.clock = clock;
    }

    /// The account's stream, begun now if nobody followed it before.
    Stream of(AccountId account) {
        while (true) {
            var stream = streams.computeIfAbsent(account, this::begin);
            if (stream.use(clock.instant())) {
                return stream;
            }
            streams.remove(account, stream);
        }
    }

    /// The account's stream, if there is one.
    Optional<Stream> known(AccountId account) {
        return Optional.ofNullable(streams.get(account));
    }

    private Stream begin(AccountId account) {
        return Tenant.in(
                account,
                () -> reading.execute(_ -> {
                    var latest = store.latest(account, Stream.KEPT);
                    var last = latest.isEmpty()
                            ? store.head(account)
                            : latest.getLast().seq();
                    var now = clock.instant();
                    var stream = new Stream(account, last, latest, event -> tell(account, event), now);
                    store.revokedSince(account, now.minus(Pass.LIFETIME)).forEach(it -> stream.revoke(it, now));
                    return stream;
                }));
    }

    /// Events of a transaction that has just committed here.
    void offer(AccountId account, List<StoredEvent> events) {
        var stream = streams.get(account);
        if (stream != null) {
            stream.offer(events, clock.instant());
        }
        neighbours.wake(account);
    }

    /// Another node has events of these accounts, or of none that it names.
    @Override
    public void heard(UUID node, Signal signal) {
        if (signal instanceof Signal.Woke(var accounts)) {
            if (accounts.isEmpty()) {
                catchUp();
            } else {
                accounts.forEach(this::catchUp);
            }
        }
    }

    @Override
    public void lost(UUID node) {
        // What it wrote is in the log.
    }

    @Override
    public List<Signal> state() {
        return List.of();
    }

    /// Whoever brings a socket to a stream hears how it ended.
    interface Joining {

        /// It has been told everything and follows from now on.
        void follows();

        /// It missed so much that it had better start afresh.
        void missedTooMuch();
    }

    /// Adds a socket to its account's stream once it has been told all that it missed, a portion after the other.
    void join(AgentSocket socket, AccountId account, Joining joining) {
        var missed = missed(socket, account);
        if (missed.isEmpty()) {
            leave(socket, account);
            joining.missedTooMuch();
        } else if (missed.get().isEmpty()) {
            joining.follows();
        } else {
            socket.catchUp(missed.get(), () -> resume(socket, account, joining));
        }
        if (socket.isClosed()) {
            // It left while it was being added.
            leave(socket, account);
        }
    }

    /// Nobody is told anything there any more.
    void leave(AgentSocket socket, AccountId account) {
        known(account).ifPresent(it -> it.leave(socket));
    }

    private void resume(AgentSocket socket, AccountId account, Joining joining) {
        try {
            join(socket, account, joining);
        } catch (RuntimeException e) {
            log.warn("screen not caught up account={} reason={}", account.value(), e.toString());
            socket.close(AgentSocket.TOO_SLOW, "Reconnect and resume.");
        }
    }

    /// What a socket has to be told next: no events when it follows from now on, empty when it is too far behind.
    private Optional<List<StoredEvent>> missed(AgentSocket socket, AccountId account) {
        while (true) {
            var stream = of(account);
            if (socket.seq() > stream.last()) {
                // Another node has told it more than this one knows.
                catchUp(account);
            }
            var missed = stream.join(socket).or(() -> older(socket, stream));
            if (missed.isPresent() || streams.get(account) == stream) {
                return missed;
            }
            // It retired meanwhile.
        }
    }

    /// From the database, where memory does not reach back so far.
    private Optional<List<StoredEvent>> older(AgentSocket socket, Stream stream) {
        long seq = socket.seq();
        if (stream.last() - seq > LONGEST_CATCH_UP) {
            return Optional.empty();
        }
        var older = Tenant.in(
                stream.account(), () -> reading.execute(_ -> store.after(stream.account(), seq, MOST_AT_ONCE)));
        boolean isNext = !older.isEmpty() && older.getFirst().seq() == seq + 1;
        return isNext ? Optional.of(Stream.portion(older)) : Optional.empty();
    }

    /// Reads what this node was not told of: another node's events, and its own whose report was lost.
    void catchUp() {
        var followed = List.copyOf(streams.keySet());
        if (followed.isEmpty()) {
            return;
        }
        var heads = Tenant.everywhere(() -> reading.execute(_ -> store.heads(followed)));
        heads.forEach((account, head) -> {
            if (known(account).filter(it -> it.last() < head).isPresent()) {
                catchUp(account);
            }
        });
    }

    private void catchUp(AccountId account) {
        known(account).ifPresent(stream -> {
            var missed = Tenant.in(
                    account, () -> reading.execute(_ -> store.after(account, stream.last(), LONGEST_CATCH_UP)));
            stream.offer(missed, clock.instant());
        });
    }

    List<Stream> all() {
        return List.copyOf(streams.values());
    }

    /// Drops what nobody has needed for a while.
    void forgetIdle() {
        var before = clock.instant().minus(KEPT_IDLE);
        for (var stream : all()) {
            if (stream.retire(before, isFollowed(stream.account()))) {
                streams.remove(stream.account(), stream);
            }
        }
    }

    private boolean isFollowed(AccountId account) {
        return followers.obtain().stream().anyMatch(it -> it.follows(account));
    }

    private void tell(AccountId account, StoredEvent event) {
        var conversation = event.reach().conversation();
        if (conversation == null) {
            return;
        }
        followers.obtain().forEach(follower -> {
            if (follower.follows(account, conversation)) {
                try {
                    follower.happened(account, json.readValue(event.json(), LiveEvent.class));
                } catch (RuntimeException e) {
                    // The commit stands and other screens wait: who was not told reads it when they come back.
                    log.error("follower untold account={} seq={}", account.value(), event.seq(), e);
                }
            }
        });
    }

    /// How long a node may be behind when a report was lost.
    static final Duration POLL = Duration.ofMillis(500);
}
