package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Views of the list that one keeps, alone or for everybody; and what the inbox remembers of each person.
@ServerTest
class SavedViewTest {

    @LocalServerPort
    int port;

    Shop shop;
    Eg.Person admin;
    Eg.Person ana;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        admin = shop.desk().admin();
        ana = shop.agent("Ana Souza");
    }

    @Test
    void aViewIsOnesOwnUnlessItIsShared() {
        var bia = shop.agent("Bia Reis");
        var own = keep(ana, "/api/v1/views", "Sem dono", look("progress", Map.of("unowned", true)));
        var shared = keep(admin, "/api/v1/shared-views", "Parados", look("waiting", Map.of()));

        assertThat(names(ana)).containsExactly("Parados", "Sem dono");
        assertThat(names(bia)).containsExactly("Parados");
        assertThat(names(Eg.desk(port).admin())).isEmpty();

        for (var refused : List.of(
                ana.http().post("/api/v1/shared-views", Map.of("name", "x", "look", look("waiting", Map.of()))),
                ana.http().patch("/api/v1/shared-views/" + shared, Map.of("name", "Meu")),
                ana.http().delete("/api/v1/shared-views/" + shared))) {
            assertThat(refused.status()).isEqualTo(403);
        }
        for (var missed : List.of(
                ana.http().delete("/api/v1/views/" + shared),
                bia.http().patch("/api/v1/views/" + own, Map.of("name", "Minha")),
                admin.http().delete("/api/v1/shared-views/" + own))) {
            assertThat(missed.status()).isEqualTo(404);
        }

        ana.http().patch("/api/v1/views/" + own, Map.of("name", "Abandonados")).ok();
        admin.http().delete("/api/v1/shared-views/" + shared).ok();
        assertThat(names(ana)).containsExactly("Abandonados");
    }

    @Test
    void aViewCountsWhatTheViewerMaySee() {
        var view = keep(admin, "/api/v1/shared-views", "Em andamento", look("progress", Map.of()));
        var free = keep(admin, "/api/v1/shared-views", "Sem dono", look("progress", Map.of("unowned", true)));
        var his = shop.begun("Da Ana").conversation();
        shop.begun("De ninguém");
        Shop.replies(ana, his, "Oi").ok();
        var bia = shop.agent("Bia Reis");

        assertThat(count(admin, view)).isEqualTo(2);
        assertThat(count(admin, free)).isEqualTo(1);
        assertThat(count(ana, view)).isEqualTo(2);
        assertThat(count(bia, view)).isEqualTo(1);
        assertThat(count(shop.desk().colleague("Caio", "agent"), view)).isZero();
    }

    /// The tests' server counts among a hundred.
    @Test
    void aCountSaysWhereItEnded() {
        var there = Map.<String, Object>of("departments", List.of(shop.desk().department("Financeiro")));
        var few = keep(admin, "/api/v1/shared-views", "Do Financeiro", look("waiting", there));
        shop.visitor().says("A mais antiga").ok();
        assertThat(hasMore(admin, few)).isFalse();

        for (int i = 0; i < 100; i++) {
            shop.visitor().says("Mais uma").ok();
        }

        assertThat(hasMore(admin, few)).isTrue();
        assertThat(count(admin, few)).isZero();
    }

    @Test
    void theInboxRemembersFiltersAndOrdersForEachPerson() {
        var bia = shop.agent("Bia Reis");
        var preferences = preferences(ana);
        @SuppressWarnings("unchecked")
        var inbox = (Map<String, Object>) Objects.requireNonNull(preferences.get("inbox"));
        inbox.put("filters", filters(Map.of("statuses", List.of("waiting-customer"), "unread", true)));
        inbox.put("tab", "progress");
        inbox.put(
                "order",
                Map.of(
                        "waiting",
                        "newest",
                        "attending",
                        "oldest",
                        "resolved",
                        "newest",
                        "inbox",
                        "oldest",
                        "mine",
                        "newest",
                        "progress",
                        "oldest",
                        "closed",
                        "newest"));
        ana.http().patch("/api/v1/me", Map.of("preferences", preferences)).ok();

        var kept = ana.http().get("/api/v1/session").ok().at("/preferences/inbox");
        assertThat(kept.at("/filters/statuses/0").asString()).isEqualTo("waiting-customer");
        assertThat(kept.at("/filters/unread").asBoolean()).isTrue();
        assertThat(kept.at("/order/progress").asString()).isEqualTo("oldest");
        var others = bia.http().get("/api/v1/session").ok().at("/preferences/inbox");
        assertThat(others.at("/filters/unread").asBoolean()).isFalse();
        assertThat(others.at("/order/progress").asString()).isEqualTo("newest");
    }

    private static String keep(Eg.Person agent, String path, String name, Map<String, Object> look) {
        return agent.http()
                .post(path, Map.of("name", name, "look", look))
                .ok()
                .get("id")
                .asString();
    }

    private static Map<String, Object> look(String tab, Map<String, Object> filters) {
        return Map.of("tab", tab, "scope", "all", "kind", "private", "order", "newest", "filters", filters(filters));
    }

    private static Map<String, Object> filters(Map<String, Object> chosen) {
        var filters = new HashMap<String, Object>();
        for (var name :
                List.of("statuses", "owners", "departments", "groups", "connections", "channels", "tags", "stages")) {
            filters.put(name, List.of());
        }
        for (var name : List.of("unowned", "unread", "archived", "snoozed")) {
            filters.put(name, false);
        }
        filters.put("tagMode", "any");
        filters.putAll(chosen);
        return filters;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> preferences(Eg.Person agent) {
        var node = agent.http().get("/api/v1/session").ok().get("preferences");
        return tools.jackson.databind.json.JsonMapper.builder().build().treeToValue(node, HashMap.class);
    }

    private static int count(Eg.Person agent, String view) {
        return counted(agent, view).get("count").asInt();
    }

    private static boolean hasMore(Eg.Person agent, String view) {
        return counted(agent, view).get("more").asBoolean();
    }

    private static JsonNode counted(Eg.Person agent, String view) {
        return agent.http().get("/api/v1/views/counts").ok().at("/counts/" + view);
    }

    private static List<String> names(Eg.Person agent) {
        return agent.http()
                .get("/api/v1/views")
                .ok()
                .get("items")
                .valueStream()
                .map(it -> it.get("name").asString())
                .toList();
    }
}
