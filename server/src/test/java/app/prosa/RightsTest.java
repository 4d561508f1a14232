package app.prosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Permissions that an administrator gives to a person.
@ServerTest
class RightsTest {

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
