package app.prosa.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {

    private static final String OPENSSL = "sha256=7b4517fe89e1ea4e196c17b0fd5ba79162de55ab2e29b46323f13f7c043d865a";

    private final TestApp app = new TestApp();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void theSignatureIsThatOfMeta() {
        // Made with: printf '{"a":"\\u00e3"}' | openssl dgst -sha256 -hmac sim-meta-app-secret
        var body = "{\"a\":\"\\u00e3\"}".getBytes(StandardCharsets.US_ASCII);

        assertThat(Signature.of(body, TestApp.SECRET)).isEqualTo(OPENSSL);
    }

    @Test
    void aMessageArrivesSignedAndInMetasShape() {
        var id = app.simulator.person("Ana").says("oi 🙏");

        assertThat(app.received()).singleElement().satisfies(it -> {
            assertThat(it.isSigned()).isTrue();
            var value = it.value();
            assertThat(value.path("metadata").path("phone_number_id").asString())
                    .isEqualTo(TestApp.PHONE);
            assertThat(value.path("contacts")
                            .path(0)
                            .path("profile")
                            .path("name")
                            .asString())
                    .isEqualTo("Ana Souza");
            var message = value.path("messages").path(0);
            assertThat(message.path("from").asString()).isEqualTo("5511900000011");
            assertThat(message.path("id").asString()).isEqualTo(id).startsWith("wamid.");
            assertThat(message.path("timestamp").isString()).isTrue();
            assertThat(message.path("text").path("body").asString()).isEqualTo("oi 🙏");
        });
    }

    @Test
    void whatIsNotAnsweredWith200ComesAgainLater() {
        app.answer.set(500);
        var id = app.simulator.person("Ana").says("oi");

        app.simulator.clock().advance(Duration.ofSeconds(4));
        assertThat(app.received()).hasSize(2);

        app.simulator.clock().advance(Duration.ofSeconds(1));
        assertThat(app.received()).hasSize(3);

        app.answer.set(200);
        app.simulator.clock().advance(Duration.ofSeconds(30));
        app.simulator.clock().advance(Duration.ofDays(8));
        assertThat(app.received()).hasSize(4);
        assertThat(app.received())
                .allSatisfy(it -> assertThat(it.body())
                        .isEqualTo(app.received().getFirst().body()));
        assertThat(app.simulator.deliveries()).extracting(Delivery::attempt).containsExactly(1, 2, 3, 4);
        assertThat(app.simulator.deliveries()).extracting(Delivery::subject).containsOnly(id);
    }

    @Test
    void afterAWeekItIsGivenUp() {
        app.answer.set(503);
        app.simulator.person("Ana").says("oi");
        app.simulator.clock().advance(Duration.ofDays(8));
        var attempts = app.received().size();

        app.answer.set(200);
        app.simulator.clock().advance(Duration.ofDays(8));

        assertThat(app.received()).hasSize(attempts);
    }

    @Test
    void anAppThatIsDownGetsItWhenItIsBack() {
        var there = app.number;
        app.simulator.connect(there.withWebhook("http://127.0.0.1:9/webhooks", "verify-me"));
        app.simulator.person("Ana").says("alguém aí?");
        app.simulator.rest();
        app.simulator.connect(there);

        app.simulator.clock().advance(Duration.ofSeconds(5));

        assertThat(app.messages()).hasSize(1);
        assertThat(app.simulator.deliveries().getFirst().status()).isZero();
    }

    @Test
    void onePersonsMessagesComeInOrder() {
        var ana = app.simulator.person("Ana");
        for (var index = 0; index < 50; index++) {
            ana.says(Integer.toString(index));
        }

        assertThat(app.messages().map(it -> it.path("text").path("body").asString()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(Integer::toString).toList());
    }

    @Test
    void whoUnsubscribedHearsNothing() {
        app.delete("/v25.0/" + TestApp.ACCOUNT + "/subscribed_apps");
        app.simulator.person("Ana").says("oi");

        assertThat(app.received()).isEmpty();
        assertThat(app.get("/v25.0/" + TestApp.ACCOUNT + "/subscribed_apps").body())
                .contains("\"data\":[]");
    }

    @Test
    void anAddressIsUsedOnlyWhenItGivesTheChallengeBack() {
        var path = "/v25.0/" + TestApp.ACCOUNT + "/subscribed_apps";
        var wrong = Json.object().put("override_callback_uri", app.webhook()).put("verify_token", "guessed");
        var right = Json.object().put("override_callback_uri", app.webhook()).put("verify_token", "verify-me");

        assertThat(app.post(path, wrong).statusCode()).isEqualTo(400);
        assertThat(app.post(path, right).statusCode()).isEqualTo(200);
    }

    @Test
    void theSameSeedMakesTheSameIds() {
        var first = app.simulator.person("Ana").says("oi");
        app.simulator.reset(1);
        var again = app.simulator.person("Ana").says("oi");
        app.simulator.reset(2);
        var other = app.simulator.person("Ana").says("oi");

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
    }
}
