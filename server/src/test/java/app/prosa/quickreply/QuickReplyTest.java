package app.prosa.quickreply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.TestSocket;
import app.prosa.TestVisitor;
import app.prosa.file.Samples;
import app.prosa.jobs.RecurringJob;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Quick replies: management writes them, everybody whom they are for uses them.
@ServerTest
class QuickReplyTest {

    private static final String ALL = "/api/v1/quick-replies";

    @LocalServerPort
    int port;

    @Autowired
    List<RecurringJob> jobs;

    @Autowired
    TestClock clock;

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
    @Tag("ADM-04")
    void onlyManagementWritesThemAndAllAgentsHaveThem() {
        var bruno = shop.desk().colleague("Bruno Costa", "supervisor");
        var hello = add(bruno, "oi", "Olá, {{primeiro_nome}}!").ok();
        var id = hello.get("id").asString();

        assertThat(shortcuts(ana)).containsExactly("oi");
        assertThat(shortcuts(shop.desk().agent())).as("in no department").containsExactly("oi");
        for (var refused : List.of(
                add(ana, "minha", "Minha resposta"),
                ana.http().patch(ALL + "/" + id, Map.of("text", "Outra")),
                ana.http().delete(ALL + "/" + id))) {
            assertThat(refused.status()).isEqualTo(403);
        }
        assertThat(only(ana)).isEqualTo(hello);

        change(bruno, id, Map.of("title", "  Boas  vindas ", "text", "Oi!\r\n")).ok();
        assertThat(only(ana).get("title").asString()).isEqualTo("Boas vindas");
        assertThat(only(ana).get("text").asString()).isEqualTo("Oi!");
        admin.http().delete(ALL + "/" + id).ok();
        assertThat(shortcuts(ana)).isEmpty();
        assertThat(admin.http().delete(ALL + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void whoLostThePermissionManagesThemNoLonger() {
        var bruno = shop.desk().colleague("Bruno Costa", "supervisor");
        admin.http()
                .patch("/api/v1/agents/" + bruno.id(), Map.of("permissions", List.of("supervise")))
                .ok();

        assertThat(add(bruno, "oi", "Olá!").status()).isEqualTo(403);
    }

    @Test
    void aShortcutIsOneWordAndNobodyElses() {
        var first = add(admin, "/Orçamento", "Segue o orçamento.").ok();

        assertThat(first.get("shortcut").asString()).isEqualTo("orçamento");
        assertThat(add(admin, "ORCAMENTO", "Outro").code()).isEqualTo("shortcut-taken");
        var second = add(admin, "preco", "O preço é esse.").ok().get("id").asString();
        assertThat(change(admin, second, Map.of("shortcut", "orcamento")).code())
                .isEqualTo("shortcut-taken");
        change(admin, second, Map.of("shortcut", "preço")).ok();
        add(Eg.desk(port).admin(), "orçamento", "De outra empresa").ok();
    }

    @ParameterizedTest
    @CsvSource({
        "duas palavras, Título, Texto, invalid, shortcut",
        "'', Título, Texto, invalid, shortcut",
        "a/b, Título, Texto, invalid, shortcut",
        "oi, ' ', Texto, invalid, title",
        "oi, Título, ' ', empty-message, text",
        "oi, Título, 'Olá, {{senha}}', unknown-placeholder, text",
        "oi, Título, 'Olá, {{nome', unknown-placeholder, text"
    })
    void whatCannotBeUsedIsRefused(String shortcut, String title, String text, String code, String field) {
        var refused = admin.http().post(ALL, wish(shortcut, title, text, List.of(), List.of()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.json().get("field").asString()).isEqualTo(field);
    }

    @Test
    void lengthsHaveTheirEnd() {
        add(admin, "a".repeat(32), "x".repeat(4_000)).ok();

        assertThat(add(admin, "a".repeat(33), "x").status()).isEqualTo(400);
        assertThat(add(admin, "longa", "x".repeat(4_001)).json().get("most").asInt())
                .isEqualTo(4_000);
    }

    @Test
    void aPlaceholderIsSpeltAsItIsCalledHoweverItWasTyped() {
        var written = add(admin, "oi", "{{ Saudação }}, {{Primeiro Nome}}! Protocolo {{PROTOCOLO}}.")
                .ok();

        assertThat(written.get("text").asString())
                .isEqualTo("{{saudacao}}, {{primeiro_nome}}! Protocolo {{protocolo}}.");
    }

    @Test
    void whatIsForADepartmentIsNotSeenByOthers() {
        var finance = shop.desk().department("Financeiro");
        var elisa = shop.desk().colleague("Elisa Prado", "agent", finance);
        var file = upload(admin, "chave.pdf");
        var secret = admin.http()
                .post(ALL, wish("pix", "Chave Pix", "A chave é segredo.", List.of(file), List.of(finance)))
                .ok();
        add(admin, "oi", "Olá!").ok();

        assertThat(shortcuts(elisa)).containsExactly("oi", "pix");
        assertThat(shortcuts(admin)).as("manages them").containsExactly("oi", "pix");
        var others = ana.http().get(ALL).ok();
        assertThat(others.toString()).doesNotContain("pix", "segredo", file);
        assertThat(ana.http().get("/api/v1/files/" + file).status()).isEqualTo(404);
        assertThat(copy(ana, file).status()).isEqualTo(404);
        assertThat(copy(elisa, file).status()).isEqualTo(201);
        assertThat(shortcuts(Eg.desk(port).admin())).isEmpty();

        assertThat(admin.http().delete("/api/v1/departments/" + finance).code())
                .as("it would be everybody's")
                .isEqualTo("department-in-use");
        change(admin, secret.get("id").asString(), Map.of("departments", List.of(shop.department())))
                .ok();
        assertThat(shortcuts(elisa)).containsExactly("oi");
        assertThat(shortcuts(ana)).containsExactly("oi", "pix");
        admin.http().delete("/api/v1/departments/" + finance).ok();
        var elsewhere = Eg.desk(port).department("De outra empresa");
        assertThat(change(admin, secret.get("id").asString(), Map.of("departments", List.of(elsewhere)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFileGoesAsACopyWheneverTheReplyIsUsed() {
        var file = upload(admin, "tabela.pdf");
        var reply = admin.http()
                .post(ALL, wish("tabela", "Tabela de preços", "", List.of(file), List.of()))
                .ok();
        assertThat(only(ana).at("/files/0/name").asString()).isEqualTo("tabela.pdf");
        assertThat(ana.http().get("/api/v1/files/" + file).status()).isEqualTo(302);
        var begun = shop.begun("Quanto custa?");

        for (var who : List.of(ana, ana)) {
            var copy = copy(who, file).ok();
            assertThat(copy.get("id").asString()).isNotEqualTo(file);
            sends(who, begun.conversation(), copy.get("id").asString()).ok();
        }
        assertThat(sends(ana, begun.conversation(), file).status())
                .as("the file itself is the reply's")
                .isEqualTo(404);

        change(admin, reply.get("id").asString(), Map.of("files", List.of(), "text", "Já não há tabela."))
                .ok();
        assertThat(admin.http().get("/api/v1/files/" + file).status()).isEqualTo(404);
        assertThat(messages(ana, begun.conversation()))
                .filteredOn(it -> it.at("/content/type").asString("").equals("document"))
                .hasSize(2)
                .allSatisfy(it -> assertThat(ana.http()
                                .get("/api/v1/files/"
                                        + it.at("/content/file/id").asString())
                                .status())
                        .isEqualTo(302));
    }

    @Test
    void aKeptFileOutlivesTheDayAfterWhichUnsentOnesGo() {
        var kept = upload(admin, "tabela.pdf");
        var lost = upload(admin, "engano.pdf");
        admin.http()
                .post(ALL, wish("tabela", "Tabela de preços", "", List.of(kept), List.of()))
                .ok();

        clock.forward(Duration.ofHours(25));
        jobs.stream().filter(it -> it.name().equals("unsent-files")).forEach(RecurringJob::run);

        assertThat(admin.http().get("/api/v1/files/" + kept).status()).isEqualTo(302);
        assertThat(admin.http().get("/api/v1/files/" + lost).status()).isEqualTo(404);
    }

    @Test
    void onlyOnesOwnUnsentFilesBecomeTheReplys() {
        var anas = upload(ana, "dela.pdf");
        var taken = upload(admin, "tabela.pdf");
        admin.http()
                .post(ALL, wish("tabela", "Tabela", "", List.of(taken), List.of()))
                .ok();

        for (var file : List.of(anas, taken, TestVisitor.uuid())) {
            assertThat(admin.http()
                            .post(ALL, wish("outra", "Outra", "", List.of(file), List.of()))
                            .status())
                    .isEqualTo(404);
        }
        var six = java.util.stream.IntStream.range(0, 6)
                .mapToObj(it -> upload(admin, it + ".pdf"))
                .toList();
        assertThat(admin.http()
                        .post(ALL, wish("muitas", "Muitas", "", six, List.of()))
                        .json()
                        .get("field")
                        .asString())
                .isEqualTo("files");
        assertThat(shortcuts(ana)).containsExactly("tabela");
    }

    @Test
    void everyScreenLearnsThatTheyChangedAndNotWhat() {
        var finance = shop.desk().department("Financeiro");
        long seq = ana.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        try (var socket = TestSocket.of(ana, port, seq)) {
            admin.http()
                    .post(ALL, wish("pix", "Chave Pix", "Segredo", List.of(), List.of(finance)))
                    .ok();

            var told = socket.event("quick-replies.changed", it -> true);
            assertThat(told.toString()).doesNotContain("pix", "Segredo");
        }
    }

    @Test
    void everyChangeOfThemIsInTheAuditLog() {
        var id = add(admin, "oi", "Olá!").ok().get("id").asString();
        change(admin, id, Map.of("text", "Oi!", "departments", List.of(shop.department())))
                .ok();
        admin.http().delete(ALL + "/" + id).ok();

        var entries = admin.http().get("/api/v1/audit?areas=quick-replies").ok().get("items");
        assertThat(entries)
                .extracting(it -> it.get("action").asString())
                .containsExactly("removeQuickReply", "changeQuickReply", "addQuickReply");
        assertThat(entries.get(1).get("changes"))
                .extracting(it -> it.get("field").asString())
                .containsExactlyInAnyOrder("text", "department_id");
        assertThat(entries.get(1).at("/changes/0/name").asString()).isEqualTo("Título");
    }

    private TestAgent.Answer add(Eg.Person who, String shortcut, String text) {
        return who.http().post(ALL, wish(shortcut, "Título", text, List.of(), List.of()));
    }

    private static TestAgent.Answer change(Eg.Person who, String id, Map<String, Object> change) {
        return who.http().patch(ALL + "/" + id, change);
    }

    private static Map<String, Object> wish(
            String shortcut, String title, String text, List<String> files, List<String> departments) {
        var wish = new HashMap<String, Object>();
        wish.put("shortcut", shortcut);
        wish.put("title", title);
        wish.put("text", text);
        wish.put("files", files);
        wish.put("departments", departments);
        return wish;
    }

    private static String upload(Eg.Person who, String name) {
        return who.http()
                .send("POST", "/api/v1/files?name=" + URLEncoder.encode(name, UTF_8), Samples.pdf())
                .ok()
                .get("id")
                .asString();
    }

    private static TestAgent.Answer copy(Eg.Person who, String file) {
        return who.http().post("/api/v1/files/" + file + "/copies", Map.of());
    }

    private static TestAgent.Answer sends(Eg.Person who, String conversation, String file) {
        return who.http()
                .post(
                        "/api/v1/conversations/" + conversation + "/messages",
                        Map.of(
                                "id", TestVisitor.uuid(),
                                "kind", "reply",
                                "content", Map.of("type", "file", "file", file)));
    }

    private static List<JsonNode> messages(Eg.Person who, String conversation) {
        return who.http()
                .get("/api/v1/conversations/" + conversation + "/messages")
                .ok()
                .get("items")
                .valueStream()
                .toList();
    }

    private static JsonNode only(Eg.Person who) {
        var items = who.http().get(ALL).ok().get("items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static List<String> shortcuts(Eg.Person who) {
        return who.http()
                .get(ALL)
                .ok()
                .get("items")
                .valueStream()
                .map(it -> it.get("shortcut").asString())
                .toList();
    }
}
