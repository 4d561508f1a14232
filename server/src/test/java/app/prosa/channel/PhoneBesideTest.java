package app.prosa.channel;

import static app.prosa.WhatsAppShop.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A number that a phone uses as well: its address book, and what was said on it before it came here.
@ServerTest
class PhoneBesideTest {

    private static final String CARLA = "5521900000013";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.open(port, meta);
    }

    @Test
    void itsAddressBookNamesWhomNobodyHasNamed() {
        comes(shop, unnamed("wamid.1"));

        comes(shop, book("add", "Carla Lima (vizinha)", 1));
        assertThat(name(shop)).isEqualTo("Carla Lima (vizinha)");
        comes(shop, book("remove", "", 2));

        assertThat(name(shop)).as("removing somebody there removes nobody here").isEqualTo("Carla Lima (vizinha)");
        assertThat(shop.ledger("outcome=discarded"))
                .singleElement()
                .satisfies(it -> assertThat(it.get("reason").asString()).isEqualTo("address-book-remove"));
    }

    @Test
    void aNameThatAnAgentGaveStays() {
        comes(shop, unnamed("wamid.1"));
        var contact = shop.conversation().at("/contact/id").asString();
        shop.desk()
                .http()
                .patch("/api/v1/contacts/" + contact, Map.of("name", "Dona Carla"))
                .ok();

        comes(shop, book("add", "Carla Lima (vizinha)", 1));

        assertThat(name(shop)).isEqualTo("Dona Carla");
    }

    @Test
    void aNameWaitsForWhomeverItNamesAndMakesNobodyAContact() {
        comes(shop, book("add", "Carla Lima (vizinha)", 1));
        comes(shop, book("add", "Carla Lima (vizinha)", 1));
        assertThat(shop.conversations()).isEmpty();

        comes(shop, unnamed("wamid.1"));

        WhatsAppShop.until(() -> name(shop).equals("Carla Lima (vizinha)"));
    }

    @Test
    void whatAnotherCompanysPhoneCallsThemIsNoNameHere() {
        var other = WhatsAppShop.open(port, meta);
        comes(shop, unnamed("wamid.1"));

        comes(other, book("add", "Carla Lima (vizinha)", 1));

        assertThat(name(shop)).as("a number as people read it").isEqualTo("+55 21 90000-0013");
    }

    @Test
    void whatWasSaidBeforeStaysOutAndTheLedgerSaysSo() {
        comes(shop, text(CARLA, "wamid.now", "Oi"));
        var before = shop.conversation();

        comes(shop, history("""
                {"metadata":{"phase":0,"chunk_order":1,"progress":55},"threads":[{"id":"%1$s","messages":[
                {"from":"%1$s","id":"wamid.old","timestamp":"1770000000","type":"text","text":{"body":"De antes"},
                "history_context":{"status":"READ"}},
                {"from":"551130000001","to":"%1$s","id":"wamid.ours","timestamp":"1770000001","type":"text",
                "text":{"body":"Nossa"},"history_context":{"status":"READ","from_me":true}}]}]}""".formatted(CARLA)));

        assertThat(shop.conversation().get("conversation")).isEqualTo(before.get("conversation"));
        assertThat(shop.conversation().get("messages")).hasSameSizeAs(before.get("messages"));
        assertThat(shop.ledger("outcome=discarded"))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.get("reason").asString()).isEqualTo("history"));
    }

    @Test
    void anOwnerWhoKeepsTheHistoryToThemselvesIsToldOf() {
        comes(shop, history("""
                {"errors":[{"code":2593109,"title":"History sharing is turned off by the business"}]}"""));

        assertThat(shop.ledger("outcome=discarded"))
                .singleElement()
                .satisfies(it -> assertThat(it.get("reason").asString()).isEqualTo("history-declined"));
    }

    private static void comes(WhatsAppShop to, String body) {
        to.posts(body).ok();
        to.settled();
    }

    private static String name(WhatsAppShop of) {
        return of.conversation().at("/contact/name").asString();
    }

    private static String unnamed(String id) {
        return WhatsAppShop.change("""
                "messages":[{"from":"%s","id":"%s","timestamp":"%d","type":"text","text":{"body":"Oi"}}]""".formatted(CARLA, id, TestClock.now().getEpochSecond()));
    }

    private static String book(String action, String name, int at) {
        return WhatsAppShop.change("""
                "state_sync":[{"type":"contact","contact":{"full_name":"%s","phone_number":"%s"},"action":"%s",
                "metadata":{"timestamp":"178000000%d"}}]""".formatted(name, CARLA, action, at))
                .replace("\"field\":\"messages\"", "\"field\":\"smb_app_state_sync\"");
    }

    private static String history(String chunk) {
        return WhatsAppShop.change("\"history\":[" + chunk + "]")
                .replace("\"field\":\"messages\"", "\"field\":\"history\"");
    }
}
