package app.prosa.channel.whatsapp;

import static app.prosa.WhatsAppShop.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What else Meta sends, will send one day, or might: each event in it ends as what stands beside it in `.expect`, one
/// line for each, and holds up nothing that comes after it.
@ServerTest
class FurtherPayloadsTest {

    private static final String FOLDER = "whatsapp-more";
    private static final String NEIGHBOUR = "5511988880099";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Test
    void eachEndsAsItShouldAndHoldsUpNothing() throws Exception {
        var shop = opened();
        var wrong = new SoftAssertions();
        int known = 1;

        for (var file : PayloadsTest.files(FOLDER)) {
            wrong.assertThat(shop.posts(bytes(file)).status()).as(file).isEqualTo(200);
            shop.settled();
            var ledger = shop.ledger();
            var became = ledger.subList(known, ledger.size()).stream()
                    .map(it -> line(shop, it))
                    .toList();
            wrong.assertThat(became).as(file).isEqualTo(expected(file));
            shop.posts(text(NEIGHBOUR, "wamid.after." + file, file)).ok();
            known = ledger.size() + 1;
        }

        shop.settled();
        wrong.assertThat(shop.ledger("outcome=message"))
                .extracting(it -> it.get("externalId").asString())
                .containsAll(PayloadsTest.files(FOLDER).stream()
                        .map("wamid.after."::concat)
                        .toList());
        wrong.assertAll();
    }

    @Test
    void inTheOtherDirectionTheyAreTheSameEvents() throws Exception {
        var there = opened();
        var back = opened();
        for (var file : PayloadsTest.files(FOLDER)) {
            there.posts(bytes(file)).ok();
        }
        for (var file : PayloadsTest.files(FOLDER).reversed()) {
            back.posts(bytes(file)).ok();
            back.posts(bytes(file)).ok();
        }
        there.settled();
        back.settled();

        assertThat(keys(back)).isEqualTo(keys(there));
        assertThat(back.ledger("outcome=duplicate").size())
                .isEqualTo(keys(there).size() - 1);
    }

    private WhatsAppShop opened() {
        var shop = WhatsAppShop.open(port, meta);
        shop.second(meta);
        shop.posts(text("5511900000011", "wamid.hello", "Oi")).ok();
        shop.settled();
        assertThat(shop.ledger()).hasSize(1);
        return shop;
    }

    private static List<String> keys(WhatsAppShop shop) {
        return shop.ledger().stream()
                .map(it -> it.get("key").asString())
                .distinct()
                .sorted()
                .toList();
    }

    private static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(PayloadsTest.folder(FOLDER).resolve(file));
    }

    private static List<String> expected(String file) throws IOException {
        Path beside = PayloadsTest.folder(FOLDER).resolve(file.replace(".json", ".expect"));
        return Files.readAllLines(beside, UTF_8);
    }

    /// What became of an event: kind, outcome, and why, or what the message says now.
    private static String line(WhatsAppShop shop, JsonNode event) {
        var message = event.get("messageId").asString("");
        var what = message.isEmpty()
                ? event.get("reason").asString("")
                : shown(shop.desk()
                        .http()
                        .get("/api/v1/conversations/%s/messages/%s"
                                .formatted(event.get("conversationId").asString(), message))
                        .ok()
                        .at("/message/content"));
        return Stream.of(event.get("kind").asString(), event.get("outcome").asString(), what)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String shown(JsonNode content) {
        var words = Stream.of("/body", "/caption", "/title", "/name", "/cards/0/name")
                .map(it -> content.at(it).asString(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        var clipped = words.length() > 160 ? words.substring(0, 159) + "…" : words;
        return (content.get("type").asString() + ": " + clipped).strip();
    }

    /// A text as long as WhatsApp lets people write is kept to its last letter.
    @Test
    void theLongestTextIsWhole() {
        var shop = WhatsAppShop.open(port, meta);
        var longest = "ã".repeat(65_535) + ".";

        shop.posts(text("5511988880001", "wamid.longest", longest)).ok();
        shop.settled();

        assertThat(WhatsAppShop.bodies(shop.conversation())).containsExactly(longest);
    }

    /// What no clock of a provider says is not believed: the message stands where it came.
    @Test
    void aTimeThatCannotBeIsNotBelieved() {
        var shop = WhatsAppShop.open(port, meta);
        var before = TestClock.now();

        for (var at : List.of("-99999999999", "0", "99999999999999999")) {
            shop.posts(text("5511988880001", "wamid." + at, "Quando?")
                            .replaceAll("\"timestamp\":\"[0-9]+\"", "\"timestamp\":\"" + at + "\""))
                    .ok();
        }
        shop.settled();

        assertThat(WhatsAppShop.said(shop.conversation()))
                .extracting(it -> Instant.parse(it.get("sentAt").asString()))
                .hasSize(3)
                .allMatch(it -> !it.isBefore(before.minusSeconds(1)));
    }
}
