package app.prosa.channel;

import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent.Answer;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestSocket;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.file.Samples;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What agents can do on WhatsApp beside writing words.
@ServerTest
class MeansTest {

    private static final String ANA = "5511988880001";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    String conversation;

    @BeforeEach
    void aCustomerWrites() {
        shop = WhatsAppShop.open(port, meta);
        shop.posts(text(ANA, "wamid.hello", "Oi")).ok();
        shop.settled();
        conversation = shop.conversation().at("/conversation/id").asString();
    }

    private Answer write(String kind, Map<String, Object> content, Map<String, Object> more) {
        var body = new HashMap<String, Object>(more);
        body.putAll(Map.of("id", TestVisitor.uuid(), "kind", kind, "content", content));
        return shop.desk().http().post("/api/v1/conversations/" + conversation + "/messages", body);
    }

    private static Map<String, Object> words(String body) {
        return Map.of("type", "text", "body", body);
    }

    private JsonNode line(String id) {
        return said(shop.conversation()).stream()
                .filter(it -> it.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String hello() {
        return said(shop.conversation()).getFirst().get("id").asString();
    }

    private JsonNode sent(int count) {
        until(() -> shop.meta().sent.size() >= count);
        return shop.meta().sent.get(count - 1);
    }

    @Test
    void aReplyQuotesWhatItAnswersAtWhatsAppToo() {
        var written =
                write("reply", words("Tudo bem?"), Map.of("replyTo", hello())).ok();

        assertThat(sent(1).at("/context/message_id").asString()).isEqualTo("wamid.hello");
        assertThat(line(written.get("id").asString()).get("replyTo").asString()).isEqualTo(hello());
    }

    @Test
    void onlyWhatWasSaidHereIsQuotedAndNotesOnlyToColleagues() {
        var note =
                write("note", words("Cliente antigo"), Map.of()).ok().get("id").asString();
        var other = WhatsAppShop.open(port, meta);
        other.posts(text(ANA, "wamid.elsewhere", "Oi")).ok();
        other.settled();
        var elsewhere = said(other.conversation()).getFirst().get("id").asString();

        assertThat(write("reply", words("Olá"), Map.of("replyTo", note)).code()).isEqualTo("cannot-quote");
        assertThat(write("reply", words("Olá"), Map.of("replyTo", elsewhere)).code())
                .isEqualTo("cannot-quote");
        assertThat(write("note", words("É verdade"), Map.of("replyTo", note)).status())
                .isEqualTo(201);
    }

    private Answer react(String emoji) {
        return shop.desk().http().put(reaction(), Map.of("emoji", emoji));
    }

    private String reaction() {
        return "/api/v1/conversations/" + conversation + "/messages/" + hello() + "/reaction";
    }

    private List<String> reactions() {
        return line(hello())
                .get("reactions")
                .valueStream()
                .map(it -> it.get("emoji").asString())
                .toList();
    }

    @Test
    void theTeamHasOneReactionThatIsReplacedAndTakenBack() {
        shop.posts(WhatsAppShop.message(
                        ANA,
                        "wamid.sign",
                        TestClock.now().getEpochSecond(),
                        "\"type\":\"reaction\",\"reaction\":{\"message_id\":\"wamid.hello\",\"emoji\":\"😀\"}"))
                .ok();
        shop.settled();

        react("👍").ok();
        assertThat(sent(1).at("/reaction/message_id").asString()).isEqualTo("wamid.hello");
        assertThat(sent(1).at("/reaction/emoji").asString()).isEqualTo("👍");
        var bruno = shop.desk().colleague("Bruno", "supervisor", shop.department());
        bruno.http().put(reaction(), Map.of("emoji", "❤️")).ok();

        assertThat(sent(2).at("/reaction/emoji").asString()).isEqualTo("❤️");
        assertThat(reactions()).containsExactly("😀", "❤️");
        shop.desk().http().delete(reaction()).ok();
        assertThat(sent(3).at("/reaction/emoji").asString("?")).isEmpty();
        assertThat(reactions()).containsExactly("😀");
    }

    @Test
    void aReactionWhoseAnswerWasLostGoesOutAgain() {
        shop.meta().losesTheAnswer();

        react("👍").ok();
        until(() -> {
            clock.forward(Duration.ofSeconds(2));
            return shop.meta().sent.size() == 2;
        });

        assertThat(sent(2).at("/reaction/emoji").asString()).isEqualTo("👍");
    }

    @Test
    void aReactionThatDoesNotGetThroughSaysWhyAndKeepsNoReplyWaiting() {
        shop.meta().answers(400, new String(TestMeta.error(131026, "Message undeliverable"), UTF_8));

        react("👍").ok();
        until(() -> line(hello()).at("/reactions/0/failure/code").asString("").equals("131026"));

        write("reply", words("Olá"), Map.of()).ok();
        assertThat(sent(2).at("/text/body").asString()).isEqualTo("Olá");
        react("👍").ok();
        assertThat(sent(3).at("/reaction/emoji").asString()).isEqualTo("👍");
        assertThat(line(hello()).at("/reactions/0/failure").isNull()).isTrue();
    }

    @Test
    void onlyOneEmojiIsAReactionAndOnlyWhereTheChannelHasThem() {
        var site = Shop.open(port);
        var begun = site.begun("Oi");
        var message = begun.visitor().conversation().at("/messages/0/id").asString();

        assertThat(react("ok").code()).isEqualTo("not-an-emoji");
        assertThat(site.desk()
                        .http()
                        .put(
                                "/api/v1/conversations/" + begun.conversation() + "/messages/" + message + "/reaction",
                                Map.of("emoji", "👍"))
                        .code())
                .isEqualTo("cannot-react");
    }

    @Test
    void aVoiceNoteIsSentAsVoice() {
        var file = shop.desk()
                .http()
                .send("POST", "/api/v1/files?name=voz.ogg", Samples.ogg())
                .ok();

        var written = write(
                        "reply", Map.of("type", "file", "file", file.get("id").asString(), "voice", true), Map.of())
                .ok();

        assertThat(written.at("/content/type").asString()).isEqualTo("audio");
        assertThat(written.at("/content/voice").asBoolean()).isTrue();
        assertThat(sent(1).get("type").asString()).isEqualTo("audio");
        assertThat(sent(1).at("/audio/voice").asBoolean()).isTrue();
    }

    /// As long as a call of words may take, and half as long again.
    @Test
    void aFileThatTakesLongToHandOverIsNotTakenForLost() {
        var taken = new CountDownLatch(1);
        shop.meta().holds("/" + WhatsAppShop.PHONE_NUMBER_ID + "/media", taken);
        var file = shop.desk()
                .http()
                .send("POST", "/api/v1/files?name=voz.ogg", Samples.ogg())
                .ok();
        var written = write(
                        "reply", Map.of("type", "file", "file", file.get("id").asString(), "voice", true), Map.of())
                .ok();
        until(() -> shop.meta().waiting() == 1);

        clock.forward(Duration.ofMinutes(3));
        write("reply", words("Chegou?"), Map.of()).ok();
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .until(() -> statusOf(written).equals("queued"));
        taken.countDown();

        until(() -> statusOf(written).equals("sent"));
        assertThat(sent(1).get("type").asString()).isEqualTo("audio");
        assertThat(sent(2).at("/text/body").asString()).isEqualTo("Chegou?");
    }

    private String statusOf(JsonNode message) {
        return said(shop.conversation()).stream()
                .filter(it -> it.get("id").equals(message.get("id")))
                .findFirst()
                .orElseThrow()
                .get("status")
                .asString();
    }

    @Test
    void aPlaceAndContactCardsAreSentAsSuch() {
        write("reply", Map.of("type", "location", "latitude", -23.5, "longitude", -46.6, "name", "Loja"), Map.of())
                .ok();
        var card =
                Map.of("name", "Rui Alves", "phones", List.of("+5541988881234"), "emails", List.of("rui@alves.test"));
        write("reply", Map.of("type", "contacts", "cards", List.of(card)), Map.of())
                .ok();

        assertThat(sent(1).at("/location/latitude").asDouble()).isEqualTo(-23.5);
        assertThat(sent(1).at("/location/name").asString()).isEqualTo("Loja");
        assertThat(sent(2).at("/contacts/0/name/formatted_name").asString()).isEqualTo("Rui Alves");
        assertThat(sent(2).at("/contacts/0/phones/0/phone").asString()).isEqualTo("+5541988881234");
        assertThat(write("reply", Map.of("type", "location", "latitude", 95, "longitude", 0), Map.of())
                        .code())
                .isEqualTo("no-such-place");
        assertThat(write("note", Map.of("type", "contacts", "cards", List.of(card)), Map.of())
                        .code())
                .isEqualTo("not-carried");
    }

    private static Map<String, Object> offer(List<String> titles, Map<String, Object> more) {
        var content = new HashMap<String, Object>(more);
        content.put("type", "interactive");
        content.put("body", "Quando?");
        content.put("choices", titles.stream().map(it -> Map.of("title", it)).toList());
        return content;
    }

    @Test
    void buttonsAndListsAreOfferedWithinWhatWhatsAppTakes() {
        write("reply", offer(List.of("Hoje", "Amanhã"), Map.of()), Map.of()).ok();
        write("reply", offer(List.of("8h", "9h", "10h", "11h"), Map.of("button", "Ver horas")), Map.of())
                .ok();

        assertThat(sent(1).at("/interactive/action/buttons/1/reply/title").asString())
                .isEqualTo("Amanhã");
        assertThat(sent(2).at("/interactive/action/button").asString()).isEqualTo("Ver horas");
        assertThat(sent(2).at("/interactive/action/sections/0/rows")).hasSize(4);
        assertThat(write("reply", offer(List.of("a", "b", "c", "d"), Map.of()), Map.of())
                        .code())
                .isEqualTo("too-many-choices");
        assertThat(write("reply", offer(List.of("Um botão comprido demais"), Map.of()), Map.of())
                        .code())
                .isEqualTo("too-long");
        assertThat(write("reply", offer(List.of("a", "a"), Map.of()), Map.of()).code())
                .isEqualTo("invalid");
    }

    @Test
    void readingAndTypingAreShownToTheCustomerUnlessTheConnectionKeepsThemBack() {
        var path = "/api/v1/conversations/" + conversation;
        var number = "/api/v1/connections/" + shop.connection() + "/whatsapp";
        shop.desk().http().put(path + "/acceptance", Map.of()).ok();
        shop.desk().http().patch(number, Map.of("showReading", false)).ok();

        shop.desk().http().put(path + "/read", Map.of("seq", 100)).ok();
        shop.desk().http().patch(number, Map.of("showReading", true)).ok();
        shop.posts(text(ANA, "wamid.again", "Alguém aí?")).ok();
        shop.settled();
        shop.desk().http().put(path + "/read", Map.of("seq", 100)).ok();
        until(() -> !shop.meta().courtesies.isEmpty());

        assertThat(shop.meta().courtesies).hasSize(1);
        assertThat(shop.meta().courtesies.getFirst().get("message_id").asString())
                .isEqualTo("wamid.again");
        try (var screen = TestSocket.of(shop.desk().admin(), port, 0)) {
            screen.say(Map.of("type", "watch", "conversationId", conversation));
            screen.say(Map.of("type", "typing", "conversationId", conversation, "on", true));
            until(() -> shop.meta().courtesies.size() == 2);
        }
        assertThat(shop.meta().courtesies.getLast().at("/typing_indicator/type").asString())
                .isEqualTo("text");
    }
}
