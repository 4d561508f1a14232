package app.prosa.contact;

import static app.prosa.WhatsAppShop.bodies;
import static app.prosa.WhatsAppShop.change;
import static app.prosa.WhatsAppShop.message;
import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestSocket;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Bloquear: nothing comes from the contact any more, nothing goes to them, and nothing comes back later.
@ServerTest
class ContactBlockTest {

    private static final String ANA = "5511988880001";
    private static final String EVA = "5511988880002";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    @Tag("CTP-13")
    void whatABlockedCustomerSendsIsNotedWithoutItsContentAndNeverSeen() {
        var shop = WhatsAppShop.open(port, meta);
        var boss = shop.desk().admin();
        shop.posts(text(ANA, "wamid.before", "Bom dia")).ok();
        shop.settled();
        var conversation = id(shop.conversation());
        Shop.replies(boss, conversation, "Olá, Ana").ok();

        var contact =
                block(boss, contact(shop.conversation()), "Ofende a equipe").ok();
        var blocked = opened(boss, conversation);
        shop.posts(text(ANA, "wamid.during", "Segredo da Ana")).ok();
        shop.posts(sent(ANA, "wamid.sign", "reaction", "{\"message_id\":\"wamid.before\",\"emoji\":\"👎\"}"))
                .ok();
        shop.posts(sent(ANA, "wamid.edit", "edit", edit("wamid.during", "Outro segredo")))
                .ok();
        shop.posts(sent(ANA, "wamid.revoke", "revoke", "{\"original_message_id\":\"wamid.before\"}"))
                .ok();
        shop.settled();

        assertThat(contact.at("/block/reason").asString()).isEqualTo("Ofende a equipe");
        assertThat(blocked.at("/conversation/state").asString()).isEqualTo("resolved");
        assertThat(blocked.at("/conversation/contact/blocked").asBoolean()).isTrue();
        assertThat(last(blocked).at("/content/what").asString()).isEqualTo("contact-blocked");
        assertThat(last(blocked).at("/content/detail").asString()).isEqualTo("Ofende a equipe");
        assertThat(lines(opened(boss, conversation))).as("nothing has come").isEqualTo(lines(blocked));
        assertThat(shop.ledger("outcome=discarded"))
                .hasSize(4)
                .allSatisfy(it -> assertThat(it.get("reason").asString()).isEqualTo("blocked"))
                .allSatisfy(it -> assertThat(webhook(boss, it)).doesNotContain("segredo", "Segredo", "👎", "Cliente"));

        assertThat(Shop.replies(boss, conversation, "Tchau").code()).isEqualTo("contact-blocked");
        for (var refused : List.of(
                boss.http().delete("/api/v1/conversations/" + conversation + "/resolution"),
                boss.http()
                        .post(
                                "/api/v1/conversations/" + conversation + "/tickets",
                                Map.of("departmentId", shop.department())),
                boss.http()
                        .post(
                                "/api/v1/conversations/" + conversation + "/transfers",
                                Map.of("agent", boss.id(), "confirmed", true)))) {
            assertThat(refused.code()).isEqualTo("contact-blocked");
        }
        notes(boss, conversation, "Só entre nós").ok();

        unblock(boss, contact.get("id").asString()).ok();
        var discarded = shop.ledger("outcome=discarded").getFirst().get("id").asString();
        assertThat(boss.http()
                        .post("/api/v1/ledger/" + discarded + "/replay", Map.of())
                        .code())
                .isEqualTo("not-replayable");
        shop.posts(text(ANA, "wamid.after", "Voltei")).ok();
        shop.settled();

        assertThat(bodies(opened(boss, conversation))).containsExactly("Bom dia", "Olá, Ana", "Voltei");
        assertThat(shop.conversation().at("/conversation/state").asString()).isIn("waiting", "attending");
    }

    @Test
    void whatOthersSentInTheSameWebhookStaysAsItIs() {
        var shop = WhatsAppShop.open(port, meta);
        var boss = shop.desk().admin();
        shop.posts(text(ANA, "wamid.1", "Oi")).ok();
        shop.settled();
        block(boss, contact(shop.conversation()), "Spam").ok();

        shop.posts(change("\"contacts\":[],\"messages\":[" + written(ANA, "wamid.a", "Segredo") + ","
                        + written(EVA, "wamid.e", "Sou a Eva") + "]"))
                .ok();
        shop.settled();

        var evas = shop.ledger("outcome=message").getLast();
        assertThat(webhook(boss, evas)).contains("Sou a Eva").doesNotContain("Segredo");
        assertThat(shop.conversations())
                .hasSize(1)
                .allSatisfy(it -> assertThat(bodies(it)).containsExactly("Sou a Eva"));
    }

