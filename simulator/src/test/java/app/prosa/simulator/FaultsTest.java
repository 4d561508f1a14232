package app.prosa.simulator;

import static app.prosa.simulator.TestApp.errorCode;
import static app.prosa.simulator.TestApp.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final String MESSAGES = "/v25.0/" + TestApp.PHONE + "/messages";
    private static final String ANA = "5511900000011";

    private final TestApp app = new TestApp();

    @BeforeEach
    void openTheWindow() {
        app.simulator.person("Ana").says("oi");
        app.simulator.rest();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({"F1,429,130429", "F1-pair,429,131056", "F2,503,131016", "F12,401,190", "F13-paused,400,132015"})
    void aCallIsRefusedAsOftenAsSaidAndThenWorks(String fault, int status, int code) {
        app.simulator.fault(fault, 2);

        for (var call = 0; call < 2; call++) {
            var response = app.post(MESSAGES, text(ANA, "Olá"));
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(errorCode(response)).isEqualTo(code);
        }
        app.send(text(ANA, "Olá"));

        assertThat(app.simulator.outbox()).hasSize(1);
    }

    @Test
    void f1SaysWhenToComeBack() {
        app.simulator.fault("F1", 1);

        assertThat(app.post(MESSAGES, text(ANA, "Olá")).headers().firstValue("Retry-After"))
                .contains("1");
    }

    @Test
    void f3AcceptsAndCutsTheConnection() {
        app.simulator.fault("F3", 1);

        assertThatThrownBy(() -> app.send(text(ANA, "Olá").put("biz_opaque_callback_data", "ours-7")))
                .isInstanceOf(UncheckedIOException.class);

        app.simulator.clock().advance(Duration.ofSeconds(2));
        assertThat(app.simulator.outbox()).singleElement().satisfies(it -> {
            assertThat(it.callbackData()).isEqualTo("ours-7");
            assertThat(app.statusesOf(it.messageId())).containsExactly("sent", "delivered");
        });
    }

    @Test
    void cutBeforeItIsAcceptedNothingHappens() {
        app.simulator.fault("F3-before", 1);

        assertThatThrownBy(() -> app.send(text(ANA, "Olá"))).isInstanceOf(UncheckedIOException.class);

        assertThat(app.simulator.outbox()).isEmpty();
    }

    @Test
    void f4AnswersLater() {
        app.simulator.fault(new Fault.Slow(Duration.ofMillis(300)), 1);
        var began = System.nanoTime();

        app.send(text(ANA, "Olá"));

        assertThat(System.nanoTime() - began).isGreaterThan(300_000_000L);
    }

    @Test
    void f4CanHoldItsAnswerUntilItIsSwitchedOff() throws Exception {
        app.simulator.fault(new Fault.Hang(), Integer.MAX_VALUE);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() -> app.send(text(ANA, "Olá")));
            while (app.simulator.outbox().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(answer.isDone()).isFalse();
            app.simulator.noFaults();

            assertThat(answer.get()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"F5,2", "F5-five,5"})
    void f5SendsTheSameBytesAgain(String fault, int copies) {
        app.simulator.fault(fault, 1);

        app.simulator.person("Ana").says("de novo");

        var copy = app.received().subList(1, app.received().size());
        assertThat(copy)
                .hasSize(copies)
                .allSatisfy(
                        it -> assertThat(it.body()).isEqualTo(copy.getFirst().body()));
    }

    @ParameterizedTest
    @CsvSource({"F6,delivered/read/sent", "F6-repeat,sent/sent/sent/delivered/delivered/delivered", "F6-read,read"})
    void f6SaysStatusesAnotherWay(String fault, String statuses) {
        app.simulator.fault(fault, 1);
        var id = app.send(text(ANA, "Olá"));

        app.simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(String.join("/", app.statusesOf(id))).isEqualTo(statuses);
    }

    @Test
    void f7TellsTheStatusBeforeItAnswers() {
        app.simulator.fault("F7", 1);

        var id = app.send(text(ANA, "Olá"));

        assertThat(app.statusesOf(id)).contains("sent");
    }

    @Test
    void f8HoldsThreeMessagesAndPostsThemTogether() {
        app.simulator.fault("F8", 3);
        var ana = app.simulator.person("Ana");
        ana.says("1");
        ana.says("2");
        assertThat(app.messages()).hasSize(1);

        ana.says("3");

        assertThat(app.messages()).hasSize(4);
    }

    @Test
    void f8HoldsNothingForEver() {
        app.simulator.fault("F8", 1);
        app.simulator.person("Ana").says("só uma");

        app.simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(app.messages()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"F9", "F9-none", "F9-old", "F9-body"})
    void f9ForgesOneBeforeTheRealOne(String fault) {
        app.simulator.fault(fault, 1);

        app.simulator.person("Ana").says("verdade");

        assertThat(app.received().subList(1, 3))
                .extracting(TestApp.Received::isSigned)
                .containsExactly(false, true);
        assertThat(app.simulator.deliveries().subList(1, 3))
                .extracting(Delivery::forged)
                .containsExactly(true, false);
    }

    @Test
    void f10EscapesAndSignsWhatItSends() {
        app.simulator.fault("F10", 1);

        app.simulator.person("João").says("açúcar e/ou café 🙏");

        var last = app.received().getLast();
        var raw = new String(last.body(), StandardCharsets.UTF_8);
        assertThat(raw)
                .contains("a\\u00e7\\u00facar e\\/ou caf\\u00e9 \\ud83d\\ude4f")
                .isASCII();
        assertThat(last.isSigned()).isTrue();
        assertThat(app.messages().toList().getLast().path("text").path("body").asString())
                .isEqualTo("açúcar e/ou café 🙏");
    }

    @ParameterizedTest
    @CsvSource({"F13,131047", "F13-optout,131050"})
    void f13AcceptsAndFails(String fault, int code) {
        app.simulator.fault(fault, 1);
        app.send(text(ANA, "Olá"));

        app.simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(app.statuses())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.path("errors").path(0).path("code").asInt())
                                .isEqualTo(code));
    }

    @Test
    void f14PutsAThousandInOneWebhook() {
        app.simulator.batch(app.number, 1000, true, true);

        var last = app.received().getLast();
        assertThat(last.value().path("messages")).hasSize(1001);
        assertThat(new String(last.body(), StandardCharsets.UTF_8)).contains("\"phone_number_id\":\"999\"");
        assertThat(last.isSigned()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"F15,novelty", "F15-type,hologram", "F15-null,\"contacts\":null", "F15-id,9007199254740993123"})
    void f15IsOddAndSigned(String fault, String oddity) {
        app.simulator.fault(fault, 1);

        app.simulator.person("Ana").says("oi");

        assertThat(new String(app.received().getLast().body(), StandardCharsets.UTF_8))
                .contains(oddity);
        assertThat(app.received().getLast().isSigned()).isTrue();
    }

    @Test
    void f16FloodsAtTheGivenPace() {
        app.simulator.flood(app.number, 100, 2);
        app.simulator.clock().advance(Duration.ofMillis(950));
        var afterASecond = app.messages().count();

        app.simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(afterASecond).isEqualTo(101);
        assertThat(app.messages()).hasSize(201);
    }

    @Test
    void f17LosesTheAnswerAndComesAgain() {
        app.simulator.fault("F17", 2);
        app.simulator.person("Ana").says("chegou?");

        app.simulator.clock().advance(Duration.ofMinutes(1));

        assertThat(app.messages()
                        .filter(it -> it.path("text").path("body").asString().equals("chegou?")))
                .hasSize(3);
    }

    @Test
    void aFaultStrikesWhomItIsMeantFor() {
        var fault = Json.object().put("preset", "F1");
        fault.putObject("match").put("path", "/messages").put("to", "+55 31 99000-0012");
        assertThat(app.control("POST", "/faults", fault).statusCode()).isEqualTo(201);

        app.send(text(ANA, "Olá"));
        assertThat(app.post(MESSAGES, text("5531990000012", "Olá")).statusCode())
                .isEqualTo(429);
        app.control("DELETE", "/faults", null);
        app.send(text("5531990000012", "Olá"));
    }

    /// An agent's screen says that somebody types before they send: the next message is what was meant.
    @Test
    void aFaultOfSendingIsNotUsedUpByWhatIsNoMessage() {
        app.simulator.fault("F2", 1);
        var read = Json.object()
                .put("messaging_product", "whatsapp")
                .put("status", "read")
                .put("message_id", app.simulator.person("Ana").says("e aí?"));

        assertThat(app.post(MESSAGES, read).statusCode()).isEqualTo(200);
        assertThat(app.post(MESSAGES, text(ANA, "Olá")).statusCode()).isEqualTo(503);
    }

    @Test
    void aFaultByChanceIsTheSameForTheSameSeed() {
        app.simulator.reset(7);
        app.simulator.faultSometimes("F2", 0.5);
        var first = refusals();
        app.simulator.reset(7);
        app.simulator.faultSometimes("F2", 0.5);

        assertThat(refusals()).isEqualTo(first).contains("200").contains("503");
    }

    @Test
    void aSingleCallMayAskForItsFault() {
        var call = new Call(
                "POST",
                "/meta" + MESSAGES,
                Map.of(),
                Map.of("x-sim-fault", "F2", "authorization", "Bearer " + TestApp.TOKEN),
                Json.bytes(text(ANA, "Olá")));

        try (var world = World.create(Clock.systemUTC(), 0)) {
            world.numbers().connect(app.number);
            assertThat(new Graph(world, _ -> {}).answer(call).status()).isEqualTo(503);
        }
    }

    private String refusals() {
        var statuses = new StringBuilder();
        for (var call = 0; call < 20; call++) {
            statuses.append(app.post(MESSAGES, text(ANA, "n " + call)).statusCode())
                    .append(' ');
        }
        return statuses.toString();
    }
}
