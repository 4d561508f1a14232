package app.prosa.bot;

import static app.prosa.bot.TypebotShop.asks;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent.Answer;
import app.prosa.TestClock;
import app.prosa.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The switches that keep Typebot out, and people who step in.
@ServerTest
class TypebotSwitchTest {

    @LocalServerPort
    int port;

    @Autowired
    BotPulse pulse;

    @Autowired
    Simulator simulator;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @SuppressWarnings("NullAway.Init")
    TypebotShop typebot;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        typebot = TypebotShop.open(shop, simulator, pulse, asks("Seu nome?"), asks("Sua cidade?"));
    }

    @AfterEach
    void mend() {
        simulator.noFaults();
    }

    private static Answer switches(Eg.Person who, String conversation, boolean on) {
        return who.http().put("/api/v1/conversations/" + conversation + "/assistants/typebot", Map.of("on", on));
    }

    @Test
    @Tag("AUT-05")
    void theSwitchOfATicketKeepsItOutThereAndNowhereElse() {
        var ana = shop.agent("Ana Souza");
        var begun = typebot.begun("Oi");
        var id = begun.conversation();
        assertThat(assistants(ana)).containsExactly("typebot");

        var off = switches(ana, id, false).ok();

        assertThat(off.at("/ticket/silenced").toString()).isEqualTo("[\"typebot\"]");
        assertThat(off.get("state").asString()).isEqualTo("waiting");
        assertThat(typebot.bot().history(id).at("/runs/0/ending").asString()).isEqualTo("cancelled");
        typebot.says(begun, "Ana");
        assertThat(typebot.heard()).containsExactly("Oi");
        assertThat(typebot.bot().said(id)).containsExactly("Seu nome?");
        var other = typebot.begun("Bom dia");
        assertThat(typebot.bot().state(other.conversation())).isEqualTo("triage");

        assertThat(switches(ana, id, true).ok().get("state").asString()).isEqualTo("triage");
        typebot.until(() -> typebot.bot().said(id).size() == 2);
        assertThat(typebot.talks()).hasSize(3);
        assertThat(typebot.bot().opened(id).at("/conversation/ticket/silenced")).isEmpty();

        typebot.set(Map.of("on", false)).ok();
        assertThat(assistants(ana)).isEmpty();
    }

    private static List<String> assistants(Eg.Person who) {
        return who.http()
                .get("/api/v1/assistants")
                .ok()
                .get("items")
                .valueStream()
                .map(it -> it.get("assistant").asString())
                .toList();
    }

    @Test
    void whereItIsSwitchedOffNoWordBringsItBack() {
        typebot.set(Map.of("starts", "word", "startWord", "robô")).ok();
        var begun = shop.begun("Oi");
        var id = begun.conversation();
        pulse.run();
        switches(shop.desk().admin(), id, false).ok();

        typebot.says(begun, "robô");
        pulse.run();

        assertThat(typebot.bot().state(id)).isEqualTo("waiting");
        assertThat(typebot.talks()).isEmpty();
        typebot.says(shop.begun("robô, por favor"), "oi");
        typebot.until(() -> typebot.talks().size() == 1);
    }

    @Test
    void theNextTicketBeginsWithTheSwitchOn() {
        var begun = typebot.begun("Oi");
        var id = begun.conversation();
        var http = shop.desk().http();
        switches(shop.desk().admin(), id, false).ok();
        http.put("/api/v1/conversations/" + id + "/acceptance", Map.of()).ok();
        http.put("/api/v1/conversations/" + id + "/resolution", Map.of()).ok();
        clock.forward(Duration.ofHours(3));

        typebot.says(begun, "Voltei");
        typebot.until(() -> typebot.talks().size() == 2);

        assertThat(typebot.bot().state(id)).isEqualTo("triage");
    }

    @Test
    void switchedOnWhereSomebodyAttendsItStaysQuiet() {
        var begun = typebot.begun("Oi");
        var id = begun.conversation();
        shop.desk()
                .http()
                .put("/api/v1/conversations/" + id + "/acceptance", Map.of())
                .ok();
        switches(shop.desk().admin(), id, false).ok();

        assertThat(switches(shop.desk().admin(), id, true).ok().get("state").asString())
                .isEqualTo("attending");
        typebot.says(begun, "Ana");

        assertThat(typebot.talks()).hasSize(1);
        assertThat(typebot.heard()).containsExactly("Oi");
    }

    @Test
    void whoAcceptsPausesItAndResumingGoesOnWhereItStood() {
        var begun = typebot.begun("Oi");
        var id = begun.conversation();
        var one = "/api/v1/conversations/" + id;
        var http = shop.desk().http();

        assertThat(http.put(one + "/acceptance", Map.of()).ok().get("bot").asString())
                .isEqualTo("paused");
        typebot.says(begun, "é com você");
        assertThat(typebot.heard()).containsExactly("Oi");
        http.delete(one + "/flow-pause").ok();
        typebot.says(begun, "Ana");
        typebot.until(() -> typebot.bot().said(id).contains("Sua cidade?"));

        assertThat(typebot.heard()).containsExactly("Oi", "Ana");
        assertThat(typebot.bot().state(id)).isEqualTo("attending");
    }

    @Test
    void anAnswerThatComesAfterSomebodyAcceptedIsDropped() {
        var begun = typebot.begun("Oi");
        var id = begun.conversation();
        simulator.fault("F4-typebot-hang", 2);
        typebot.says(begun, "Ana");
        typebot.until(() -> typebot.heard().size() == 2);

        shop.desk()
                .http()
                .put("/api/v1/conversations/" + id + "/acceptance", Map.of())
                .ok();
        simulator.noFaults();
        Shop.replies(shop.desk().admin(), id, "Oi, sou a Ana.").ok();
        typebot.says(begun, "tudo bem?");

        assertThat(typebot.bot().said(id)).containsExactly("Seu nome?");
        assertThat(typebot.bot().opened(id).at("/conversation/bot").asString()).isEqualTo("paused");
    }

    @Test
    void aContactOrAConversationThatIsKeptFromChatbotsIsKeptFromIt() {
        var begun = typebot.begun("Oi");
        var id = begun.conversation();
        var http = shop.desk().http();
        var contact = typebot.bot().opened(id).at("/conversation/contact/id").asString();
        http.put("/api/v1/contacts/" + contact + "/chatbot-block", Map.of()).ok();

        typebot.says(begun, "Ana");
        typebot.untilHandedOver(id, "switched-off");
        assertThat(typebot.heard()).containsExactly("Oi");

        http.delete("/api/v1/contacts/" + contact + "/chatbot-block").ok();
        http.put("/api/v1/conversations/" + id + "/chatbot", Map.of("on", false))
                .ok();
        http.put("/api/v1/conversations/" + id + "/acceptance", Map.of()).ok();
        http.put("/api/v1/conversations/" + id + "/resolution", Map.of()).ok();
        clock.forward(Duration.ofHours(3));
        typebot.says(begun, "Voltei");
        assertThat(typebot.bot().state(id)).isEqualTo("waiting");
        assertThat(typebot.talks()).hasSize(1);
    }

    @Test
    void nobodyElseMayTouchIt() {
        var id = typebot.begun("Oi").conversation();
        var stranger = Eg.desk(port);
        var elsewhere = shop.desk().colleague("Rui Costa", "agent", shop.desk().department("Financeiro"));

        assertThat(switches(stranger.admin(), id, false).status()).isEqualTo(404);
        assertThat(switches(elsewhere, id, false).status()).isEqualTo(404);
        assertThat(stranger.http().get("/api/v1/typebot").ok().get("publicId").asString())
                .isEmpty();
        assertThat(stranger.http().get("/api/v1/assistants").ok().get("items")).isEmpty();
        var agent = shop.agent("Ana Souza");
        assertThat(agent.http().get("/api/v1/typebot").status()).isEqualTo(403);
        assertThat(agent.http()
                        .put("/api/v1/typebot", typebot.wish(shop, Map.of()))
                        .status())
                .isEqualTo(403);
        var other = Shop.open(port);
        var stolen = typebot.set(other, Map.of("connections", List.of(shop.connection())));
        assertThat(stolen.code()).isEqualTo("invalid");
    }
}
