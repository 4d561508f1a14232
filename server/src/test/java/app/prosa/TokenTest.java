package app.prosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class TokenTest {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Test
    void aProgramActsAsItsAgentUntilTheTokenIsDeleted() {
        var desk = Eg.desk(port);
        var token = make(desk, Map.of("name", "Relatórios"));
        var program = program(token.get("token").asString());

        var before = program.get("/api/v1/session");
        var change = program.patch("/api/v1/me", Map.of("displayName", "Aninha"));
        desk.http().delete("/api/v1/me/tokens/" + token.get("id").asString()).ok();
        var after = program.get("/api/v1/session");

        assertThat(before.ok().at("/agent/id").asString())
                .isEqualTo(desk.admin().id());
        assertThat(change.ok().at("/agent/displayName").asString()).isEqualTo("Aninha");
        assertThat(after.status()).isEqualTo(401);
    }

    @Test
    void theSecretIsShownOnce() {
        var desk = Eg.desk(port);
        var secret = make(desk, Map.of("name", "Relatórios")).get("token").asString();

        var list = desk.http().get("/api/v1/me/tokens");

        assertThat(list.ok().at("/items/0/name").asString()).isEqualTo("Relatórios");
        assertThat(list.text()).doesNotContain(secret);
    }

    @Test
    void aTokenEndsWithItsTime() {
        var desk = Eg.desk(port);
        var program = program(make(desk, Map.of("name", "Curto", "expiresInDays", 2))
                .get("token")
                .asString());
        program.get("/api/v1/session").ok();

        clock.forward(Duration.ofDays(3));

        assertThat(program.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void aTokenEndsWithItsAgent() {
        var desk = Eg.desk(port);
        var colleague = desk.agent();
        var secret = colleague
                .http()
                .post("/api/v1/me/tokens", Map.of("name", "Meu"))
                .ok()
                .get("token")
                .asString();
        var program = program(secret);
        program.get("/api/v1/session").ok();

        desk.http()
                .patch("/api/v1/agents/" + colleague.id(), Map.of("active", false))
                .ok();

        assertThat(program.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void aWrongTokenDoesNotFallBackToTheCookie() {
        var desk = Eg.desk(port);

        var answer = desk.http()
                .copy()
                .header("Authorization", "Bearer prosa_invented")
                .get("/api/v1/session");

        assertThat(answer.status()).isEqualTo(401);
    }

    private static JsonNode make(Eg.Desk desk, Map<String, Object> wish) {
        return desk.http().post("/api/v1/me/tokens", wish).ok();
    }

    private TestAgent program(String secret) {
        return new TestAgent(port).header("Origin", null).header("Authorization", "Bearer " + secret);
    }
}
