package app.prosa.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Boards show, count and sum what their reader may see, and lists are narrowed by stages.
@ServerTest
class SightTest {

    @LocalServerPort
    int port;

    Shop shop;
    Eg.Person ana;
    Eg.Person bia;
    Eg.Person admin;
    Pipeline sales;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        admin = shop.desk().admin();
        ana = shop.agent("Ana");
        bia = shop.agent("Bia");
        sales = Pipeline.made(shop, "funnel", "Vendas", "Novo", "Ganho");
    }

    @Test
    void whatAColleagueOwnsIsNeitherShownNorCountedNorSummed() {
        var free = shop.begun("Livre").conversation();
        var hers = shop.begun("Da Bia").conversation();
        for (var it : List.of(free, hers)) {
            sales.put(admin, it, "Novo").ok();
            Pipeline.worth(admin, it, 100).ok();
        }
        Shop.replies(bia, hers, "Oi").ok();

        assertThat(sales.on(ana, "Novo")).containsExactly(free);
        assertThat(sales.total(ana, "Novo")).isEqualTo("1 = 100.00");
        assertThat(sales.on(bia, "Novo")).containsExactlyInAnyOrder(free, hers);
        assertThat(sales.total(admin, "Novo")).isEqualTo("2 = 200.00");
        assertThat(sales.put(ana, hers, "Ganho").status()).isEqualTo(404);
        assertThat(ana.http()
                        .get("/api/v1/conversations/" + hers + "/card-steps")
                        .status())
                .isEqualTo(404);
        assertThat(Pipeline.worth(ana, hers, 1).status()).isEqualTo(404);
    }

    @Test
    void anotherDepartmentSeesNothingAndNothingDeletedCounts() {
        var other = shop.desk().department("Financeiro");
        var carla = shop.desk().colleague("Carla", "agent", other);
        var chat = shop.begun("Oi").conversation();
        sales.put(admin, chat, "Novo").ok();
        Pipeline.worth(admin, chat, 50).ok();

        assertThat(sales.on(carla, "Novo")).isEmpty();
        assertThat(sales.total(carla, "Novo")).isEqualTo("0");

        admin.http().delete("/api/v1/conversations/" + chat).ok();
        assertThat(sales.total(admin, "Novo")).isEqualTo("0");
        admin.http().put("/api/v1/bin/" + chat, Map.of());
    }

    @Test
    void whoMayNotSeeNumbersSeesNoneOnABoard() {
        var chat = shop.begun("Oi").conversation();
        var contact = admin.http()
                .get("/api/v1/conversations/" + chat)
                .ok()
                .at("/contact/id")
                .asString();
        admin.http()
                .patch("/api/v1/contacts/" + contact, Map.of("name", "+55 11 98765-4321"))
                .ok();
        admin.http()
                .patch("/api/v1/agents/" + ana.id(), Map.of("permissions", List.of("bulk")))
                .ok();
        var moved = sales.put(ana, chat, "Novo");

        assertThat(moved.ok().at("/contact/name").asString()).isEqualTo("••••••21");
        assertThat(ana.http()
                        .get("/api/v1/stages/" + sales.stageId("Novo") + "/cards")
                        .text())
                .doesNotContain("98765");
    }

    @Test
    void anotherAccountsBoardIsNone() {
        var theirs = Pipeline.made(Shop.open(port), "funnel", "Deles", "Lá");
        var chat = shop.begun("Oi").conversation();

        assertThat(theirs.put(ana, chat, "Lá").status()).isEqualTo(404);
        var column = "/api/v1/stages/" + theirs.stageId("Lá") + "/cards";
        assertThat(ana.http().get(column).status()).isEqualTo(404);
        assertThat(ana.http().get("/api/v1/boards/" + theirs.id() + "/totals").status())
                .isEqualTo(404);
        assertThat(admin.http().delete("/api/v1/boards/" + theirs.id()).status())
                .isEqualTo(404);
        assertThat(admin.http()
                        .patch("/api/v1/boards/" + theirs.id(), Map.of("name", "Nosso"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Tag("INB-37")
    void theListIsNarrowedByStagesOfSeveralFunnels() {
        var after = Pipeline.made(shop, "funnel", "Pós-venda", "Entrega");
        var fresh = shop.begun("Novo").conversation();
        var won = shop.begun("Ganho").conversation();
        var delivered = shop.begun("Entrega").conversation();
        shop.begun("Em nenhum");
        sales.put(ana, fresh, "Novo").ok();
        sales.put(ana, won, "Ganho").ok();
        after.put(ana, delivered, "Entrega").ok();

        assertThat(list(sales.stageId("Novo"))).containsExactly(fresh);
        assertThat(list(sales.stageId("Novo") + "," + sales.stageId("Ganho"))).containsExactlyInAnyOrder(fresh, won);
        assertThat(list(sales.stageId("Ganho") + "," + after.stageId("Entrega")))
                .containsExactlyInAnyOrder(won, delivered);
        assertThat(list(sales.stageId("Novo") + "&tags=" + admin.id())).isEmpty();
        Shop.replies(bia, fresh, "Oi").ok();
        assertThat(list(sales.stageId("Novo"))).isEmpty();
    }

    private List<String> list(String stages) {
        return Pipeline.ids(Shop.list(ana, "tab=waiting&stages=" + stages));
    }

    @Test
    @Tag("CRM-02")
    void theCrmGroupsConversationsByTheLabelsOfTheirContacts() {
        var lead = tag("Novo cliente");
        var bought = tag("Já comprou");
        var one = shop.begun("Um").conversation();
        var two = shop.begun("Dois").conversation();
        label(one, lead);
        label(two, lead);
        label(two, bought);
        Pipeline.worth(admin, one, 30).ok();
        Pipeline.worth(admin, two, 12).ok();
        Shop.replies(bia, one, "Oi").ok();

        assertThat(tagged(admin, lead)).containsExactly(two, one);
        assertThat(tagged(admin, bought)).containsExactly(two);
        assertThat(tagged(ana, lead)).containsExactly(two);
        assertThat(total(admin, lead, bought)).containsExactly("2 = 42", "1 = 12");
        assertThat(total(ana, lead, bought)).containsExactly("1 = 12", "1 = 12");
        var strange = Shop.open(port).desk().admin();
        assertThat(strange.http().get("/api/v1/tags/" + lead + "/cards").status())
                .isEqualTo(404);
        assertThat(total(strange, lead)).containsExactly("none");
    }

    @Test
    void thereIsAColumnForThoseWithoutALabel() {
        var lead = tag("Novo cliente");
        var labelled = shop.begun("Com etiqueta").conversation();
        label(labelled, lead);
        var mine = shop.begun("Sem etiqueta").conversation();
        var hers = shop.begun("Sem etiqueta, da Bia").conversation();
        Pipeline.worth(admin, mine, 30).ok();
        Shop.replies(bia, hers, "Oi").ok();

        assertThat(untagged(admin)).containsExactly(hers, mine);
        assertThat(untagged(ana)).containsExactly(mine);
        assertThat(untaggedTotal(admin)).isEqualTo("2 = 30");
        assertThat(untaggedTotal(ana)).isEqualTo("1 = 30");
        label(mine, lead);
        assertThat(untagged(ana)).isEmpty();
        assertThat(untaggedTotal(ana)).isEqualTo("0 = 0");
        assertThat(untagged(Shop.open(port).desk().admin())).isEmpty();
    }

    private static List<String> untagged(Eg.Person agent) {
        var found = new ArrayList<String>();
        String next = null;
        do {
            var page = agent.http()
                    .get("/api/v1/untagged/cards?limit=1" + (next == null ? "" : "&after=" + next))
                    .ok();
            found.addAll(Pipeline.ids(page.get("items")));
            next = page.get("next").isNull() ? null : page.get("next").asString();
        } while (next != null);
        return found;
    }

    private static String untaggedTotal(Eg.Person agent) {
        var total = agent.http().get("/api/v1/tags/totals?untagged=true").ok().at("/items/0");
        assertThat(total.get("column").isNull()).isTrue();
        return total.get("cards").asInt() + " = " + total.get("value").asInt();
    }

    private static List<String> tagged(Eg.Person agent, String tag) {
        return Pipeline.ids(
                agent.http().get("/api/v1/tags/" + tag + "/cards").ok().get("items"));
    }

    private static List<String> total(Eg.Person agent, String... tags) {
        var items = agent.http()
                .get("/api/v1/tags/totals?tags=" + String.join(",", tags))
                .ok()
                .get("items");
        return List.of(tags).stream()
                .map(tag -> items.valueStream()
                        .filter(it -> it.get("column").asString().equals(tag))
                        .map(it -> it.get("cards").asInt() + " = "
                                + it.get("value").asInt())
                        .findFirst()
                        .orElse("none"))
                .toList();
    }

    private String tag(String name) {
        return admin.http()
                .post("/api/v1/tags", Map.of("name", name, "color", "#16996b"))
                .ok()
                .get("id")
                .asString();
    }

    private void label(String conversation, String tag) {
        var contact = admin.http()
                .get("/api/v1/conversations/" + conversation)
                .ok()
                .at("/contact/id")
                .asString();
        admin.http()
                .put("/api/v1/contacts/" + contact + "/tags/" + tag, Map.of())
                .ok();
    }
}
