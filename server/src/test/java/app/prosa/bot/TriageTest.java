package app.prosa.bot;

import static app.prosa.bot.Bot.answer;
import static app.prosa.bot.Bot.end;
import static app.prosa.bot.Bot.menu;
import static app.prosa.bot.Bot.message;
import static app.prosa.bot.Bot.script;
import static app.prosa.bot.Bot.step;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestVisitor;
import app.prosa.agent.DepartmentId;
import app.prosa.conversation.Assignments;
import app.prosa.conversation.ConversationId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A chatbot receives new tickets, sorts them, and hands them over.
@ServerTest
class TriageTest {

    @LocalServerPort
    int port;

    @Autowired
    BotPulse pulse;

    @Autowired
    Player player;

    @Autowired
    Assignments assignments;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @SuppressWarnings("NullAway.Init")
    Bot bot;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        bot = new Bot(shop);
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

    private String flow(String billing) {
        return bot.publishes(
                "Triagem",
                script(
                        shop.department(),
                        message("hi", "Olá, {{primeiro_nome}}!"),
                        menu("setor", "Com quem você quer falar?", "Vendas", "sales", "Financeiro", "money"),
                        end("sales", shop.department()),
                        answer("money", "Qual o seu CPF?", "cpf", "cpf"),
                        message("thanks", "Obrigado, CPF {{cpf}}."),
                        end("end", billing)));
    }

    @Test
    @Tag("INB-56")
    @Tag("AUT-15")
    void aNewTicketStaysInTriageUntilTheFlowIsThroughAndWaitsInItsDepartmentThen() {
        var billing = shop.desk().department("Financeiro");
        bot.receives(flow(billing));

        var begun = writes("Oi");

        var id = begun.conversation();
        assertThat(bot.state(id)).isEqualTo("triage");
        assertThat(bot.said(id)).endsWith("Com quem você quer falar?");
        assertThat(bot.opened(id).at("/conversation/waitingSince").isNull()).isTrue();
        assertThat(Shop.list(shop.desk().admin(), "tab=waiting&statuses=triage"))
                .hasSize(1);
        assertThat(queue(shop.department())).isEmpty();
        assertThat(begun.visitor().conversation().get("messages").valueStream().toList())
                .anySatisfy(it -> {
                    assertThat(it.at("/content/options").toString()).isEqualTo("[\"Vendas\",\"Financeiro\"]");
                    assertThat(it.at("/author/name").asString())
                            .as("the site says it")
                            .isEqualTo("Site");
                });

        says(begun, "financeiro");
        assertThat(bot.said(id)).endsWith("Qual o seu CPF?");
        says(begun, "123");
        assertThat(bot.said(id)).endsWith("Confira.");
        says(begun, "529.982.247-25");

        assertThat(bot.said(id)).endsWith("Obrigado, CPF 52998224725.");
        assertThat(bot.state(id)).isEqualTo("waiting");
        assertThat(bot.opened(id).at("/conversation/department").asString()).isEqualTo(billing);
        assertThat(bot.opened(id).at("/conversation/bot").isNull()).isTrue();
        assertThat(Shop.list(shop.desk().admin(), "tab=waiting&statuses=triage"))
                .isEmpty();
        assertThat(queue(billing)).hasSize(1);
        assertThat(bot.opened(id).at("/conversation/ticket/acceptedAt").isNull())
                .isTrue();
        assertThat(bot.history(id).at("/runs/0/ending").asString()).isEqualTo("finished");
    }

    private List<Assignments.Queued> queue(String department) {
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        return Tenant.in(
                account, () -> assignments.queue(account, List.of(new DepartmentId(UUID.fromString(department))), 10));
    }

