package app.prosa.channel;

import static app.prosa.WhatsAppShop.PHONE_NUMBER_ID;
import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import app.prosa.sql.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Voice calls: one line each, in the conversation of whoever called.
@ServerTest
class CallsTest {

    private static final String ANA = "5511988880001";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.open(port, meta);
    }

    @Test
    void aCallOfACustomerOpensTheConversationItsTicketAndItsWindowLikeAMessage() {
        comes(shop, connect("wacid.1", TestClock.now()));

        var opened = shop.conversation();
        assertThat(calls(opened)).containsExactly("in ringing");
        assertThat(opened.at("/conversation/state").asString()).isEqualTo("waiting");
        assertThat(opened.at("/conversation/waitingSince").isNull()).isFalse();
        assertThat(opened.at("/conversation/incoming").asLong()).isEqualTo(1);
        assertThat(row().at("/lastMessage/type").asString()).isEqualTo("call");
        assertThat(row().at("/lastMessage/call").asString()).isEqualTo("ringing");

        comes(shop, terminate("wacid.1", TestClock.now().plusSeconds(30), ""));

        var missed = shop.conversation();
        assertThat(calls(missed)).containsExactly("in missed");
        assertThat(missed.at("/conversation/incoming").asLong()).as("one call").isEqualTo(1);
        assertThat(missed.at("/conversation/waitingSince").isNull())
                .as("nobody answered")
                .isFalse();
        assertThat(row().at("/lastMessage/call").asString()).isEqualTo("missed");
        assertThat(shop.ledger("outcome=message")).hasSize(2).allSatisfy(it -> {
            assertThat(it.get("kind").asString()).isEqualTo("call");
            assertThat(it.get("address").asString()).isEqualTo(ANA);
        });
    }

    @Test
    void theWindowIsOpenForADayFromWhenTheCallBeganToRing() {
        var rang = TestClock.now().minus(Duration.ofHours(3));

        comes(shop, terminate("wacid.1", rang.plusSeconds(40), ""));
        comes(shop, connect("wacid.1", rang));

        var path = "/api/v1/conversations/" + id(shop.conversation()) + "/window";
        var window = shop.desk().http().get(path).ok();
        assertThat(window.get("open").asBoolean()).isTrue();
        assertThat(Instant.parse(window.get("until").asString()))
                .isEqualTo(Instant.ofEpochSecond(rang.getEpochSecond()).plus(Duration.ofHours(24)));
    }

    @Test
    void whateverTheOrderAndHoweverOftenACallEndsTheSame() {
        var at = TestClock.now();
        var answered = List.of(
                connect("wacid.in", at),
                terminate(
                        "wacid.in",
                        at.plusSeconds(101),
                        ",\"status\":\"COMPLETED\",\"start_time\":\"%d\",\"end_time\":\"%d\",\"duration\":99"
                                .formatted(
                                        at.plusSeconds(2).getEpochSecond(),
                                        at.plusSeconds(101).getEpochSecond())),
                ours("wacid.out", "\"event\":\"connect\"", at),
                status("wacid.out", "RINGING", at.plusSeconds(1)),
                status("wacid.out", "REJECTED", at.plusSeconds(9)),
                ours("wacid.out", "\"event\":\"terminate\",\"status\":\"COMPLETED\"", at.plusSeconds(9)),
                status("wacid.spoken", "ACCEPTED", at.plusSeconds(3)),
                ours("wacid.spoken", "\"event\":\"terminate\",\"status\":\"COMPLETED\"", at.plusSeconds(60)));
        long seed = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            var mixed = new ArrayList<>(answered);
            mixed.addAll(answered);
            Collections.shuffle(mixed, new Random(seed + i));
            var fresh = WhatsAppShop.open(port, meta);

            mixed.forEach(it -> fresh.posts(it).ok());
            fresh.settled();

            assertThat(calls(fresh.conversation()))
                    .as("seed " + (seed + i))
                    .containsExactlyInAnyOrder("in ended 99", "out refused", "out ended");
        }
    }

    @Test
    void aCallThatFailsOnTheWayToACustomerSaysWhy() {
        comes(shop, text(ANA, "wamid.hello", "Pode me ligar?"));
        var over = ours("wacid.f", "\"event\":\"terminate\",\"status\":\"FAILED\"", TestClock.now())
                .replace("\"calls\":", "\"errors\":[{\"code\":138001,\"title\":\"Receiver uncallable\"}],\"calls\":");

        comes(shop, over);

        var call = said(shop.conversation()).getLast();
        assertThat(call.at("/content/state").asString()).isEqualTo("failed");
        assertThat(call.at("/content/failure").asString()).isEqualTo("138001");
        assertThat(call.at("/author/name").asString()).isEqualTo("WhatsApp Business");
    }

    @Test
    void whoWasSpokenWithWaitsForNobody() {
        comes(shop, text(ANA, "wamid.hello", "Alguém aí?"));
        comes(shop, connect("wacid.1", TestClock.now()));
        assertThat(shop.conversation().at("/conversation/waitingSince").isNull())
                .isFalse();

        comes(shop, terminate("wacid.1", TestClock.now().plusSeconds(60), ",\"duration\":50"));

        assertThat(shop.conversation().at("/conversation/waitingSince").isNull())
                .isTrue();
        comes(shop, text(ANA, "wamid.more", "Mais uma coisa"));
        comes(shop, terminate("wacid.1", TestClock.now().plusSeconds(60), ",\"duration\":50"));
        assertThat(shop.conversation().at("/conversation/waitingSince").isNull())
                .as("what came after the call")
                .isFalse();
    }

    @Test
    void aMissedCallReopensWhatWasResolvedAndACallOfOursDoesNot() {
        comes(shop, text(ANA, "wamid.hello", "Oi"));
        var path = "/api/v1/conversations/" + id(shop.conversation());
        shop.desk().http().put(path + "/acceptance", Map.of()).ok();
        shop.desk().http().put(path + "/resolution", Map.of()).ok();

        comes(
                shop,
                ours("wacid.o", "\"event\":\"terminate\",\"status\":\"COMPLETED\",\"duration\":5", TestClock.now()));
        assertThat(state(path)).isEqualTo("resolved");

        comes(shop, terminate("wacid.1", TestClock.now(), ""));
        assertThat(state(path)).isEqualTo("attending");
    }

    @Test
    void nothingIsSaidToWhoCallsAndNothingIsDoneAboutTheCall() {
        var rules = Map.of("greeting", "Olá!", "awayMessage", "", "idleMessage", "", "demandRequired", false);
        shop.desk()
                .http()
                .patch("/api/v1/departments/" + shop.department(), Map.of("rules", rules))
                .ok();

        comes(shop, connect("wacid.1", TestClock.now()));
        comes(shop, terminate("wacid.1", TestClock.now(), ""));

        assertThat(said(shop.conversation())).hasSize(1);
        assertThat(shop.meta().sent).isEmpty();
        assertThat(shop.meta().calls).isEmpty();
    }

    @Test
    void aNumberThatIsSetToTurnsCallsDownAtOnce() {
        decline();

        comes(shop, connect("wacid.1", TestClock.now()));

        until(() -> calls(shop.conversation()).equals(List.of("in refused")));
        assertThat(shop.meta().calls).singleElement().satisfies(it -> {
            assertThat(it.get("call_id").asString()).isEqualTo("wacid.1");
            assertThat(it.get("action").asString()).isEqualTo("reject");
        });
        assertThat(shop.conversation().at("/conversation/waitingSince").isNull())
                .as("there is something to answer")
                .isFalse();

        comes(shop, terminate("wacid.1", TestClock.now(), ",\"status\":\"FAILED\""));
        assertThat(calls(shop.conversation())).containsExactly("in refused");
        comes(shop, connect("wacid.old", TestClock.now().minus(Duration.ofMinutes(5))));
        comes(shop, terminate("wacid.old", TestClock.now().minus(Duration.ofMinutes(4)), ""));
        assertThat(shop.meta().calls).as("what is long over").hasSize(1);
    }

    @Test
    void aCallThatCannotBeTurnedDownRingsUntilTheCustomerGivesUp() {
        decline();
        shop.meta().at("/" + PHONE_NUMBER_ID + "/calls", 400, TestMeta.error(138004, "It is over."));

        comes(shop, connect("wacid.1", TestClock.now()));
        until(() -> !shop.meta().calls.isEmpty());
        assertThat(calls(shop.conversation())).containsExactly("in ringing");
        comes(shop, terminate("wacid.1", TestClock.now(), ""));

        assertThat(calls(shop.conversation())).containsExactly("in missed");
    }

    @Test
    void whatWouldLetSomebodyIntoTheCallIsNotKept() {
        shop.posts(WhatsAppShop.payload("68-call-connect-user-initiated.json")).ok();
        shop.posts(WhatsAppShop.payload("68-call-connect-user-initiated.json")).ok();
        shop.settled();

        assertThat(calls(shop.conversation())).containsExactly("in ringing");
        assertThat(bodies())
                .hasSize(2)
                .allSatisfy(it -> assertThat(it)
                        .contains("wacid.SIM")
                        .doesNotContain("ice-pwd")
                        .doesNotContain("sdp"));
    }

    @Test
    void ofTheCallsOfWhoIsBlockedNothingIsKept() {
        comes(shop, text(ANA, "wamid.hello", "Oi"));
        var before = shop.conversation();
        var contact = before.at("/contact/id").asString();
        comes(shop, connect("wacid.before", TestClock.now()));
        shop.desk()
                .http()
                .put("/api/v1/contacts/" + contact + "/block", Map.of("reason", "Spam"))
                .ok();

        comes(shop, connect("wacid.1", TestClock.now()));
        comes(shop, terminate("wacid.1", TestClock.now(), ""));
        comes(shop, terminate("wacid.before", TestClock.now(), ""));

        var after =
                shop.desk().http().get("/api/v1/conversations/" + id(before)).ok();
        assertThat(calls(after)).as("a call that began is told to its end").containsExactly("in missed");
        assertThat(shop.ledger("outcome=discarded"))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.get("reason").asString()).isEqualTo("blocked"));
        assertThat(bodies()).noneMatch(it -> it.contains("wacid.1\""));
    }

    @Test
    void theSameCallToldToAnotherCompanyIsTheirs() {
        var other = WhatsAppShop.open(port, meta);
        comes(shop, connect("wacid.1", TestClock.now()));

        comes(other, terminate("wacid.1", TestClock.now(), ""));

        assertThat(calls(shop.conversation())).containsExactly("in ringing");
        assertThat(calls(other.conversation())).containsExactly("in missed");
    }

    @Test
    void aCallCanNeitherBeReadNorAnsweredWithASign() {
        comes(shop, text(ANA, "wamid.hello", "Oi"));
        comes(shop, terminate("wacid.1", TestClock.now(), ""));
        var opened = shop.conversation();
        var path = "/api/v1/conversations/" + id(opened);
        var call = said(opened).getLast().get("id").asString();
        shop.desk().http().put(path + "/acceptance", Map.of()).ok();

        var reaction = shop.desk().http().put(path + "/messages/" + call + "/reaction", Map.of("emoji", "👍"));
        assertThat(reaction.code()).isEqualTo("cannot-react");
        shop.desk()
                .http()
                .put(
                        path + "/read",
                        Map.of("seq", opened.at("/conversation/lastSeq").asLong()));
        until(() -> !shop.meta().courtesies.isEmpty());
        assertThat(shop.meta().courtesies.getFirst().get("message_id").asString())
                .isEqualTo("wamid.hello");
    }

    @Test
    void onlyWhoManagesConnectionsSetsIt() {
        var path = "/api/v1/connections/" + shop.connection() + "/whatsapp";
        assertThat(shop.desk()
                        .agent()
                        .http()
                        .patch(path, Map.of("declineCalls", true))
                        .status())
                .isEqualTo(403);
        assertThat(shop.desk().http().get(path).ok().get("declineCalls").asBoolean())
                .isFalse();
    }

    private void decline() {
        shop.desk()
                .http()
                .patch("/api/v1/connections/" + shop.connection() + "/whatsapp", Map.of("declineCalls", true))
                .ok();
    }

    private static void comes(WhatsAppShop to, String body) {
        to.posts(body).ok();
        to.settled();
    }

    private JsonNode row() {
        return Shop.list(shop.desk().admin(), "tab=waiting").get(0);
    }

    private String state(String path) {
        return shop.desk().http().get(path).ok().at("/conversation/state").asString();
    }

    private static String id(JsonNode opened) {
        return opened.at("/conversation/id").asString();
    }

    /// Each call in a line: who called, how far it got, how long it was.
    private static List<String> calls(JsonNode opened) {
        return said(opened).stream()
                .filter(it -> it.at("/content/type").asString().equals("call"))
                .map(it -> (it.get("direction").asString() + " "
                                + it.at("/content/state").asString() + " "
                                + it.at("/content/seconds").asString(""))
                        .strip())
                .toList();
    }

    private List<String> bodies() {
        return Tenant.everywhere(() ->
                transaction.execute(_ -> db.sql("select body from ledger where connection_id = ?::uuid")
                        .param(shop.connection())
                        .query((row, _) -> new String(row.getBytes("body"), StandardCharsets.UTF_8))
                        .list()));
    }

    private static String change(String lists) {
        return WhatsAppShop.change(
                        "\"contacts\":[{\"profile\":{\"name\":\"Ana\"},\"wa_id\":\"%s\"}],%s".formatted(ANA, lists))
                .replace("\"field\":\"messages\"", "\"field\":\"calls\"");
    }

    private static String connect(String id, Instant at) {
        return change("""
                "calls":[{"id":"%s","from":"%s","to":"551130000001","event":"connect","timestamp":"%d",
                "direction":"USER_INITIATED","session":{"sdp_type":"offer","sdp":"v=0\\r\\na=ice-pwd:geheim"}}]""".formatted(id, ANA, at.getEpochSecond()));
    }

    private static String terminate(String id, Instant at, String rest) {
        return change("""
                "calls":[{"id":"%s","from":"%s","to":"551130000001","event":"terminate","timestamp":"%d",
                "direction":"USER_INITIATED"%s}]""".formatted(id, ANA, at.getEpochSecond(), rest));
    }

    private static String ours(String id, String rest, Instant at) {
        return change("""
                "calls":[{"id":"%s","from":"551130000001","to":"%s","timestamp":"%d",
                "direction":"BUSINESS_INITIATED",%s}]""".formatted(id, ANA, at.getEpochSecond(), rest));
    }

    private static String status(String id, String status, Instant at) {
        return change("""
                "statuses":[{"id":"%s","timestamp":"%d","type":"call","status":"%s","recipient_id":"%s"}]""".formatted(id, at.getEpochSecond(), status, ANA));
    }
}
