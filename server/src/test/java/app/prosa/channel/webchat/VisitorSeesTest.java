package app.prosa.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestMeta;
import app.prosa.TestSocket;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.file.Samples;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Everything that may happen to a conversation happens, and every answer and every frame that its visitor gets is
/// held against a list of what may be in it. What is not in the list does not cross: a field that somebody adds to a
/// record of the inside fails here, not in public.
@ServerTest
class VisitorSeesTest {

    /// What the visitor wrote.
    private static final Set<String> OWN = keys("""
            id seq direction status at content.type content.body content.caption content.file.id content.file.name content.file.mediaType content.file.kind content.file.size
            content.file.width content.file.height content.file.thumbnail content.file.url content.file.thumbnailUrl""");

    private static final Set<String> MESSAGE = union(OWN, keys("author.name author.photo content.what replyTo"));

    private static final Set<String> ALLOWED = union(
            under("describe", keys("""
                    name color theme position title subtitle greeting awayMessage language showAgent open agentsOnline
                    maxFileBytes blocked form.enabled form.name form.email form.phone""")),
            under("enter", keys("token visitorId")),
            under("upload", keys("id name mediaType kind size width height thumbnail")),
            under("send", OWN),
            under("conversation", keys("""
                    visitor.name visitor.phone visitor.identified thread state ended agent.name agent.photo hasOlder
                    unread readUpTo""")),
            under("conversation.messages[]", union(MESSAGE, keys("content.via"))),
            under("older", keys("hasOlder")),
            under("older.items[]", union(MESSAGE, keys("content.via"))),
            under("refusal", keys("type title status detail instance code until")),
            under("frame hello", keys("type")),
            under("frame begun", keys("type")),
            under("frame pong", keys("type")),
            under("frame message", keys("type")),
            under("frame message.message", MESSAGE),
            under("frame receipts", keys("type readUpTo deliveredUpTo")),
            under("frame typing", keys("type on agent.name agent.photo")),
            under("frame state", keys("type state ended agent.name agent.photo")));

    /// What only the team may read.
    private static final String NOTE = "Cliente difícil, cuidado";

    private static final String REASON = "Sem paciência";
    private static final String OBSERVATION = "Já devolveu três pedidos";

    /// What was said through another channel.
    private static final String THERE = "Só entre nós, no WhatsApp";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    private final Set<String> seen = new TreeSet<>();
    private final StringBuilder everything = new StringBuilder();

    @Test
    void nothingOfTheInsideCrosses() {
        var number = WhatsAppShop.open(port, meta);
        var shop = Shop.of(number.desk(), number.department());
        var ana = shop.desk().colleague("Ana Beatriz Moura", "supervisor", shop.department());
        ana.http().patch("/api/v1/me", Map.of("displayName", "Ana")).ok();
        ana.http().send("PUT", "/api/v1/me/photo", Samples.picture("png")).ok();
        var visitor = visitor(shop);

        try (var window = visitor.socket();
                var desk = TestSocket.of(ana, port, 0)) {
            saw("send", visitor.says("Oi"));
            var conversation = Shop.list(ana, "tab=waiting").get(0).get("id").asString();
            theWholeLifeOf(conversation, shop, ana, visitor, desk);
            window.say(Map.of("type", "ping"));
            window.frame("pong");
            read(shop, visitor);
            block(conversation, shop, visitor, ana);
            window.closed();
            window.frames().forEach(it -> saw("frame " + it.get("type").asString(), it));
        }
        leave(shop, number, ana);

        assertThat(seen).as("what a visitor got and no list allows").isSubsetOf(ALLOWED);
        assertThat(ALLOWED).as("what the list allows and nothing here shows").isSubsetOf(seen);
        assertThat(everything.toString())
                .contains("\"Ana\"")
                .doesNotContain(NOTE, REASON, OBSERVATION, THERE, "Beatriz", "Moura", ana.email(), ana.id() + "\"");
    }

    private TestVisitor visitor(Shop shop) {
        var stranger = new TestAgent(port);
        saw("describe", stranger.get("/webchat/v1/" + shop.key()));
        var entered =
                stranger.post("/webchat/v1/" + shop.key() + "/visitors", Map.of("name", "Lia", "language", "pt-BR"));
        saw("enter", entered);
        return TestVisitor.with(
                stranger, port, shop.key(), entered.ok().get("token").asString());
    }

