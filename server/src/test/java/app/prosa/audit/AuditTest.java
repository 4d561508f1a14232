package app.prosa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.agent.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class AuditTest {

    private static final Path WORDS = Path.of("../console/src/locales/audit/pt-BR.json");

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

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
    void itSaysWhatWasSoBeforeAndIsSoSince() {
        var desk = Eg.desk(port);
        var bruno = desk.colleague("Bruno", "agent");
        var department = desk.department("Suporte", bruno.id());

        desk.http()
                .patch("/api/v1/departments/" + department, Map.of("name", "Pós-venda"))
                .ok();
        desk.http()
                .patch("/api/v1/agents/" + bruno.id(), Map.of("profile", "supervisor"))
                .ok();
        desk.http().patch("/api/v1/account", Map.of("requireAccept", true)).ok();

        var entries = audit(desk, "");
        assertThat(changes(entries.get(0))).containsExactly("account.settings.requireAccept: false > true");
        assertThat(changes(entries.get(1))).containsExactly("agent.profile: agent > supervisor");
        assertThat(changes(entries.get(2))).containsExactly("department.name: Suporte > Pós-venda");
        assertThat(changes(entries.get(3)))
                .contains("department.name: - > Suporte", "department-member.agent_id: - > " + bruno.id());
        assertThat(audit(desk, "?q=" + bruno.id())).isNotEmpty();
    }

    @Test
    void itIsNarrowedToAPartAPersonAndAPeriodAndComesInPages() {
        var desk = Eg.desk(port);
        var before = clock.instant();
        desk.department("Um");
        desk.http().patch("/api/v1/account", Map.of("requireAccept", true)).ok();
        clock.forward(Duration.ofHours(2));
        desk.department("Dois");

        assertThat(audit(desk, "?areas=account")).hasSize(1);
        assertThat(audit(desk, "?areas=account,departments")).hasSize(3);
        assertThat(audit(desk, "?from=" + clock.instant().minusSeconds(60))).hasSize(1);
        assertThat(audit(desk, "?from=" + before + "&until=" + clock.instant().minusSeconds(60)))
                .hasSize(2);
        assertThat(audit(desk, "?agent=" + desk.agent().id() + "&areas=departments"))
                .isEmpty();
        var page = desk.http()
                .get("/api/v1/audit?limit=2&areas=account,departments")
                .ok();
        assertThat(page.get("items")).hasSize(2);
        assertThat(audit(
                        desk,
                        "?areas=account,departments&before=" + page.get("next").asString()))
                .hasSize(1);
    }

    @Test
    void noSecretIsAmongWhatChanged() {
        var shop = Shop.open(port);

        shop.desk()
                .http()
                .post("/api/v1/connections/" + shop.connection() + "/identity-secret", Map.of())
                .ok();

        var secret = changes(audit(shop.desk(), "").get(0));
        assertThat(secret).containsExactly("connection.secret: … > …");
        assertThat(audit(shop.desk(), "").toString()).doesNotContain(shop.key());
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

    private static List<String> changes(JsonNode entry) {
        return entry.get("changes")
                .valueStream()
                .map(it -> it.get("thing").asString() + "." + it.get("field").asString() + ": "
                        + it.path("before").asString("-") + " > "
                        + it.path("after").asString("-"))
                .toList();
    }

    @Test
    void theScreenHasWordsForEveryThingThatIsAudited() throws IOException {
        var words = new JsonMapper().readTree(Files.readString(WORDS)).get("action");

        var wordless = endpoints.getHandlerMethods().values().stream()
                .filter(AuditTest::isAudited)
                .filter(it -> !words.has(it.getMethod().getName())
                        && !words.has(area(it) + "-" + it.getMethod().getName()))
                .map(it -> it.getMethod().getName())
                .toList();

        assertThat(wordless).isEmpty();
    }

    private static boolean isAudited(HandlerMethod endpoint) {
        var requires = endpoint.getMethodAnnotation(Requires.class);
        return requires != null
                && (requires.value().isAdministrative() || requires.audited())
                && !endpoint.hasMethodAnnotation(GetMapping.class);
    }

    /// The first word of its path after `/api/v1/`, as the log calls it, where methods have names such as `create`.
    private static String area(HandlerMethod endpoint) {
        var room = endpoint.getBeanType().getAnnotation(RequestMapping.class);
        return room == null ? "" : room.value()[0].replaceFirst("^/api/v1/?([^/]*).*", "$1");
    }

    private static JsonNode audit(Eg.Desk desk, String query) {
        return desk.http().get("/api/v1/audit" + query).ok().get("items");
    }
}
