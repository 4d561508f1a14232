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
import tools.jackson.databind.JsonNode;

/// To whom a customer's next message goes (docs/rules.md, E06).
@ServerTest
class RoutingTest {

    @LocalServerPort
    int port;

    @Test
    @Tag("CON-59")
    void untilItIsResolvedTheOwnerGetsWhatComesNext() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        var begun = shop.begun("Oi");
        ana.http()
                .put("/api/v1/conversations/" + begun.conversation() + "/assignment", Map.of())
                .ok();

        begun.visitor().says("Está aí?").ok();

        assertThat(only(ana, "tab=attending").get("owner").asString()).isEqualTo(ana.id());
        assertThat(only(ana, "tab=attending").get("incoming").asLong()).isEqualTo(2);
        assertThat(Shop.list(bia, "tab=waiting")).isEmpty();
        assertThat(Shop.list(bia, "tab=attending")).isEmpty();
    }

    @Test
    @Tag("CON-60")
    void onceItIsResolvedTheNextMessageGoesToTheQueue() {
        var shop = Shop.open(port);
        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("reopenWindowMinutes", 0))
                .ok();
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Pronto!").ok();
        var first = resolve(ana, begun);

        begun.visitor().says("Outra dúvida").ok();

        var again = only(bia, "tab=waiting");
        assertThat(again.get("id").asString()).isEqualTo(begun.conversation());
        assertThat(again.get("owner").isNull()).isTrue();
        assertThat(again.get("department").asString()).isEqualTo(shop.department());
        assertThat(again.at("/ticket/number").asLong())
                .isGreaterThan(first.at("/ticket/number").asLong());
    }

    @Test
    void withinTheWindowTheSameTicketGoesOnWithItsOwner() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Pronto!").ok();
        var first = resolve(ana, begun);

        begun.visitor().says("Só mais uma coisa").ok();

        var again = only(ana, "tab=attending");
        assertThat(again.get("owner").asString()).isEqualTo(ana.id());
        assertThat(again.at("/ticket/number")).isEqualTo(first.at("/ticket/number"));
    }

    @Test
    void withItsDepartmentWhereTheOwnerDoesNotWorkAtThisHour() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Pronto!").ok();
        var first = resolve(ana, begun);
        var never = Map.of("enabled", true, "timeZone", "America/Sao_Paulo", "days", List.of(), "closed", List.of());
        shop.desk()
                .http()
                .patch("/api/v1/agents/" + ana.id(), Map.of("shift", Map.of("hours", never)))
                .ok();

        begun.visitor().says("Só mais uma coisa").ok();

        var again = only(bia, "tab=waiting");
        assertThat(again.get("owner").isNull()).isTrue();
        assertThat(again.at("/ticket/number")).isEqualTo(first.at("/ticket/number"));
    }

    @Test
    void anEndedSessionIsNeverResumed() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Até logo!").ok();
        var ended = ana.http()
                .put("/api/v1/conversations/" + begun.conversation() + "/end", Map.of())
                .ok();

        begun.visitor().says("Voltei").ok();

        var again = only(ana, "tab=waiting");
        assertThat(again.get("owner").isNull()).isTrue();
        assertThat(again.at("/ticket/number").asLong())
                .isGreaterThan(ended.at("/ticket/number").asLong());
    }

    private static JsonNode resolve(Eg.Person agent, Shop.Begun begun) {
        return agent.http()
                .put("/api/v1/conversations/" + begun.conversation() + "/resolution", Map.of())
                .ok();
    }

    private static JsonNode only(Eg.Person agent, String query) {
        var items = Shop.list(agent, query);
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
