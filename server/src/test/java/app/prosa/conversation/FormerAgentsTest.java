package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Nobody is forgotten because somebody leaves.
@ServerTest
class FormerAgentsTest {

    @LocalServerPort
    int port;

    @Autowired
    FormerAgents formerAgents;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person ana;

    @SuppressWarnings("NullAway.Init")
    Eg.Person bia;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        ana = shop.agent("Ana");
        bia = shop.agent("Bia");
    }

    @Test
    void whatSomebodyHadWhoLeavesWaitsForTheirColleagues() {
        var left = shop.begun("Falava com a Ana").conversation();
        Shop.replies(ana, left, "Um momento").ok();
        var over = shop.begun("Já terminei com a Ana").conversation();
        Shop.replies(ana, over, "Pronto").ok();
        ana.http().put(path(over) + "/resolution", Map.of()).ok();
        var hers = shop.begun("Falo com a Bia").conversation();
        Shop.replies(bia, hers, "Oi").ok();

        formerAgents.run();
        assertThat(ids(Shop.list(bia, "tab=waiting"))).as("she works here yet").isEmpty();
        active(ana, false);
        formerAgents.run();
        formerAgents.run();

        assertThat(ids(Shop.list(bia, "tab=waiting"))).containsExactly(left);
        assertThat(ids(Shop.list(bia, "tab=attending"))).containsExactly(hers);
        assertThat(state(over)).isEqualTo("resolved");
        assertThat(bia.http().get(path(left)).ok().get("messages"))
                .filteredOn(it -> it.at("/content/what").asString("").equals("returned"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.at("/content/detail").asString()).isEqualTo("departure");
                    assertThat(it.at("/author/kind").asString()).isEqualTo("system");
                });
    }

    @Test
    void whatTheyWereOfferedDoesToo() {
        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("transferNeedsAccept", true))
                .ok();
        var id = shop.begun("Para a Ana").conversation();
        bia.http()
                .post(path(id) + "/transfers", Map.of("agent", ana.id(), "confirmed", true))
                .ok();
        assertThat(Shop.list(bia, "tab=waiting")).isEmpty();

        active(ana, false);
        formerAgents.run();

        assertThat(ids(Shop.list(bia, "tab=waiting"))).containsExactly(id);
    }

    private void active(Eg.Person person, boolean yes) {
        shop.desk()
                .http()
                .patch("/api/v1/agents/" + person.id(), Map.of("active", yes))
                .ok();
    }

    private String state(String id) {
        return shop.desk().http().get(path(id)).ok().at("/conversation/state").asString();
    }

    private static List<String> ids(JsonNode rows) {
        return rows.valueStream().map(it -> it.get("id").asString()).toList();
    }

    private static String path(String id) {
        return "/api/v1/conversations/" + id;
    }
}
