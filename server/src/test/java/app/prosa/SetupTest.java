package app.prosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class SetupTest {

    @LocalServerPort
    int port;

    @Test
    void whoSetsUpAWorkspaceAdministersIt() {
        var browser = new TestAgent(port);

        var answer = browser.post("/api/v1/setup", wish(Map.of("workspace", "Padaria Sol", "name", "Rita Alves")));

        assertThat(answer.status()).isEqualTo(201);
        var me = browser.get("/api/v1/session").ok();
        assertThat(me.at("/account/name").asString()).isEqualTo("Padaria Sol");
        assertThat(me.at("/account/timeZone").asString()).isEqualTo("America/Sao_Paulo");
        assertThat(me.at("/account/reopenWindowMinutes").asInt()).isEqualTo(120);
        assertThat(me.at("/agent/profile").asString()).isEqualTo("admin");
        assertThat(me.at("/agent/displayName").asString()).isEqualTo("Rita");
        assertThat(me.at("/preferences/language").asString()).isEqualTo("pt-BR");
        assertThat(me.get("permissions").valueStream().map(it -> it.asString())).contains("manage-account", "attend");
    }

    @Test
    void anEmailSignsInToOneWorkspaceOnly() {
        var email = Eg.email();
        new TestAgent(port).post("/api/v1/setup", wish(Map.of("email", email))).ok();

        var again = new TestAgent(port)
                .post("/api/v1/setup", wish(Map.of("email", email.toUpperCase(java.util.Locale.ROOT))));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("email-taken");
    }

    @Test
    void weakPasswordsAndMissingFieldsAreRefused() {
        var weak = new TestAgent(port).post("/api/v1/setup", wish(Map.of("password", "short")));
        var missing = new TestAgent(port).post("/api/v1/setup", Map.of("workspace", "Loja"));
        var wrong = new TestAgent(port).post("/api/v1/setup", wish(Map.of("language", "tlh")));

        assertThat(weak.code()).isEqualTo("weak-password");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.code()).isEqualTo("invalid");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().get("field").asString()).isEqualTo("language");
    }

    @Test
    void administratorsChangeTheSettingsWithinBounds() {
        var desk = Eg.desk(port);

        var changed = desk.http().patch("/api/v1/account", Map.of("name", "Loja Nova", "reopenWindowMinutes", 30));
        var beyond = desk.http().patch("/api/v1/account", Map.of("reopenWindowMinutes", -1));
        var nowhere = desk.http().patch("/api/v1/account", Map.of("timeZone", "Mars/Olympus"));

        assertThat(changed.ok().get("name").asString()).isEqualTo("Loja Nova");
        assertThat(beyond.json().get("field").asString()).isEqualTo("reopenWindowMinutes");
        assertThat(nowhere.json().get("field").asString()).isEqualTo("timeZone");
        assertThat(desk.http()
                        .get("/api/v1/account")
                        .ok()
                        .get("reopenWindowMinutes")
                        .asInt())
                .isEqualTo(30);
    }

    private static Map<String, Object> wish(Map<String, Object> changes) {
        var wish = new HashMap<String, Object>(Map.of(
                "workspace", "Loja",
                "name", "Ana Souza",
                "email", Eg.email(),
                "password", Eg.PASSWORD,
                "language", "pt-BR"));
        wish.putAll(changes);
        return wish;
    }
}
