package app.prosa.channel;

import static app.prosa.WhatsAppShop.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.prosa.ServerTest;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Providers are thanked first. What they were thanked for waits meanwhile, but not for ever.
@ServerTest
class PromptnessTest {

    private static final int MANY = 32;

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    Promptness ofServer;

    /// So many answers that nobody has finished yet.
    private static void hold(Promptness promptness, int answers, CountDownLatch end, ExecutorService threads)
            throws InterruptedException {
        var begun = new CountDownLatch(answers);
        for (int i = 0; i < answers; i++) {
            threads.execute(() -> {
                var _ = catchThrowable(() -> promptness.answer(0, () -> {
                    begun.countDown();
                    end.await();
                    return true;
                }));
            });
        }
        begun.await();
    }

    @Test
    void moreThanOneCommitTakesAreAHurry() throws InterruptedException {
        var promptness = new Promptness();
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            hold(promptness, MANY, end, threads);
            assertThat(promptness.isPressed()).isFalse();

            hold(promptness, 1, end, threads);
            assertThat(promptness.isPressed()).isTrue();

            end.countDown();
        }
        Awaitility.await().until(() -> !promptness.isPressed());
    }

    @Test
    void whatWasThankedForIsDoneAlthoughTheHurryDoesNotEnd() throws InterruptedException {
        var shop = WhatsAppShop.open(port, meta);
        var end = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            hold(ofServer, MANY + 1, end, threads);
            try {
                shop.posts(text("5511988880001", "wamid.1", "Oi")).ok();
                shop.settled();

                assertThat(ofServer.isPressed()).isTrue();
                assertThat(shop.conversation()
                                .at("/conversation/lastMessage/preview")
                                .asString())
                        .isEqualTo("Oi");
            } finally {
                end.countDown();
            }
        }
    }
}
