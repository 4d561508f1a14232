package app.prosa.live;

import app.prosa.sql.AccountId;
import app.prosa.sql.Notices;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The other nodes of this installation: wakes them when there are events, and tells them of what skips the event log.
/// What comes up within some milliseconds goes out in one notice. A node that is alone tells nobody anything.
///
/// Nothing depends on a notice: events are also looked for at intervals, and whoever begins to listen, or may have lost
/// something, has everything said again.
@Component
class Neighbours {

    /// The pause after a notice, in which the next one gathers.
    static final Duration GATHERING = Duration.ofMillis(10);

    /// How often a node says that it is there, and how long it counts as there without saying so.
    static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final Duration LOST = HEARTBEAT.multipliedBy(3);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String CHANNEL = "prosa_live";
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_WOKEN = 100;
    private static final Logger log = LoggerFactory.getLogger(Neighbours.class);

    /// Somebody who tells other nodes things, and hears of theirs.
    interface Listener {

        void heard(UUID node, Signal signal);

        /// The node is gone, with everything that it told.
        void lost(UUID node);

        /// How things stand here, for a node that knows nothing.
        List<Signal> state();
    }

    private record Letter(UUID from, List<Signal> signals) {

        private Letter {
            // A newer node's signals that this one does not know are read as null.
            signals = signals.stream().filter(Objects::nonNull).toList();
        }
    }

    private final UUID self = UUID.randomUUID();
    private final Map<UUID, Long> others = new ConcurrentHashMap<>();
    private final Set<AccountId> woken = new HashSet<>();
    private final ArrayDeque<Signal> waiting = new ArrayDeque<>();
    private final Semaphore due = new Semaphore(0);
    private final Notices notices;
    private final ObjectProvider<Listener> listeners;
    private final JsonMapper json;
    private volatile Notices.@Nullable Listening listening;
    private boolean everything;

    Neighbours(Notices notices, ObjectProvider<Listener> listeners, JsonMapper json) {
        this.notices = notices;
        this.listeners = listeners;
        this.json = json;
    }

    /// How many other nodes are there.
    int count() {
        return others.size();
    }

    /// There are events in this account.
    void wake(AccountId account) {
        if (!others.isEmpty()) {
            synchronized (this) {
                woken.add(account);
                due.release();
            }
        }
    }

    void tell(Signal signal) {
        if (!others.isEmpty()) {
            synchronized (this) {
                waiting.add(signal);
                if (waiting.size() > MOST_WAITING) {
                    sayEverythingAgain();
                }
                due.release();
            }
        }
    }

    /// Says that this node is there, and takes leave of those who have not said so for long.
    void beat() {
        synchronized (this) {
            waiting.add(new Signal.Here());
            due.release();
        }
        long now = System.nanoTime();
        others.forEach((node, heardAt) -> {
            if (now - heardAt > LOST.toNanos() && others.remove(node, heardAt)) {
                log.info("node gone node={}", node);
                listeners.forEach(it -> it.lost(node));
            }
        });
    }

    private synchronized void sayEverythingAgain() {
        // It replaces whatever waits, except that somebody is greeted.
        waiting.removeIf(it -> !(it instanceof Signal.Hello));
        everything = true;
        due.release();
    }

    /// Waits until there is something to say, a second at most, and says it.
    void speak() {
        var signals = new ArrayList<Signal>();
        boolean all;
        pause();
        synchronized (this) {
            if (!woken.isEmpty()) {
                // Of many it names none: whoever hears it looks at all they follow.
                signals.add(new Signal.Woke(woken.size() > MOST_WOKEN ? Set.of() : Set.copyOf(woken)));
            }
            signals.addAll(waiting);
            all = everything;
            woken.clear();
            waiting.clear();
            everything = false;
        }
        if (all) {
            signals.add(new Signal.Afresh());
            listeners.forEach(it -> signals.addAll(it.state()));
        }
        try {
            say(signals);
        } catch (DataAccessResourceFailureException e) {
            sayEverythingAgain();
            throw e;
        }
    }

    private void pause() {
        try {
            var _ = due.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            due.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// In as few notices as hold it.
    private void say(List<Signal> signals) {
        if (signals.isEmpty()) {
            return;
        }
        var text = json.writeValueAsString(new Letter(self, signals));
        if (Notices.fits(text)) {
            notices.say(CHANNEL, text);
        } else if (signals.size() > 1) {
            say(signals.subList(0, signals.size() / 2));
            say(signals.subList(signals.size() / 2, signals.size()));
        } else {
            log.warn("signal too long type={}", signals.getFirst().getClass().getSimpleName());
        }
    }

    /// Hears what is said, for a second at most. Begins to listen when it does not.
    void hear() {
        try {
            var open = listening;
            if (open == null) {
                open = notices.listen(CHANNEL);
                listening = open;
                greet();
                // Others may have asked while this node did not hear them.
                sayEverythingAgain();
                // What was said until now is lost.
                listeners.forEach(it -> it.heard(self, new Signal.Woke(Set.of())));
            }
            hear(open.next(PATIENCE));
        } catch (RuntimeException e) {
            // Whatever else was said is lost: listen anew, and have it said again.
            stopListening();
            throw e;
        }
    }

    private void hear(List<String> notices) {
        var wokenThere = new HashSet<AccountId>();
        boolean someUnnamed = false;
        for (var notice : notices) {
            var letter = letter(notice);
            if (letter == null || letter.from().equals(self)) {
                continue;
            }
            meet(letter);
            for (var signal : letter.signals()) {
                if (signal instanceof Signal.Woke(var accounts)) {
                    wokenThere.addAll(accounts);
                    someUnnamed |= accounts.isEmpty();
                } else {
                    listeners.forEach(it -> it.heard(letter.from(), signal));
                }
            }
        }
        if (someUnnamed || !wokenThere.isEmpty()) {
            var woke = new Signal.Woke(someUnnamed ? Set.of() : wokenThere);
            listeners.forEach(it -> it.heard(self, woke));
        }
    }

    private void meet(Letter letter) {
        boolean isNew = others.put(letter.from(), System.nanoTime()) == null;
        if (isNew) {
            log.info("node met node={}", letter.from());
            greet();
        }
        if (isNew || letter.signals().contains(new Signal.Hello())) {
            sayEverythingAgain();
        }
    }

    private synchronized void greet() {
        waiting.add(new Signal.Hello());
        due.release();
    }

    private @Nullable Letter letter(String notice) {
        try {
            return json.readerFor(Letter.class)
                    .without(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
                    .readValue(notice);
        } catch (JacksonException e) {
            log.debug("unreadable notice reason={}", e.getOriginalMessage());
            return null;
        }
    }

    /// This node ends: the others need not wait until they miss it.
    void leave() {
        try {
            say(List.of(new Signal.Afresh()));
        } catch (DataAccessResourceFailureException e) {
            log.debug("left without a word reason={}", e.getMessage());
        }
        stopListening();
        others.clear();
    }

    private void stopListening() {
        var open = listening;
        listening = null;
        if (open != null) {
            open.close();
        }
    }
}
