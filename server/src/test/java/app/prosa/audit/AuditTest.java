package app.prosa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class AuditTest {

    @LocalServerPort
    int port;

    @Test
    void whatAnAdministratorChangesIsThereWithWhoAndWhat() {
        var desk = Eg.desk(port);
        var department = desk.department("Suporte");

        desk.http()
                .patch("/api/v1/departments/" + department, Map.of("name", "Pós-venda"))
                .ok();
        desk.http().patch("/api/v1/account", Map.of("requireAccept", true)).ok();

        var entries = audit(desk, "");
        assertThat(entries)
                .extracting(it -> it.get("action").asString())
                .containsExactly("changeAccount", "changeDepartment", "addDepartment");
        assertThat(entries.get(1).get("agent").asString())
                .isEqualTo(desk.admin().id());
        assertThat(entries.get(1).get("path").asString()).contains(department);
        assertThat(entries.get(1).at("/body/name").asString()).isEqualTo("Pós-venda");
        assertThat(audit(desk, "?q=pos-venda")).hasSize(1);
        assertThat(audit(desk, "?q=100%25")).isEmpty();
    }

    @Test
    void whatWasRefusedOrOnlyReadIsNotAChange() {
        var desk = Eg.desk(port);
        var agent = desk.agent();
        var before = audit(desk, "").size();

        assertThat(agent.http()
                        .patch("/api/v1/account", Map.of("name", "Minha"))
                        .status())
                .isEqualTo(403);
        assertThat(desk.http()
                        .patch("/api/v1/account", Map.of("timeZone", "Lua/Mar"))
                        .status())
                .isEqualTo(400);
        desk.http().get("/api/v1/departments").ok();

        assertThat(audit(desk, "")).hasSize(before);
        assertThat(agent.http().get("/api/v1/audit").status()).isEqualTo(403);
    }

    @Test
    void anotherAccountSeesNothingOfIt() {
        var desk = Eg.desk(port);
        var other = Eg.desk(port);
        desk.department("Segredo");

        assertThat(audit(other, "").toString()).doesNotContain("Segredo");
    }

    @Test
    void noSecretIsKept() {
        var body = Map.of("name", "Ana", "password", "hunter2", "deep", List.of(Map.of("apiToken", "abc")));

        assertThat(Redaction.of(body).toString()).contains("Ana").doesNotContain("hunter2", "abc");
    }

    private static JsonNode audit(Eg.Desk desk, String query) {
        return desk.http().get("/api/v1/audit" + query).ok().get("items");
    }
}