    @Test
    void whoIsNotUnderstoodOrDoesNotAnswerGoesToPeople() {
        bot.receives(flow(shop.department()));
        var lost = writes("Oi");
        says(lost, "hã?");
        says(lost, "quero gente");
        var silent = writes("Alô");

        clock.forward(Duration.ofMinutes(31));
        pulse.run();

        assertThat(bot.state(lost.conversation())).isEqualTo("waiting");
        assertThat(bot.history(lost.conversation()).at("/runs/0/ending").asString())
                .isEqualTo("failed");
        assertThat(bot.state(silent.conversation())).isEqualTo("waiting");
        assertThat(bot.history(silent.conversation()).at("/runs/0/ending").asString())
                .isEqualTo("expired");
    }

    @Test
    @Tag("CMP-06")
    @Tag("AUT-03")
    void whoAcceptsPausesTheFlowAndMayLetItGoOn() {
        bot.receives(flow(shop.department()));
        var begun = writes("Oi");
        var id = begun.conversation();
        var ana = shop.agent("Ana Souza");
        assertThat(bot.opened(id).at("/conversation/bot").asString()).isEqualTo("active");

        Shop.replies(ana, id, "Deixa comigo.").ok();
        assertThat(bot.opened(id).at("/conversation/bot").asString()).isEqualTo("paused");
        assertThat(bot.state(id)).isEqualTo("attending");
        int spoken = bot.said(id).size();
        says(begun, "Vendas");
        clock.forward(Duration.ofMinutes(45));
        pulse.run();
        assertThat(bot.said(id)).hasSize(spoken);

        ana.http().delete("/api/v1/conversations/" + id + "/flow-pause").ok();
        pulse.run();
        assertThat(bot.said(id)).hasSize(spoken);
        says(begun, "Financeiro");
        assertThat(bot.said(id)).endsWith("Qual o seu CPF?");
        assertThat(bot.opened(id).at("/conversation/owner").asString()).isEqualTo(ana.id());

        ana.http().put("/api/v1/conversations/" + id + "/flow-pause", Map.of()).ok();
        assertThat(bot.opened(id).at("/conversation/bot").asString()).isEqualTo("paused");
        ana.http().put("/api/v1/conversations/" + id + "/resolution", Map.of()).ok();
        assertThat(bot.opened(id).at("/conversation/bot").isNull()).isTrue();
        assertThat(ana.http()
                        .delete("/api/v1/conversations/" + id + "/flow-pause")
                        .code())
                .isEqualTo("no-flow");
        assertThat(bot.history(id).at("/runs/0/ending").asString()).isEqualTo("cancelled");
    }

    @Test
    void whatIsLeftOfItsTimeIsLeftAfterAPause() {
        bot.receives(flow(shop.department()));
        var begun = writes("Oi");
        var id = begun.conversation();
        clock.forward(Duration.ofMinutes(20));
        var pause = "/api/v1/conversations/" + id + "/flow-pause";
        shop.desk().http().put(pause, Map.of()).ok();
        clock.forward(Duration.ofHours(5));
        shop.desk().http().delete(pause).ok();

        clock.forward(Duration.ofMinutes(9));
        pulse.run();
        assertThat(bot.state(id)).isEqualTo("triage");
        clock.forward(Duration.ofMinutes(2));
        pulse.run();
        assertThat(bot.state(id)).isEqualTo("waiting");
    }

    @Test
    @Tag("CON-16")
    @Tag("AUT-04")
    void aTicketIsSentToAFlowAndNobodyOwnsItUntilThatIsThrough() {
        var begun = writes("Oi");
        var id = begun.conversation();
        var ana = shop.agent("Ana Souza");
        Shop.replies(ana, id, "Vou te passar para o robô.").ok();
        var flow = flow(shop.department());

        ana.http()
                .post("/api/v1/conversations/" + id + "/flow-runs", Map.of("flow", flow, "transfer", true))
                .ok();
        pulse.run();

        assertThat(bot.state(id)).isEqualTo("triage");
        assertThat(bot.opened(id).at("/conversation/owner").isNull()).isTrue();
        assertThat(bot.said(id)).endsWith("Com quem você quer falar?");
        says(begun, "1");
        assertThat(bot.state(id)).isEqualTo("waiting");
        assertThat(queue(shop.department())).hasSize(1);
    }

