package app.prosa.contact;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// The address book: who is in it for whom, in which order, and how one is found.
@ServerTest
class AddressBookTest {

    @LocalServerPort
    int port;

    Shop shop;
    Eg.Person boss;
    Eg.Person ana;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        boss = shop.desk().admin();
        ana = shop.agent("Ana Souza");
    }

    @Test
    void peopleStandInTheOrderOfTheirNamesPageByPage() {
        for (var name : List.of("Zélia", "ângela", "Bruno 2", "Álvaro", "bruno 1", "Caio", "Ávila")) {
            add(ana, name, null).ok();
        }

        var all = new ArrayList<String>();
        String next = null;
        do {
            var page = ana.http()
                    .get("/api/v1/contacts?limit=3" + (next == null ? "" : "&after=" + next))
                    .ok();
            all.addAll(names(page));
            next = page.get("next").isNull() ? null : page.get("next").asString();
        } while (next != null);

        assertThat(all).containsExactly("Álvaro", "ângela", "Ávila", "bruno 1", "Bruno 2", "Caio", "Zélia");
        assertThat(ana.http().get("/api/v1/contacts?after=" + shop.department()).code())
                .isEqualTo("invalid-cursor");
    }

    @Test
    void oneIsFoundByNameNumberMailAndCompanyByTagAndByBlock() {
        var maria = id(add(
                ana,
                Map.of(
                        "name", "Maria João",
                        "phone", "(11) 98888-7777",
                        "email", "maria@padaria.test",
                        "company", "Padaria Estrela")));
        add(ana, "Mário", null).ok();
        var tag = boss.http()
                .post("/api/v1/tags", Map.of("name", "VIP", "color", "#16996b"))
                .ok()
                .get("id")
                .asString();
        ana.http().put("/api/v1/contacts/" + maria + "/tags/" + tag, Map.of()).ok();

        for (var words : List.of("joao", "8888-77", "maria@pad", "estrela")) {
            assertThat(names(found("q=" + words))).as(words).containsExactly("Maria João");
        }
        assertThat(names(found("q=mar"))).containsExactly("Maria João", "Mário");
        assertThat(names(found("tags=" + tag))).containsExactly("Maria João");
        assertThat(names(found("blocked=true"))).isEmpty();
        boss.http()
                .put("/api/v1/contacts/" + maria + "/block", Map.of("reason", "Spam"))
                .ok();
        assertThat(names(found("blocked=true"))).containsExactly("Maria João");
        assertThat(names(found("q=nobody"))).isEmpty();
    }

    @Test
    void oneSeesThoseWhoseConversationsOneSeesAndThoseWhomNobodyHasTalkedWith() {
        var elsewhere = shop.desk().department("Financeiro");
        var caio = shop.desk().colleague("Caio", "agent", elsewhere);
        var bia = shop.agent("Bia");
        var begun = shop.begun("Oi");
        var visitor = ana.http()
                .get("/api/v1/conversations/" + begun.conversation())
                .ok()
                .at("/contact/id")
                .asString();
        ana.http()
                .patch("/api/v1/contacts/" + visitor, Map.of("name", "Visita"))
                .ok();
        var written = id(add(ana, Map.of("name", "Nova cliente")));

        assertThat(names(found("", ana))).containsExactly("Nova cliente", "Visita");
        assertThat(found("", ana).at("/latest/" + visitor + "/id").asString()).isEqualTo(begun.conversation());
        assertThat(found("", ana).at("/latest/" + visitor + "/open").asBoolean())
                .isTrue();
        assertThat(found("", ana).get("latest").has(written)).isFalse();
        assertThat(names(found("", caio))).containsExactly("Nova cliente");
        assertThat(caio.http().get("/api/v1/contacts/" + visitor).status()).isEqualTo(404);
        assertThat(caio.http()
                        .get("/api/v1/contacts/" + visitor + "/conversations")
                        .status())
                .isEqualTo(404);
        caio.http()
                .patch("/api/v1/contacts/" + written, Map.of("company", "Loja"))
                .ok();

        Shop.replies(ana, begun.conversation(), "Olá").ok();
        assertThat(names(found("", bia))).as("Ana has her now").containsExactly("Nova cliente");
        assertThat(names(found("", boss))).containsExactly("Nova cliente", "Visita");
        assertThat(ana.http()
                        .get("/api/v1/contacts/" + visitor + "/conversations")
                        .ok()
                        .get("items"))
                .hasSize(1);
        assertThat(ana.http()
                        .get("/api/v1/contacts/" + written + "/conversations")
                        .ok()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void aNumberBelongsToOneContactAndIsHiddenFromThoseWhoMayNotSeeIt() {
        var maria = id(add(ana, "Maria", "+55 11 98888-7777"));
        var bia = shop.agent("Bia Reis");
        boss.http()
                .patch("/api/v1/agents/" + bia.id(), Map.of("permissions", List.of()))
                .ok();

        var again = add(ana, "Maria de novo", "11 8888-7777");

        assertThat(again.code()).isEqualTo("contact-exists");
        assertThat(again.json().get("contact").asString()).isEqualTo(maria);
        assertThat(found("", bia).at("/items/0/phone").asString()).isEqualTo("••••••77");
        assertThat(names(found("q=88887777", bia))).isEmpty();
        assertThat(add(bia, "Outra", "11 97777-6666").status()).isEqualTo(403);
        assertThat(add(ana, " ", null).status()).isEqualTo(400);
        assertThat(add(ana, "Sem número", "12").status()).isEqualTo(400);
    }

    private JsonNode found(String query) {
        return found(query, ana);
    }

    private static JsonNode found(String query, Eg.Person by) {
        return by.http().get("/api/v1/contacts?" + query).ok();
    }

    private static TestAgent.Answer add(Eg.Person by, String name, @Nullable String phone) {
        return add(by, phone == null ? Map.of("name", name) : Map.of("name", name, "phone", phone));
    }

    private static TestAgent.Answer add(Eg.Person by, Map<String, String> contact) {
        return by.http().post("/api/v1/contacts", contact);
    }

    private static String id(TestAgent.Answer answer) {
        return answer.ok().get("id").asString();
    }

    private static List<String> names(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(it -> it.get("name").asString())
                .toList();
    }
}
