package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What services are about, how urgent they are, and what is switched off.
@ServerTest
class DemandTest {

    @LocalServerPort
    int port;

    @Test
    @Tag("CRM-06")
    @Tag("CRM-08")
    void aTicketGetsOneOfTheRegisteredDemands() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var invoice = demand(shop, "2ª via de boleto");
        var delivery = demand(shop, "Entrega");
        var begun = shop.begun("Oi");

        choose(ana, begun, invoice);
        var conversation = choose(ana, begun, delivery);

        assertThat(conversation.at("/ticket/demand").asString()).isEqualTo(delivery);
        var opened = ana.http().get(path(begun)).ok();
        assertThat(opened.at("/tickets/0/demand").asString()).isEqualTo(delivery);
        assertThat(ana.http().get("/api/v1/bootstrap").ok().get("demands").valueStream())
                .extracting(it -> it.get("name").asString())
                .containsExactly("2ª via de boleto", "Entrega");
    }

    @Test
    void aDemandIsRemovedAndTheNextTicketHasNone() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("reopenWindowMinutes", 0))
                .ok();
        var invoice = demand(shop, "Boleto");
        var begun = shop.begun("Oi");
        choose(ana, begun, invoice);

        var without = ana.http().delete(path(begun) + "/demand").ok();
        assertThat(without.at("/ticket/demand").isNull()).isTrue();

        choose(ana, begun, invoice);
        Shop.replies(ana, begun.conversation(), "Pronto").ok();
        ana.http().put(path(begun) + "/resolution", Map.of()).ok();
        begun.visitor().says("De novo").ok();
        var tickets = ana.http().get(path(begun)).ok().get("tickets");
        assertThat(tickets.get(0).get("demand").isNull()).isTrue();
        assertThat(tickets.get(1).get("demand").asString()).isEqualTo(invoice);
    }

    @Test
    void whereADepartmentAsksForItNothingIsResolvedWithoutADemand() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        DepartmentRulesTest.rules(shop, Map.of("demandRequired", true));
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Pronto").ok();
        var invoice = demand(shop, "Boleto");

        var refused = ana.http().put(path(begun) + "/resolution", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("demand-required");
        assertThat(ana.http().put(path(begun) + "/end", Map.of()).code()).isEqualTo("demand-required");

        choose(ana, begun, invoice);
        ana.http().put(path(begun) + "/resolution", Map.of()).ok();
    }

    @Test
    void whatIsRetiredStaysWhereItIsAndIsOfferedNoMore() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var old = demand(shop, "Fax");
        var begun = shop.begun("Oi");
        choose(ana, begun, old);

        shop.desk()
                .http()
                .patch("/api/v1/demands/" + old, Map.of("retired", true))
                .ok();

        assertThat(ana.http()
                        .get(path(begun))
                        .ok()
                        .at("/conversation/ticket/demand")
                        .asString())
                .isEqualTo(old);
        var other = shop.begun("Oi");
        assertThat(ana.http()
                        .put(path(other) + "/demand", Map.of("demandId", old))
                        .status())
                .isEqualTo(404);
        demand(shop, "Fax");
    }

    @Test
    void demandsAreRegisteredByWhoMayAndStayInTheirAccount() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var strange = demand(Shop.open(port), "Deles");
        var begun = shop.begun("Oi");
        demand(shop, "Boleto");

        assertThat(ana.http().post("/api/v1/demands", Map.of("name", "Minha")).status())
                .isEqualTo(403);
        assertThat(shop.desk()
                        .http()
                        .post("/api/v1/demands", Map.of("name", "boleto"))
                        .code())
                .isEqualTo("name-taken");
        assertThat(ana.http()
                        .put(path(begun) + "/demand", Map.of("demandId", strange))
                        .status())
                .isEqualTo(404);
        assertThat(shop.desk()
                        .http()
                        .patch("/api/v1/demands/" + strange, Map.of("name", "Nossa"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void priorityIsGivenByWhoMay() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bruno = shop.desk().colleague("Bruno", "supervisor", shop.department());
        var begun = shop.begun("É urgente");
        var urgent = Map.of("priority", "urgent");

        assertThat(ana.http().put(path(begun) + "/priority", urgent).status()).isEqualTo(403);
        bruno.http().put(path(begun) + "/priority", urgent).ok();

        assertThat(Shop.list(ana, "tab=waiting").get(0).get("priority").asString())
                .isEqualTo("urgent");
        assertThat(allowed(ana, begun)).doesNotContain("prioritise");
        assertThat(allowed(bruno, begun)).contains("prioritise");
    }

    @Test
    void whatIsSwitchedOffRefusesAndIsNotOffered() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var invoice = demand(shop, "Boleto");
        var begun = shop.begun("Oi");
        assertThat(allowed(ana, begun)).contains("choose-demand", "choose-wallet");

        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("modules", List.of()))
                .ok();

        assertThat(allowed(ana, begun)).doesNotContain("choose-demand", "choose-wallet", "begin");
        assertThat(ana.http()
                        .put(path(begun) + "/demand", Map.of("demandId", invoice))
                        .code())
                .isEqualTo("module-off");
        assertThat(ana.http().get("/api/v1/chats/companies").code()).isEqualTo("module-off");
        assertThat(shop.desk().http().get("/api/v1/supervision").code()).isEqualTo("module-off");
        var contact = ana.http().get(path(begun)).ok().at("/contact/id").asString();
        assertThat(ana.http()
                        .put("/api/v1/contacts/" + contact + "/wallet", Map.of("agents", List.of()))
                        .code())
                .isEqualTo("module-off");
    }

    private static List<String> allowed(Eg.Person agent, Shop.Begun begun) {
        return agent.http()
                .get(path(begun))
                .ok()
                .get("allowed")
                .valueStream()
                .map(it -> it.asString())
                .toList();
    }

    private static tools.jackson.databind.JsonNode choose(Eg.Person agent, Shop.Begun begun, String demand) {
        return agent.http()
                .put(path(begun) + "/demand", Map.of("demandId", demand))
                .ok();
    }

    private static String demand(Shop shop, String name) {
        return shop.desk()
                .http()
                .post("/api/v1/demands", Map.of("name", name))
                .ok()
                .get("id")
                .asString();
    }

    private static String path(Shop.Begun begun) {
        return "/api/v1/conversations/" + begun.conversation();
    }
}
