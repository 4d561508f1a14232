package app.prosa.routing;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestSocket;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/// Contacts with agents of their own, and who works when.
@ServerTest
class WalletTest {

    private static final Map<String, Object> NEVER =
            Map.of("enabled", true, "timeZone", "UTC", "days", List.of(), "closed", List.of());

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    RoutingStore store;

    @Autowired
    TransactionTemplate transaction;

    @Test
    @Tag("CTP-16")
    void allServicesOfAContactGoToTheAgentOfItsWallet() {
        var shop = again();
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        var begun = shop.begun("Oi");
        wallet(ana, begun, ana);
        try (var _ = here(ana);
                var _ = here(bia)) {
            for (int i = 0; i < 3; i++) {
                route(shop);
                assertThat(owner(shop, begun)).isEqualTo(ana.id());
                ana.http().put(path(begun) + "/resolution", Map.of()).ok();
                begun.visitor().says("De novo " + i).ok();
            }
            route(shop);

            var decision = ana.http().get(path(begun) + "/routing").ok().at("/items/0");
            assertThat(decision.at("/reason/rule").asString()).isEqualTo("wallet");
        }
    }

    @Test
    void whileTheAgentIsNotThereTheDepartmentGetsItAndTheRowSaysWhoseItIs() {
        var shop = again();
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        rotation(shop);
        var begun = shop.begun("Oi");
        wallet(ana, begun, ana);
        shop.desk().http().patch("/api/v1/account", Map.of("walletMinutes", 5)).ok();

        try (var _ = here(bia)) {
            route(shop);
            assertThat(owner(shop, begun)).isEmpty();
            assertThat(Shop.list(bia, "tab=waiting")
                            .get(0)
                            .at("/contact/wallet/0")
                            .asString())
                    .isEqualTo(ana.id());
            clock.forward(Duration.ofMinutes(6));
            route(shop);

            assertThat(owner(shop, begun)).isEqualTo(bia.id());
        }
    }

    @Test
    @Tag("ADM-21")
    void whatComesThroughAConnectionGoesToItsDepartmentOrFirstToTheExtensionThatItNames() {
        var shop = again();
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        rotation(shop);
        var connection = "/api/v1/connections/" + shop.connection();
        shop.desk().http().patch(connection, Map.of("agentId", ana.id())).ok();
        try (var _ = here(bia)) {
            var away = shop.begun("Ninguém no ramal");
            route(shop);
            assertThat(owner(shop, away)).as("the department's").isEqualTo(bia.id());

            try (var _ = here(ana)) {
                for (int i = 0; i < 3; i++) {
                    var begun = shop.begun("Para o ramal " + i);
                    route(shop);
                    assertThat(owner(shop, begun)).isEqualTo(ana.id());
                    var decision = ana.http().get(path(begun) + "/routing").ok().at("/items/0");
                    assertThat(decision.at("/reason/rule").asString()).isEqualTo("connection");
                }
                var other = shop.desk().department("Financeiro", bia.id());
                shop.desk()
                        .http()
                        .patch(connection, Map.of("departmentId", other))
                        .ok();
                var elsewhere = shop.begun("Boleto");
                assertThat(shop.desk()
                                .http()
                                .get(path(elsewhere))
                                .ok()
                                .at("/conversation/department")
                                .asString())
                        .isEqualTo(other);
                var unset = new HashMap<String, Object>();
                unset.put("agentId", null);
                shop.desk().http().patch(connection, unset).ok();
                route(shop);
                assertThat(owner(shop, elsewhere))
                        .as("it waits in its department")
                        .isEmpty();
            }
        }
    }

    @Test
    void aConnectionLeadsOnlyToSomebodyWhoWorksHere() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var connection = "/api/v1/connections/" + shop.connection();
        var stranger = Shop.open(port).agent("Caio");
        var refused = shop.desk().http().patch(connection, Map.of("agentId", stranger.id()));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").asString()).isEqualTo("agentId");
        shop.desk()
                .http()
                .patch("/api/v1/agents/" + ana.id(), Map.of("active", false))
                .ok();