    @Test
    void whatWaitsToGoOutIsTakenBack() {
        var shop = WhatsAppShop.open(port, meta, 30);
        var boss = shop.desk().admin();
        shop.posts(text(ANA, "wamid.1", "Oi")).ok();
        shop.settled();
        var opened = shop.conversation();
        Shop.replies(boss, id(opened), "Um momento").ok();

        block(boss, contact(opened), "Spam").ok();

        assertThat(said(opened(boss, id(opened))).getLast().get("status").asString())
                .isEqualTo("cancelled");
    }

    @Test
    @Tag("CTP-13")
    void aVisitorOfTheWebsiteIsThankedAndNotHeard() {
        var shop = Shop.open(port);
        var boss = shop.desk().admin();
        var begun = shop.begun("Bom dia");
        var contact = contact(opened(boss, begun.conversation()));
        block(boss, contact, "Ofende a equipe").ok();
        var before = opened(boss, begun.conversation());

        try (var visitor = begun.visitor().socket();
                var socket = TestSocket.of(boss, port, 0)) {
            visitor.say(Map.of("type", "typing", "on", true));
            var sent = begun.visitor().says("Segredo");
            Shop.list(boss, "tab=waiting");

            assertThat(sent.status()).isEqualTo(201);
            assertThat(sent.json().at("/content/body").asString()).isEqualTo("Segredo");
            assertThat(opened(boss, begun.conversation())).isEqualTo(before);
            assertThat(ledger(boss)).singleElement().satisfies(it -> {
                assertThat(it.get("reason").asString()).isEqualTo("blocked");
                assertThat(webhook(boss, it)).isEmpty();
            });
            unblock(boss, contact).ok();
            begun.visitor().says("Voltei").ok();
            socket.event(
                    "message.added",
                    it -> it.at("/message/content/body").asString().equals("Voltei"));
            assertThat(socket.frames()).noneMatch(it -> it.toString().contains("Segredo"));
            assertThat(socket.frames())
                    .noneMatch(it -> it.path("type").asString("").equals("typing"));
        }

        assertThat(bodies(opened(boss, begun.conversation()))).containsExactly("Bom dia", "Voltei");
        var other = shop.begun("Eu sou outra pessoa");
        assertThat(bodies(opened(boss, other.conversation()))).hasSize(1);
    }

    @Test
    void onlyWhoMayBlocksAndColleaguesSeeItAtOnceAndTheLogKnows() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var boss = shop.desk().colleague("Bruno", "supervisor", shop.department());
        var elsewhere = shop.desk().department("Financeiro");
        var stranger = shop.desk().colleague("Caio", "supervisor", elsewhere);
        var conversation = shop.begun("Oi").conversation();
        var contact = contact(opened(ana, conversation));

