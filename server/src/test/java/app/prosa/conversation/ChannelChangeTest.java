package app.prosa.conversation;

import static app.prosa.WhatsAppShop.bodies;
import static app.prosa.WhatsAppShop.status;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.toSecond;
import static app.prosa.WhatsAppShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent.Answer;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestSocket;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// A conversation goes on through another number of the company (docs/rules.md, E21).
@ServerTest
@Tag("CON-17")
class ChannelChangeTest {

    private static final String CUSTOMER = "5511988880001";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop first;

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop second;

    @SuppressWarnings("NullAway.Init")
    Eg.Person ana;

    /// Somebody has written to the first number, and Ana has answered.
    private String begun(int undoSeconds) {
        first = WhatsAppShop.open(port, meta, undoSeconds);
        second = first.second(meta);
        ana = first.desk().colleague("Ana Prado", "agent", first.department());
        first.posts(text(CUSTOMER, "wamid.hello", "Oi")).ok();
        first.settled();
        var conversation = first.conversation().at("/conversation/id").asString();
        Shop.replies(ana, conversation, "Pois não?").ok();
        return conversation;
    }

    private String begunAndSent() {
        var conversation = begun(0);
        until(() -> line(conversation, "Pois não?").get("status").asString().equals("sent"));
        return conversation;
    }

    private static String path(String conversation) {
        return "/api/v1/conversations/" + conversation;
    }

    private static Answer move(Eg.Person who, String conversation, String connection) {
        return who.http().put(path(conversation) + "/connection", Map.of("connectionId", connection));
    }

    private JsonNode opened(String conversation) {
        return first.desk().http().get(path(conversation)).ok();
    }

