package app.prosa.channel;

import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// A provider that is out of order is waited for, in sight of whoever wrote; a message that is at fault
/// itself is not.
@ServerTest
class PatienceTest {

    private static final String ANA = "5511988880001";
    private static final String BEA = "5511988880002";
    private static final String TROUBLE = "{\"error\":{\"code\":131000,\"message\":\"Something went wrong\"}}";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    String ana;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.open(port, meta);
        shop.posts(text(ANA, "wamid.ana", "Oi")).ok();
        shop.settled();
        ana = shop.conversation().at("/conversation/id").asString();
    }

    private String reply(String conversation, String words) {
        var id = TestVisitor.uuid();
        Shop.replies(shop.desk().admin(), conversation, id, words).ok();
        return "/api/v1/conversations/" + conversation + "/messages/" + id;
    }

    private JsonNode info(String message) {
        return shop.desk().http().get(message).ok();
    }

    private String status(String message) {
        return info(message).at("/message/status").asString();
    }

    /// It was tried so often, and waits again.
    private boolean isWaiting(String message, int attempts) {
        var delivery = info(message).get("delivery");
        return delivery.get("state").asString().equals("queued")
                && delivery.get("attempts").asInt() == attempts;
    }

    private void refusedFor(int hours, String message) {
        for (int i = 1; i <= hours; i++) {
            int attempts = i;
            until(() -> isWaiting(message, attempts));
            clock.forward(Duration.ofHours(1));
        }
    }

    private void isDown(int times) {
        for (int i = 0; i < times; i++) {
            shop.meta().answers(503, "<html>Service Unavailable</html>");
        }
    }

    @Test
    void aLoneMessageWaitsThroughAnOutageAndGoesAsSoonAsItIsOver() {
        isDown(13);

        var message = reply(ana, "Espera");
        refusedFor(12, message);
        until(() -> isWaiting(message, 13));

        var waiting = info(message).get("delivery");
        assertThat(waiting.get("code").asString()).isEqualTo("http-503");
        var next = Instant.parse(waiting.get("notBefore").asString());
        assertThat(next).isBetween(TestClock.now(), TestClock.now().plus(Duration.ofMinutes(3)));
        assertThat(Duration.between(
                        Instant.parse(waiting.get("queuedAt").asString()),
                        Instant.parse(waiting.get("givesUpAt").asString())))
                .isEqualTo(Duration.ofHours(24));
        clock.forward(Duration.ofMinutes(3));
        until(() -> status(message).equals("sent"));
        assertThat(shop.meta().sent).hasSize(14);
    }

    @Test
    void afterADayItIsGivenUpSaysWhyAndCanBeSentAgain() {
        isDown(23);

        var message = reply(ana, "Espera");
        refusedFor(23, message);
        clock.forward(Duration.ofHours(2));

        until(() -> status(message).equals("failed"));
        var failure = info(message).at("/message/failure");
        assertThat(failure.get("code").asString()).isEqualTo("waited-too-long");
        assertThat(failure.get("detail").asString()).isEqualTo("http-503");
        assertThat(shop.meta().sent).hasSize(23);
        shop.posts(text(ANA, "wamid.again", "Alô?")).ok();
        shop.settled();
        shop.desk().http().post(message + "/retry", Map.of()).ok();
        until(() -> status(message).equals("sent"));
        assertThat(shop.meta().sent).hasSize(24);
    }

    @Test
    void whoNoLongerWantsToWaitTakesItBack() {
        isDown(2);
        var message = reply(ana, "Espera");
        refusedFor(1, message);
        until(() -> isWaiting(message, 2));

        shop.desk().http().delete(message + "/delivery").ok();
        clock.forward(Duration.ofHours(1));
        var other = reply(ana, "Outra");
        until(() -> status(other).equals("sent"));

        assertThat(status(message)).isEqualTo("cancelled");
        assertThat(shop.meta().texts()).containsExactly("Espera", "Espera", "Outra");
    }

    @Test
    void whatFailsWhileTheLineWorksForOthersIsGivenUpSoon() {
        shop.posts(text(BEA, "wamid.bea", "Olá")).ok();
        shop.settled();
        var bea = shop.conversations().stream()
                .map(it -> it.at("/conversation/id").asString())
                .filter(it -> !it.equals(ana))
                .findFirst()
                .orElseThrow();
        shop.meta().answers(500, TROUBLE);
        var message = reply(ana, "Veneno");

        for (int i = 1; i < 6; i++) {
            int attempts = i;
            until(() -> isWaiting(message, attempts));
            shop.meta()
                    .answers(200, "{\"messages\":[{\"id\":\"wamid.bea.%d\"}]}".formatted(i))
                    .answers(500, TROUBLE);
            reply(bea, "Tudo bem " + i);
            clock.forward(Duration.ofMinutes(3));
        }

        until(() -> status(message).equals("failed"));
        assertThat(info(message).at("/message/failure/code").asString()).isEqualTo("131000");
        assertThat(shop.meta().sent).hasSize(11);
    }

    @Test
    void whatIsTheMessagesOwnFaultFailsAtOnce() {
        shop.meta().answers(400, new String(TestMeta.error(131051, "Unsupported message type"), UTF_8));

        var message = reply(ana, "Não vai");

        until(() -> status(message).equals("failed"));
        assertThat(shop.meta().sent).hasSize(1);
    }

    @Test
    void whatALostAnswerLeftUncertainIsNotTriedAgainHoweverLongItTakes() {
        shop.meta().losesTheAnswer();
        var message = reply(ana, "Chegou?");
        until(() -> status(message).equals("uncertain"));

        clock.forward(Duration.ofHours(30));

        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .until(() -> status(message).equals("uncertain"));
        assertThat(shop.meta().sent).hasSize(1);
    }

    @Test
    void nothingStaleGoesOutWhenALineIsMendedAfterDays() {
        shop.expires();
        var message = reply(ana, "Até já");
        until(() -> isWaiting(message, 1));

        clock.forward(Duration.ofHours(50));
        shop.isRenewed();
        shop.desk()
                .http()
                .patch("/api/v1/connections/" + shop.connection() + "/whatsapp", Map.of("token", shop.token()))
                .ok();

        until(() -> status(message).equals("failed"));
        assertThat(info(message).at("/message/failure/code").asString()).isEqualTo("waited-too-long");
        assertThat(shop.meta().sent).hasSize(1);
    }

    @Test
    void theOperatorSaysForHowLong() {
        assertThatThrownBy(() -> new Patience(0)).hasMessageContaining("PROSA_SEND_HOURS");
        assertThatThrownBy(() -> new Patience(169)).hasMessageContaining("PROSA_SEND_HOURS");
    }
}