    @Test
    @Tag("AUT-01")
    @Tag("CTP-07")
    void anAgentFiresAFlowBesideTheirService() {
        var begun = writes("Oi");
        var id = begun.conversation();
        var ana = shop.agent("Ana Souza");
        Shop.replies(ana, id, "Um momento.").ok();
        var flow = bot.publishes("Dados", script(null, answer("mail", "Qual o seu e-mail?", "email", "email")));

        ana.http()
                .post("/api/v1/conversations/" + id + "/flow-runs", Map.of("flow", flow, "transfer", false))
                .ok();
        pulse.run();
        says(begun, "ana@loja.test");

        assertThat(bot.said(id)).containsExactly("Qual o seu e-mail?");
        assertThat(bot.state(id)).isEqualTo("attending");
        assertThat(bot.opened(id).at("/conversation/owner").asString()).isEqualTo(ana.id());
        assertThat(bot.history(id).at("/runs/0/startedBy").asString()).isEqualTo(ana.id());
        assertThat(bot.history(id).at("/runs/0/cause").asString()).isEqualTo("agent");
        // The chatbot's words are nobody's answer: the list still shows the customer's, and nobody was served by them.
        assertThat(bot.opened(id).at("/conversation/lastMessage/preview").asString())
                .isEqualTo("ana@loja.test");
    }

    @Test
    @Tag("AUT-14")
    void aFlowGivesTheTicketToAnAgentAndTheHistorySaysThatNobodyDidIt() {
        var ana = shop.agent("Ana Souza");
        bot.receives(bot.publishes("Direto", script(null, step("agent", "give", "agent", ana.id()))));

        var id = writes("Oi").conversation();

        assertThat(bot.state(id)).isEqualTo("attending");
        assertThat(bot.opened(id).at("/conversation/owner").asString()).isEqualTo(ana.id());
        assertThat(ana.http()
                        .get("/api/v1/conversations/" + id + "/history")
                        .ok()
                        .toString())
                .contains("\"chatbot\"")
                .contains("\"bot\"");
    }

    @Test
    @Tag("CTP-14")
    @Tag("CTP-30")
    void contactsAndConversationsAreKeptFromTheChatbotButNotFromAgentsWhoFireIt() {
        var flow = flow(shop.department());
        bot.receives(flow);
        var begun = writes("Oi");
        var id = begun.conversation();
        var one = "/api/v1/conversations/" + id;
        var http = shop.desk().http();

        http.put(one + "/chatbot", Map.of("on", false)).ok();
        assertThat(bot.state(id)).isEqualTo("waiting");
        int spoken = bot.said(id).size();
        says(begun, "1");
        assertThat(bot.said(id)).hasSize(spoken);
        http.post(one + "/flow-runs", Map.of("flow", flow, "transfer", true)).ok();
        pulse.run();
        assertThat(bot.said(id)).hasSizeGreaterThan(spoken);
        http.put(one + "/chatbot", Map.of("on", true)).ok();

        var contact = bot.opened(id).at("/conversation/contact/id").asString();
        assertThat(http.put("/api/v1/contacts/" + contact + "/chatbot-block", Map.of())
                        .ok()
                        .get("botOff")
                        .asBoolean())
                .isTrue();
        http.put(one + "/acceptance", Map.of()).ok();
        http.put(one + "/resolution", Map.of()).ok();
        clock.forward(Duration.ofHours(3));
        begun.visitor().says("Voltei").ok();
        pulse.run();
        assertThat(bot.state(id)).isEqualTo("waiting");

        http.delete("/api/v1/contacts/" + contact + "/chatbot-block").ok();
        http.put(one + "/acceptance", Map.of()).ok();
        http.put(one + "/resolution", Map.of()).ok();
        clock.forward(Duration.ofHours(3));
        begun.visitor().says("De novo").ok();
        assertThat(bot.state(id)).isEqualTo("triage");
    }

