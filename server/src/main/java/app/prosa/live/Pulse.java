package app.prosa.live;

import app.prosa.agent.AgentEvent;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What happens at intervals on this node: counts and presence go out together for everything that changed meanwhile,
/// and
/// events that this node was not told of are read.
@Component
class Pulse implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Pulse.class);
    private static final Duration BEAT = Duration.ofMillis(150);

    private final Streams streams;
    private final Desk desk;
    private final Attendance attendance;
    private @Nullable ScheduledExecutorService beat;

    Pulse(Streams streams, Desk desk, Attendance attendance) {
        this.streams = streams;
        this.desk = desk;
        this.attendance = attendance;
    }

    @EventListener
    void on(AgentEvent event) {
        attendance.changed(event.account());
    }

    @Override
    public void start() {
        var executor = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("pulse-", 0).daemon().factory());
        every(executor, BEAT, desk::tellCounts);
        every(executor, BEAT.multipliedBy(2), attendance::tell);
        every(executor, Streams.POLL, streams::catchUp);
        beat = executor;
    }

    /// A beat that fails, as while the database is away, must not be the last.
    private static void every(ScheduledExecutorService executor, Duration interval, Runnable work) {
        var failing = new java.util.concurrent.atomic.AtomicBoolean();
        var _ = executor.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                        failing.set(false);
                    } catch (RuntimeException e) {
                        if (!failing.getAndSet(true)) {
                            log.warn("beat failed, going on reason={}", e.toString());
                        }
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (beat != null) {
            beat.shutdownNow();
            beat = null;
        }
    }

    @Override
    public boolean isRunning() {
        return beat != null;
    }
}
