package app.prosa.bot;

import static app.prosa.bot.Bot.end;
import static app.prosa.bot.Bot.menu;
import static app.prosa.bot.Bot.message;
import static app.prosa.bot.Bot.script;
import static app.prosa.bot.Bot.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import app.prosa.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What flows do beside talking, and how they talk where a provider carries it.
@ServerTest
class FlowDeedsTest {

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    BotPulse pulse;

    @Autowired
    TestClock clock;

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
        ana = shop.agent("Ana Souza");
    }

    private JsonNode fires(String conversation, String flow) {
        var fired = ana.http()
                .post("/api/v1/conversations/" + conversation + "/flow-runs", Map.of("flow", flow, "transfer", false))
                .ok();
        pulse.run();
        return fired;
    }

    @Test
    @Tag("AUT-07")
    @Tag("AUT-08")
    @Tag("CON-22")
    void oneDialogSaysGoodbyeResolvesAndArchivesInThisOrder() {
        var begun = shop.begun("Era só isso");
        var id = begun.conversation();
        Shop.replies(ana, id, "Tudo certo?").ok();
        var closing = bot.publishes(
                "Encerrar atendimento",
                script(null, message("bye", "Obrigado pelo contato!"), step("resolve", "r"), step("archive", "a")));

        fires(id, closing);

        assertThat(bot.said(id)).containsExactly("Obrigado pelo contato!");
        assertThat(bot.state(id)).isEqualTo("resolved");
        assertThat(bot.opened(id).at("/conversation/archived").asBoolean()).isTrue();
        assertThat(bot.opened(id)
                        .get("messages")
                        .valueStream()
                        .filter(it -> it.at("/author/kind").asString().equals("bot"))
                        .map(it -> it.at("/content/what")
                                .asString(it.at("/content/type").asString()))
                        .toList())
                .containsExactly("text", "resolved", "archived", "flow-ended");
        assertThat(bot.opened(id).at("/conversation/bot").isNull()).isTrue();
    }

    @Test
    @Tag("AUT-11")
    @Tag("AUT-12")
    @Tag("AUT-13")
    void contextsAreMarkedSeenByLaterDialogsAndForgottenAndTheHistoryTellsWhatRan() {
        var first =
                bot.publishes("Vip", script(null, step("context", "c", "name", "vip", "remove", false, "minutes", 60)));
        var second = bot.publishes(
                "Ofertas",
                script(
                        null,
                        step(
                                "condition",
                                "if",
                                "all",
                                true,
                                "tests",
                                List.of(Map.of("type", "context", "name", "vip", "has", true)),
                                "yes",
                                null,
                                "no",
                                "plain"),
                        message("vip", "Oferta só para você."),
                        end("end", null),
                        message("plain", "Bem-vindo.")));
        var id = shop.begun("Oi").conversation();
        fires(id, second);
        fires(id, first);
        fires(id, second);
        assertThat(bot.said(id)).containsExactly("Bem-vindo.", "Oferta só para você.");

        assertThat(bot.history(id).at("/contexts/0/name").asString()).isEqualTo("vip");
        assertThat(bot.history(id)
                        .get("runs")
                        .valueStream()
                        .map(it -> it.get("name").asString())
                        .toList())
                .containsExactly("Ofertas", "Vip", "Ofertas");
        assertThat(bot.history(id).at("/runs/0/startedBy").asString()).isEqualTo(ana.id());
        assertThat(bot.history(id).at("/runs/0/startedAt").asString()).isNotEmpty();

        var removal = "/api/v1/conversations/" + id + "/contexts/removal";
        ana.http().post(removal, Map.of("name", "vip")).ok();
        assertThat(ana.http().post(removal, Map.of("name", "vip")).status()).isEqualTo(404);
        fires(id, second);
        assertThat(bot.said(id)).endsWith("Bem-vindo.");

        fires(id, first);
        clock.forward(Duration.ofMinutes(61));
        fires(id, second);
        assertThat(bot.said(id)).endsWith("Bem-vindo.");
        assertThat(bot.history(id).get("contexts")).isEmpty();
    }

    @Test
    void aFlowTagsTheContactMovesTheTicketAndGoesOnAfterAWhile() {
        var http = shop.desk().http();
        var tag = http.post("/api/v1/tags", Map.of("name", "Novo", "color", "#2b8a3e"))
                .ok()
                .get("id")
                .asString();
        var billing = shop.desk().department("Financeiro");
        bot.receives(bot.publishes(
                "Triagem",
                script(
                        null,
                        step("tag", "t", "tag", tag, "remove", false),
                        step("department", "d", "department", billing),
                        step("wait", "w", "seconds", 90),
                        message("m", "Voltei."))));

        var id = shop.begun("Oi").conversation();
        pulse.run();

        assertThat(bot.opened(id).at("/conversation/contact/tags/0").asString()).isEqualTo(tag);
        assertThat(bot.opened(id).at("/conversation/department").asString()).isEqualTo(billing);
        assertThat(bot.said(id)).isEmpty();
        assertThat(bot.state(id)).isEqualTo("triage");
        clock.forward(Duration.ofSeconds(91));
        pulse.run();
        assertThat(bot.said(id)).containsExactly("Voltei.");
        assertThat(bot.state(id)).isEqualTo("waiting");
    }

    @Test
    void onWhatsAppAQuestionIsButtonsAndATapIsItsAnswer() {
        try (var simulator = Simulator.start(0)) {
            var desk = WhatsAppShop.played(port, meta, simulator);
            var phone = new Bot(new Shop(desk.desk(), desk.connection(), "", desk.department()));
            var flow = phone.publishes(
                    "Triagem",
                    script(
                            null,
                            menu("setor", "Qual setor?", "Vendas", null, "Suporte", null),
                            message("ok", "Certo, {{setor}}.")));
            phone.receives(flow);
            var customer = simulator.person("+55 11 98765-4321");

            customer.says("Oi");
            WhatsAppShop.until(() -> {
                pulse.run();
                return asked(desk).isPresent();
            });
            var opened = desk.conversation();
            assertThat(opened.at("/conversation/state").asString()).isEqualTo("triage");
            customer.taps(asked(desk).orElseThrow(), "Suporte");
            WhatsAppShop.until(() -> {
                pulse.run();
                return customer.texts().contains("Certo, Suporte.");
            });

            assertThat(desk.conversation().at("/conversation/state").asString()).isEqualTo("waiting");
        }
    }

    /// The provider's id of the question, once it has one.
    private static Optional<String> asked(WhatsAppShop desk) {
        var http = desk.desk().http();
        return desk.conversations().stream()
                .flatMap(it -> it.get("messages").valueStream())
                .filter(it -> it.at("/content/type").asString().equals("interactive"))
                .map(it -> http.get("/api/v1/conversations/%s/messages/%s"
                                .formatted(
                                        it.get("conversationId").asString(),
                                        it.get("id").asString()))
                        .ok()
                        .at("/receipts/0/externalId")
                        .asString(""))
                .filter(it -> !it.isEmpty())
                .findFirst();
    }
}
