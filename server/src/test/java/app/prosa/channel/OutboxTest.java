package app.prosa.channel;

import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.status;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent.Answer;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.connection.ConnectionId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What the team writes goes out once, in order, and says the truth about itself.
@ServerTest
class OutboxTest {

    private static final String ANA = "5511988880001";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    TestClock clock;

    @Autowired
    Outbox outbox;

    @SuppressWarnings("NullAway.Init") // each test begins with the undo time it needs
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    String conversation;

    private void begin(int undoSeconds) {
        shop = WhatsAppShop.open(port, meta, undoSeconds);
        shop.posts(text(ANA, "wamid.hello", "Oi")).ok();
        shop.settled();
        conversation = shop.conversation().at("/conversation/id").asString();
    }

    private Answer reply(String text) {
        return reply(TestVisitor.uuid(), text);
    }

    private Answer reply(String id, String text) {
        return Shop.replies(shop.desk().admin(), conversation, id, text);
    }

    private JsonNode line(String text) {
        return said(shop.conversation()).stream()
                .filter(it -> it.at("/content/body").asString("").equals(text))
                .findFirst()
                .orElseThrow();
    }

    private String statusOf(String text) {
        return line(text).get("status").asString();
    }

    private JsonNode state() {
        return shop.desk().http().get("/api/v1/lines").ok().get("items").get(0);
    }

    private String path(String id) {
        return "/api/v1/conversations/" + conversation + "/messages/" + id;
    }

    @Test
    void aReplyGoesOutWithOurIdAndItsTicksOnlyMoveForward() {
        begin(0);
        var id = TestVisitor.uuid();
        shop.meta().answers(200, "{\"messages\":[{\"id\":\"wamid.out\"}]}");

        assertThat(reply(id, "Já vejo.").ok().get("status").asString()).isEqualTo("queued");
        until(() -> statusOf("Já vejo.").equals("sent"));

        var sent = shop.meta().sent.getFirst();
        assertThat(sent.get("to").asString()).isEqualTo(ANA);
        assertThat(sent.get("biz_opaque_callback_data").asString()).isEqualTo(id);
        shop.posts(status("wamid.out", "read", "")).ok();
        shop.settled();
        shop.posts(status("wamid.out", "delivered", "")).ok();
        shop.posts(status("wamid.out", "failed", ",\"errors\":[{\"code\":131026}]"))
                .ok();
        shop.settled();
        assertThat(statusOf("Já vejo.")).isEqualTo("read");
        var info = shop.desk().http().get(path(id)).ok();
        assertThat(info.at("/delivery/state").asString()).isEqualTo("sent");
        assertThat(info.at("/receipts/0/readAt").asString()).isNotBlank();
        assertThat(reply(id, "Já vejo.").status()).isEqualTo(200);
        assertThat(shop.meta().sent).hasSize(1);
    }

    @Test
    void whatTheHouseSaysByItselfGoesOutToo() {
        shop = WhatsAppShop.open(port, meta);
        var rules = Map.of(
                "greeting", "Já vamos te atender.", "awayMessage", "", "idleMessage", "", "demandRequired", false);
        shop.desk()
                .http()
                .patch("/api/v1/departments/" + shop.department(), Map.of("rules", rules))
                .ok();
        shop.meta().answers(200, "{\"messages\":[{\"id\":\"wamid.greeting\"}]}");

        shop.posts(text(ANA, "wamid.hello", "Oi")).ok();
        shop.settled();

        until(() -> statusOf("Já vamos te atender.").equals("sent"));
        assertThat(shop.meta().texts()).containsExactly("Já vamos te atender.");
    }

    @Test
    void whatTheCompanysPhoneSaysAndWhatAGroupSaysIsNotGreeted() {
        shop = WhatsAppShop.open(port, meta);
        var closed = Map.of("enabled", true, "timeZone", "UTC", "days", List.of(), "closed", List.of());
        var rules = Map.of(
                "greeting",
                "Olá!",
                "awayMessage",
                "Fechado.",
                "idleMessage",
                "",
                "demandRequired",
                false,
                "hours",
                closed);
        shop.desk()
                .http()
                .patch("/api/v1/departments/" + shop.department(), Map.of("rules", rules))
                .ok();

        shop.posts(WhatsAppShop.payload("64-smb-message-echo.json")).ok();
        shop.posts(WhatsAppShop.message(
                        ANA,
                        "wamid.group",
                        TestClock.now().getEpochSecond(),
                        "\"group_id\":\"g1\",\"type\":\"text\",\"text\":{\"body\":\"Oi, gente\"}"))
                .ok();
        shop.settled();

        assertThat(shop.conversations())
                .hasSize(2)
                .allSatisfy(it -> assertThat(WhatsAppShop.bodies(it)).doesNotContain("Olá!", "Fechado."));
        shop.posts(text("5511900000099", "wamid.alone", "Oi")).ok();
        shop.settled();
        assertThat(shop.conversations())
                .anySatisfy(it -> assertThat(WhatsAppShop.bodies(it)).contains("Fechado."));
    }

