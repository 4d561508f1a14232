package app.prosa.survey;

import static app.prosa.WhatsAppShop.message;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Surveys where a provider carries them: what it takes of buttons and lists, and the customer's window.
@ServerTest
class WhatsAppSurveyTest {

    private static final String CUSTOMER = "5511988887777";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    TestClock clock;

    @Autowired
    Rounds rounds;

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    Poll poll;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.open(port, meta);
        shop.posts(text(CUSTOMER, "wamid.hello", "Oi")).ok();
        shop.settled();
        poll = new Poll(
                shop.desk().admin(), shop.conversation().at("/conversation/id").asString());
        poll.does("acceptance");
    }

    private String survey(String kind, Map<String, Object> special) {
        return Poll.made(shop.desk().admin(), kind, special);
    }

    private JsonNode sent(int place) {
        until(() -> shop.meta().sent.size() > place);
        return shop.meta().sent.get(place);
    }

    private void hears(String payload) {
        shop.posts(payload).ok();
        shop.settled();
    }

    @Test
    void fiveLevelsAreAListTwoThumbsAreButtonsAndElevenNumbersAreWords() {
        poll.sends(survey("csat", Map.of())).ok();
        var list = sent(0);
        assertThat(list.at("/interactive/type").asString()).isEqualTo("list");
        assertThat(list.at("/interactive/action/sections/0/rows")).hasSize(5);
        assertThat(list.at("/interactive/action/button").asString()).isEqualTo("Dar nota");

        var at = TestClock.now().getEpochSecond();
        var row = list.at("/interactive/action/sections/0/rows/0");
        hears(message(
                CUSTOMER,
                "wamid.row",
                at,
                "\"type\":\"interactive\",\"interactive\":{\"type\":\"list_reply\",\"list_reply\":%s}"
                        .formatted("{\"id\":\"" + row.get("id").asString() + "\",\"title\":\""
                                + row.get("title").asString() + "\"}")));
        assertThat(poll.last().get("score").asInt()).isEqualTo(5);

        poll.sends(survey("thumbs", Map.of())).ok();
        assertThat(sent(2).at("/interactive/type").asString()).isEqualTo("button");
        hears(text(CUSTOMER, "wamid.thumb", "👎🏽"));
        assertThat(poll.last().get("score").asInt()).isZero();

        poll.sends(survey("nps", Map.of())).ok();
        assertThat(sent(4).at("/text/body").asString()).isEqualTo("Como foi?\n\nResponda com um número de 0 a 10.");
        hears(text(CUSTOMER, "wamid.nps", "nota dez"));
        assertThat(poll.last().get("score").asInt()).isEqualTo(10);
    }

    @Test
    void whereTheWindowIsClosedItIsSaidPlainly() {
        var nps = survey("nps", Map.of("onResolve", true));
        clock.forward(Duration.ofHours(25));

        assertThat(poll.sends(nps).code()).isEqualTo("window-closed");
        assertThat(poll.asked()).isEmpty();
        poll.does("resolution");
        rounds.run();
        rounds.run();

        assertThat(poll.last().get("state").asString()).isEqualTo("failed");
        assertThat(poll.last().get("reason").asString()).isEqualTo("window-closed");
        assertThat(poll.told()).containsExactly("survey-failed nps/window-closed");
        assertThat(shop.meta().sent).isEmpty();
    }

    @Test
    void whatTheProviderDoesNotTakeIsNotAwaited() {
        shop.meta().answers(400, "{\"error\":{\"code\":131026,\"message\":\"Message undeliverable\"}}");
        poll.sends(survey("nps", Map.of())).ok();

        until(() -> poll.last().get("state").asString().equals("failed"));

        assertThat(poll.sends(survey("csat", Map.of())).status()).isEqualTo(201);
    }

    @Test
    void groupsAreNotAsked() {
        hears(WhatsAppShop.change("""
            "contacts":[{"profile":{"name":"Bia"},"wa_id":"5511977776666"}],
            "messages":[{"from":"5511977776666","group_id":"group-1","id":"wamid.group","timestamp":"%d",
            "type":"text","text":{"body":"Oi, grupo"}}]""".formatted(TestClock.now().getEpochSecond())));
        var group = shop.conversations().stream()
                .filter(it -> it.at("/conversation/kind").asString().equals("group"))
                .findFirst()
                .orElseThrow()
                .at("/conversation/id")
                .asString();
        var nps = survey("nps", Map.of("onResolve", true));
        var there = new Poll(shop.desk().admin(), group);

        assertThat(there.sends(nps).code()).isEqualTo("not-asked-in-groups");
        there.does("acceptance");
        assertThat(there.opened().get("allowed").toString()).doesNotContain("\"ask\"");
        there.does("resolution");
        rounds.run();
        assertThat(there.asked()).isEmpty();
    }
}
