package app.prosa.bot;

import static app.prosa.bot.Bot.answer;
import static app.prosa.bot.Bot.end;
import static app.prosa.bot.Bot.message;
import static app.prosa.bot.Bot.script;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestVisitor;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What becomes of a flow when an agent accepts the conversation (docs/rules.md, E17).
@ServerTest
class FlowPauseTest {

    @LocalServerPort
    int port;

    @Autowired
    BotPulse pulse;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @SuppressWarnings("NullAway.Init")
    Bot bot;

    @SuppressWarnings("NullAway.Init")
    Eg.Person ana;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        bot = new Bot(shop);
        ana = shop.agent("Ana");
        bot.receives(bot.publishes(
                "Triagem",
                script(
                        shop.department(),
                        answer("name", "Como você se chama?", "text", "apelido"),
                        message("hi", "Prazer, {{apelido}}."),
                        end("end", null))));
    }

    @Test
    @Tag("CMP-06")
    void acceptingPausesItWhereNobodyChose() {
        var clicked = writes();
        accepts(clicked, "").ok();
        var answered = writes();
        Shop.replies(ana, answered.conversation(), "Oi, sou a Ana").ok();
        var obstinate = writes();
        accepts(obstinate, "?pauseFlow=false").ok();

        for (var it : new Shop.Begun[] {clicked, answered, obstinate}) {
            assertThat(flow(it)).isEqualTo("paused");
            says(it, "Bia");
            assertThat(bot.said(it.conversation())).containsExactly("Como você se chama?");
        }
    }

    @Test
    void whereTheAgentIsAskedTheyDecideByAClickAndByTheirFirstAnswer() {
        chooses("ask");
        var goesOn = writes();
        accepts(goesOn, "?pauseFlow=false").ok();
        var standsStill = writes();
        accepts(standsStill, "?pauseFlow=true").ok();
        var unsaid = writes();
        accepts(unsaid, "").ok();
        var answered = writes();
        replies(answered, false).ok();
        var answeredAndPaused = writes();
        replies(answeredAndPaused, true).ok();

        assertThat(flow(goesOn)).isEqualTo("active");
        assertThat(flow(standsStill)).isEqualTo("paused");
        assertThat(flow(unsaid)).as("who says nothing pauses it").isEqualTo("paused");
        assertThat(flow(answered)).isEqualTo("active");
        assertThat(flow(answeredAndPaused)).isEqualTo("paused");
    }

    @Test
    void aFlowThatGoesOnTalksBesideTheAgentAndLeavesThemTheConversation() {
        chooses("never");
        var begun = writes();

        accepts(begun, "?pauseFlow=true").ok();
        assertThat(flow(begun)).as("the account does not ask").isEqualTo("active");
        says(begun, "Bia");

        assertThat(bot.said(begun.conversation())).endsWith("Prazer, Bia.");
        var conversation = bot.opened(begun.conversation()).get("conversation");
        assertThat(conversation.get("state").asString()).isEqualTo("attending");
        assertThat(conversation.get("owner").asString()).isEqualTo(ana.id());
        assertThat(conversation.get("bot").isNull()).as("the flow is through").isTrue();
    }

    @Test
    void onlyAnAdministratorChoosesAndTheAuditLogKnows() {
        assertThat(ana.http()
                        .patch("/api/v1/account", Map.of("flowPause", "never"))
                        .status())
                .isEqualTo(403);
        assertThat(shop.desk()
                        .http()
                        .patch("/api/v1/account", Map.of("flowPause", "sometimes"))
                        .status())
                .isEqualTo(400);
        chooses("never");

        assertThat(shop.desk()
                        .http()
                        .get("/api/v1/account")
                        .ok()
                        .get("flowPause")
                        .asString())
                .isEqualTo("never");
        assertThat(shop.desk().http().get("/api/v1/audit").ok().toString()).contains("flowPause");
    }

    private void chooses(String pause) {
        shop.desk().http().patch("/api/v1/account", Map.of("flowPause", pause)).ok();
    }

    /// Somebody writes, and the flow asks them.
    private Shop.Begun writes() {
        var begun = shop.begun("Oi");
        pulse.run();
        assertThat(flow(begun)).isEqualTo("active");
        return begun;
    }

    private void says(Shop.Begun begun, String text) {
        begun.visitor().says(text).ok();
        pulse.run();
    }

    private TestAgent.Answer accepts(Shop.Begun begun, String how) {
        return ana.http().put("/api/v1/conversations/" + begun.conversation() + "/acceptance" + how, Map.of());
    }

    private TestAgent.Answer replies(Shop.Begun begun, boolean pauseFlow) {
        return ana.http()
                .post(
                        "/api/v1/conversations/" + begun.conversation() + "/messages",
                        Map.of(
                                "id",
                                TestVisitor.uuid(),
                                "kind",
                                "reply",
                                "pauseFlow",
                                pauseFlow,
                                "content",
                                Map.of("type", "text", "body", "Oi, sou a Ana")));
    }

    private String flow(Shop.Begun begun) {
        return bot.opened(begun.conversation()).at("/conversation/bot").asString("");
    }
}