        try (var socket = TestSocket.of(ana, port, 0)) {
            assertThat(block(ana, contact, "Spam").status()).isEqualTo(403);
            assertThat(block(stranger, contact, "Spam").status()).isEqualTo(404);
            assertThat(block(boss, contact, " ").status()).isEqualTo(400);
            block(boss, contact, "Spam").ok();
            assertThat(block(boss, contact, "Outro motivo")
                            .ok()
                            .at("/block/reason")
                            .asString())
                    .isEqualTo("Spam");

            socket.event(
                    "contact.changed",
                    it -> it.at("/contact/block/reason").asString("").equals("Spam"));
        }
        assertThat(texts(opened(ana, conversation).get("allowed"))).doesNotContain("reopen", "begin", "reply");
        assertThat(texts(opened(boss, conversation).get("allowed")))
                .contains("unblock-contact")
                .doesNotContain("block-contact");
        var log = shop.desk().http().get("/api/v1/audit").ok().get("items");
        assertThat(log.get(0).get("action").asString()).isEqualTo("blockContact");
        assertThat(log.get(0).at("/body/reason").asString()).isEqualTo("Outro motivo");
    }

    @Test
    void aMessageThatComesAtTheSameMomentLeavesNothingOpen() throws Exception {
        var shop = Shop.open(port);
        var boss = shop.desk().admin();
        for (int round = 0; round < 5; round++) {
            var begun = shop.begun("Oi");
            var contact = contact(opened(boss, begun.conversation()));
            var acts = new ArrayList<Callable<TestAgent.Answer>>();
            for (int i = 0; i < 6; i++) {
                acts.add(() -> begun.visitor().says("Ainda estou aqui"));
            }
            acts.add(3, () -> block(boss, contact, "Spam"));

            try (var sides = Executors.newFixedThreadPool(acts.size())) {
                for (var answer : sides.invokeAll(acts)) {
                    assertThat(answer.get().status()).isLessThan(300);
                }
            }

            var after = opened(boss, begun.conversation());
            assertThat(after.at("/conversation/state").asString()).isEqualTo("resolved");
            assertThat(last(after).at("/content/what").asString()).isEqualTo("contact-blocked");
        }
    }

    /// What comes of a reply adds rows that belong to the conversation before it is locked itself, or the contact.
    @Test
    void whoeverAddsToTheConversationAtTheSameMomentIsNotWaitedFor() {
        var shop = Shop.open(port);
        var boss = shop.desk().admin();
        var conversation = shop.begun("Oi").conversation();
        var contact = contact(opened(boss, conversation));

        var answer = Tenant.in(
                new AccountId(UUID.fromString(shop.desk().account())),
                () -> Objects.requireNonNull(transaction.execute(_ -> {
                    db.sql("select id from conversation where id = ?::uuid for key share")
                            .param(conversation)
                            .query(UUID.class)
                            .single();
                    return block(boss, contact, "Spam");
                })));

        assertThat(answer.status()).isLessThan(300);
        assertThat(opened(boss, conversation).at("/conversation/state").asString())
                .isEqualTo("resolved");
    }

    private static TestAgent.Answer block(Eg.Person by, String contact, String reason) {
        return by.http().put("/api/v1/contacts/" + contact + "/block", Map.of("reason", reason));
    }

    private static TestAgent.Answer unblock(Eg.Person by, String contact) {
        return by.http().delete("/api/v1/contacts/" + contact + "/block");
    }

    private static TestAgent.Answer notes(Eg.Person by, String conversation, String text) {
        return by.http()
                .post(
                        "/api/v1/conversations/" + conversation + "/messages",
                        Map.of(
                                "id",
                                TestVisitor.uuid(),
                                "kind",
                                "note",
                                "content",
                                Map.of("type", "text", "body", text)));
    }

    private static JsonNode opened(Eg.Person by, String conversation) {
        return by.http().get("/api/v1/conversations/" + conversation).ok();
    }

    private static JsonNode ledger(Eg.Person by) {
        return by.http().get("/api/v1/ledger").ok().get("items");
    }

    private static String webhook(Eg.Person by, JsonNode event) {
        return by.http()
                .get("/api/v1/ledger/" + event.get("id").asString())
                .ok()
                .get("body")
                .asString();
    }

    private static String sent(String from, String id, String type, String content) {
        return message(
                from, id, TestClock.now().getEpochSecond(), "\"type\":\"%1$s\",\"%1$s\":%2$s".formatted(type, content));
    }

    private static String edit(String original, String text) {
        return """
                {"original_message_id":"%s","message":{"type":"text","text":{"body":"%s"}}}""".formatted(original, text);
    }

    private static String written(String from, String id, String text) {
        return """
                {"from":"%s","id":"%s","timestamp":"%d","type":"text","text":{"body":"%s"}}""".formatted(from, id, TestClock.now().getEpochSecond(), text);
    }

    private static String id(JsonNode opened) {
        return opened.at("/conversation/id").asString();
    }

    private static String contact(JsonNode opened) {
        return opened.at("/contact/id").asString();
    }

    private static JsonNode last(JsonNode opened) {
        return opened.get("messages").get(opened.get("messages").size() - 1);
    }

    /// What stands in the timeline, however far it got on its way.
    private static List<String> lines(JsonNode opened) {
        return opened.get("messages")
                .valueStream()
                .map(it -> it.get("content") + " " + it.get("reactions"))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