    @Test
    void outsideTheHoursAnotherFlowReceives() {
        var away = bot.publishes("Fora do horário", script(null, message("away", "Voltamos às 9h.")));
        bot.receives(null, away);

        assertThat(bot.state(writes("Oi").conversation())).isEqualTo("waiting");
        shop.desk()
                .http()
                .patch(
                        "/api/v1/account",
                        Map.of(
                                "hours",
                                Map.of(
                                        "enabled",
                                        true,
                                        "timeZone",
                                        "America/Sao_Paulo",
                                        "days",
                                        List.of(),
                                        "closed",
                                        List.of())))
                .ok();

        assertThat(bot.said(writes("Olá").conversation())).containsExactly("Voltamos às 9h.");
    }

    @Test
    void aFlowThatBreaksGivesTheTicketToPeopleAndKeepsNobodyElse() {
        bot.receives(flow(shop.department()));
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var begun = shop.begun("Oi");
        Tenant.in(
                account,
                () -> transaction.executeWithoutResult(
                        _ -> db.sql("update flow_version set script = '[]' where account_id = ?")
                                .param(account.value())
                                .update()));
        var other = Shop.open(port);
        var well = new Bot(other);
        well.receives(well.publishes("Oi", script(null, message("hi", "Olá!"))));
        var kept = other.begun("Oi");

        for (int i = 0; i < 5; i++) {
            assertThat(bot.state(begun.conversation())).isEqualTo("triage");
            pulse.run();
            clock.forward(Duration.ofMinutes(11));
        }

        assertThat(well.said(kept.conversation())).containsExactly("Olá!");
        assertThat(bot.state(begun.conversation())).isEqualTo("waiting");
        assertThat(bot.said(begun.conversation())).isEmpty();
        assertThat(bot.history(begun.conversation()).at("/runs/0/ending").asString())
                .isEqualTo("broken");
    }

    @Test
    void twoNodesPlayOneConversationOnce() throws Exception {
        bot.receives(flow(shop.department()));
        var begun = shop.begun("Oi");
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var id = new ConversationId(UUID.fromString(begun.conversation()));

        Bot.onManyNodes(() -> Tenant.in(account, () -> player.play(account, id, 0)));

        assertThat(bot.said(begun.conversation())).hasSize(2);
    }

    @Test
    void whoeverWritesThreeLinesAtOnceIsAnsweredOnce() {
        bot.receives(flow(shop.department()));
        var begun = writes("Oi");
        int spoken = bot.said(begun.conversation()).size();

        begun.visitor().says("bom dia").ok();
        begun.visitor().says("Financeiro").ok();
        begun.visitor().says("por favor").ok();
        pulse.run();

        assertThat(bot.said(begun.conversation())).hasSize(spoken + 1).endsWith("Qual o seu CPF?");
    }

    @Test
    void draftsChangeNothingUntilTheyArePublishedAndWhoIsInTheMiddleGoesOnWithWhatTheyBegan() {
        var flow = bot.writes(
                "Nome", script(null, answer("name", "Seu nome?", "text", "apelido"), message("x", "Oi, {{apelido}}.")));
        var id = bot.publishes(flow).ok().get("id").asString();
        bot.receives(id);
        var before = writes("Oi");
        var http = shop.desk().http();
        var path = Bot.FLOWS + "/" + id;

        var saved = http.put(
                        path,
                        Map.of(
                                "name",
                                "Nome",
                                "revision",
                                1,
                                "draft",
                                script(null, answer("name", "Como se chama?", "text", "apelido"), message("x", ""))))
                .ok();
        assertThat(saved.at("/flaws/0/kind").asString()).isEqualTo("no-text");
        assertThat(saved.get("changed").asBoolean()).isTrue();
        assertThat(bot.publishes(saved).code()).isEqualTo("flow-broken");
        assertThat(http.put(path, Map.of("name", "X", "revision", 1, "draft", script(null)))
                        .code())
                .isEqualTo("stale-draft");
        assertThat(bot.said(writes("Olá").conversation())).containsExactly("Seu nome?");
        var fixed = http.put(
                        path,
                        Map.of(
                                "name",
                                "Nome",
                                "revision",
                                saved.get("revision").asLong(),
                                "draft",
                                script(
                                        null,
                                        answer("name", "Como se chama?", "text", "apelido"),
                                        message("x", "Tchau"))))
                .ok();
        bot.publishes(fixed).ok();

        says(before, "Zé");
        assertThat(bot.said(before.conversation())).containsExactly("Seu nome?", "Oi, Zé.");
        assertThat(bot.said(writes("E aí").conversation())).containsExactly("Como se chama?");
        assertThat(http.delete(path).code()).isEqualTo("flow-in-use");
    }