    @Test
    void aLostAnswerIsUncertainUntilItIsProven() {
        begin(0);
        var id = TestVisitor.uuid();
        shop.meta().losesTheAnswer();

        reply(id, "Chegou?").ok();
        until(() -> statusOf("Chegou?").equals("uncertain"));
        clock.forward(Duration.ofMinutes(10));
        reply("E esta?").ok();
        until(() -> statusOf("E esta?").equals("sent"));

        assertThat(shop.meta().texts()).containsExactly("Chegou?", "E esta?");
        shop.posts(status("wamid.lost", "sent", ",\"biz_opaque_callback_data\":\"" + id + "\""))
                .ok();
        shop.posts(status("wamid.lost", "delivered", "")).ok();
        until(() -> statusOf("Chegou?").equals("delivered"));
        assertThat(line("Chegou?").get("failure").isNull()).isTrue();
        assertThat(shop.meta().sent).hasSize(2);
    }

    @Test
    void whoeverDiedWhileSendingLeavesItUncertain() {
        begin(0);
        shop.desk()
                .http()
                .patch("/api/v1/connections/" + shop.connection(), Map.of("state", "off"))
                .ok();
        var id = TestVisitor.uuid();
        reply(id, "No meio").ok();
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var door = new Backlog.Door(account, new ConnectionId(UUID.fromString(shop.connection())));

        assertThat(Tenant.in(account, () -> outbox.lease(door, 10))).hasSize(1);
        clock.forward(Duration.ofMinutes(3));
        until(() -> statusOf("No meio").equals("uncertain"));

        shop.desk()
                .http()
                .patch("/api/v1/connections/" + shop.connection(), Map.of("state", "on"))
                .ok();
        reply("Depois").ok();
        until(() -> statusOf("Depois").equals("sent"));
        assertThat(shop.meta().texts()).containsExactly("Depois");
        shop.desk().http().post(path(id) + "/retry", Map.of()).ok();
        until(() -> statusOf("No meio").equals("sent"));
        assertThat(shop.meta().texts()).containsExactly("Depois", "No meio");
    }

    @Test
    void whatMetaCannotTakeNowIsTakenLaterOnceAndInOrder() {
        begin(0);
        shop.meta()
                .answers(500, "{\"error\":{\"code\":131000,\"message\":\"Something went wrong\"}}")
                .answers(503, "busy")
                .answers(400, new String(TestMeta.error(130429, "Rate limit hit"), UTF_8));

        reply("Um").ok();
        reply("Dois").ok();
        reply("Três").ok();
        until(() -> {
            clock.forward(Duration.ofSeconds(1));
            return statusOf("Três").equals("sent");
        });

        assertThat(shop.meta().texts()).containsExactly("Um", "Um", "Um", "Um", "Dois", "Três");
        assertThat(List.of(statusOf("Um"), statusOf("Dois"))).containsOnly("sent");
    }

    @Test
    void whatMetaRefusesForGoodSaysWhyAndCanBeSentAgain() {
        begin(0);
        shop.meta().answers(400, new String(TestMeta.error(131026, "Message undeliverable"), UTF_8));
        var id = TestVisitor.uuid();

        reply(id, "Não vai").ok();
        until(() -> statusOf("Não vai").equals("failed"));

        assertThat(line("Não vai").at("/failure/code").asString()).isEqualTo("131026");
        assertThat(line("Não vai").at("/failure/detail").asString()).isEqualTo("Message undeliverable");
        shop.desk().http().post(path(id) + "/retry", Map.of()).ok();
        until(() -> statusOf("Não vai").equals("sent"));
        assertThat(shop.desk().http().post(path(id) + "/retry", Map.of()).code())
                .isEqualTo("not-failed");
    }

