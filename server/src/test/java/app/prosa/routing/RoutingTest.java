package app.prosa.routing;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestSocket;
import app.prosa.WhatsAppShop;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class RoutingTest {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    TestMeta meta;

    @Test
    void rotationGivesToWhoeverHasWaitedLongestAndNeverToSomebodyWhoIsNotThere() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        shop.agent("Caio");
        choose(shop, Map.of("strategy", "rotation"));
        try (var _ = here(ana);
                var _ = here(bia)) {
            var begun = new ArrayList<String>();
            for (int i = 0; i < 6; i++) {
                begun.add(shop.begun("Pergunta " + i).conversation());
                route(shop);
            }

            var owners = begun.stream().map(it -> owner(shop, it)).toList();
            assertThat(owners.subList(0, 2)).containsExactlyInAnyOrder(ana.id(), bia.id());
            assertThat(owners.subList(2, 4)).isEqualTo(owners.subList(0, 2));
            assertThat(owners.subList(4, 6)).isEqualTo(owners.subList(0, 2));
        }
    }

    @Test
    void aGroupIsHandedOutToNobody() {
        var shop = WhatsAppShop.open(port, meta);
        var ana = shop.desk().colleague("Ana", "agent", shop.department());
        choose(shop.desk(), shop.department(), Map.of("strategy", "rotation"));
        var now = TestClock.now().getEpochSecond();
        var words = "\"type\":\"text\",\"text\":{\"body\":\"Oi\"}";
        shop.posts(WhatsAppShop.message("5511988880001", "wamid.1", now, "\"group_id\":\"g1\"," + words))
                .ok();
        shop.posts(WhatsAppShop.message("5511988880001", "wamid.2", now, words)).ok();
        shop.settled();
        try (var _ = here(ana)) {
            route(shop.desk());

            assertThat(shop.conversations()).hasSize(2).allSatisfy(it -> {
                boolean group = it.at("/conversation/kind").asString().equals("group");
                assertThat(it.at("/conversation/owner").asString("")).isEqualTo(group ? "" : ana.id());
            });
        }
    }

    @Test
    void whoHasALimitOfTheirOwnGetsNoMoreAndATransferAsksFirst() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        choose(shop, Map.of("strategy", "rotation", "capacity", 10));
        var admin = shop.desk().http();
        var limits = admin.patch("/api/v1/agents/" + ana.id(), Map.of("capacity", 1001));
        assertThat(limits.status()).isEqualTo(400);
        assertThat(limits.json().get("field").asString()).isEqualTo("capacity");
        assertThat(ana.http()
                        .patch("/api/v1/agents/" + ana.id(), Map.of("capacity", 50))
                        .status())
                .isEqualTo(403);
        assertThat(admin.patch("/api/v1/agents/" + ana.id(), Map.of("capacity", 1))
                        .ok()
                        .get("capacity")
                        .asInt())
                .isEqualTo(1);
        try (var _ = here(ana)) {
            var first = shop.begun("Alô").conversation();
            var second = shop.begun("Oi").conversation();
            route(shop);
            assertThat(owner(shop, first)).isEqualTo(ana.id());
            assertThat(owner(shop, second)).isEmpty();

            var transfer = "/api/v1/conversations/" + second + "/transfers";
            var asked = admin.post(transfer, Map.of("agent", ana.id()));
            assertThat(asked.status()).isEqualTo(409);
            assertThat(asked.json().get("obstacle").asString()).isEqualTo("full");

            admin.patch("/api/v1/agents/" + ana.id(), Map.of("capacity", 0)).ok();
            route(shop);
            assertThat(owner(shop, second)).isEqualTo(ana.id());
        }
    }

    @Test
    void everyDecisionTellsWhy() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        choose(shop, Map.of("strategy", "least-busy"));
        try (var _ = here(ana)) {
            var begun = shop.begun("Por que eu?");
            route(shop);

            var decisions = ana.http()
                    .get("/api/v1/conversations/" + begun.conversation() + "/routing")
                    .ok()
                    .get("items");
            assertThat(decisions).singleElement().satisfies(it -> {
                assertThat(it.get("kind").asString()).isEqualTo("assigned");
                assertThat(it.at("/agents/0").asString()).isEqualTo(ana.id());
                assertThat(it.at("/reason/strategy").asString()).isEqualTo("least-busy");
                assertThat(it.at("/reason/eligible").asInt()).isEqualTo(1);
            });
            assertThat(bia.http()
                            .get("/api/v1/conversations/" + begun.conversation() + "/routing")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    @Tag("ADM-22")
    void theAdministratorChoosesTheStrategyAndItRingsAtTheFirstThree() {
        var shop = Shop.open(port);
        var agents = List.of(shop.agent("A"), shop.agent("B"), shop.agent("C"), shop.agent("D"));
        var order = agents.stream().map(Eg.Person::id).toList();
        choose(shop, Map.of("strategy", "top", "top", 3, "order", order, "ringSeconds", 30));
        var sockets = agents.stream().map(this::here).toList();
        var begun = shop.begun("Alô");

        route(shop);
        for (int i = 0; i < 3; i++) {
            sockets.get(i).event("conversation.ringing", _ -> true);
        }
        clock.forward(Duration.ofSeconds(31));
        route(shop);

        sockets.get(3)
                .event(
                        "conversation.ringing",
                        it -> it.get("conversationId").asString().equals(begun.conversation()));
        assertThat(owner(shop, begun.conversation())).isEmpty();
        sockets.forEach(TestSocket::close);
    }

    @Test
    @Tag("CTP-32")
    void delegatingGivesToTheNextInTurnAndNeverBack() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        var begun = shop.begun("Oi");
        var path = "/api/v1/conversations/" + begun.conversation();
        Shop.replies(ana, begun.conversation(), "Olá").ok();

        try (var _ = here(ana)) {
            var waiting = ana.http().post(path + "/delegation", Map.of()).ok();
            assertThat(waiting.get("state").asString()).isEqualTo("waiting");
            ana.http().put(path + "/acceptance", Map.of()).ok();
            try (var _ = here(bia)) {
                var given = ana.http().post(path + "/delegation", Map.of()).ok();

                assertThat(given.get("owner").asString()).isEqualTo(bia.id());
                assertThat(given.get("department").asString()).isEqualTo(shop.department());
                assertThat(ana.http().get(path).status()).isEqualTo(404);
            }
        }
    }

    @Test
    void whoReturnsItDoesNotGetItAgainAndCapacityHolds() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        choose(shop, Map.of("strategy", "rotation", "capacity", 2));
        try (var _ = here(ana)) {
            var first = shop.begun("Um");
            route(shop);
            ana.http()
                    .delete("/api/v1/conversations/" + first.conversation() + "/acceptance")
                    .ok();
            var others = List.of(shop.begun("Dois"), shop.begun("Três"), shop.begun("Quatro"));
            route(shop);

            assertThat(owner(shop, first.conversation())).isEmpty();
            assertThat(others).extracting(it -> owner(shop, it.conversation())).containsExactly(ana.id(), ana.id(), "");
        }
    }

    @Test
    void whatSomebodyHasWhoIsGoneComesBackAfterTheGrace() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        choose(shop, Map.of("strategy", "everyone", "graceSeconds", 60));
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Já volto").ok();

        route(shop);
        clock.forward(Duration.ofSeconds(50));
        route(shop);
        assertThat(owner(shop, begun.conversation())).isEqualTo(ana.id());
        clock.forward(Duration.ofSeconds(11));
        route(shop);

        assertThat(owner(shop, begun.conversation())).isEmpty();
        assertThat(shop.desk()
                        .http()
                        .get("/api/v1/conversations/" + begun.conversation() + "/routing")
                        .ok()
                        .at("/items/0/kind")
                        .asString())
                .isEqualTo("taken-back");
    }

    @Test
    void whenSeveralNodesRouteAtOnceEachConversationGoesToOneAgentOnce() throws Exception {
        var shop = Shop.open(port);
        var agents = List.of(shop.agent("A"), shop.agent("B"), shop.agent("C"));
        var sockets = agents.stream().map(this::here).toList();
        var begun = new ArrayList<String>();
        for (int i = 0; i < 30; i++) {
            begun.add(shop.begun("Oi " + i).conversation());
        }
        choose(shop, Map.of("strategy", "least-busy"));

        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                runs.add(() -> route(shop));
            }
            int total = 0;
            for (var run : threads.invokeAll(runs)) {
                total += run.get();
            }
            assertThat(total).isEqualTo(30);
        }

        var owners = new HashMap<String, Integer>();
        begun.forEach(it -> owners.merge(owner(shop, it), 1, Integer::sum));
        assertThat(owners.values()).containsExactlyInAnyOrder(10, 10, 10);
        sockets.forEach(TestSocket::close);
    }

    @Test
    void policiesAreForThoseWhoMayAndWithinBounds() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var other = Shop.open(port);
        var path = "/api/v1/routing/policies/";

        assertThat(ana.http().get("/api/v1/routing/policies").status()).isEqualTo(403);
        assertThat(ana.http().put(path + shop.department(), policy(Map.of())).status())
                .isEqualTo(403);
        assertThat(shop.desk()
                        .http()
                        .put(path + other.department(), policy(Map.of()))
                        .status())
                .isEqualTo(404);
        assertThat(shop.desk()
                        .http()
                        .put(path + shop.department(), policy(Map.of("fallback", other.department())))
                        .status())
                .isEqualTo(404);
        assertThat(shop.desk()
                        .http()
                        .put(path + shop.department(), policy(Map.of("ringSeconds", 1)))
                        .code())
                .isEqualTo("invalid");
        assertThat(shop.desk()
                        .http()
                        .get("/api/v1/routing/policies")
                        .ok()
                        .at("/items/0/policy/strategy")
                        .asString())
                .isEqualTo("everyone");
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

    private int route(Shop shop) {
        return route(shop.desk());
    }

    private int route(Eg.Desk desk) {
        var account = new AccountId(UUID.fromString(desk.account()));
        return Tenant.in(account, () -> dispatcher.route(account));
    }

    private static void choose(Shop shop, Map<String, ?> changes) {
        choose(shop.desk(), shop.department(), changes);
    }

    private static void choose(Eg.Desk desk, String department, Map<String, ?> changes) {
        desk.http()
                .put("/api/v1/routing/policies/" + department, policy(changes))
                .ok();
    }

    private static Map<String, Object> policy(Map<String, ?> changes) {
        var policy = new HashMap<String, Object>(Map.of(
                "strategy",
                "everyone",
                "order",
                List.of(),
                "top",
                3,
                "ringSeconds",
                30,
                "capacity",
                0,
                "manualCounts",
                true));
        policy.putAll(changes);
        return policy;
    }

    private static String owner(Shop shop, String conversation) {
        JsonNode found = open(shop, conversation).ok().at("/conversation/owner");
        return found.asString("");
    }

    private static TestAgent.Answer open(Shop shop, String conversation) {
        return shop.desk().http().get("/api/v1/conversations/" + conversation);
    }
}
