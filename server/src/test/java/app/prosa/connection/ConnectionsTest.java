package app.prosa.connection;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
class ConnectionsTest {

    @LocalServerPort
    int port;

    @Autowired
    Connections connections;

    @Autowired
    Doors doors;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aNewWebsiteChatHasUsualSettingsAndAKey() {
        var desk = Eg.desk(port);

        var made = create(desk, "Site");

        assertThat(made.get("kind").asString()).isEqualTo("webchat");
        assertThat(made.get("state").asString()).isEqualTo("on");
        assertThat(made.get("key").asString()).hasSize(24);
        assertThat(made.at("/webchat/color").asString()).isEqualTo("#5b4fd6");
        assertThat(made.at("/webchat/hours/days/0/from").asString()).isEqualTo("09:00");
        assertThat(desk.http().get("/api/v1/connections").ok().get("items")).containsExactly(made);
        assertThat(desk.http().get(path(made)).ok()).isEqualTo(made);
    }

    @Test
    void aFreshAccountHasNone() {
        assertThat(Eg.desk(port).http().get("/api/v1/connections").ok().get("items"))
                .isEmpty();
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        var desk = Eg.desk(port);
        var made = create(desk, "Site");

        var changed = desk.http()
                .patch(path(made), Map.of("webchat", Map.of("title", "Oi", "form", Map.of("email", "required"))))
                .ok();

        assertThat(changed.at("/webchat/title").asString()).isEqualTo("Oi");
        assertThat(changed.at("/webchat/form/email").asString()).isEqualTo("required");
        assertThat(changed.at("/webchat/form/name")).isEqualTo(made.at("/webchat/form/name"));
        assertThat(changed.at("/webchat/greeting")).isEqualTo(made.at("/webchat/greeting"));
        assertThat(changed.get("name").asString()).isEqualTo("Site");
        assertThat(desk.http().get(path(made)).ok()).isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"color\":\"red\"}                                    | webchat.color",
                "{\"color\":\"#123456;}\"}                              | webchat.color",
                "{\"theme\":\"pink\"}                                   | webchat.theme",
                "{\"title\":null}                                       | webchat.title",
                "{\"title\":\"0123456789012345678901234567890123456789012345678901234567890\"} | webchat.title",
                "{\"form\":7}                                           | webchat.form",
                "{\"form\":{\"name\":\"maybe\"}}                        | webchat.form.name",
                "{\"domains\":[\"loja.com.br; script-src *\"]}          | webchat.domains",
                "{\"hours\":{\"timeZone\":\"Mars/Base\"}}               | webchat.hours.timeZone",
                "{\"hours\":{\"days\":[{\"day\":1,\"from\":\"18:00\",\"to\":\"18:00\"}]}} | webchat.hours.days",
            })
    void refusesSettingsThatCannotBe(String settings, String field) {
        var desk = Eg.desk(port);
        var made = create(desk, "Site");

        var answer = desk.http()
                .patch(path(made), Map.of("webchat", new tools.jackson.databind.ObjectMapper().readTree(settings)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asString()).isEqualTo(field);
        assertThat(desk.http().get(path(made)).ok()).isEqualTo(made);
    }

    @Test
    void domainsAreTidied() {
        var desk = Eg.desk(port);
        var made = create(desk, "Site");

        var changed = desk.http()
                .patch(
                        path(made),
                        Map.of(
                                "webchat",
                                Map.of(
                                        "domains",
                                        java.util.List.of("https://Loja.com.br/x", "loja.com.br", "*.loja.com.br"))))
                .ok();

        assertThat(changed.at("/webchat/domains").valueStream().map(JsonNode::asString))
                .containsExactly("loja.com.br", "*.loja.com.br");
    }

    @Test
    void goesToADepartmentThatExists() {
        var desk = Eg.desk(port);
        var made = create(desk, "Site");
        var sales = desk.department("Vendas");

        var changed =
                desk.http().patch(path(made), Map.of("departmentId", sales)).ok();
        var foreign = desk.http()
                .patch(path(made), Map.of("departmentId", Eg.desk(port).department("Vendas")));
        var none = new java.util.HashMap<String, Object>();
        none.put("departmentId", null);
        var cleared = desk.http().patch(path(made), none).ok();

        assertThat(changed.get("departmentId").asString()).isEqualTo(sales);
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.json().get("field").asString()).isEqualTo("departmentId");
        assertThat(cleared.path("departmentId").isNull()
                        || cleared.path("departmentId").isMissingNode())
                .isTrue();
    }

    @Test
    void theDoorFollowsAChangeAtOnce() {
        var desk = Eg.desk(port);
        var made = create(desk, "Site");
        var key = made.get("key").asString();
        assertThat(doors.byKey(key)).hasValueSatisfying(door -> {
            assertThat(door.isOn()).isTrue();
            assertThat(door.account()).isEqualTo(account(desk));
        });

        desk.http().patch(path(made), Map.of("state", "off")).ok();

        assertThat(doors.byKey(key))
                .hasValueSatisfying(door -> assertThat(door.isOn()).isFalse());
        desk.http().delete(path(made)).ok();
        assertThat(doors.byKey(key)).isEmpty();
        assertThat(doors.byKey("nothing")).isEmpty();
        assertThat(doors.byKey("\0")).isEmpty();
    }

    @Test
    void theIdentitySecretIsSealedAndCanBeRenewed() {
        var desk = Eg.desk(port);
        var made = create(desk, "Site");
        var id = new ConnectionId(UUID.fromString(made.get("id").asString()));

        var secret = secret(desk.http().get(path(made) + "/identity-secret").ok());
        var renewed = secret(
                desk.http().post(path(made) + "/identity-secret", Map.of()).ok());

        assertThat(secret).matches("[0-9a-f]{64}").isNotEqualTo(renewed);
        assertThat(secret(desk.http().get(path(made) + "/identity-secret").ok()))
                .isEqualTo(renewed);
        assertThat(stored(desk, id)).doesNotContain(renewed);
        assertThat(vouches(desk, id, "user-7", hmac(renewed, "user-7"))).isTrue();
        assertThat(vouches(desk, id, "user-7", hmac(secret, "user-7"))).isFalse();
        assertThat(vouches(desk, id, "user-8", hmac(renewed, "user-7"))).isFalse();
        assertThat(vouches(desk, id, "user-7", "")).isFalse();
    }

    @Test
    void onlyWhoMayManageConnectionsReachesThem() {
        var desk = Eg.desk(port);
        var made = create(desk, "Site");
        var agent = desk.agent().http();

        assertThat(agent.get("/api/v1/connections").status()).isEqualTo(403);
        assertThat(agent.get(path(made) + "/identity-secret").status()).isEqualTo(403);
        assertThat(agent.patch(path(made), Map.of("state", "off")).status()).isEqualTo(403);
    }

    @Test
    void anotherAccountFindsNothing() {
        var made = create(Eg.desk(port), "Site");
        var other = Eg.desk(port).http();

        assertThat(other.get(path(made)).status()).isEqualTo(404);
        assertThat(other.get(path(made) + "/identity-secret").status()).isEqualTo(404);
        assertThat(other.post(path(made) + "/identity-secret", Map.of()).status())
                .isEqualTo(404);
        assertThat(other.patch(path(made), Map.of("name", "Mine")).status()).isEqualTo(404);
        assertThat(other.delete(path(made)).status()).isEqualTo(404);
    }

    @Test
    void refusesAConnectionWithoutNameOrKind() {
        var desk = Eg.desk(port);

        assertThat(desk.http()
                        .post("/api/v1/connections", Map.of("kind", "webchat", "name", " "))
                        .status())
                .isEqualTo(400);
        assertThat(desk.http()
                        .post("/api/v1/connections", Map.of("name", "Site"))
                        .json()
                        .get("field")
                        .asString())
                .isEqualTo("kind");
        assertThat(desk.http()
                        .post("/api/v1/connections", Map.of("kind", "fax", "name", "Site"))
                        .status())
                .isEqualTo(400);
    }

    private static JsonNode create(Eg.Desk desk, String name) {
        return desk.http()
                .post("/api/v1/connections", Map.of("kind", "webchat", "name", name))
                .ok();
    }

    private static String path(JsonNode connection) {
        return "/api/v1/connections/" + connection.get("id").asString();
    }

    private static String secret(JsonNode answer) {
        return answer.get("secret").asString();
    }

    private static AccountId account(Eg.Desk desk) {
        return new AccountId(UUID.fromString(desk.account()));
    }

    private boolean vouches(Eg.Desk desk, ConnectionId id, String user, String hash) {
        return Tenant.in(account(desk), () -> connections.vouches(account(desk), id, user, hash));
    }

    private String stored(Eg.Desk desk, ConnectionId id) {
        return Tenant.in(
                account(desk),
                () -> java.util.Objects.requireNonNull(
                        transaction.execute(status -> database.sql("select secret from connection where id = ?")
                                .param(id.value())
                                .query((row, number) -> row.getString(1))
                                .single())));
    }

    private static String hmac(String secret, String user) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
