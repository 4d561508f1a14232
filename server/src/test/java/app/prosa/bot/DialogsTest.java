package app.prosa.bot;

import static app.prosa.bot.Bot.answer;
import static app.prosa.bot.Bot.menu;
import static app.prosa.bot.Bot.message;
import static app.prosa.bot.Bot.script;
import static app.prosa.bot.Bot.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.Statements;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import app.prosa.conversation.ConversationId;
import app.prosa.simulator.Simulator;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Customers' messages let flows begin by what they mean, where and when they may.
@ServerTest
class DialogsTest {

    private static final String WANTS = "oi, vc me manda a 2a via do bolteo?";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    BotPulse pulse;

    @Autowired
    Player player;

    @Autowired
    Statements statements;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @SuppressWarnings("NullAway.Init")
    Bot bot;

    @SuppressWarnings("NullAway.Init")
    Taught taught;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        bot = new Bot(shop);
        taught = new Taught(bot);
    }

    private Shop.Begun writes(String text) {
        var begun = shop.begun(text);
        pulse.run();
        return begun;
    }

    private void says(Shop.Begun begun, String text) {
        begun.visitor().says(text).ok();
        pulse.run();
    }

    /// A dialog that sends the copy of an invoice.
    private String boleto() {
        var intent = taught.intent("Boleto", "segunda via do boleto", "preciso pagar meu boleto");
        var flow = taught.says("2ª via", "Aqui está o boleto, {{primeiro_nome}}.");
        taught.byIntent(flow, intent).listens();
        return flow;
    }

    @Test
    @Tag("AUT-09")
    @Tag("AUT-10")
    void aMessageThatMeansAnIntentLetsItsFlowBegin() {
        boleto();
        var begun = writes("Bom dia");
        var id = begun.conversation();
        assertThat(bot.said(id)).isEmpty();

        says(begun, WANTS);

        assertThat(bot.said(id)).containsExactly("Aqui está o boleto, Visitante.");
        assertThat(bot.state(id)).isEqualTo("waiting");
        var run = bot.history(id).at("/runs/0");
        assertThat(run.get("cause").asString()).isEqualTo("dialog");
        assertThat(run.get("ending").asString()).isEqualTo("finished");
        assertThat(run.get("startedBy").isNull()).isTrue();
        says(begun, "quero cancelar minha assinatura");
        assertThat(bot.said(id)).hasSize(1);
    }

    @Test
    @Tag("CON-36")
    void whatAMessageMeantStaysWithItAlsoWhenTheIntentIsGone() {
        var flow = boleto();
        var begun = writes(WANTS);
        var id = begun.conversation();
        var message = taught.heard(id);

        var reading = taught.reading(id, message);
        taught.begins(flow, Map.of()).ok();
        var intent = reading.at("/understood/intent/id").asString();
        shop.desk().http().delete(Taught.INTENTS + "/" + intent).ok();

        assertThat(reading.get("flow").asString()).isEqualTo("2ª via");
        assertThat(reading.get("flowId").asString()).isEqualTo(flow);
        assertThat(reading.get("by").asString()).isEqualTo("intent");
        assertThat(reading.at("/understood/intent/name").asString()).isEqualTo("Boleto");
        assertThat(reading.at("/understood/intent/confidence").asInt()).isBetween(60, 99);
        assertThat(reading.get("at").isNull()).isFalse();
        assertThat(taught.reading(id, message)).isEqualTo(reading);
        says(begun, "e o meu cpf é 529.982.247-25, ajuda?");
        var other = taught.reading(id, taught.heard(id));
        assertThat(other.get("skipped").asString()).isEqualTo("no-flow");
    }

    @Test
    void whatAMessageMeantGoesWithTheMessage() {
        boleto();
        var id = writes(WANTS).conversation();
        var message = taught.heard(id);

        shop.desk()
                .http()
                .delete("/api/v1/conversations/" + id + "/messages?notes=true")
                .ok();

        assertThat(taught.reading(id, message).isNull()).isTrue();
    }

    @Test
    void whatItNamesIsKnownToTheFlow() {
        var produto = taught.entity("Produto", "Geladeira", "refrigerador");
        var intent = taught.intent("Conserto", "quero consertar meu aparelho");
        var flow = bot.writes("Conserto", script(null, message("m", "Conserto de {{produto}}, CPF {{cpf}}.")));
        taught.begins(flow.get("id").asString(), Map.of("intents", List.of(intent), "entities", List.of(produto)))
                .ok();
        bot.publishes(flow).ok();
        taught.listens();
        var begun = writes("quero consertar meu aparelho");
        assertThat(bot.said(begun.conversation())).isEmpty();

        says(begun, "consertar aparelho: refrijerador, cpf 529.982.247-25");

        assertThat(bot.said(begun.conversation())).containsExactly("Conserto de Geladeira, CPF 52998224725.");
    }

    @Test
    void aKeywordGoesBeforeAnIntentAndAnIntentBeforeAnEntity() {
        boleto();
        taught.begins(taught.says("A entidade", "entidade"), Map.of("entities", List.of("cpf")))
                .ok();
        taught.begins(taught.says("Z palavra", "palavra"), Map.of("keywords", List.of("Segunda via do boleto!")))
                .ok();

        assertThat(bot.said(writes("SEGUNDA VIA do boleto").conversation())).containsExactly("palavra");
        assertThat(bot.said(
                        writes("segunda via do boleto do cpf 529.982.247-25").conversation()))
                .containsExactly("Aqui está o boleto, Visitante.");
        assertThat(bot.said(writes("529.982.247-25").conversation())).containsExactly("entidade");
    }

    @Test
    void whatIsMeantMostSurelyOfSeveralLinesBegins() {
        boleto();
        taught.begins(taught.says("Oi", "Olá!"), Map.of("intents", List.of(taught.intent("Saudação", "oi tudo bem"))))
                .ok();
        var begun = shop.begun("oi td bem sim");
        begun.visitor().says("segunda via do boleto").ok();
        begun.visitor().says("por favor").ok();

        pulse.run();

        assertThat(bot.said(begun.conversation())).containsExactly("Aqui está o boleto, Visitante.");
    }

    @Test
    void aContextThatAFlowNeedsMustBeMarkedAndOneThatItLacksMustNot() {
        var once = bot.publishes(
                "Uma vez",
                script(null, message("m", "Só uma vez."), step("context", "c", "name", "visto", "remove", false)));
        taught.begins(once, Map.of("keywords", List.of("dica"), "lacks", List.of("visto")))
                .ok();
        taught.begins(
                        taught.says("De novo", "Já contei."),
                        Map.of("keywords", List.of("dica"), "needs", List.of("visto")))
                .ok();
        taught.listens();
        var begun = writes("dica");
        assertThat(bot.said(begun.conversation())).containsExactly("Só uma vez.");

        says(begun, "dica");
        says(begun, "dica");

        assertThat(bot.said(begun.conversation())).containsExactly("Só uma vez.", "Já contei.", "Já contei.");
    }

    @Test
    @Tag("AUT-09")
    void anySwitchKeepsFlowsFromBeginningByThemselves() {
        boleto();
        var ana = shop.agent("Ana Souza");
        var off = writes("Oi");
        var path = "/api/v1/conversations/" + off.conversation();
        ana.http().put(path + "/chatbot", Map.of("on", false)).ok();
        says(off, WANTS);
        assertThat(bot.said(off.conversation())).isEmpty();
        assertThat(taught.reading(off.conversation(), taught.heard(off.conversation()))
                        .get("skipped")
                        .asString())
                .isEqualTo("switched-off");
        ana.http().put(path + "/chatbot", Map.of("on", true)).ok();
        var contact = bot.opened(off.conversation()).at("/contact/id").asString();
        ana.http()
                .put("/api/v1/contacts/" + contact + "/chatbot-block", Map.of())
                .ok();
        says(off, WANTS);
        assertThat(bot.said(off.conversation())).isEmpty();
        ana.http().delete("/api/v1/contacts/" + contact + "/chatbot-block").ok();

        taught.listens(false).ok();
        says(off, WANTS);
        assertThat(bot.said(off.conversation())).isEmpty();
        taught.listens(true).ok();
        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("modules", List.of("demands")))
                .ok();
        says(off, WANTS);
        assertThat(shop.desk().http().get(Taught.INTENTS).code()).isEqualTo("module-off");
        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("modules", List.of("chatbot")))
                .ok();
        assertThat(bot.said(off.conversation())).isEmpty();

        says(off, WANTS);
        assertThat(bot.said(off.conversation())).hasSize(1);
    }

    @Test
    void nobodyIsTalkedOverUnlessTheFlowMay() {
        var flow = boleto();
        var ana = shop.agent("Ana Souza");
        var begun = writes("Oi");
        var id = begun.conversation();
        Shop.replies(ana, id, "Olá!").ok();

        says(begun, WANTS);
        assertThat(bot.said(id)).isEmpty();
        assertThat(taught.reading(id, taught.heard(id)).get("skipped").asString())
                .isEqualTo("attended");

        taught.begins(flow, Map.of("keywords", List.of("boleto"), "attended", true))
                .ok();
        says(begun, "Boleto");
        assertThat(bot.said(id)).hasSize(1);
        assertThat(bot.opened(id).at("/conversation/owner").asString()).isEqualTo(ana.id());
    }

    @Test
    void whoSaysAtOnceWhatTheyWantIsNotAskedByTheTriage() {
        boleto();
        bot.receives(triage());

        var direct = writes(WANTS).conversation();
        var asked = writes("Boa tarde").conversation();

        assertThat(bot.said(direct)).containsExactly("Aqui está o boleto, Visitante.");
        assertThat(bot.state(direct)).isEqualTo("waiting");
        assertThat(bot.history(direct).get("runs")).hasSize(1);
        assertThat(bot.said(asked)).containsExactly("Com quem você quer falar?");
        assertThat(bot.state(asked)).isEqualTo("triage");
    }

    private String triage() {
        return bot.publishes(
                "Triagem",
                script(
                        shop.department(),
                        menu("setor", "Com quem você quer falar?", "Boleto", null, "Vendas", null),
                        answer("nome", "Qual o seu nome?", "text", "nome_dado")));
    }

    @Test
    void aQuestionHasTheFirstWordAndWhatIsNoAnswerToItMayBeAWish() {
        boleto();
        taught.begins(taught.says("Palavra", "palavra"), Map.of("keywords", List.of("boleto")))
                .ok();
        bot.receives(triage());
        var answers = writes("Boa tarde");
        says(answers, "Boleto");
        assertThat(bot.said(answers.conversation())).endsWith("Qual o seu nome?");

        var wishes = writes("Boa noite");
        says(wishes, WANTS);

        assertThat(bot.said(wishes.conversation())).endsWith("Aqui está o boleto, Visitante.");
        assertThat(bot.state(wishes.conversation())).isEqualTo("waiting");
        assertThat(bot.history(wishes.conversation()).at("/runs/1/ending").asString())
                .isEqualTo("cancelled");
    }

    @Test
    void aFlowThatIsNotPublishedOrGoneBeginsNothing() {
        var intent = taught.intent("Boleto", "segunda via do boleto");
        var draft = bot.writes("Rascunho", script(null, message("m", "rascunho")));
        taught.byIntent(draft.get("id").asString(), intent).listens();
        assertThat(bot.said(writes("segunda via do boleto").conversation())).isEmpty();

        bot.publishes(draft).ok();
        assertThat(bot.said(writes("segunda via do boleto").conversation())).containsExactly("rascunho");

        shop.desk().http().delete(Bot.FLOWS + "/" + draft.get("id").asString()).ok();
        assertThat(bot.said(writes("segunda via do boleto").conversation())).isEmpty();
    }

    @Test
    void whoNeverTaughtAnythingPaysNoStatementMore() {
        bot.receives(triage());
        var begun = writes("Oi");
        begun.visitor().says("nada disso").ok();
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var id = new ConversationId(UUID.fromString(begun.conversation()));

        var made = statements.during(() -> Tenant.in(account, () -> player.play(account, id, 0)));

        assertThat(made)
                .noneMatch(it -> it.contains("vocabulary")
                        || it.contains("intent")
                        || it.contains("entity_type")
                        || it.contains("flow_trigger")
                        || it.contains("flow_listener"));
    }

    @Test
    void whatWasTaughtIsReadOnceAndAnewOnlyWhenItChanged() {
        boleto();
        var first = writes("Oi");
        var other = shop.begun("Bom dia");

        var again = statements.during(pulse::run);
        taught.intent("Outra", "outra coisa");
        first.visitor().says("segunda via do boleto").ok();
        var changed = statements.during(pulse::run);

        assertThat(bot.said(other.conversation())).isEmpty();
        assertThat(again).noneMatch(it -> it.contains("intent_phrase") || it.contains("flow_trigger"));
        assertThat(changed).anyMatch(it -> it.contains("intent_phrase"));
    }

    @Test
    @Tag("AUT-10")
    void aCustomerOnWhatsAppIsUnderstoodAsWell() {
        try (var simulator = Simulator.start(0)) {
            var desk = WhatsAppShop.played(port, meta, simulator);
            var phones = new Taught(new Bot(new Shop(desk.desk(), desk.connection(), "", desk.department())));
            var flow = phones.says("2ª via", "Aqui está o boleto.");
            phones.byIntent(flow, phones.intent("Boleto", "segunda via do boleto"))
                    .listens();
            var customer = simulator.person("+55 11 98765-4321");

            customer.says("preciso da 2ª via do boleto");

            WhatsAppShop.until(() -> {
                pulse.run();
                return customer.texts().contains("Aqui está o boleto.");
            });
        }
    }
}
