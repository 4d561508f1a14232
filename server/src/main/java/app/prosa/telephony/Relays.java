package app.prosa.telephony;

import app.prosa.agent.AgentEvent;
import app.prosa.agent.SessionId;
import app.prosa.sql.Tenant;
import app.prosa.web.WebSockets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// The browsers that are at their exchange through this node. Each leaves when its session ends, or the extension is
/// no longer its agent's: at once when this node did that, within seconds when another did.
@Component
class Relays implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relays.class);
    private static final Duration LOOK = Duration.ofSeconds(4);
    private static final int MOST_OF_AGENT = 5;

    private final Set<Relay> open = ConcurrentHashMap.newKeySet();
    private final Trunk.Opening opening;
    private final Veil veil;
    private final PhoneCalls calls;
    private final PbxStore store;
    private final TransactionTemplate transaction;
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    Relays(Trunk.Opening opening, Veil veil, PhoneCalls calls, PbxStore store, TransactionTemplate transaction) {
        this.opening = opening;
        this.veil = veil;
        this.calls = calls;
        this.store = store;
        this.transaction = transaction;
    }

    /// Whether the agent may have another.
    boolean hasRoom(Line line) {
        return open.stream()
                        .filter(it -> it.line().agent().equals(line.agent()))
                        .count()
                < MOST_OF_AGENT;
    }

    WebSockets.Party join(WebSockets.Wire wire, Line line, SessionId session) {
        var relay = new Relay(wire, line, session, new Border(line, veil, calls), open::remove);
        open.add(relay);
        Thread.ofVirtual().name("relay").start(() -> relay.open(opening));
        return relay;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(TelephonyChanged event) {
        leave(it -> it.line().account().equals(event.account()), Relay.CHANGED, "The telephony changed.");
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(AgentEvent event) {
        switch (event) {
            case AgentEvent.SessionEnded(var _, var session) ->
                leave(it -> it.session().equals(session), Relay.SIGNED_OUT, "The session has ended.");
            case AgentEvent.RightsChanged(var _, var agent) ->
                leave(it -> it.line().agent().equals(agent), Relay.CHANGED, "Your rights changed.");
            case AgentEvent.AgentChanged _,
                    AgentEvent.MeChanged _,
                    AgentEvent.DepartmentChanged _,
                    AgentEvent.DepartmentRemoved _,
                    AgentEvent.GroupChanged _,
                    AgentEvent.GroupRemoved _ -> {}
        }
    }

    private void leave(Predicate<Relay> which, int code, String reason) {
        open.stream().filter(which).toList().forEach(it -> it.close(code, reason));
    }

    /// Ends what no longer stands, and what hangs.
    private void look() {
        var now = System.nanoTime();
        open.forEach(it -> it.look(now));
        var asked = open.stream().map(it -> it.session().value()).distinct().toList();
        if (!asked.isEmpty()) {
            Set<UUID> standing =
                    new HashSet<>(Tenant.everywhere(() -> transaction.execute(_ -> store.standing(asked))));
            leave(
                    it -> asked.contains(it.session().value())
                            && !standing.contains(it.session().value()),
                    Relay.SIGNED_OUT,
                    "The session has ended.");
        }
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        Thread.ofVirtual().name("relays").start(() -> watch(stopped));
    }

    private void watch(CountDownLatch over) {
        try {
            while (!over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    look();
                } catch (RuntimeException e) {
                    log.warn("relays are looked at again reason={}", e.toString());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        leave(_ -> true, Relay.CHANGED, "The server ends.");
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
