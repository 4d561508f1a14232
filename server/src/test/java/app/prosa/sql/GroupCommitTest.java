package app.prosa.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class GroupCommitTest {

    private static final int MANY = 200;

    /// What was done together, in its order.
    private final ConcurrentLinkedQueue<List<Integer>> done = new ConcurrentLinkedQueue<>();

    @Test
    void whoComesAloneIsDoneAloneOnTheirOwnThread() {
        var threads = new ArrayList<Thread>();
        var group = new GroupCommit<String, Integer, Integer>(10, 10, (_, asked) -> {
            threads.add(Thread.currentThread());
            return doubled(asked);
        });

        int answer = group.ask("loja", 21);

        assertThat(answer).isEqualTo(42);
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void whatComesMeanwhileGoesTogetherAndEverybodyGetsTheirOwn() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new Semaphore(0);
        var group = new GroupCommit<String, Integer, Integer>(64, MANY, (_, asked) -> {
            begun.countDown();
            goOn.acquireUninterruptibly();
            return doubled(asked);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> group.ask("loja", 0));
            begun.await();
            var others = new ArrayList<Future<Integer>>();
            for (int i = 1; i < MANY; i++) {
                int asked = i;
                others.add(threads.submit(() -> group.ask("loja", asked)));
            }
            goOn.release(MANY);

            assertThat(first.get()).isZero();
            for (int i = 1; i < MANY; i++) {
                assertThat(others.get(i - 1).get()).isEqualTo(2 * i);
            }
        }
        assertThat(done).allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(64));
        assertThat(done.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, MANY).boxed().toList());
    }

    @Test
    void whatFailsTogetherIsDoneOneByOne() throws Exception {
        var waiting = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var group = new GroupCommit<String, Integer, Integer>(10, 10, (_, asked) -> {
            begun.countDown();
            await(waiting);
            if (asked.contains(2)) {
                throw new IllegalArgumentException("2");
            }
            return doubled(asked);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> group.ask("loja", 0));
            begun.await();
            var others = IntStream.rangeClosed(1, 3)
                    .mapToObj(it -> threads.submit(() -> group.ask("loja", it)))
                    .toList();
            waiting.countDown();

            assertThat(first.get()).isZero();
            assertThat(others.get(0).get()).isEqualTo(2);
            assertThatThrownBy(() -> others.get(1).get()).hasRootCauseMessage("2");
            assertThat(others.get(2).get()).isEqualTo(6);
        }
    }

    @Test
    void aDatabaseThatCannotBeHadIsAskedOnceForAll() throws Exception {
        var waiting = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var group = new GroupCommit<String, Integer, Integer>(10, 10, (_, asked) -> {
            begun.countDown();
            await(waiting);
            done.add(asked);
            throw new CannotCreateTransactionException("gone");
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 5)
                    .mapToObj(it -> threads.submit(() -> group.ask("loja", it)))
                    .toList();
            begun.await();
            waiting.countDown();

            assertThat(all).allSatisfy(it -> assertThatThrownBy(it::get).hasRootCauseMessage("gone"));
        }
        assertThat(done.stream().flatMap(List::stream)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void noMoreWaitThanMayAndTheNextOnesAreDoneAgain() throws Exception {
        var waiting = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var group = new GroupCommit<String, Integer, Integer>(1, 0, (_, asked) -> doubled(asked));
        var narrow = new GroupCommit<String, Integer, Integer>(1, 1, (_, asked) -> {
            begun.countDown();
            await(waiting);
            return doubled(asked);
        });

        assertThatThrownBy(() -> group.ask("loja", 1)).isInstanceOf(RejectedExecutionException.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> narrow.ask("loja", 1));
            begun.await();
            waiting.countDown();

            assertThat(first.get()).isEqualTo(2);
            assertThat(narrow.ask("loja", 3)).isEqualTo(6);
        }
    }

    private List<Integer> doubled(List<Integer> asked) {
        done.add(List.copyOf(asked));
        return asked.stream().map(it -> 2 * it).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
