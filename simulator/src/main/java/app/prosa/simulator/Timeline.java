package app.prosa.simulator;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The virtual time and what is due in it. Left alone it goes with the machine's clock; a test freezes it and moves it,
/// and everything that falls due on the way happens in its order, each at its own moment.
public final class Timeline implements InstantSource, AutoCloseable {

    private record Due(Instant at, long order, Runnable what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            var byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private static final System.Logger LOG = System.getLogger(Timeline.class.getName());

    private final InstantSource machine;
    private final Runnable settle;
    private final PriorityQueue<Due> dues = new PriorityQueue<>();
    private final ReentrantLock moving = new ReentrantLock();
    private Duration ahead = Duration.ZERO;
    private @Nullable Instant frozenAt;
    private boolean held;
    private boolean closed;
    private long order;

    /// `settle` waits until what was begun is done, so that a moved clock finds the world at rest at each step.
    Timeline(InstantSource machine, Runnable settle) {
        this.machine = machine;
        this.settle = settle;
        Thread.ofVirtual().name("simulator-timeline").start(this::live);
    }

    @Override
    public synchronized Instant instant() {
        return frozenAt != null ? frozenAt : machine.instant().plus(ahead);
    }

    public synchronized boolean isFrozen() {
        return frozenAt != null;
    }

    public synchronized void freeze() {
        frozenAt = instant();
        notifyAll();
    }

    public synchronized void resume() {
        ahead = Duration.between(machine.instant(), instant());
        frozenAt = null;
        notifyAll();
    }

    public void advance(Duration step) {
        moveTo(instant().plus(step));
    }

    /// Goes to that moment through everything that is due until then. Backwards nothing is undone.
    public void moveTo(Instant target) {
        moving.lock();
        try {
            var wasFrozen = isFrozen();
            hold(true);
            freeze();
            settle.run();
            for (var next = nextUntil(target); next != null; next = nextUntil(target)) {
                if (next.at.isAfter(instant())) {
                    place(next.at);
                }
                run(next);
                settle.run();
            }
            place(target);
            if (!wasFrozen) {
                resume();
            }
            hold(false);
        } finally {
            moving.unlock();
        }
    }

    synchronized void after(Duration delay, Runnable what) {
        dues.add(new Due(instant().plus(delay), order++, what));
        notifyAll();
    }

    synchronized void forgetDues() {
        dues.clear();
    }

    @Override
    public synchronized void close() {
        closed = true;
        dues.clear();
        notifyAll();
    }

    private synchronized void hold(boolean held) {
        this.held = held;
        notifyAll();
    }

    private synchronized void place(Instant at) {
        frozenAt = at;
    }

    private synchronized @Nullable Due nextUntil(Instant target) {
        var next = dues.peek();
        return next == null || next.at.isAfter(target) ? null : dues.poll();
    }

    /// Whoever moves the clock finds what fell due begun, or not taken yet.
    private void live() {
        while (awaitDue()) {
            moving.lock();
            try {
                var next = nextUntil(instant());
                if (next != null) {
                    run(next);
                }
            } finally {
                moving.unlock();
            }
        }
    }

    /// False once it is over.
    private synchronized boolean awaitDue() {
        try {
            while (!closed) {
                var next = dues.peek();
                if (next == null || held) {
                    wait();
                } else if (!next.at.isAfter(instant())) {
                    return true;
                } else if (frozenAt != null) {
                    wait();
                } else {
                    wait(Math.max(1, Duration.between(instant(), next.at).toMillis()));
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static void run(Due due) {
        try {
            due.what.run();
        } catch (RuntimeException bug) {
            // One act that fails must not stop the time for all the others.
            LOG.log(Level.ERROR, "something that was due failed", bug);
        }
    }
}
