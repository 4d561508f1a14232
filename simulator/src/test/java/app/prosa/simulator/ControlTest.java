package app.prosa.simulator;

import static app.prosa.simulator.TestApp.json;
import static app.prosa.simulator.TestApp.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {

    private final TestApp app = new TestApp();

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void aPersonWritesThroughTheControl() {
        var body = Json.object().put("from", "+55 71 99000-0020").put("text", "oi da Bahia");
        body.putObject("extra").putObject("referral").put("source_type", "ad").put("ctwa_clid", "clid-1");

        var id = json(app.control("POST", "/whatsapp/inbound", body)).path("id").asString();

        var message = app.messages().toList().getFirst();
        assertThat(message.path("id").asString()).isEqualTo(id);
        assertThat(message.path("from").asString()).isEqualTo("557190000020");
        assertThat(message.path("referral").path("ctwa_clid").asString()).isEqualTo("clid-1");
    }

    @Test
    void aMessageMayCarryAnEarlierMoment() {
        var moment = app.simulator.clock().instant().minus(Duration.ofHours(49));

        app.control(
                "POST",
                "/whatsapp/inbound",
                Json.object().put("from", "ana").put("text", "oi").put("at", "-PT49H"));

        assertThat(app.messages().toList().getFirst().path("timestamp").asString())
                .isEqualTo(Long.toString(moment.getEpochSecond()));
    }

    @Test
    void theClockIsSetAndMoved() {
        app.control("POST", "/clock", Json.object().put("set", "2030-01-01T12:00:00Z"));
        app.control("POST", "/clock", Json.object().put("advance", "PT24H"));

        assertThat(app.simulator.clock().instant()).isEqualTo(Instant.parse("2030-01-02T12:00:00Z"));
        assertThat(app.control("POST", "/clock", Json.object().put("advance", "amanhã"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aStatusIsToldByHand() {
        var id = app.send(text("5511900000011", "Olá"));

        app.control(
                "POST",
                "/whatsapp/status",
                Json.object().put("messageId", id).put("status", "failed").put("error", 131049));

        assertThat(app.statuses())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.path("errors").path(0).path("code").asInt())
                                .isEqualTo(131049));
    }

    @Test
    void aPayloadIsReplayedByteByByte(@TempDir Path folder) throws IOException {
        var payload = "{\"object\":\"whatsapp_business_account\", \"entry\":[] , \"x\":\"\\u00e3\\/\"}";
        Files.writeString(folder.resolve("01.json"), payload);

        app.simulator.replay(app.number, Files.readAllBytes(folder.resolve("01.json")));

        assertThat(app.received()).singleElement().satisfies(it -> {
            assertThat(new String(it.body(), StandardCharsets.UTF_8)).isEqualTo(payload);
            assertThat(it.isSigned()).isTrue();
        });
    }

    @Test
    void onlyFilesOfTheFolderAreReplayed(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("payloads"));
        Files.writeString(folder.resolve("secret.json"), "{}");
        Files.writeString(folder.resolve("payloads/01.json"), "{}");
        try (var simulator = Simulator.start(0, folder.resolve("payloads"))) {
            simulator.connect(app.number);

            assertThat(replay(simulator, "01.json")).isEqualTo(200);
            assertThat(replay(simulator, "../secret.json")).isEqualTo(400);
        }
        assertThat(app.control("POST", "/replay", Json.object().put("file", "01.json"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aResetForgetsWhatHappenedAndKeepsTheNumbers() {
        app.simulator.person("Ana").says("oi");
        app.send(text("5511900000011", "Olá"));
        app.simulator.fault("F1", 5);

        app.control("POST", "/reset", Json.object().put("seed", 3));

        assertThat(json(app.control("GET", "/outbox", null))).isEmpty();
        assertThat(json(app.control("GET", "/faults", null))).isEmpty();
        assertThat(json(app.control("GET", "/deliveries", null))).isEmpty();
        assertThat(json(app.control("GET", "/whatsapp/numbers", null))).hasSize(1);
    }

    @Test
    void anOpeningHasTemplatesAndSomebodyOutsideTheWindow() {
        var number = Json.tree(app.number);
        app.control("POST", "/whatsapp/numbers", number.put("opening", true));

        var id = app.send(text("5541990000017", "Entregamos sim!"));
        app.simulator.clock().advance(Duration.ofSeconds(2));

        assertThat(app.statusesOf(id)).containsExactly("failed");
        assertThat(json(app.get("/v25.0/" + TestApp.ACCOUNT + "/message_templates"))
                        .path("data"))
                .hasSize(3);
    }

    @Test
    void secretsAreNotShown() {
        assertThat(app.control("GET", "/state", null).body()).doesNotContain(TestApp.SECRET, TestApp.TOKEN);
        assertThat(app.control("GET", "/whatsapp/numbers", null).body()).doesNotContain(TestApp.SECRET, TestApp.TOKEN);
    }

    @Test
    void aNumberThatPointsElsewhereIsRefused() {
        var number = Json.tree(app.number);

        var response = app.control("POST", "/whatsapp/numbers", number.put("webhook", "https://example.com/hook"));

        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void aPageOfSomewhereElseControlsNothing() {
        assertThat(resetFrom(Map.of("host", "127.0.0.1:8090", "origin", "http://evil.example")))
                .isEqualTo(403);
        assertThat(resetFrom(Map.of("host", "evil.example:8090"))).isEqualTo(403);
        assertThat(resetFrom(Map.of("host", "127.0.0.1:8090", "origin", "http://127.0.0.1:8090")))
                .isEqualTo(200);
    }

    @Test
    void whatHappensIsToldToPages() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(app.simulator.address().resolve("/sim/events"))
                    .build();
            var lines = new BufferedReader(new InputStreamReader(
                    client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
            assertThat(lines.readLine()).isEqualTo("event: hello");

            app.simulator.person("Ana").says("oi");

            var event = lines.lines().filter(it -> it.equals("event: message")).findFirst();
            assertThat(event).isPresent();
            assertThat(lines.readLine()).contains("\"person\":\"ana\"").contains("\"body\":\"oi\"");
            lines.close();
        }
    }

    private static int resetFrom(Map<String, String> headers) {
        try (var world = World.create(Clock.systemUTC(), 0)) {
            var call = new Call("POST", "/sim/reset", Map.of(), headers, new byte[0]);
            return new Control(world, new Scenes(world), null).answer(call).status();
        }
    }

    private static int replay(Simulator simulator, String file) throws IOException {
        var connection = (HttpURLConnection)
                simulator.address().resolve("/sim/replay").toURL().openConnection();
        connection.setDoOutput(true);
        connection.getOutputStream().write(Json.bytes(Json.object().put("file", file)));
        return connection.getResponseCode();
    }
}
