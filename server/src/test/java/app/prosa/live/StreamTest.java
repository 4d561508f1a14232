package app.prosa.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.agent.AgentId;
import app.prosa.conversation.Audience;
import app.prosa.conversation.ConversationId;
import app.prosa.sql.AccountId;
import app.prosa.web.WebSockets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final AccountId ACCOUNT = new AccountId(UUID.randomUUID());

    @Test
    void commitsThatReportOutOfOrderAreToldInOrder() {
        var screen = new Screen();
        var stream = new Stream(ACCOUNT, 7, List.of(), _ -> {}, NOW);
        stream.join(screen.socket(7));

        stream.offer(List.of(event(10)), NOW);
        stream.offer(List.of(event(9)), NOW);
        stream.offer(List.of(event(8)), NOW);

        assertThat(screen.told()).isEqualTo("{\"type\":\"events\",\"after\":7,\"seq\":10,\"events\":[8,9,10]}");
    }

    @Test
    void aFollowerThatTakesLongHoldsUpNobodyAndHearsInOrder() throws Exception {
        var heard = new CopyOnWriteArrayList<Long>();
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var stream = new Stream(
                ACCOUNT,
                0,
                List.of(),
                event -> {
                    begun.countDown();
                    waitFor(goOn);
                    heard.add(event.seq());
                },
                NOW);
        var screen = new Screen();
        stream.join(screen.socket(0));

        var slow = Thread.ofVirtual().start(() -> stream.offer(List.of(event(1)), NOW));
        begun.await();
        stream.offer(List.of(event(2)), NOW);
        stream.offer(List.of(event(3)), NOW);

        assertThat(screen.told()).contains("[1]", "[2]", "[3]");
        assertThat(heard).isEmpty();
        goOn.countDown();
        slow.join();
        assertThat(heard).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aScreenThatDoesNotReadIsSentAwayAndTheOthersSeeNothingOfIt() {
        var stream = new Stream(ACCOUNT, 0, List.of(), _ -> {}, NOW);
        var deaf = new Screen();
        var quick = new Screen();
        deaf.reads = false;
        stream.join(deaf.socket(0));
        stream.join(quick.socket(0));

        for (int seq = 1; seq <= 12; seq++) {
            stream.offer(List.of(StoredEvent.of(seq, reach(), "x".repeat(100_000))), NOW);
        }

        assertThat(deaf.closedWith).isEqualTo(AgentSocket.TOO_SLOW);
        assertThat(quick.closedWith).isNull();
        assertThat(quick.told()).hasSizeGreaterThan(1_200_000);
    }

    @Test
    void memoryIsBoundedInBytes() {
        var stream = new Stream(ACCOUNT, 0, List.of(), _ -> {}, NOW);
        for (int seq = 1; seq <= 100; seq++) {
            stream.offer(List.of(StoredEvent.of(seq, reach(), "x".repeat(100_000))), NOW);
        }

        assertThat(stream.join(new Screen().socket(98))).contains(List.of());
        assertThat(stream.join(new Screen().socket(70)).orElseThrow())
                .as("no more at once than a socket takes")
                .extracting(StoredEvent::seq)
                .containsExactly(71L, 72L);
        assertThat(stream.join(new Screen().socket(50))).isEmpty();
    }

    @Test
    void whoLosesTheirRightsWhileTheyCatchUpIsSentAway() {
        var stream = new Stream(ACCOUNT, 0, List.of(), _ -> {}, NOW);
        for (int seq = 1; seq <= 10; seq++) {
            stream.offer(List.of(StoredEvent.of(seq, reach(), "x".repeat(100_000))), NOW);
        }
        var screen = new Screen();
        var socket = screen.socket(0);
        assertThat(stream.join(socket).orElseThrow()).isNotEmpty();

        var changed = Reach.only(socket.rights().agent());
        stream.offer(List.of(StoredEvent.of(11, changed, "{\"type\":\"rights.changed\"}")), NOW);

        assertThat(screen.closedWith).isEqualTo(AgentSocket.START_AFRESH);
    }

    @Test
    void nobodyJoinsAStreamThatHasRetired() {
        var stream = new Stream(ACCOUNT, 0, List.of(), _ -> {}, NOW);

        assertThat(stream.retire(NOW, false)).isFalse();
        assertThat(stream.retire(NOW.plusSeconds(1), true)).isFalse();
        assertThat(stream.retire(NOW.plusSeconds(1), false)).isTrue();

        assertThat(stream.use(NOW)).isFalse();
        assertThat(stream.join(new Screen().socket(0))).isEmpty();
    }

    private static StoredEvent event(long seq) {
        return StoredEvent.of(seq, reach(), String.valueOf(seq));
    }

    private static Reach reach() {
        return Reach.of(
                new Audience(new ConversationId(UUID.randomUUID()), null, null, List.of(), List.of(), false), null);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A screen whose network takes everything at once, or nothing.
    private static final class Screen implements WebSockets.Wire {

        private final StringBuilder told = new StringBuilder();
        private boolean reads = true;
        private @Nullable Integer closedWith;

        AgentSocket socket(long seq) {
            return new AgentSocket(
                    this,
                    new Pass(
                            ACCOUNT,
                            new AgentId(UUID.randomUUID()),
                            "Ana",
                            null,
                            true,
                            false,
                            false,
                            Set.of(),
                            true,
                            NOW),
                    seq);
        }

        @Override
        public void send(ByteBuffer frame, Runnable written) {
            if (reads) {
                told.append(StandardCharsets.UTF_8.decode(frame));
                written.run();
            }
        }

        @Override
        public void close(int code, String reason) {
            closedWith = code;
        }

        String told() {
            return told.toString();
        }
    }
}
