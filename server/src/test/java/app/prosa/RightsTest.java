package app.prosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Permissions that an administrator gives to a person.
@ServerTest
class RightsTest {

    private static final Set<String> ADMINS = Set.of("admin");
    private static final Set<String> MANAGEMENT = Set.of("admin", "supervisor");
    private static final Set<String> EVERYBODY = Set.of("admin", "supervisor", "agent");

    private static final Map<String, Set<String>> FUNCTIONS = Map.ofEntries(
            Map.entry("GET /api/v1/conversations", EVERYBODY),
            Map.entry("GET /api/v1/contacts", EVERYBODY),
            Map.entry("GET /api/v1/conversations/{id}", EVERYBODY),
            Map.entry("PUT /api/v1/conversations/{id}/unread", EVERYBODY),
            Map.entry("PUT /api/v1/conversations/{id}/priority", MANAGEMENT),
            Map.entry("POST /api/v1/bulk", MANAGEMENT),
            Map.entry("GET /api/v1/supervision", MANAGEMENT),
            Map.entry("POST /api/v1/tags", MANAGEMENT),
            Map.entry("GET /api/v1/routing/policies", MANAGEMENT),
            Map.entry("DELETE /api/v1/conversations/{id}", ADMINS),
            Map.entry("DELETE /api/v1/conversations/{id}/messages", ADMINS),
            Map.entry("GET /api/v1/bin", ADMINS),
            Map.entry("GET /api/v1/audit", ADMINS),
            Map.entry("GET /api/v1/connections", ADMINS),
            Map.entry("GET /api/v1/ledger", ADMINS),
            Map.entry("GET /api/v1/invitations", ADMINS),
            Map.entry("POST /api/v1/departments", ADMINS),
            Map.entry("POST /api/v1/agent-groups", ADMINS),
            Map.entry("PATCH /api/v1/account", ADMINS));

    @LocalServerPort
    int port;

    @Test
    @Tag("ADM-10")
    void whatIsGivenHoldsAtOnceAndGoesBackToTheUsual() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var path = "/api/v1/conversations/" + shop.begun("Oi").conversation();
        assertThat(ana.http().delete(path).status()).isEqualTo(403);

        give(shop, ana, Map.of("permissions", List.of("delete")));
        assertThat(permissions(ana)).containsExactlyInAnyOrder("attend", "delete");
        assertThat(ana.http().delete(path).status()).isEqualTo(204);
        give(shop, ana, Map.of("usual", true));

        assertThat(permissions(ana)).containsExactlyInAnyOrder("attend", "see-numbers");
    }

    @Test
    void whoManagesPeopleGivesNoRightThatTheyDoNotHave() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        give(shop, ana, Map.of("permissions", List.of("manage-people", "see-numbers")));

        assertThat(change(ana, ana, Map.of("profile", "admin")).status()).isEqualTo(403);
        assertThat(change(ana, bia, Map.of("profile", "supervisor")).status()).isEqualTo(403);
        assertThat(change(ana, bia, Map.of("permissions", List.of("see-all"))).status())
                .isEqualTo(403);
        assertThat(change(ana, shop.desk().admin(), Map.of("profile", "agent")).status())
                .isEqualTo(403);
        assertThat(ana.http()
                        .post("/api/v1/invitations", Map.of("email", Eg.email(), "profile", "admin"))
                        .status())
                .isEqualTo(403);
        assertThat(change(ana, bia, Map.of("name", "Beatriz")).status()).isEqualTo(200);
        assertThat(ana.http()
                        .post("/api/v1/invitations", Map.of("email", Eg.email(), "profile", "agent"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anExtensionIsSomebodysAloneAndEverybodyFindsThemByIt() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");

        give(shop, ana, Map.of("extension", " 204 "));

        assertThat(bia.http().get("/api/v1/agents").ok().get("items"))
                .filteredOn(it -> it.get("id").asString().equals(ana.id()))
                .singleElement()
                .matches(it -> it.get("extension").asString().equals("204"));
        var admin = shop.desk().admin();
        assertThat(change(admin, bia, Map.of("extension", "204")).code()).isEqualTo("extension-taken");
        assertThat(change(admin, bia, Map.of("extension", "2o4")).status()).isEqualTo(400);
        give(shop, ana, Map.of("extension", ""));
        assertThat(change(admin, bia, Map.of("extension", "204")).status()).isEqualTo(200);
    }

    @Test
    @Tag("ADM-03")
    void aFunctionIsForItsProfilesAndForNobodyElse() {
        var shop = Shop.open(port);
        var people = new HashMap<String, Eg.Person>();
        for (var profile : EVERYBODY) {
            people.put(profile, shop.desk().colleague("Pessoa", profile, shop.department()));
        }

        FUNCTIONS.forEach((function, allowed) -> people.forEach((profile, person) -> {
            var asked = function.split(" ", 2);
            var path = asked[1].replace("{id}", shop.begun("Oi").conversation());
            var answer = person.http().send(asked[0], path, asked[0].equals("GET") ? null : Map.of());

            assertThat(answer.status())
                    .as("%s by %s: %s", function, profile, answer.text())
                    .isLessThan(500)
                    .matches(it -> (it != 403) == allowed.contains(profile), "is refused or not");
        }));
    }

    private static void give(Shop shop, Eg.Person person, Map<String, ?> change) {
        change(shop.desk().admin(), person, change).ok();
    }

    private static TestAgent.Answer change(Eg.Person by, Eg.Person person, Map<String, ?> change) {
        return by.http().patch("/api/v1/agents/" + person.id(), change);
    }

    private static List<String> permissions(Eg.Person person) {
        return person.http()
                .get("/api/v1/bootstrap")
                .ok()
                .at("/me/permissions")
                .valueStream()
                .map(it -> it.asString())
                .toList();
    }
}
