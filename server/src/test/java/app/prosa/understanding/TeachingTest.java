package app.prosa.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.TestAgent.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Intents and entities are taught over HTTP.
@ServerTest
class TeachingTest {

    private static final String INTENTS = "/api/v1/intents";
    private static final String ENTITIES = "/api/v1/entities";

    @LocalServerPort
    int port;

    @SuppressWarnings("NullAway.Init") // each test begins with a desk of its own
    Eg.Desk desk;

    @BeforeEach
    void open() {
        desk = Eg.desk(port);
    }

    private Answer adds(String name, String... phrases) {
        return desk.http().post(INTENTS, Map.of("name", name, "phrases", List.of(phrases)));
    }

    private Answer teaches(String intent, String... phrases) {
        return desk.http().post(INTENTS + "/" + intent + "/phrases", Map.of("texts", List.of(phrases)));
    }

    private Answer names(String name, Object... values) {
        return desk.http().post(ENTITIES, Map.of("name", name, "values", List.of(values)));
    }

    private static Map<String, Object> value(String name, String... synonyms) {
        return Map.of("name", name, "synonyms", List.of(synonyms));
    }

    private Answer means(String text) {
        return desk.http().post("/api/v1/flow-rehearsals/meanings", Map.of("text", text));
    }

    @Test
    void anIntentIsMadeTaughtRenamedSwitchedOffAndRemoved() {
        var id = adds("Boleto", "segunda via do boleto").ok().get("id").asString();
        var taught = teaches(id, "perdi meu boleto", "preciso pagar").ok();
        assertThat(taught.at("/phrases/2/text").asString()).isEqualTo("preciso pagar");
        assertThat(means("perdi o boleto").ok().at("/understood/intent/name").asString())
                .isEqualTo("Boleto");

        var phrase = taught.at("/phrases/1/id").asString();
        desk.http().delete(INTENTS + "/" + id + "/phrases/" + phrase).ok();
        desk.http()
                .put(INTENTS + "/" + id, Map.of("name", "Cobrança", "active", false))
                .ok();
        assertThat(means("segunda via do boleto").ok().at("/understood/intent").isNull())
                .isTrue();
        var listed = desk.http().get(INTENTS).ok().at("/items/0");
        assertThat(listed.get("name").asString()).isEqualTo("Cobrança");
        assertThat(listed.get("phrases")).hasSize(2);

        desk.http().delete(INTENTS + "/" + id).ok();
        assertThat(desk.http().get(INTENTS).ok().get("items")).isEmpty();
        assertThat(desk.http().delete(INTENTS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void aPhraseBelongsToOneIntentHoweverItIsTyped() {
        var boleto = adds("Boleto", "Segunda via do boleto").ok().get("id").asString();

        var twice = teaches(boleto, "2ª VIA, do bolêto!");
        var other = adds("Outra", "segunda via do boleto");
        var bunch = teaches(boleto, "esta é nova", "segunda via do boleto");

        assertThat(twice.code()).isEqualTo("phrase-taken");
        assertThat(twice.json().get("intent").asString()).isEqualTo("Boleto");
        assertThat(other.code()).isEqualTo("phrase-taken");
        assertThat(bunch.code()).isEqualTo("phrase-taken");
        var items = desk.http().get(INTENTS).ok().get("items");
        assertThat(items).as("all or none").hasSize(1);
        assertThat(items.at("/0/phrases")).hasSize(1);
    }

    @Test
    void ofManyWhoTeachTheSamePhraseAtOnceOneDoes() throws Exception {
        var id = adds("Boleto").ok().get("id").asString();
        var all = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 8; i++) {
            all.add(() -> teaches(id, "segunda via do boleto"));
        }

        try (var pool = Executors.newFixedThreadPool(8)) {
            var answers = pool.invokeAll(all);

            int taught = 0;
            for (var it : answers) {
                taught += it.get().status() == 200 ? 1 : 0;
            }
            assertThat(taught).isEqualTo(1);
        }
    }

    @Test
    void whatIsNoIntentIsRefused() {
        adds("Boleto").ok();

        assertThat(adds("boleto").code()).isEqualTo("name-taken");
        assertThat(adds("  ").code()).isEqualTo("invalid");
        assertThat(adds("x".repeat(81)).code()).isEqualTo("invalid");
        assertThat(adds("Sinais", "?!").code()).isEqualTo("invalid");
        assertThat(adds("Vazia", "").code()).isEqualTo("invalid");
        assertThat(adds("Longa", "a ".repeat(200)).code()).isEqualTo("invalid");
        assertThat(adds("Demais", numbered(501)).code()).isEqualTo("too-many-phrases");
        assertThat(adds("Muitas", numbered(500)).status()).isEqualTo(201);
    }

    private static String[] numbered(int many) {
        var phrases = new String[many];
        for (int i = 0; i < many; i++) {
            phrases[i] = "frase numero " + i;
        }
        return phrases;
    }

    @Test
    void anEntityIsMadeChangedAndRemoved() {
        var made = names("Produto", value("Geladeira", "refrigerador", "Refrigerador"), value("Fogão"))
                .ok();
        assertThat(made.at("/values/0/synonyms")).as("said once").hasSize(1);
        assertThat(means("meu refrigerador quebrou")
                        .ok()
                        .at("/understood/entities/0/value")
                        .asString())
                .isEqualTo("Geladeira");

        var path = ENTITIES + "/" + made.get("id").asString();
        var change = Map.of("name", "Produto", "values", List.of(value("Forno")), "revision", 1);
        desk.http().put(path, change).ok();
        assertThat(desk.http().put(path, change).code()).isEqualTo("changed-meanwhile");
        assertThat(means("meu refrigerador quebrou").ok().at("/understood/entities"))
                .isEmpty();

        desk.http().delete(path).ok();
        assertThat(desk.http().get(ENTITIES).ok().get("items")).isEmpty();
    }

    @Test
    void whatIsNoEntityIsRefused() {
        assertThat(names("Vazia").code()).isEqualTo("invalid");
        assertThat(names("Sinais", value("?!")).code()).isEqualTo("invalid");
        assertThat(names("Dupla", value("Rio"), value("RIO")).code()).isEqualTo("same-value");
        assertThat(names("Cruzada", value("Rio", "sp"), value("São Paulo", "SP"))
                        .code())
                .isEqualTo("same-value");
    }

    @Test
    void onlyWhoManagesTheChatbotTeaches() {
        var id = adds("Boleto", "segunda via do boleto").ok().get("id").asString();
        var ana =
                desk.colleague("Ana Souza", "agent", desk.department("Vendas")).http();

        assertThat(ana.get(INTENTS).ok().get("items")).hasSize(1);
        assertThat(ana.post(INTENTS, Map.of("name", "x", "phrases", List.of())).code())
                .isEqualTo("forbidden");
        assertThat(ana.put(INTENTS + "/" + id, Map.of("name", "x", "active", true))
                        .code())
                .isEqualTo("forbidden");
        assertThat(ana.delete(INTENTS + "/" + id).code()).isEqualTo("forbidden");
        assertThat(ana.post(INTENTS + "/" + id + "/phrases", Map.of("texts", List.of("oi")))
                        .code())
                .isEqualTo("forbidden");
        assertThat(ana.get(ENTITIES).code()).isEqualTo("forbidden");
    }

    @Test
    void aSentenceIsExplainedToWhoTeaches() {
        adds("Boleto", "segunda via do boleto").ok();
        adds("Pedido", "onde está meu pedido", "segunda via do pedido").ok();

        var answer = means("segunda via, por favor").ok();

        assertThat(answer.at("/understood/intent").isNull()).isTrue();
        assertThat(answer.get("guesses")).hasSize(2);
        assertThat(answer.at("/guesses/0/phrase").asString()).startsWith("segunda via");
        assertThat(answer.get("flow").isNull()).isTrue();
        assertThat(means("x".repeat(100_000)).ok().at("/understood/intent").isNull())
                .isTrue();
    }
}
