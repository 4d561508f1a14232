package app.prosa;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Statements.Made;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// How many SQL statements a request may take. One of them always says whose rows the transaction may touch; who asks
/// is remembered from the request before.
@ServerTest
class StatementsTest {

    @LocalServerPort
    int port;

    @Autowired
    Statements statements;

    @Autowired
    TestClock clock;

    Shop shop;
    Eg.Person ana;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        ana = shop.agent("Ana Souza");
    }

    @Test
    void theListTakesAsManyForOneRowAsForAHundred() {
        shop.begun("Um");
        var one = get("/api/v1/conversations?tab=waiting");
        for (int i = 0; i < 12; i++) {
            shop.begun("Mais um");
        }

        var many = get("/api/v1/conversations?tab=waiting&limit=10");
        var next = get("/api/v1/conversations?tab=waiting&limit=10&after="
                + many.answer().json().get("next").asString());
        var filtered =
                get("/api/v1/conversations?tab=waiting&scope=departments&unread=true&departments=" + shop.department());

        // Of a page that is not full it is also asked whether all was looked through.
        takes(4, one);
        takes(3, many);
        takes(4, next);
        takes(4, filtered);
        assertThat(many.answer().json().get("items")).hasSize(10);
        assertThat(next.answer().json().get("items")).hasSize(3);
    }

    @Test
    void aSearchTakesAtMostThreeMoreThanTheList() {
        shop.begun("O pedido chegou quebrado");

        takesAtMost(7, get("/api/v1/conversations?tab=waiting&q=quebrado"));
    }

    @Test
    void whoComesBackWithATicketAsksForNothing() {
        long seq = ana.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        var address = "ws://localhost:%d/api/v1/live?seq=%d".formatted(port, seq);
        String ticket;
        try (var desk = TestSocket.of(ana, port, seq)) {
            ticket = desk.frame("hello").get("ticket").asString();
        }
        clock.forward(Duration.ofSeconds(5));

        assertThat(opening(address + "&ticket=" + ticket)).isEmpty();
        assertThat(opening(address)).isNotEmpty();
    }

    private List<String> opening(String address) {
        return statements.during(headers -> {
            var shown = new HashMap<>(headers);
            shown.put("Cookie", TestSocket.cookie(ana));
            try (var desk = TestSocket.open(address, shown)) {
                desk.frame("hello");
            }
        });
    }

    @Test
    void openingAConversationTakesFour() {
        var begun = shop.begun("Oi");
        var path = "/api/v1/conversations/" + begun.conversation();
        for (int i = 0; i < 20; i++) {
            begun.visitor().says("Linha " + i).ok();
        }

        // The first time within five minutes it is also written down who looked.
        takes(6, get(path));
        takes(4, get(path));
        takes(3, get(path + "/messages?before=15"));
    }

    @Test
    void aReplyTakesFive() {
        var begun = shop.begun("Oi");

        var first = made(it -> it.post(messages(begun), reply()));
        var second = made(it -> it.post(messages(begun), reply()));

        takes(6, first);
        takes(5, second);
    }

    @Test
    void whatBecomesOfAConversationTakesFour() {
        var begun = shop.begun("Oi");
        var path = "/api/v1/conversations/" + begun.conversation();

        takes(4, made(it -> it.put(path + "/acceptance", Map.of())));
        // One of them asks whether it keeps its place, one keeps that whoever returned it does not get it back.
        takes(6, made(it -> it.delete(path + "/acceptance")));
        made(it -> it.put(path + "/acceptance", Map.of()));
        takes(5, made(it -> it.put(path + "/read", Map.of("seq", 2))));
        takes(4, made(it -> it.put(path + "/unread", Map.of())));
        // One of them asks what the department and the account want of what is over, one whether the customer is
        // asked about it.
        takes(6, made(it -> it.put(path + "/resolution", Map.of())));
        takes(4, made(it -> it.delete(path + "/resolution")));
        takes(4, made(it -> it.put(path + "/archive", Map.of())));
    }

    @Test
    void theStartAndTheCountersTakeAsManyHoweverMuchThereIs() {
        for (int i = 0; i < 5; i++) {
            shop.begun("Oi");
            shop.agent("Agente " + i);
            shop.desk().department("Setor " + i);
        }

        takes(13, get("/api/v1/bootstrap"));
        takes(2, get("/api/v1/conversations/counts"));
    }

    @Test
    void aVisitorsMessageTakesThreeToKnowThemAndSevenToBeStored() {
        var begun = shop.begun("Oi");

        var made = statements.during(
                begun.visitor().http(),
                it -> it.post(
                        "/webchat/v1/" + shop.key() + "/messages",
                        Map.of("id", TestVisitor.uuid(), "content", Map.of("type", "text", "body", "E aí?"))));

        made.answer().ok();
        // One of them holds the contact, so that nobody blocks them meanwhile.
        takes(10, made);
    }

    private static String messages(Shop.Begun begun) {
        return "/api/v1/conversations/" + begun.conversation() + "/messages";
    }

    private static Map<String, Object> reply() {
        return Map.of("id", TestVisitor.uuid(), "kind", "reply", "content", Map.of("type", "text", "body", "Já vejo."));
    }

    private Made get(String path) {
        return made(it -> it.get(path));
    }

    private Made made(Function<TestAgent, TestAgent.Answer> request) {
        ana.http().get("/api/v1/conversations/counts").ok();
        var made = statements.during(ana.http(), request);
        made.answer().ok();
        return made;
    }

    private static void takes(int statements, Made made) {
        assertThat(made.sql()).as(made.answer().response().uri().getPath()).hasSize(statements);
    }

    private static void takesAtMost(int statements, Made made) {
        assertThat(made.sql()).as(made.answer().response().uri().getPath()).hasSizeLessThanOrEqualTo(statements);
    }
}
