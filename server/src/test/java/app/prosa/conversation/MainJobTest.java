package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestSocket;
import app.prosa.TestVisitor;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
class MainJobTest {

    @LocalServerPort
    int port;

    @Autowired
    TallyFolding folding;

    @Autowired
    TicketStore tickets;

    @Autowired
    TransactionTemplate transactions;

    @Test
    @Tag("CHN-13")
    void aVisitorAndAnAgentTalk() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var start = ana.http().get("/api/v1/bootstrap").ok();
        try (var desk = TestSocket.of(ana, port, start.get("seq").asLong())) {
            var visitor = shop.visitor();
            visitor.says("Vocês entregam no sábado?").ok();
            var added = desk.event(
                    "message.added",
                    it -> it.at("/message/direction").asString().equals("in"));
            var conversation = added.at("/conversation/id").asString();

            try (var window = visitor.socket()) {
                Shop.replies(ana, conversation, "Entregamos, sim!").ok();

                var told = window.await(
                        it -> it.at("/message/content/body").asString("").equals("Entregamos, sim!"), "the reply");
                assertThat(told.at("/message/author/name").asString()).isEqualTo("Ana");
            }
            assertThat(visitor.conversation().get("state").asString()).isEqualTo("attending");
            assertThat(added.at("/message/content/body").asString()).isEqualTo("Vocês entregam no sábado?");
        }
    }

    @Test
    @Tag("CON-53")
    void ofAHundredWhoAnswerAtOnceOneWinsAndTheOthersAreToldWho() throws Exception {
        var shop = Shop.open(port);
        var begun = shop.begun("Alguém aí?");
        var agents = new ArrayList<Eg.Person>();
        for (int i = 0; i < 10; i++) {
            agents.add(shop.agent("Agente " + i));
        }
        var sockets = new ArrayList<TestSocket>();
        for (var agent : agents) {
            var seq = agent.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
            sockets.add(TestSocket.of(agent, port, seq));
        }

        var answers = atOnce(100, i -> {
            var agent = agents.get(i % agents.size());
            return Shop.replies(agent, begun.conversation(), "Resposta de " + agent.id());
        });

        var owner = conversation(shop, begun).get("owner").asString();
        var refused = answers.stream().filter(it -> it.status() != 201).toList();
        assertThat(refused).hasSize(90).allMatch(it -> it.code().equals("already-taken"));
        assertThat(refused).allMatch(it -> it.json().at("/owner/id").asString().equals(owner));
        assertThat(begun.visitor().conversation().get("messages"))
                .filteredOn(it -> it.get("direction").asString().equals("out"))
                .hasSize(10)
                .allMatch(it -> it.at("/content/body").asString().equals("Resposta de " + owner));
        for (int i = 0; i < agents.size(); i++) {
            var agent = agents.get(i);
            boolean owns = agent.id().equals(owner);
            var path = "/api/v1/conversations/" + begun.conversation();
            assertThat(agent.http().get(path).status()).isEqualTo(owns ? 200 : 404);
            if (!owns) {
                sockets.get(i)
                        .event(
                                "conversation.removed",
                                it -> it.get("conversationId").asString().equals(begun.conversation()));
            }
            sockets.get(i).close();
        }
    }

    @Test
    void whereAcceptingIsRequiredAReplyToWhatWaitsIsRefused() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("requireAccept", true))
                .ok();
        var begun = shop.begun("Oi");

        var early = Shop.replies(ana, begun.conversation(), "Olá!");
        ana.http()
                .put("/api/v1/conversations/" + begun.conversation() + "/acceptance", Map.of())
                .ok();
        var accepted = Shop.replies(ana, begun.conversation(), "Olá!");

        assertThat(early.code()).isEqualTo("accept-first");
        assertThat(accepted.status()).isEqualTo(201);
    }

    @Test
    @Tag("ADM-02")
    @Tag("ADM-05")
    @Tag("CON-52")
    void untilItIsTakenItIsTheWholeQueuesAndNobodyElses() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        var other = shop.desk().colleague("Caio", "agent", shop.desk().department("Financeiro"));
        var begun = shop.begun("Quem me atende?");

        for (var agent : List.of(ana, bia)) {
            assertThat(Shop.list(agent, "tab=waiting")).singleElement().satisfies(it -> {
                assertThat(it.get("department").asString()).isEqualTo(shop.department());
                assertThat(it.get("owner").isNull()).isTrue();
            });
        }
        assertThat(Shop.list(other, "tab=waiting")).isEmpty();
        assertThat(Shop.replies(other, begun.conversation(), "Eu não").status()).isEqualTo(404);
        assertThat(Shop.replies(bia, begun.conversation(), "Eu atendo").status())
                .isEqualTo(201);
    }

    @Test
    @Tag("CON-13")
    void whatIsReturnedGoesToTheEndOfTheQueueForAnotherAgentToContinue() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        var first = shop.begun("Cheguei primeiro");
        var second = shop.begun("Cheguei depois");
        Shop.replies(ana, first.conversation(), "Já volto").ok();

        ana.http()
                .delete("/api/v1/conversations/" + first.conversation() + "/acceptance")
                .ok();

        assertThat(Shop.list(bia, "tab=waiting"))
                .extracting(it -> it.get("id").asString())
                .containsExactly(second.conversation(), first.conversation());
        assertThat(Shop.replies(bia, first.conversation(), "Continuo eu").status())
                .isEqualTo(201);
    }

    @Test
    @Tag("CON-12")
    void whoReopensAResolvedConversationOwnsIt() {
        var shop = Shop.open(port);
        var begun = shop.begun("Oi");
        var admin = shop.desk().admin();
        var path = "/api/v1/conversations/" + begun.conversation();
        Shop.replies(admin, begun.conversation(), "Pronto!").ok();
        var resolved = admin.http().put(path + "/resolution", Map.of()).ok();

        var reopened = admin.http().delete(path + "/resolution").ok();

        assertThat(resolved.get("state").asString()).isEqualTo("resolved");
        assertThat(reopened.get("state").asString()).isEqualTo("attending");
        assertThat(reopened.get("owner").asString()).isEqualTo(admin.id());
        assertThat(reopened.at("/ticket/number")).isEqualTo(resolved.at("/ticket/number"));
        assertThat(admin.http().delete(path + "/resolution").code()).isEqualTo("not-resolved");
    }

    @Test
    void foldingTheTalliesChangesNoCount() {
        var shop = Shop.open(port);
        shop.begun("Um");
        var begun = shop.begun("Dois");
        Shop.replies(shop.desk().admin(), begun.conversation(), "Olá").ok();
        var before = shop.desk().http().get("/api/v1/conversations/counts").ok();

        folding.run();

        assertThat(shop.desk().http().get("/api/v1/conversations/counts").ok()).isEqualTo(before);
        assertThat(before.at("/all/waiting").asLong()).isEqualTo(1);
        assertThat(before.at("/all/attending").asLong()).isEqualTo(1);
    }

    @Test
    void manyFirstMessagesAtOnceMakeOneOpenTicket() throws Exception {
        var shop = Shop.open(port);
        var visitor = shop.visitor();

        var answers = atOnce(24, i -> visitor.says("Mensagem " + i));

        assertThat(answers).allMatch(it -> it.status() == 201);
        var items = Shop.list(shop.desk().admin(), "tab=waiting");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("incoming").asLong()).isEqualTo(24);
        assertThat(visitor.conversation().get("messages")).hasSize(24);
    }

    @Test
    void aDayThatComesAgainGoesOnCountingItsProtocols() {
        var account = new AccountId(UUID.fromString(Shop.open(port).desk().account()));
        var monday = LocalDate.of(2026, 3, 2);

        var numbers = Stream.of(monday, monday.minusDays(1), monday)
                .map(day -> Tenant.in(
                        account, () -> transactions.execute(_ -> tickets.nextTicketNumber(account, day, true))))
                .toList();

        assertThat(numbers).extracting(TicketStore.TicketNumber::ofDay).containsExactly(1, 1, 2);
        assertThat(numbers).extracting(TicketStore.TicketNumber::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void theSameMessageTwiceIsStoredOnce() {
        var shop = Shop.open(port);
        var visitor = shop.visitor();
        var id = TestVisitor.uuid();

        var first = visitor.says(id, "Oi");
        var second = visitor.says(id, "Oi");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("seq")).isEqualTo(first.json().get("seq"));
        assertThat(visitor.conversation().get("messages")).hasSize(1);
    }

    private static JsonNode conversation(Shop shop, Shop.Begun begun) {
        return shop.desk()
                .http()
                .get("/api/v1/conversations/" + begun.conversation())
                .ok()
                .get("conversation");
    }

    /// Does it `times` times on twenty threads.
    private static List<TestAgent.Answer> atOnce(int times, IntFunction<TestAgent.Answer> what) throws Exception {
        try (var threads = Executors.newFixedThreadPool(20)) {
            var tries = new ArrayList<Future<TestAgent.Answer>>();
            for (int i = 0; i < times; i++) {
                int place = i;
                tries.add(threads.submit(() -> what.apply(place)));
            }
            var answers = new ArrayList<TestAgent.Answer>();
            for (var attempt : tries) {
                answers.add(attempt.get());
            }
            return answers;
        }
    }
}
