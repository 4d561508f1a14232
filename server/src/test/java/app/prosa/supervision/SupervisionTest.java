package app.prosa.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class SupervisionTest {

    private static final String PANEL = "/api/v1/supervision";

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Test
    @Tag("SUP-01")
    void thePanelShowsAllThatIsInProgressLongestWaitingFirst() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var answered = shop.begun("Já respondida");
        var first = shop.begun("Espero há mais tempo");
        clock.forward(Duration.ofSeconds(5));
        var second = shop.begun("Espero há menos tempo");
        Shop.replies(ana, answered.conversation(), "Pronto").ok();
        var done = shop.begun("Acabou");
        Shop.replies(ana, done.conversation(), "Fim").ok();
        ana.http()
                .put("/api/v1/conversations/" + done.conversation() + "/resolution", Map.of())
                .ok();

        var panel = shop.desk().http().get(PANEL).ok();

        assertThat(panel.get("services"))
                .extracting(it -> it.get("id").asString())
                .containsExactly(first.conversation(), second.conversation(), answered.conversation());
        assertThat(panel.at("/totals/waiting").asLong()).isEqualTo(2);
        assertThat(panel.at("/totals/attending").asLong()).isEqualTo(1);
        assertThat(panel.at("/totals/openedToday").asLong()).isEqualTo(4);
        assertThat(panel.at("/totals/resolvedToday").asLong()).isEqualTo(1);
        assertThat(panel.at("/totals/level").asDouble()).isEqualTo(0.5);
        assertThat(agent(panel, ana.id()).get("attending").asLong()).isEqualTo(1);
        assertThat(agent(panel, ana.id()).get("takenToday").asLong()).isEqualTo(2);
        assertThat(agent(panel, ana.id()).get("presence").asString()).isEqualTo("offline");
    }

    @Test
    @Tag("SUP-02")
    void itIsNarrowedToAnAgentADepartmentOrAConnection() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        var other = shop.desk().department("Financeiro");
        var one = shop.begun("Um");
        var two = shop.begun("Dois");
        shop.begun("Três");
        Shop.replies(ana, one.conversation(), "Oi").ok();
        Shop.replies(bia, two.conversation(), "Oi").ok();

        assertThat(services(shop, "agents=" + ana.id())).containsExactly(one.conversation());
        assertThat(services(shop, "departments=" + shop.department())).hasSize(3);
        assertThat(services(shop, "departments=" + other)).isEmpty();
        assertThat(services(shop, "connections=" + shop.connection())).hasSize(3);
        assertThat(services(shop, "agents=" + bia.id() + "&departments=" + shop.department()))
                .containsExactly(two.conversation());
    }

    @Test
    void lookingTakesNothingAndASupervisorSeesTheirOwnDepartmentsOnly() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var finance = shop.desk().department("Financeiro");
        var boss = shop.desk().colleague("Bruno", "supervisor", shop.department());
        var stranger = shop.desk().colleague("Carlos", "supervisor", finance);
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Olá").ok();
        begun.visitor().says("Mais uma pergunta").ok();

        assertThat(boss.http().get(PANEL).ok().get("services")).hasSize(1);
        assertThat(boss.http()
                        .get("/api/v1/conversations/" + begun.conversation())
                        .ok()
                        .at("/conversation/owner")
                        .asString())
                .isEqualTo(ana.id());
        assertThat(stranger.http().get(PANEL).ok().get("services")).isEmpty();
        assertThat(stranger.http().get(PANEL).ok().at("/totals/openedToday").asLong())
                .isZero();
        assertThat(ana.http().get(PANEL).status()).isEqualTo(403);
        assertThat(Shop.open(port)
                        .desk()
                        .http()
                        .get(PANEL + "?agents=" + ana.id())
                        .ok()
                        .get("services"))
                .isEmpty();
    }

    private static java.util.List<String> services(Shop shop, String query) {
        var services = shop.desk().http().get(PANEL + "?" + query).ok().get("services");
        return services.valueStream().map(it -> it.get("id").asString()).toList();
    }

    private static JsonNode agent(JsonNode panel, String id) {
        return panel.get("agents")
                .valueStream()
                .filter(it -> it.get("agent").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
