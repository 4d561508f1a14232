package app.prosa.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Conversations stand on boards, go from stage to stage, and leave a history.
@ServerTest
class CardsTest {

    @LocalServerPort
    int port;

    Shop shop;
    Eg.Person ana;
    Eg.Person bia;
    Pipeline sales;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        ana = shop.agent("Ana");
        bia = shop.agent("Bia");
        sales = Pipeline.made(shop, "funnel", "Vendas", "Novo", "Proposta", "Ganho");
    }

    @Test
    @Tag("CRM-03")
    @Tag("CRM-12")
    void aChatStandsOnOneStageOfEachOfSeveralFunnels() {
        var after = Pipeline.made(shop, "funnel", "Pós-venda", "Entrega", "Feito");
        var chat = shop.begun("Quero comprar").conversation();

        sales.put(ana, chat, "Novo").ok();
        after.put(ana, chat, "Entrega").ok();
        var conversation = sales.put(ana, chat, "Proposta").ok();

        assertThat(stages(conversation)).containsExactlyInAnyOrder(sales.stageId("Proposta"), after.stageId("Entrega"));
        assertThat(sales.on(ana, "Novo")).isEmpty();
        assertThat(sales.on(ana, "Proposta")).containsExactly(chat);
        assertThat(after.on(ana, "Entrega")).containsExactly(chat);

        after.leave(ana, chat).ok();
        assertThat(after.on(ana, "Entrega")).isEmpty();
        assertThat(sales.on(ana, "Proposta")).containsExactly(chat);
    }

    @Test
    void theNextTicketGoesOnInTheFunnelAndBeginsWithoutKanbanAndValue() {
        var support = Pipeline.made(shop, "kanban", "Suporte", "A fazer", "Feito");
        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("reopenWindowMinutes", 0))
                .ok();
        var begun = shop.begun("Oi");
        var chat = begun.conversation();
        sales.put(ana, chat, "Novo").ok();
        support.put(ana, chat, "A fazer").ok();
        Pipeline.worth(ana, chat, 10).ok();

        Shop.replies(ana, chat, "Pronto").ok();
        ana.http()
                .put("/api/v1/conversations/" + chat + "/resolution", Map.of())
                .ok();
        assertThat(support.on(ana, "A fazer")).containsExactly(chat);
        begun.visitor().says("De novo").ok();

        var conversation = opened(ana, chat).get("conversation");
        assertThat(stages(conversation)).containsExactly(sales.stageId("Novo"));
        assertThat(conversation.at("/ticket/value").isNull()).isTrue();
        assertThat(opened(ana, chat).at("/tickets/1/value").decimalValue()).isEqualByComparingTo("10");
        assertThat(support.on(ana, "A fazer")).isEmpty();
        assertThat(steps(ana, chat).getFirst()).isEqualTo("Suporte: -");
    }

    @Test
    @Tag("CRM-04")
    @Tag("CRM-05")
    void aTicketStandsOnOneKanbanAndIsTakenOffIt() {
        var support = Pipeline.made(shop, "kanban", "Suporte", "A fazer", "Feito");
        var repair = Pipeline.made(shop, "kanban", "Oficina", "Na bancada");
        var chat = shop.begun("Quebrou").conversation();

        support.put(ana, chat, "A fazer").ok();
        var moved = repair.put(ana, chat, "Na bancada").ok();

        assertThat(stages(moved)).containsExactly(repair.stageId("Na bancada"));
        assertThat(support.on(ana, "A fazer")).isEmpty();
        assertThat(stages(repair.leave(ana, chat).ok())).isEmpty();
        assertThat(repair.on(ana, "Na bancada")).isEmpty();
        assertThat(steps(ana, chat))
                .containsExactly("Oficina: -", "Oficina: Na bancada", "Suporte: -", "Suporte: A fazer");
    }

    @Test
    @Tag("CRM-11")
    void eachMoveIsToldAtOnceSaidInTheTimelineAndKept() {
        var chat = shop.begun("Quero comprar").conversation();
        sales.put(ana, chat, "Novo").ok();
        try (var socket = TestSocket.of(bia, port, seq(bia))) {
            sales.put(ana, chat, "Proposta").ok();

            var event = socket.event(
                    "message.added",
                    it -> it.at("/message/content/type").asString().equals("activity"));
            assertThat(stages(event.get("conversation"))).containsExactly(sales.stageId("Proposta"));
            assertThat(event.at("/message/content/what").asString()).isEqualTo("stage-changed");
            assertThat(event.at("/message/content/detail").asString()).isEqualTo("Vendas: Proposta");
            assertThat(event.at("/message/author/id").asString()).isEqualTo(ana.id());
        }
        var kept = ana.http()
                .get("/api/v1/conversations/" + chat + "/card-steps")
                .ok()
                .get("items");
        assertThat(steps(ana, chat)).containsExactly("Vendas: Proposta", "Vendas: Novo");
        assertThat(kept.valueStream()).allSatisfy(it -> {
            assertThat(it.get("by").asString()).isEqualTo(ana.id());
            assertThat(it.get("at").asString()).isNotEmpty();
        });
    }

    @Test
    void ofTwoWhoMoveOneCardTheSecondIsTold() throws Exception {
        var chat = shop.begun("Quero comprar").conversation();
        sales.put(ana, chat, "Novo").ok();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> one =
                    () -> sales.drag(ana, chat, "Novo", "Proposta").status();
            Callable<Integer> other =
                    () -> sales.drag(bia, chat, "Novo", "Ganho").status();
            var codes = both.invokeAll(List.of(one, other)).stream()
                    .map(CardsTest::result)
                    .toList();
            assertThat(codes).containsExactlyInAnyOrder(200, 409);
        }
        var where = sales.on(ana, "Proposta").isEmpty() ? "Ganho" : "Proposta";
        var told = sales.drag(ana, chat, "Novo", where.equals("Ganho") ? "Proposta" : "Ganho");
        assertThat(told.code()).isEqualTo("card-moved");
        assertThat(told.json().get("stage").asString()).isEqualTo(sales.stageId(where));
        assertThat(steps(ana, chat)).hasSize(2);
        assertThat(sales.drag(bia, chat, "Novo", where).status()).isEqualTo(200);
    }

    private static <T> T result(java.util.concurrent.Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Tag("CTP-12")
    void aTicketIsWorthSomethingAndColumnsSumIt() {
        var one = shop.begun("Um").conversation();
        var other = shop.begun("Outro").conversation();
        sales.put(ana, one, "Novo").ok();
        sales.put(ana, other, "Novo").ok();

        var valued = Pipeline.worth(ana, one, "1234.56").ok();
        Pipeline.worth(ana, other, 100).ok();

        assertThat(valued.at("/ticket/value").decimalValue()).isEqualByComparingTo("1234.56");
        assertThat(sales.total(ana, "Novo")).isEqualTo("2 = 1334.56");
        sales.put(ana, other, "Ganho").ok();
        assertThat(sales.total(ana, "Novo")).isEqualTo("1 = 1234.56");
        assertThat(sales.total(ana, "Ganho")).isEqualTo("1 = 100.00");
        ana.http().delete("/api/v1/conversations/" + other + "/value").ok();
        assertThat(sales.total(ana, "Ganho")).isEqualTo("1 = 0.00");
        for (var wrong : List.of(-1, "0.001", "1000000000000")) {
            assertThat(Pipeline.worth(ana, one, wrong).code()).isEqualTo("invalid");
        }
    }

    @Test
    void aColumnIsReadPageByPageTheLatestFirst() {
        var chats = java.util.stream.IntStream.range(0, 5)
                .mapToObj(it -> shop.begun("Nº " + it).conversation())
                .toList();
        chats.forEach(it -> sales.put(ana, it, "Novo").ok());
        var path = "/api/v1/stages/" + sales.stageId("Novo") + "/cards?limit=2";

        var read = new java.util.ArrayList<String>();
        var page = ana.http().get(path).ok();
        read.addAll(Pipeline.ids(page.get("items")));
        while (!page.path("next").isNull() && page.hasNonNull("next")) {
            page = ana.http()
                    .get(path + "&after=" + page.get("next").asString())
                    .ok();
            read.addAll(Pipeline.ids(page.get("items")));
        }

        assertThat(read).containsExactlyElementsOf(chats.reversed());
    }

    @Test
    void whatIsSwitchedOffRefusesAndIsNotOffered() {
        var chat = shop.begun("Oi").conversation();
        sales.put(ana, chat, "Novo").ok();
        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("modules", List.of("demands")))
                .ok();

        assertThat(sales.put(ana, chat, "Ganho").code()).isEqualTo("module-off");
        assertThat(sales.leave(ana, chat).code()).isEqualTo("module-off");
        for (var path : List.of(
                "/api/v1/boards",
                "/api/v1/boards/" + sales.id() + "/totals",
                "/api/v1/stages/" + sales.stageId("Novo") + "/cards",
                "/api/v1/tags/totals",
                "/api/v1/conversations/" + chat + "/card-steps")) {
            assertThat(ana.http().get(path).code()).as(path).isEqualTo("module-off");
        }
        var offered = opened(ana, chat).get("allowed").valueStream().map(JsonNode::asString);
        assertThat(offered).doesNotContain("choose-stage");
    }

    private static JsonNode opened(Eg.Person agent, String conversation) {
        return agent.http().get("/api/v1/conversations/" + conversation).ok();
    }

    private static long seq(Eg.Person agent) {
        return agent.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
    }

    private static List<String> stages(JsonNode conversation) {
        return conversation
                .get("cards")
                .valueStream()
                .map(it -> it.get("stage").asString())
                .toList();
    }

    /// The moves of a conversation, newest first.
    private static List<String> steps(Eg.Person agent, String conversation) {
        return agent.http()
                .get("/api/v1/conversations/" + conversation + "/card-steps")
                .ok()
                .get("items")
                .valueStream()
                .map(it -> it.get("boardName").asString() + ": "
                        + (it.hasNonNull("stageName") ? it.get("stageName").asString() : "-"))
                .toList();
    }
}
