package app.prosa.conversation;

import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent.Answer;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// For whom a service waits is told by which person spoke last, and was heard (docs/rules.md, E44).
@ServerTest
class LastWordTest {

    private static final String ANA = "5511988880001";

    /// A ticket opens a little before its first message is there.
    private static final TemporalUnitOffset A_MOMENT = within(1, ChronoUnit.SECONDS);

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    TestClock clock;

    @Autowired
    IdleClosing idle;

    @Autowired
    AlterationStore store;

    @Autowired
    TransactionTemplate transaction;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    String id;

    private void begin(int undoSeconds) {
        shop = WhatsAppShop.open(port, meta, undoSeconds);
        says("wamid.first", "Oi, quanto custa?");
        id = row().get("id").asString();
        shop.desk().http().put(path() + "/acceptance", Map.of()).ok();
    }

    @BeforeEach
    void begin() {
        begin(0);
    }

    @Test
    @Tag("INB-55")
    void whatTheHouseSaysByItselfChangesNothing() {
        answers("Dez reais.");
        waitsFor("customer");

        asks();
        waitsFor("customer");
        says("wamid.score", "9");
        waitsFor("customer");

        says("wamid.next", "E o frete?");
        waitsFor("agent");
        asks();
        waitsFor("agent");
    }

    @Test
    void anAnswerThatNeverArrivedIsNone() {
        waitsFor("agent");
        var since = instant(row().get("waitingSince"));
        clock.forward(Duration.ofMinutes(3));
        shop.meta().answers(400, new String(TestMeta.error(131026, "Message undeliverable"), UTF_8));

        var lost = answers("Dez reais.");
        until(() -> lost.status().equals("failed"));

        waitsFor("agent");
        assertThat(instant(row().get("waitingSince"))).as("they wait as before").isCloseTo(since, A_MOMENT);
        shop.desk()
                .http()
                .post(path() + "/messages/" + lost.id() + "/retry", Map.of())
                .ok();
        until(() -> lost.status().equals("sent"));
        waitsFor("customer");
        assertThat(row().get("waitingSince").isNull()).isTrue();
    }

    @Test
    void norIsOneThatWasTakenBackInTime() {
        begin(5);
        answers("Dez reais.");
        clock.forward(Duration.ofSeconds(10));
        says("wamid.second", "E o azul?");
        var since = instant(row().get("waitingSince"));

        var slip = answers("Ops");
        waitsFor("customer");
        shop.desk()
                .http()
                .delete(path() + "/messages/" + slip.id() + "/delivery")
                .ok();

        waitsFor("agent");
        assertThat(instant(row().get("waitingSince"))).isCloseTo(since, A_MOMENT);
    }

    @Test
    void whatColleaguesAnswerOnTheCompanysPhoneIsAnAnswer() {
        shop.posts("""
                        {"object":"whatsapp_business_account","entry":[{"id":"100000000000001","changes":[{
                        "field":"smb_message_echoes","value":{"messaging_product":"whatsapp",
                        "metadata":{"display_phone_number":"551130000001","phone_number_id":"%s"},
                        "message_echoes":[{"from":"551130000001","to":"%s","id":"wamid.echo","timestamp":"%d",
                        "type":"text","text":{"body":"Dez reais."}}]}}]}]}""".formatted(
                        WhatsAppShop.PHONE_NUMBER_ID, ANA, TestClock.now().getEpochSecond()))
                .ok();
        shop.settled();

        waitsFor("customer");
        assertThat(row().at("/lastMessage/preview").asString()).isEqualTo("Dez reais.");
        assertThat(row().get("waitingSince").isNull()).isTrue();
    }

    @Test
    void whoNeverGotTheirAnswerIsNotTakenForSilent() {
        var rules = Map.of(
                "greeting", "", "awayMessage", "", "idleMinutes", 10, "idleMessage", "", "demandRequired", false);
        shop.desk()
                .http()
                .patch("/api/v1/departments/" + shop.department(), Map.of("rules", rules))
                .ok();
        shop.meta().answers(400, new String(TestMeta.error(131026, "Message undeliverable"), UTF_8));
        var lost = answers("Dez reais.");
        until(() -> lost.status().equals("failed"));
        clock.forward(Duration.ofMinutes(20));

        idle.run();

        assertThat(row().get("state").asString()).isEqualTo("attending");
        answers("Dez reais, de novo.");
        clock.forward(Duration.ofMinutes(20));
        idle.run();
        assertThat(opened().at("/conversation/state").asString()).isEqualTo("resolved");
    }

    private record Said(LastWordTest test, String id) {

        String status() {
            return test.opened()
                    .get("messages")
                    .valueStream()
                    .filter(it -> it.get("id").asString().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .get("status")
                    .asString();
        }
    }

    private Said answers(String text) {
        var message = TestVisitor.uuid();
        Shop.replies(shop.desk().admin(), id, message, text).ok();
        return new Said(this, message);
    }

    private void says(String wamid, String text) {
        shop.posts(text(ANA, wamid, text)).ok();
        shop.settled();
    }

    /// A survey goes out.
    private void asks() {
        var wish = Map.<String, Object>ofEntries(
                Map.entry("name", "Pesquisa " + TestVisitor.uuid()),
                Map.entry("kind", "nps"),
                Map.entry("question", "Como foi?"),
                Map.entry("thanks", ""),
                Map.entry("commentRequest", ""),
                Map.entry("active", true),
                Map.entry("onResolve", false),
                Map.entry("departments", List.of()),
                Map.entry("connections", List.of()),
                Map.entry("deadlineHours", 24),
                Map.entry("minimumDays", 0));
        var survey = shop.desk().http().post("/api/v1/surveys", wish).ok().get("id");
        Answer sent = shop.desk()
                .http()
                .post(path() + "/survey-inquiries", Map.of("id", TestVisitor.uuid(), "survey", survey.asString()));
        sent.ok();
    }

    /// The list finds it under the one and not under the other, and the lines of the table say the same.
    private void waitsFor(String whom) {
        var other = whom.equals("agent") ? "customer" : "agent";
        assertThat(found("waiting-" + whom)).hasSize(1);
        assertThat(found("waiting-" + other)).isEmpty();
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var told = Tenant.in(
                account,
                () -> Objects.requireNonNull(
                        transaction.execute(_ -> store.lastWord(account, new ConversationId(UUID.fromString(id))))));
        assertThat(told.answered()).isEqualTo(whom.equals("customer"));
        if (whom.equals("agent")) {
            assertThat(told.askedAt()).isCloseTo(instant(row().get("waitingSince")), A_MOMENT);
        }
    }

    private static Instant instant(JsonNode at) {
        return Instant.parse(at.asString());
    }

    private JsonNode found(String standing) {
        return Shop.list(shop.desk().admin(), "tab=progress&statuses=" + standing);
    }

    private JsonNode row() {
        return shop.conversation().get("conversation");
    }

    private JsonNode opened() {
        return shop.desk().http().get(path()).ok();
    }

    private String path() {
        return "/api/v1/conversations/" + id;
    }
}
