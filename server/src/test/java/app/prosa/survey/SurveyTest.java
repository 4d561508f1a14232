package app.prosa.survey;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.Statements;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.TestSocket;
import app.prosa.TestVisitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Customers are asked, answer, or write something else.
@ServerTest
class SurveyTest {

    @LocalServerPort
    int port;

    @Autowired
    Rounds rounds;

    @Autowired
    Statements statements;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person ana;

    @SuppressWarnings("NullAway.Init")
    TestVisitor visitor;

    @SuppressWarnings("NullAway.Init")
    Poll poll;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        ana = shop.desk().colleague("Ana Souza", "supervisor", shop.department());
        var begun = shop.begun("Oi, tudo bem?");
        visitor = begun.visitor();
        poll = new Poll(ana, begun.conversation());
        poll.does("acceptance");
    }

    private String survey(String kind, Map<String, Object> special) {
        return Poll.made(shop.desk().admin(), kind, special);
    }

    private void pass(Duration time) {
        clock.forward(time);
        rounds.run();
    }

    @Test
    void anAnswerIsKeptWithWhoIsEvaluatedAndReopensNothing() {
        var nps = survey("nps", Map.of("commentRequest", "Por quê?"));
        poll.sends(nps).ok();
        poll.does("resolution");
        poll.does("archive");

        visitor.says("nota 9").ok();

        assertThat(poll.state()).isEqualTo("resolved");
        assertThat(poll.opened().at("/conversation/archived").asBoolean()).isTrue();
        assertThat(poll.said("out")).containsExactly("Como foi?", "Por quê?");
        visitor.says("Muito rápidos").ok();
        assertThat(poll.said("out")).endsWith("Obrigado!");
        assertThat(poll.state()).isEqualTo("resolved");
        var kept = poll.last();
        assertThat(kept.get("state").asString()).isEqualTo("answered");
        assertThat(kept.get("score").asInt()).isEqualTo(9);
        assertThat(kept.get("comment").asString()).isEqualTo("Muito rápidos");
        assertThat(kept.get("agent").asString()).isEqualTo(ana.id());
        assertThat(kept.get("askedBy").asString()).isEqualTo(ana.id());
        assertThat(kept.get("department").asString()).isEqualTo(shop.department());
        assertThat(poll.told()).containsExactly("survey-sent nps", "survey-answered nps/9");

        visitor.says("10").ok();

        assertThat(poll.last().get("score").asInt()).isEqualTo(9);
        assertThat(poll.state()).isNotEqualTo("resolved");
    }

    @Test
    void somethingElseIsAMessageLikeAnyOther() {
        poll.sends(survey("nps", Map.of())).ok();
        poll.does("resolution");

        visitor.says("Na verdade, meu pedido não chegou").ok();

        assertThat(poll.state()).isEqualTo("attending");
        assertThat(poll.last().get("state").asString()).isEqualTo("open");
        visitor.says("2").ok();
        assertThat(poll.last().get("state").asString()).isEqualTo("open");
        visitor.says("nota 2").ok();
        assertThat(poll.last().get("score").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsNoScoreOfTheScaleIsAskedOnceMore() {
        poll.sends(survey("csat", Map.of())).ok();
        poll.does("resolution");

        visitor.says("7").ok();

        assertThat(poll.said("out")).endsWith("Não entendi a sua nota. Responda com um número de 1 a 5.");
        assertThat(poll.state()).isEqualTo("resolved");
        visitor.says("8").ok();
        assertThat(poll.state()).isEqualTo("attending");
        assertThat(poll.said("out")).hasSize(2);
    }

    @Test
    void aCommentIsHeardForTenMinutes() {
        poll.sends(survey("nps", Map.of("commentRequest", "Por quê?"))).ok();
        poll.does("resolution");
        visitor.says("dez").ok();
        clock.forward(Duration.ofMinutes(11));

        visitor.says("Preciso de outra coisa").ok();

        assertThat(poll.last().get("score").asInt()).isEqualTo(10);
        assertThat(poll.last().get("comment").isNull()).isTrue();
        assertThat(poll.state()).isEqualTo("attending");
    }

    @Test
    void afterItsDeadlineAScoreIsAMessage() {
        poll.sends(survey("nps", Map.of("deadlineHours", 1))).ok();
        poll.does("resolution");
        pass(Duration.ofMinutes(61));
        rounds.run();

        assertThat(poll.last().get("state").asString()).isEqualTo("expired");
        assertThat(poll.told()).containsExactly("survey-sent nps", "survey-expired nps");
        visitor.says("9").ok();
        assertThat(poll.state()).isEqualTo("attending");
        assertThat(poll.last().get("score").isNull()).isTrue();
    }

    @Test
    void itGoesOutByItselfWhenTheServiceIsResolvedOnceHoweverManyNodesTry() {
        survey("nps", Map.of("onResolve", true, "name", "De todos"));
        survey("csat", Map.of("onResolve", true, "name", "Das vendas", "departments", List.of(shop.department())));
        poll.does("resolution");
        assertThat(poll.last().get("state").asString()).isEqualTo("pending");
        clock.forward(Duration.ofSeconds(10));

        all(Stream.<Supplier<Boolean>>generate(() -> this::round).limit(4));

        assertThat(poll.said("out")).containsExactly("Como foi?");
        assertThat(poll.asked()).hasSize(1);
        assertThat(poll.last().get("name").asString()).isEqualTo("Das vendas");
        assertThat(poll.last().get("askedBy").isNull()).isTrue();
        assertThat(poll.last().get("agent").asString()).isEqualTo(ana.id());
    }

    @Test
    void aServiceThatGoesOnIsNotAskedAbout() {
        survey("nps", Map.of("onResolve", true));
        poll.does("resolution");
        visitor.says("Ah, mais uma coisa").ok();

        pass(Duration.ofSeconds(10));

        assertThat(poll.said("out")).isEmpty();
        assertThat(poll.asked()).isEmpty();
    }

    @Test
    void aCustomerIsAskedOneThingAtATimeAndNotTooOften() {
        var nps = survey("nps", Map.of("minimumDays", 1));
        var csat = survey("csat", Map.of());
        var id = TestVisitor.uuid();
        var answers = all(Stream.<Supplier<TestAgent.Answer>>of(
                () -> poll.sends(nps, id), () -> poll.sends(nps, id), () -> poll.sends(csat), () -> poll.sends(nps)));

        assertThat(poll.said("out")).hasSize(1);
        assertThat(poll.asked()).hasSize(1);
        assertThat(answers.stream().filter(it -> it.status() == 409))
                .allSatisfy(it -> assertThat(it.code()).isEqualTo("survey-open"));

        visitor.says("3").ok();
        var wasNps = poll.last().get("kind").asString().equals("nps");
        assertThat(poll.sends(csat).status()).isEqualTo(201);
        visitor.says("3").ok();
        var again = poll.sends(nps);
        assertThat(again.status()).isEqualTo(wasNps ? 409 : 201);
        if (wasNps) {
            assertThat(again.code()).isEqualTo("asked-recently");
            clock.forward(Duration.ofHours(25));
            poll.sends(nps).ok();
        }
    }

    @Test
    void whatIsNotForHereOrSwitchedOffIsRefused() {
        var other = shop.desk().department("Outro");
        assertThat(poll.sends(survey("nps", Map.of("departments", List.of(other))))
                        .code())
                .isEqualTo("survey-elsewhere");
        assertThat(poll.sends(survey("nps", Map.of("active", false))).code()).isEqualTo("survey-elsewhere");
        assertThat(poll.sends(TestVisitor.uuid()).code()).isEqualTo("survey-elsewhere");

        var stranger = new Poll(shop.desk().colleague("Caio", "agent", other), poll.conversation());
        assertThat(stranger.sends(survey("nps", Map.of())).status()).isEqualTo(404);
        var elsewhere = new Poll(Eg.desk(port).admin(), poll.conversation());
        assertThat(elsewhere.sends(survey("csat", Map.of())).status()).isEqualTo(404);
        assertThat(poll.said("out")).isEmpty();
    }

    @Test
    void onlyWhoManagesThemChangesSurveysAndTheAuditLogKeepsIt() {
        var agent = shop.agent("Beto");
        assertThat(agent.http().post(Poll.ALL, Poll.wish("nps", Map.of())).status())
                .isEqualTo(403);
        var id = survey("nps", Map.of("name", "NPS"));
        var boss = shop.desk().http();
        assertThat(boss.post(Poll.ALL, Poll.wish("csat", Map.of("name", "nps"))).code())
                .isEqualTo("name-taken");
        assertThat(boss.post(Poll.ALL, Poll.wish("csat", Map.of("question", " ")))
                        .code())
                .isEqualTo("invalid");
        assertThat(boss.patch(Poll.ALL + "/" + id, Map.of("deadlineHours", 0)).code())
                .isEqualTo("invalid");
        boss.patch(Poll.ALL + "/" + id, Map.of("thanks", "Valeu!")).ok();
        assertThat(boss.get("/api/v1/audit?q=surveys").text()).contains("Valeu!");
        assertThat(agent.http().get(Poll.ALL).ok().at("/items/0/thanks").asString())
                .isEqualTo("Valeu!");
        boss.delete(Poll.ALL + "/" + id).ok();
        assertThat(boss.get(Poll.ALL).ok().get("items")).isEmpty();
    }

    @Test
    void screensHearOfIt() {
        var nps = survey("nps", Map.of());
        var seq = ana.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        try (var socket = TestSocket.of(ana, port, seq)) {
            poll.sends(nps).ok();
            socket.event(
                    "ratings.changed", it -> it.get("conversationId").asString().equals(poll.conversation()));
            socket.forget();
            visitor.says("9").ok();
            socket.event("ratings.changed", _ -> true);
            survey("csat", Map.of());
            socket.event("surveys.changed", _ -> true);
        }
    }

    @Test
    void whoWasNotAskedIsHeardAtNoCost() {
        survey("nps", Map.of("onResolve", true));
        visitor.says("Sobre o pedido").ok();
        var path = "/webchat/v1/" + shop.key() + "/messages";
        var made = statements.during(
                visitor.http(),
                it -> it.post(path, Map.of("id", TestVisitor.uuid(), "content", Map.of("type", "text", "body", "9"))));

        made.answer().ok();
        assertThat(made.sql()).noneMatch(it -> it.contains("survey"));
    }

    private boolean round() {
        rounds.run();
        return true;
    }

    private static <T> List<T> all(Stream<Supplier<T>> works) {
        return works.map(CompletableFuture::supplyAsync).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
