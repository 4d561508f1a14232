package app.prosa;

import static app.prosa.Eg.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class InvitationTest {

    private static final Map<String, Object> NEWCOMER =
            Map.of("name", "Carla Dias", "password", PASSWORD, "language", "es");

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Test
    @Tag("ADM-01")
    void anInvitedPersonJoinsWithTheProfileAndDepartmentsOffered() {
        var desk = Eg.desk(port);
        var sales = desk.department("Vendas");
        var email = Eg.email();
        var link = invite(desk, Map.of("email", email, "profile", "supervisor", "departments", List.of(sales)));
        var browser = new TestAgent(port);

        var offer = browser.get(link).ok();
        var me = browser.post(link, NEWCOMER);

        assertThat(offer.get("email").asString()).isEqualTo(email);
        assertThat(me.status()).isEqualTo(201);
        assertThat(me.json().at("/account/id").asString()).isEqualTo(desk.account());
        assertThat(me.json().at("/agent/profile").asString()).isEqualTo("supervisor");
        assertThat(me.json().at("/agent/departments/0").asString()).isEqualTo(sales);
        assertThat(me.json().at("/preferences/language").asString()).isEqualTo("es");
        assertThat(desk.http()
                        .get("/api/v1/agents")
                        .ok()
                        .get("items")
                        .valueStream()
                        .map(it -> it.get("name").asString()))
                .containsExactly("Ana Souza", "Carla Dias");
        assertThat(desk.http().get("/api/v1/invitations").ok().get("items")).isEmpty();
    }

    @Test
    void ofAHundredWhoUseOneInvitationAtOnceOneJoins() throws Exception {
        var desk = Eg.desk(port);
        var link = invite(desk, Map.of("email", Eg.email(), "profile", "agent", "departments", List.of()));

        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> join =
                    () -> new TestAgent(port).post(link, NEWCOMER).status();
            statuses = threads
                    .invokeAll(IntStream.range(0, 100).mapToObj(_ -> join).toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }

        assertThat(statuses).filteredOn(it -> it == 201).hasSize(1);
        assertThat(statuses).filteredOn(it -> it == 404).hasSize(99);
        assertThat(desk.http().get("/api/v1/agents").ok().get("items")).hasSize(2);
    }

    @Test
    void anInvitationEndsAfterAWeekOrWhenWithdrawn() {
        var desk = Eg.desk(port);
        var old = invite(desk, Map.of("email", Eg.email(), "profile", "agent", "departments", List.of()));
        clock.forward(Duration.ofDays(8));
        var withdrawn = invite(desk, Map.of("email", Eg.email(), "profile", "agent", "departments", List.of()));
        var id = desk.http().get("/api/v1/invitations").ok().at("/items/0/id").asString();
        desk.http().delete("/api/v1/invitations/" + id).ok();

        assertThat(new TestAgent(port).get(old).code()).isEqualTo("invitation-gone");
        assertThat(new TestAgent(port).post(withdrawn, NEWCOMER).code()).isEqualTo("invitation-gone");
    }

    @Test
    void onlyAdministratorsInvite() {
        var desk = Eg.desk(port);
        var supervisor = desk.colleague("Davi Reis", "supervisor");

        var answer = supervisor.http().post("/api/v1/invitations", Map.of("email", Eg.email(), "profile", "admin"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("forbidden");
    }

    @Test
    void nobodyIsInvitedIntoADepartmentOfAnotherAccount() {
        var theirs = Eg.desk(port).department("Vendas");
        var desk = Eg.desk(port);

        var answer = desk.http()
                .post(
                        "/api/v1/invitations",
                        Map.of("email", Eg.email(), "profile", "agent", "departments", List.of(theirs)));

        assertThat(answer.status()).isEqualTo(404);
    }

    private static String invite(Eg.Desk desk, Map<String, Object> wish) {
        var link =
                desk.http().post("/api/v1/invitations", wish).ok().get("link").asString();
        assertThat(link).contains("/join/");
        return "/api/v1/joining/" + link.substring(link.lastIndexOf('/') + 1);
    }
}