    @Test
    void whatIsTriedOutIsPlayedByTheSameRulesAndTouchesNobody() {
        var script = script(null, menu("setor", "Qual?", "Vendas", null), message("ok", "Certo, {{setor}}."));
        var http = shop.desk().http();
        var first = http.post(
                        "/api/v1/flow-rehearsals",
                        Map.of(
                                "script",
                                script,
                                "contact",
                                "Marta",
                                "open",
                                true,
                                "tags",
                                List.of(),
                                "contexts",
                                List.of()))
                .ok();
        var second = http.post(
                        "/api/v1/flow-rehearsals",
                        Map.of(
                                "script",
                                script,
                                "memory",
                                first.get("memory"),
                                "said",
                                "vendas",
                                "contact",
                                "Marta",
                                "open",
                                true,
                                "tags",
                                List.of(),
                                "contexts",
                                List.of()))
                .ok();

        assertThat(first.at("/effects/0/type").asString()).isEqualTo("ask");
        assertThat(second.at("/effects/0/text").asString()).isEqualTo("Certo, Vendas.");
        assertThat(second.at("/effects/1/ending").asString()).isEqualTo("finished");
        assertThat(http.get(Bot.FLOWS).ok().get("items")).isEmpty();
    }

    @Test
    void onlyWhoMayWritesFlowsAndWithoutTheModuleThereAreNone() {
        var flow = flow(shop.department());
        var ana = shop.agent("Ana Souza");
        assertThat(ana.http().get(Bot.FLOWS).ok().get("items")).hasSize(1);
        assertThat(ana.http().post(Bot.FLOWS, Map.of("name", "X")).status()).isEqualTo(403);
        bot.receives(flow);
        var begun = writes("Oi");

        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("modules", List.of("demands")))
                .ok();

        assertThat(ana.http().get(Bot.FLOWS).code()).isEqualTo("module-off");
        assertThat(bot.state(writes("Outro").conversation())).isEqualTo("waiting");
        says(begun, "1");
        assertThat(bot.state(begun.conversation())).isEqualTo("waiting");
    }

    @Test
    void anotherDepartmentSeesNothingOfATriage() {
        bot.receives(flow(shop.department()));
        var begun = writes("Oi");
        var other = shop.desk().colleague("Zélia", "agent", shop.desk().department("RH"));

        for (var answer : List.of(
                other.http().get("/api/v1/conversations/" + begun.conversation() + "/flow-runs"),
                other.http().put("/api/v1/conversations/" + begun.conversation() + "/flow-pause", Map.of()),
                other.http()
                        .post(
                                "/api/v1/conversations/" + begun.conversation() + "/flow-runs",
                                Map.of("flow", TestVisitor.uuid(), "transfer", true)))) {
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    @Test
    void theTimelineShowsTheChatbotByItsFlow() {
        bot.receives(flow(shop.department()));
        var begun = writes("Oi");

        var bubble = bot.opened(begun.conversation())
                .get("messages")
                .valueStream()
                .filter(it -> it.at("/author/kind").asString().equals("bot"))
                .filter(it -> it.get("direction").asString().equals("out"))
                .findFirst()
                .orElseThrow();
        assertThat(bubble.at("/author/name").asString()).isEqualTo("Triagem");
        assertThat(bubble.get("status").asString()).isEqualTo("sent");
    }
}