    private void theWholeLifeOf(String conversation, Shop shop, Eg.Person ana, TestVisitor visitor, TestSocket desk) {
        var path = "/api/v1/conversations/" + conversation;
        write(ana, path, "note", Map.of("type", "text", "body", NOTE));
        ana.http().put(path + "/acceptance", Map.of()).ok();
        desk.say(Map.of("type", "watch", "conversationId", conversation));
        desk.say(Map.of("type", "typing", "conversationId", conversation, "on", true));
        var asked = visitor.conversation().at("/messages/0/id").asString();
        ana.http()
                .post(
                        path + "/messages",
                        Map.of(
                                "id",
                                TestVisitor.uuid(),
                                "kind",
                                "reply",
                                "replyTo",
                                asked,
                                "content",
                                Map.of("type", "text", "body", "Olá!")))
                .ok();
        write(ana, path, "reply", Map.of("type", "file", "file", upload(ana), "caption", "A nova embalagem"));
        fileOf(visitor, shop);
        ana.http().put(path + "/read", Map.of("seq", 100)).ok();
        var contact = ana.http().get(path).ok().at("/contact/id").asString();
        ana.http()
                .patch("/api/v1/contacts/" + contact, Map.of("observations", OBSERVATION))
                .ok();
        ana.http()
                .delete(path + "/acceptance?reason=" + REASON.replace(" ", "%20"))
                .ok();
        for (var what : List.of("acceptance", "archive", "unread", "resolution")) {
            ana.http().put(path + "/" + what, Map.of()).ok();
        }
        ana.http().delete(path + "/resolution").ok();
        ana.http().delete(path + "/archive");
        shop.desk().http().put(path + "/assignment", Map.of()).ok();
        shop.desk().http().put(path + "/end", Map.of()).ok();
        saw("send", visitor.says("Voltei"));
        ana.http().put(path + "/acceptance", Map.of()).ok();
    }

    private static void write(Eg.Person agent, String path, String kind, Map<String, String> content) {
        agent.http()
                .post(path + "/messages", Map.of("id", TestVisitor.uuid(), "kind", kind, "content", content))
                .ok();
    }

    private static String upload(Eg.Person agent) {
        return agent.http()
                .send("POST", "/api/v1/files?name=embalagem.png", Samples.picture("png"))
                .ok()
                .get("id")
                .asString();
    }

    private void fileOf(TestVisitor visitor, Shop shop) {
        var chat = "/webchat/v1/" + shop.key();
        var file = visitor.http().send("POST", chat + "/files?name=foto.png", Samples.picture("png"));
        saw("upload", file);
        var content = Map.of("type", "image", "file", file.ok().get("id").asString(), "caption", "Chegou assim");
        saw("send", visitor.http().post(chat + "/messages", Map.of("id", TestVisitor.uuid(), "content", content)));
    }

    private void read(Shop shop, TestVisitor visitor) {
        var chat = "/webchat/v1/" + shop.key();
        saw("conversation", visitor.http().get(chat + "/conversation"));
        saw("older", visitor.http().get(chat + "/messages?before=1000"));
    }

    private void block(String conversation, Shop shop, TestVisitor visitor, Eg.Person ana) {
        ana.http()
                .post("/api/v1/conversations/" + conversation + "/block", Map.of("hours", 24, "reason", REASON))
                .ok();
        var refused = visitor.says("Ei!");
        assertThat(refused.code()).isEqualTo("blocked");
        saw("refusal", refused.json());
        read(shop, visitor);
    }

    /// Another visitor's conversation goes on by WhatsApp.
    private void leave(Shop shop, WhatsAppShop number, Eg.Person ana) {
        var browser = new TestAgent(port);
        var entered = browser.post(
                "/webchat/v1/" + shop.key() + "/visitors", Map.of("name", "Rui", "phone", "+55 11 98888-7777"));
        var visitor = TestVisitor.with(
                browser, port, shop.key(), entered.ok().get("token").asString());
        visitor.says("Podemos continuar por WhatsApp?").ok();
        var conversation = Shop.list(ana, "tab=waiting").get(0).get("id").asString();
        try (var window = visitor.socket()) {
            ana.http()
                    .put("/api/v1/conversations/" + conversation + "/acceptance", Map.of())
                    .ok();
            ana.http()
                    .put(
                            "/api/v1/conversations/" + conversation + "/connection",
                            Map.of("connectionId", number.connection()))
                    .ok();
            window.closed();
            window.frames().forEach(it -> saw("frame " + it.get("type").asString(), it));
        }
        try (var window = visitor.socket()) {
            number.posts(WhatsAppShop.text("5511988887777", "wamid.there", THERE))
                    .ok();
            number.settled();
            Shop.replies(ana, conversation, THERE).ok();
            window.say(Map.of("type", "ping"));
            window.frame("pong");
            window.frames().forEach(it -> saw("frame " + it.get("type").asString(), it));
        }
        read(shop, visitor);
    }

    private void saw(String what, TestAgent.Answer answer) {
        saw(what, answer.ok());
    }

    private void saw(String what, JsonNode said) {
        everything.append(said).append('\n');
        walk(what, said);
    }

    private void walk(String path, JsonNode node) {
        if (node.isObject()) {
            node.propertyStream().forEach(it -> walk(path + "." + it.getKey(), it.getValue()));
        } else if (node.isArray()) {
            node.forEach(it -> walk(path + "[]", it));
        } else if (!node.isNull()) {
            seen.add(path);
        }
    }

    private static Set<String> keys(String words) {
        return Set.of(words.split("\\s+"));
    }

    private static Set<String> under(String place, Set<String> keys) {
        return keys.stream().map(it -> place + "." + it).collect(Collectors.toSet());
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        return Stream.of(sets).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }
}