        assertThat(shop.desk()
                        .http()
                        .patch(connection, Map.of("agentId", ana.id()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aForcedWalletWaitsForItsAgent() {
        var shop = again();
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        rotation(shop);
        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("walletForced", true))
                .ok();
        var begun = shop.begun("Oi");
        wallet(ana, begun, ana);

        try (var _ = here(bia)) {
            clock.forward(Duration.ofMinutes(30));
            route(shop);
            assertThat(owner(shop, begun)).isEmpty();
            try (var _ = here(ana)) {
                route(shop);
                assertThat(owner(shop, begun)).isEqualTo(ana.id());
            }
        }
    }

    @Test
    void whoeverIsOutOfHoursGetsNothingAndAClosedDepartmentLetsWait() {
        var shop = again();
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        rotation(shop);
        try (var _ = here(ana);
                var _ = here(bia)) {
            shop.desk()
                    .http()
                    .patch("/api/v1/agents/" + ana.id(), Map.of("shift", Map.of("hours", NEVER)))
                    .ok();
            var first = shop.begun("Um");
            var second = shop.begun("Dois");
            route(shop);
            assertThat(owner(shop, first)).isEqualTo(bia.id());
            assertThat(owner(shop, second)).isEqualTo(bia.id());

            shop.desk().http().patch("/api/v1/account", Map.of("hours", NEVER)).ok();
            var third = shop.begun("Três");
            route(shop);
            assertThat(owner(shop, third)).isEmpty();
            var always = Map.of("enabled", false, "timeZone", "UTC", "days", List.of(), "closed", List.of());
            shop.desk()
                    .http()
                    .patch("/api/v1/agents/" + bia.id(), Map.of("shift", Map.of("hours", always)))
                    .ok();
            route(shop);
            assertThat(owner(shop, third))
                    .as("whoever works all the same waits for the department to open")
                    .isEmpty();
            var refused = bia.http()
                    .post(path(first) + "/transfers", Map.of("department", shop.department(), "agent", ana.id()));
            assertThat(refused.code()).isEqualTo("target-unavailable");
            assertThat(refused.json().get("obstacle").asString()).isEqualTo("closed");
        }
    }

    @Test
    void anAccountIsRoutedAsSoonAsAContactHasAgentsAndNoLongerWhenTheModuleIsOff() {
        var shop = again();
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var ana = shop.agent("Ana");
        var begun = shop.begun("Oi");
        assertThat(busy()).doesNotContain(account);

        wallet(ana, begun, ana);
        assertThat(busy()).contains(account);

        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("modules", List.of()))
                .ok();
        assertThat(busy()).doesNotContain(account);
    }

    private List<AccountId> busy() {
        return Tenant.everywhere(() -> transaction.execute(_ -> store.busy()));
    }

    @Test
    void aWalletHoldsPeopleOfTheAccountOnly() {
        var shop = again();
        var ana = shop.agent("Ana");
        var stranger = Shop.open(port).agent("Outra");
        var begun = shop.begun("Oi");

        assertThat(ana.http()
                        .put(
                                "/api/v1/contacts/" + contact(ana, begun) + "/wallet",
                                Map.of("agents", List.of(stranger.id())))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.http()
                        .put("/api/v1/contacts/" + contact(ana, begun) + "/wallet", Map.of("agents", List.of()))
                        .status())
                .isEqualTo(404);
    }

    /// A shop where every resolved ticket is followed by a new one.
    private Shop again() {
        var shop = Shop.open(port);
        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("reopenWindowMinutes", 0))
                .ok();
        return shop;
    }

    private static void rotation(Shop shop) {
        var policy = new HashMap<String, Object>(Map.of("strategy", "rotation", "order", List.of()));
        policy.putAll(Map.of("top", 3, "ringSeconds", 30, "capacity", 0, "manualCounts", true));
        shop.desk()
                .http()
                .put("/api/v1/routing/policies/" + shop.department(), policy)
                .ok();
    }

    private static void wallet(Eg.Person agent, Shop.Begun begun, Eg.Person whose) {
        agent.http()
                .put("/api/v1/contacts/" + contact(agent, begun) + "/wallet", Map.of("agents", List.of(whose.id())))
                .ok();
    }

    private static String contact(Eg.Person agent, Shop.Begun begun) {
        return agent.http().get(path(begun)).ok().at("/contact/id").asString();
    }

    private TestSocket here(Eg.Person agent) {
        var seq = agent.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        var socket = TestSocket.of(agent, port, seq);
        socket.await(
                it -> it.get("type").asString().equals("presence")
                        && it.at("/agents/" + agent.id()).asString("").equals("online"),
                "being there");
        return socket;
    }

    private void route(Shop shop) {
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        Tenant.in(account, () -> dispatcher.route(account));
    }

    private static String owner(Shop shop, Shop.Begun begun) {
        return shop.desk()
                .http()
                .get(path(begun))
                .ok()
                .at("/conversation/owner")
                .asString("");
    }

    private static String path(Shop.Begun begun) {
        return "/api/v1/conversations/" + begun.conversation();
    }
}
