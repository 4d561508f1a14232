package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.conversation.MessageId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/// Carries messages to providers: takes them in one transaction, calls outside of any, and reports in another.
/// A line sends no faster than its channel allows, several at once, and never two of one conversation.
@Component
class Courier implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final Duration BEAT = Duration.ofMillis(200);
    private static final int SIDE_BY_SIDE = 24;
    private static final int TIMES_TO_SAY = 3;

    private final Backlog backlog;
    private final Outbox outbox;
    private final Lines lines;
    private final Reading reading;
    private final Handing handing;
    private final Pace pace;
    private final Map<ConnectionId, Semaphore> hands = new ConcurrentHashMap<>();
    private final Phaser underway = new Phaser(1);
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread beat;

    Courier(Backlog backlog, Outbox outbox, Lines lines, Reading reading, Handing handing, Pace pace) {
        this.backlog = backlog;
        this.outbox = outbox;
        this.lines = lines;
        this.reading = reading;
        this.handing = handing;
        this.pace = pace;
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        beat = Thread.ofVirtual().name("courier").start(this::run);
    }

    /// What is on its way may arrive: a message whose answer nobody hears is uncertain for ever.
    @Override
    public synchronized void stop() {
        stopped.countDown();
        try {
            if (beat != null) {
                beat.join(Duration.ofSeconds(5));
            }
            underway.awaitAdvanceInterruptibly(underway.arrive(), 15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.TimeoutException e) {
            log.warn("messages are still on their way and will be uncertain");
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void run() {
        try {
            do {
                once();
            } while (!stopped.await(BEAT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        try {
            backlog.orphans()
                    .forEach(it ->
                            apart(it.account(), () -> outbox.orphaned(it.account(), new MessageId(it.message()))));
            backlog.doors().forEach(it -> apart(it.account(), () -> serve(it)));
        } catch (RuntimeException e) {
            log.warn("the queue rests until the next beat reason={}", e.toString());
        }
    }

    /// What fails for one holds up nobody behind it.
    private static void apart(AccountId account, Runnable work) {
        try {
            Tenant.in(account, work);
        } catch (RuntimeException e) {
            log.warn("part of the queue rests until the next beat account={}", account.value(), e);
        }
    }

    private void serve(Backlog.Door door) {
        lines.find(door.account(), door.connection()).ifPresent(line -> {
            var free = hands.computeIfAbsent(line.id(), _ -> new Semaphore(SIDE_BY_SIDE));
            int most = Math.min(free.availablePermits(), pace.allows(line, perSecond(line)));
            for (var delivery : most == 0 ? List.<DeliveryStore.Delivery>of() : outbox.lease(door, most)) {
                pace.took(line);
                free.acquireUninterruptibly();
                underway.register();
                Thread.ofVirtual().name("delivery").start(() -> {
                    try {
                        Tenant.in(door.account(), () -> deliver(line, delivery));
                    } finally {
                        free.release();
                        underway.arriveAndDeregister();
                    }
                });
            }
        });
    }

    private int perSecond(Line line) {
        int most = reading.of(line.connection().kind()).limits().perSecond();
        int set = line.settings().path("perSecond").asInt(most);
        return Math.clamp(set, 1, most);
    }

    private void deliver(Line line, DeliveryStore.Delivery delivery) {
        try {
            var result = handing.over(line, delivery);
            report(line, delivery, result);
            if (result instanceof ChannelAdapter.Sent.Accepted(var external, var _)) {
                hear(line, external);
            }
        } catch (RuntimeException e) {
            // The lease ends, and then it is uncertain: what came of it could not be written down.
            log.error(
                    "delivery could not be reported message={}",
                    delivery.messageId().value(),
                    e);
        }
    }

    /// After the report and beside it: whatever waited for this message, that it went out is certain.
    private void hear(Line line, String external) {
        try {
            outbox.heard(line, external);
        } catch (RuntimeException e) {
            log.info(
                    "statuses wait for the next look connection={} reason={}",
                    line.id().value(),
                    e.toString());
        }
    }

    /// What came of a call is known once only, so whoever loses a deadlock says it again.
    private void report(Line line, DeliveryStore.Delivery delivery, ChannelAdapter.Sent result) {
        for (int left = TIMES_TO_SAY; ; left--) {
            try {
                outbox.report(line, delivery, result);
                return;
            } catch (ConcurrencyFailureException e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }
}