    @Test
    void anExpiredTokenParksTheQueueAndANewOneLetsItGo() {
        begin(0);
        shop.expires();
        var agent = shop.desk().colleague("Bruno", "agent", shop.department());

        reply("Espera").ok();
        until(() -> state().get("trouble").isObject());

        assertThat(state().at("/trouble/kind").asString()).isEqualTo("unauthorized");
        assertThat(state().get("queued").asInt()).isEqualTo(1);
        assertThat(agent.http()
                        .get("/api/v1/lines")
                        .ok()
                        .at("/items/0/trouble/kind")
                        .asString())
                .isEqualTo("unauthorized");
        assertThat(statusOf("Espera")).isEqualTo("queued");
        shop.isRenewed();
        shop.desk()
                .http()
                .patch("/api/v1/connections/" + shop.connection() + "/whatsapp", Map.of("token", shop.token()))
                .ok();
        until(() -> statusOf("Espera").equals("sent"));
        assertThat(state().get("trouble").isNull()).isTrue();
        assertThat(state().get("queued").asInt()).isZero();
    }

    @Test
    void whatIsTakenBackInTimeIsNeverSent() {
        begin(5);
        var id = TestVisitor.uuid();
        reply(id, "Ops").ok();

        var back = shop.desk().http().delete(path(id) + "/delivery").ok();
        clock.forward(Duration.ofSeconds(10));
        reply("Certo").ok();
        clock.forward(Duration.ofSeconds(10));
        until(() -> statusOf("Certo").equals("sent"));

        assertThat(back.get("status").asString()).isEqualTo("cancelled");
        assertThat(shop.meta().texts()).containsExactly("Certo");
        assertThat(shop.desk().http().delete(path(id) + "/delivery").code()).isEqualTo("too-late");
    }

    @Test
    @Tag("CHN-03")
    void afterADayOnlyATemplateGetsThrough() {
        begin(0);
        var heard = TestClock.now().minus(Duration.ofHours(30)).getEpochSecond();
        var other = WhatsAppShop.open(port, meta);
        other.posts(WhatsAppShop.message(ANA, "wamid.old", heard, "\"type\":\"text\",\"text\":{\"body\":\"Ontem\"}"))
                .ok();
        other.settled();
        var old = other.conversation().at("/conversation/id").asString();

        var refused = Shop.replies(other.desk().admin(), old, "Bom dia");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("window-closed");
        var window = other.desk()
                .http()
                .get("/api/v1/conversations/" + old + "/window")
                .ok();
        assertThat(window.get("open").asBoolean()).isFalse();
        assertThat(Instant.parse(window.get("until").asString()))
                .isEqualTo(Instant.ofEpochSecond(heard).plus(Duration.ofHours(24)));
        assertThat(reply("x".repeat(4_097)).code()).isEqualTo("too-long");
        assertThat(shop.desk()
                        .http()
                        .get("/api/v1/conversations/" + conversation + "/window")
                        .ok()
                        .get("open")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theTestSaysExactlyWhatIsWrong() {
        begin(0);
        var path = "/api/v1/connections/" + shop.connection() + "/whatsapp";

        var good = shop.desk().http().post(path + "/test", Map.of()).ok();
        shop.desk()
                .http()
                .patch(path, Map.of("businessAccountId", "100000000000999"))
                .ok();
        var account = shop.desk().http().post(path + "/test", Map.of()).ok();
        shop.desk().http().patch(path, Map.of("token", "wrong")).ok();
        var token = shop.desk().http().post(path + "/test", Map.of()).ok();

        assertThat(good.get("works").asBoolean()).isTrue();
        assertThat(good.get("checks")).hasSize(6);
        assertThat(account.at("/checks/4/what").asString()).isEqualTo("business-account");
        assertThat(account.at("/checks/4/passed").asBoolean()).isFalse();
        assertThat(token.at("/checks/1/what").asString()).isEqualTo("token");
        assertThat(token.at("/checks/1/code").asString()).isEqualTo("190");
        var shown = shop.desk().http().get(path).ok();
        assertThat(shown.get("display").asString()).isEqualTo("551130000001");
        assertThat(shown.toString()).doesNotContain(WhatsAppShop.SECRET).doesNotContain(shop.token());
    }
}
