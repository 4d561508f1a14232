package app.prosa.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Who may makes boards, changes their stages, and says where the cards of a removed one go.
@ServerTest
class BoardsTest {

    @LocalServerPort
    int port;

    Shop shop;
    Eg.Person admin;
    Eg.Person ana;
    Pipeline sales;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        admin = shop.desk().admin();
        ana = shop.agent("Ana");
        sales = Pipeline.made(shop, "funnel", "Vendas", "Novo", "Proposta", "Ganho");
    }

    @Test
    void boardsAreMadeAndChangedByWhoMayAndEverybodyIsTold() {
        try (var socket = TestSocket.of(ana, port, seq())) {
            var wishes = List.of(
                    wish(sales.stageId("Ganho"), "Fechado", "won", null),
                    wish(null, "Visita", null, 3),
                    wish(sales.stageId("Novo"), "Novo", null, null),
                    wish(sales.stageId("Proposta"), "Proposta", null, null));
            var changed = admin.http()
                    .patch("/api/v1/boards/" + sales.id(), Map.of("name", "Comercial", "stages", wishes))
                    .ok();

            assertThat(names(changed)).containsExactly("Fechado", "Visita", "Novo", "Proposta");
            assertThat(changed.at("/stages/0/outcome").asString()).isEqualTo("won");
            assertThat(changed.at("/stages/1/expectedDays").asInt()).isEqualTo(3);
            var told = socket.event("board.changed", it -> true);
            assertThat(told.get("board")).isEqualTo(changed);
        }
        assertThat(ana.http().get("/api/v1/bootstrap").ok().at("/boards/0/name").asString())
                .isEqualTo("Comercial");
        assertThat(ana.http()
                        .patch("/api/v1/boards/" + sales.id(), Map.of("name", "Meu"))
                        .status())
                .isEqualTo(403);
        assertThat(ana.http().delete("/api/v1/boards/" + sales.id()).status()).isEqualTo(403);
        var logged = admin.http().get("/api/v1/audit").ok().get("items").valueStream();
        assertThat(logged).anyMatch(it -> it.toString().contains("changeBoard"));
    }

    @Test
    void whatIsWrittenDownIsHeldAgainstWhatThereIs() {
        var lacking = Map.of("stages", List.of(wish(sales.stageId("Novo"), "Novo", null, null)));
        assertThat(admin.http().patch("/api/v1/boards/" + sales.id(), lacking).code())
                .isEqualTo("changed-meanwhile");
        var same = Map.of("kind", "funnel", "name", "vendas", "stages", List.of(Pipeline.stage("A")));
        assertThat(admin.http().post("/api/v1/boards", same).code()).isEqualTo("name-taken");
        var twice =
                Map.of("kind", "kanban", "name", "Dois", "stages", List.of(Pipeline.stage("A"), Pipeline.stage("a")));
        assertThat(admin.http().post("/api/v1/boards", twice).code()).isEqualTo("name-taken");
        for (var stages : List.of(
                List.<Object>of(),
                List.<Object>of(Pipeline.stage("")),
                List.<Object>of(Map.of("name", "A", "color", "red")),
                List.<Object>of(Map.of("name", "A", "color", "#000000", "expectedDays", 0)))) {
            var wish = Map.of("kind", "funnel", "name", "Errado", "stages", stages);
            assertThat(admin.http().post("/api/v1/boards", wish).code()).isEqualTo("invalid");
        }
    }

    @Test
    void aStageDoesNotGoBeforeSomebodySaysWhereItsCardsGo() {
        var one = shop.begun("Um").conversation();
        var other = shop.begun("Outro").conversation();
        sales.put(ana, one, "Novo").ok();
        sales.put(ana, other, "Proposta").ok();
        var path = "/api/v1/boards/" + sales.id() + "/stages/" + sales.stageId("Novo");

        var refused = admin.http().delete(path);
        assertThat(refused.code()).isEqualTo("stage-in-use");
        assertThat(refused.json().get("count").asInt()).isEqualTo(1);
        assertThat(admin.http()
                        .get("/api/v1/boards/" + sales.id() + "/counts")
                        .ok()
                        .get("items"))
                .hasSize(2);

        var left =
                admin.http().delete(path + "?to=" + sales.stageId("Proposta")).ok();
        assertThat(names(left)).containsExactly("Proposta", "Ganho");
        assertThat(sales.on(ana, "Proposta")).containsExactlyInAnyOrder(one, other);
        assertThat(card(one)).isEqualTo(sales.stageId("Proposta"));
        assertThat(steps(one)).containsExactly("Proposta", "Novo");
        sales.drag(ana, one, "Proposta", "Ganho").ok();
    }

    @Test
    void aBoardGoesWithItsCardsElsewhereOrNowhere() {
        var after = Pipeline.made(shop, "funnel", "Pós-venda", "Entrega", "Feito");
        var support = Pipeline.made(shop, "kanban", "Suporte", "A fazer");
        var moving = shop.begun("Vai").conversation();
        var there = shop.begun("Já está").conversation();
        sales.put(ana, moving, "Novo").ok();
        sales.put(ana, there, "Ganho").ok();
        after.put(ana, there, "Feito").ok();
        var path = "/api/v1/boards/" + sales.id();

        assertThat(admin.http()
                        .delete(path + "?to=" + support.stageId("A fazer"))
                        .status())
                .isEqualTo(404);
        assertThat(admin.http().delete(path + "?to=" + sales.stageId("Novo")).status())
                .isEqualTo(404);
        admin.http().delete(path + "?to=" + after.stageId("Entrega")).ok();

        assertThat(after.on(ana, "Entrega")).containsExactly(moving);
        assertThat(after.on(ana, "Feito")).containsExactly(there);
        assertThat(steps(there)).containsExactly("-", "Feito", "Ganho");

        admin.http().delete("/api/v1/boards/" + after.id() + "?leave=true").ok();
        assertThat(ana.http().get("/api/v1/conversations/" + moving).ok().at("/conversation/cards"))
                .isEmpty();
        assertThat(steps(moving)).containsExactly("-", "Entrega", "Novo");
    }

    @Test
    void theLastStageGoesWithItsBoardOnly() {
        var support = Pipeline.made(shop, "kanban", "Suporte", "A fazer");
        var path = "/api/v1/boards/" + support.id();

        assertThat(admin.http()
                        .delete(path + "/stages/" + support.stageId("A fazer"))
                        .code())
                .isEqualTo("last-stage");
        admin.http().delete(path).ok();
        assertThat(admin.http().get("/api/v1/boards").ok().get("items")).hasSize(1);
    }

    private long seq() {
        return admin.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
    }

    private static Map<String, Object> wish(
            @Nullable String id, String name, @Nullable String outcome, @Nullable Integer days) {
        var wish = new java.util.HashMap<String, Object>(Pipeline.stage(name));
        wish.put("id", id);
        wish.put("outcome", outcome);
        wish.put("expectedDays", days);
        return wish;
    }

    private static List<String> names(JsonNode board) {
        return board.get("stages")
                .valueStream()
                .map(it -> it.get("name").asString())
                .toList();
    }

    private String card(String conversation) {
        return ana.http()
                .get("/api/v1/conversations/" + conversation)
                .ok()
                .at("/conversation/cards/0/stage")
                .asString();
    }

    private List<String> steps(String conversation) {
        var names = new ArrayList<String>();
        ana.http()
                .get("/api/v1/conversations/" + conversation + "/card-steps")
                .ok()
                .get("items")
                .forEach(it -> names.add(
                        it.hasNonNull("stageName") ? it.get("stageName").asString() : "-"));
        return names;
    }
}
