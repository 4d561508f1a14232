package app.prosa.sql;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/// Does together what many ask for while the work before is under way, so that one commit, and one statement per
/// table, carries many. Whoever comes alone waits for nobody: the first does the work of all who wait, on its own
/// thread, and hands on to the next.
///
/// What fails together is done again one by one, so that nobody fails for another; but when the database cannot be
/// had, all are told at once.
///
/// @param <K> what is done side by side, such as an account
/// @param <I> what is asked
/// @param <O> what comes of it
public final class GroupCommit<K, I, O> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Work<K, I, O> work;
    private final int most;
    private final int mostWaiting;
    private final ConcurrentHashMap<K, Lane> lanes = new ConcurrentHashMap<>();

    /// @param most are done together
    /// @param mostWaiting may wait for the work of their key
    public GroupCommit(int most, int mostWaiting, Work<K, I, O> work) {
        this.work = work;
        this.most = most;
        this.mostWaiting = mostWaiting;
    }

    /// Does it for all, in one transaction.
    public interface Work<K, I, O> {

        /// @return what came of each, in their order
        List<O> together(K key, List<I> asked);
    }

    /// Fields are written by whoever does the work, before the turn is complete.
    private final class Order {

        private final I asked;
        private final CompletableFuture<Turn> turn = new CompletableFuture<>();
        private @Nullable O result;
        private @Nullable RuntimeException failure;

        private Order(I asked) {
            this.asked = asked;
        }

        private O outcome() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(result);
        }
    }

    private enum Turn {
        TO_WORK,
        DONE
    }

    /// Those who ask under one key. They hold its monitor for a moment only, never while they work.
    private final class Lane {

        private final ArrayDeque<Order> waiting = new ArrayDeque<>();
        private boolean busy;

        private synchronized void join(Order order) {
            if (waiting.size() >= mostWaiting) {
                throw new RejectedExecutionException("Too many wait.");
            }
            waiting.add(order);
            if (!busy) {
                handOn();
            }
        }

        /// To the first of those who wait: whoever's turn it is stands at the head until they take.
        private synchronized void handOn() {
            var next = waiting.peek();
            busy = next != null;
            if (next != null) {
                next.turn.complete(Turn.TO_WORK);
            }
        }

        private synchronized List<Order> take() {
            var taken = new ArrayList<Order>();
            while (taken.size() < most && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            return taken;
        }

        /// False when it is too late to leave: it is being done.
        private synchronized boolean leave(Order order) {
            boolean waited = waiting.remove(order);
            if (waited && order.turn.isDone()) {
                handOn();
            }
            return waited;
        }
    }

    /// Returns when it is done.
    ///
    /// @throws RejectedExecutionException when too many wait, or it takes too long
    public O ask(K key, I asked) {
        var lane = lanes.computeIfAbsent(key, _ -> new Lane());
        var order = new Order(asked);
        lane.join(order);
        if (await(lane, order) == Turn.TO_WORK) {
            try {
                work(key, lane.take());
            } finally {
                lane.handOn();
            }
        }
        return order.outcome();
    }

    private Turn await(Lane lane, Order order) {
        while (true) {
            try {
                return order.turn.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (lane.leave(order)) {
                    throw new RejectedExecutionException("It takes too long.", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                lane.leave(order);
                throw new RejectedExecutionException("Interrupted.", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// @param orders the worker's own is the first
    private void work(K key, List<Order> orders) {
        try {
            var results = work.together(key, orders.stream().map(it -> it.asked).toList());
            for (int i = 0; i < orders.size(); i++) {
                orders.get(i).result = results.get(i);
            }
        } catch (RuntimeException e) {
            boolean isOfAll = e instanceof TransactionException || e instanceof DataAccessResourceFailureException;
            if (orders.size() == 1 || isOfAll) {
                orders.forEach(it -> it.failure = e);
            } else {
                orders.forEach(it -> work(key, List.of(it)));
            }
        } finally {
            orders.forEach(it -> it.turn.complete(Turn.DONE));
        }
    }
}
