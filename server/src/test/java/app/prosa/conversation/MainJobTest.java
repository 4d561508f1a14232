package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestSocket;
import app.prosa.TestVisitor;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class MainJobTest {

    @LocalServerPort
    int port;

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
        var agents = new ArrayList<app.prosa.Eg.Person>();
        for (int i = 0; i < 8; i++) {
            agents.add(shop.agent("Agente " + i));
        }

        var answers = new ArrayList<app.prosa.TestAgent.Answer>();
        try (var threads = Executors.newFixedThreadPool(20)) {
            var tries = new ArrayList<java.util.concurrent.Future<app.prosa.TestAgent.Answer>>();
            for (int i = 0; i < 100; i++) {
                var agent = agents.get(i % agents.size());
                tries.add(threads.submit(() ->
                        agent.http().put("/api/v1/conversations/" + begun.conversation() + "/acceptance", Map.of())));
            }
            for (var attempt : tries) {
                answers.add(attempt.get());
            }
        }

        var owner = shop.desk()
                .http()
                .get("/api/v1/conversations/" + begun.conversation())
                .ok()
                .at("/conversation/owner")
                .asString();
        assertThat(answers).allMatch(it -> it.status() == 200 || it.status() == 409);
        assertThat(answers.stream().filter(it -> it.status() == 409))
                .isNotEmpty()
                .allMatch(it -> it.json().at("/owner/id").asString().equals(owner));
        for (var agent : agents) {
            var status = agent.http()
                    .get("/api/v1/conversations/" + begun.conversation())
                    .status();
            assertThat(status).isEqualTo(agent.id().equals(owner) ? 200 : 404);
        }
    }

    @Test
    void aThousandFirstMessagesMakeOneOpenTicket() throws Exception {
        var shop = Shop.open(port);
        var visitor = shop.visitor();

        try (var threads = Executors.newFixedThreadPool(16)) {
            var tries = new ArrayList<java.util.concurrent.Future<Integer>>();
            for (int i = 0; i < 24; i++) {
                var text = "Mensagem " + i;
                tries.add(threads.submit(() -> visitor.says(text).status()));
            }
            for (var attempt : tries) {
                assertThat(attempt.get()).isEqualTo(201);
            }
        }

        var items = Shop.list(shop.desk().admin(), "tab=waiting");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("incoming").asLong()).isEqualTo(24);
        assertThat(visitor.conversation().get("messages")).hasSize(24);
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
}