    private JsonNode line(String conversation, String words) {
        return opened(conversation)
                .get("messages")
                .valueStream()
                .filter(it -> it.at("/content/body").asString("").equals(words))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> happened(JsonNode opened) {
        return opened.get("messages")
                .valueStream()
                .filter(it -> it.at("/content/type").asString().equals("activity"))
                .map(it -> it.at("/content/what").asString())
                .toList();
    }

    private static boolean isFree(Eg.Person who, String conversation) {
        return who.http().get(path(conversation) + "/window").ok().get("open").asBoolean();
    }

    @Test
    void theSameTicketAndTimelineGoOnThroughAnotherNumberByItsOwnRules() {
        var conversation = begunAndSent();
        var before = opened(conversation).get("conversation");

        var ways = ana.http().get(path(conversation) + "/connections").ok().get("items");
        var after = move(ana, conversation, second.connection()).ok();

        assertThat(ways).singleElement().satisfies(it -> {
            assertThat(it.at("/connection/id").asString()).isEqualTo(second.connection());
            assertThat(it.get("templates").asBoolean()).isTrue();
        });
        assertThat(after.get("id").asString()).isEqualTo(conversation);
        assertThat(after.at("/connection/id").asString()).isEqualTo(second.connection());
        assertThat(after.at("/ticket/number")).isEqualTo(before.at("/ticket/number"));
        assertThat(after.get("state").asString()).isEqualTo("attending");
        var separator = opened(conversation)
                .get("messages")
                .get(opened(conversation).get("messages").size() - 1);
        assertThat(separator.at("/content/what").asString()).isEqualTo("channel-changed");
        assertThat(separator.at("/content/detail").asString()).isEqualTo("WhatsApp da loja");
        assertThat(separator.at("/content/to/connection/id").asString()).isEqualTo(second.connection());
        // The customer has written to the first number only: to the second nothing but a template gets through.
        assertThat(isFree(ana, conversation)).isFalse();
        assertThat(Shop.replies(ana, conversation, "Seguimos por aqui").code()).isEqualTo("window-closed");
        second.posts(toSecond(text(CUSTOMER, "wamid.there", "Aqui também"))).ok();
        second.settled();
        assertThat(isFree(ana, conversation)).isTrue();
        Shop.replies(ana, conversation, "Seguimos por aqui").ok();
        until(() -> !second.meta().sent.isEmpty());
        assertThat(second.meta().texts()).containsExactly("Seguimos por aqui");
        assertThat(first.meta().texts()).containsExactly("Pois não?");
        assertThat(bodies(first.conversation())).containsExactly("Oi", "Pois não?", "Aqui também", "Seguimos por aqui");
    }

    @Test
    void nothingThatTheOldNumberCarriedIsNamedToTheNewOne() {
        var conversation = begunAndSent();
        move(ana, conversation, second.connection()).ok();
        second.posts(toSecond(text(CUSTOMER, "wamid.there", "Aqui também"))).ok();
        second.settled();
        var old = line(conversation, "Oi").get("id").asString();

        var sign = ana.http().put(path(conversation) + "/messages/" + old + "/reaction", Map.of("emoji", "👍"));
        ana.http()
                .post(
                        path(conversation) + "/messages",
                        Map.of(
                                "id",
                                TestVisitor.uuid(),
                                "kind",
                                "reply",
                                "replyTo",
                                old,
                                "content",
                                Map.of("type", "text", "body", "Sobre isto")))
                .ok();
        until(() -> !second.meta().sent.isEmpty());

        assertThat(sign.code()).isEqualTo("cannot-react");
        assertThat(second.meta().sent.getFirst().has("context")).isFalse();
        assertThat(line(conversation, "Sobre isto").get("replyTo").asString()).isEqualTo(old);
    }

    @Test
    void whatIsToldOfOldMessagesStillCountsAndWhatComesToTheOldNumberBeginsAnew() {
        var conversation = begunAndSent();
        move(ana, conversation, second.connection()).ok();
        var wamid = ana.http()
                .get(path(conversation) + "/messages/"
                        + line(conversation, "Pois não?").get("id").asString())
                .ok()
                .at("/delivery/externalId")
                .asString();

        first.posts(status(wamid, "read", "")).ok();
        first.posts(WhatsAppShop.message(
                        CUSTOMER,
                        "wamid.sign",
                        TestClock.now().getEpochSecond(),
                        "\"type\":\"reaction\",\"reaction\":{\"message_id\":\"%s\",\"emoji\":\"👍\"}".formatted(wamid)))
                .ok();
        first.settled();
        var told = line(conversation, "Pois não?");
        boolean free = isFree(ana, conversation);
        first.posts(text(CUSTOMER, "wamid.late", "Ainda por aqui")).ok();
        first.settled();

        assertThat(told.get("status").asString()).isEqualTo("read");
        assertThat(told.at("/reactions/0/emoji").asString()).isEqualTo("👍");
        assertThat(free)
                .as("a sign of life to the old number opens nothing at the new one")
                .isFalse();
        assertThat(first.conversations()).hasSize(2).satisfiesOnlyOnce(it -> {
            assertThat(it.at("/conversation/id").asString()).isNotEqualTo(conversation);
            assertThat(it.at("/conversation/connection/id").asString()).isEqualTo(first.connection());
            assertThat(bodies(it)).containsExactly("Ainda por aqui");
        });
    }

    @Test
    void aMessageThatFailsLateIsNotSentThroughTheNewNumber() {
        var conversation = begunAndSent();
        var message = line(conversation, "Pois não?").get("id").asString();
        var wamid = ana.http()
                .get(path(conversation) + "/messages/" + message)
                .ok()
                .at("/delivery/externalId")
                .asString();
        move(ana, conversation, second.connection()).ok();

        first.posts(status(wamid, "failed", ",\"errors\":[{\"code\":131056,\"title\":\"Pair rate limit hit\"}]"))
                .ok();
        first.settled();

        assertThat(line(conversation, "Pois não?").get("status").asString()).isEqualTo("failed");
        assertThat(ana.http()
                        .post(path(conversation) + "/messages/" + message + "/retry", Map.of())
                        .code())
                .isEqualTo("channel-changed");
        assertThat(second.meta().sent).isEmpty();
    }

    @Test
    void itWaitsForWhatIsStillOnItsWay() {
        var conversation = begun(30);

        var refused = move(ana, conversation, second.connection());
        ana.http()
                .delete(path(conversation) + "/messages/"
                        + line(conversation, "Pois não?").get("id").asString() + "/delivery")
                .ok();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("still-sending");
        move(ana, conversation, second.connection()).ok();
    }

    @Test
    void whoIsServedThereIsNotServedTwiceAndWhatIsOverBecomesHistory() {
        var conversation = begunAndSent();
        second.posts(toSecond(text(CUSTOMER, "wamid.there", "Oi, loja"))).ok();
        second.settled();
        var there =
                Shop.list(first.desk().admin(), "tab=waiting").get(0).get("id").asString();

        var refused = move(ana, conversation, second.connection());
        first.desk()
                .http()
                .post(
                        path(there) + "/transfers",
                        Map.of("department", first.desk().department("Diretoria"), "confirmed", true))
                .ok();
        var unseen = move(ana, conversation, second.connection());
        first.desk().http().put(path(there) + "/assignment", Map.of()).ok();
        first.desk().http().put(path(there) + "/resolution", Map.of()).ok();
        move(ana, conversation, second.connection()).ok();

        assertThat(refused.code()).isEqualTo("already-open");
        assertThat(refused.json().get("conversation").asString()).isEqualTo(there);
        assertThat(unseen.code()).isEqualTo("served-elsewhere");
        assertThat(unseen.text()).doesNotContain(there);
        assertThat(isFree(ana, conversation)).as("they wrote there").isTrue();
        assertThat(opened(there).at("/conversation/superseded").asBoolean()).isTrue();
        assertThat(opened(there).get("allowed").valueStream().map(JsonNode::asString))
                .doesNotContain("reopen", "transfer", "begin");
        assertThat(first.desk().http().delete(path(there) + "/resolution").code())
                .isEqualTo("superseded");
        second.posts(toSecond(text(CUSTOMER, "wamid.more", "Obrigado"))).ok();
        second.settled();
        assertThat(bodies(opened(conversation))).containsExactly("Oi", "Pois não?", "Obrigado");
        assertThat(bodies(opened(there))).containsExactly("Oi, loja");
    }

    @Test
    void onlyWhoSeesItMovesItAndOnlyWhereTheContactCanBeReached() {
        var conversation = begunAndSent();
        var site = Shop.of(first.desk(), first.department());
        var bia = first.desk().colleague("Bia", "agent", first.desk().department("Financeiro"));

        assertThat(move(bia, conversation, second.connection()).status()).isEqualTo(404);
        assertThat(bia.http().get(path(conversation) + "/connections").status()).isEqualTo(404);
        assertThat(move(ana, conversation, site.connection()).code()).isEqualTo("cannot-start");
        assertThat(move(ana, conversation, first.connection()).code()).isEqualTo("already-there");
        first.desk()
                .http()
                .patch("/api/v1/connections/" + second.connection(), Map.of("state", "off"))
                .ok();
        assertThat(move(ana, conversation, second.connection()).status()).isEqualTo(404);
        assertThat(ana.http().get(path(conversation) + "/connections").ok().get("items"))
                .isEmpty();
        ana.http().put(path(conversation) + "/resolution", Map.of()).ok();
        first.desk()
                .http()
                .patch("/api/v1/connections/" + second.connection(), Map.of("state", "on"))
                .ok();
        assertThat(move(ana, conversation, second.connection()).code()).isEqualTo("conversation-closed");
    }

    @Test
    void ofTwoWhoMoveItAtOnceOneDoes() throws Exception {
        var conversation = begunAndSent();
        var bia = first.desk().colleague("Bia", "agent", first.department());
        first.desk()
                .http()
                .put(path(conversation) + "/helpers", Map.of("agents", List.of(bia.id()), "departments", List.of()))
                .ok();

        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var moves = List.<Callable<Answer>>of(
                    () -> move(ana, conversation, second.connection()),
                    () -> move(bia, conversation, second.connection()));
            answers =
                    threads.invokeAll(moves).stream().map(it -> it.resultNow()).toList();
        }

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(happened(opened(conversation))).containsOnlyOnce("channel-changed");
    }

    @Test
    void othersSeeItMoveAndTheListOfAConnectionFollows() {
        var conversation = begunAndSent();
        var bruno = first.desk().colleague("Bruno", "supervisor", first.department());
        try (var screen = TestSocket.of(bruno, port, 0)) {
            move(ana, conversation, second.connection()).ok();

            var event = screen.event(
                    "message.added",
                    it -> it.at("/message/content/what").asString("").equals("channel-changed"));
            assertThat(event.at("/conversation/connection/id").asString()).isEqualTo(second.connection());
        }
        assertThat(Shop.list(bruno, "tab=attending&connections=" + first.connection()))
                .isEmpty();
        assertThat(Shop.list(bruno, "tab=attending&connections=" + second.connection()))
                .hasSize(1);
    }
}
