package app.prosa.bot;

import static app.prosa.bot.Bot.menu;
import static app.prosa.bot.Bot.message;
import static app.prosa.bot.Bot.script;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestAgent.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// A customer's message is read again, and teaches (docs/rules.md, E29).
@ServerTest
class ReprocessingTest {

    private static final String WANTS = "manda a segunda via do boleto aí";

    @LocalServerPort
    int port;

    @Autowired
    BotPulse pulse;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @SuppressWarnings("NullAway.Init")
    Bot bot;

    @SuppressWarnings("NullAway.Init")
    Taught taught;

    @SuppressWarnings("NullAway.Init")
    Eg.Person bruno;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        bot = new Bot(shop);
        taught = new Taught(bot);
        bruno = shop.desk().colleague("Bruno Costa", "supervisor", shop.department());
    }

    private Shop.Begun writes(String text) {
        var begun = shop.begun(text);
        pulse.run();
        return begun;
    }

    private String boleto() {
        var flow = bot.publishes(
                "2ª via",
                script(
                        null,
                        message("m", "Aqui está o boleto."),
                        menu("q", "Mais alguma coisa?", "Sim", null, "Não", null)));
        taught.byIntent(flow, taught.intent("Boleto", "segunda via do boleto"));
        return flow;
    }

    private static String path(String conversation, String message) {
        return "/api/v1/conversations/%s/messages/%s/".formatted(conversation, message);
    }

    private String path(String conversation) {
        return path(conversation, taught.heard(conversation));
    }

    private JsonNode looks(String conversation) {
        return bruno.http().get(path(conversation) + "reprocessing").ok();
    }

    private static Answer runs(TestAgent http, String path, String flow, boolean again, @Nullable String after) {
        var order = new HashMap<String, @Nullable Object>();
        order.put("flow", flow);
        order.put("again", again);
        order.put("after", after);
        return http.post(path + "reprocessing", order);
    }

    @Test
    @Tag("CON-39")
    void whatIsShownFirstIsWhatIsDoneAndByWhom() {
        var id = writes(WANTS).conversation();
        assertThat(looks(id).get("flow").isNull()).as("nothing was taught").isTrue();
        var flow = boleto();

        var shown = looks(id);
        assertThat(bot.said(id)).as("looking does nothing").isEmpty();
        assertThat(bot.history(id).get("runs")).isEmpty();
        runs(bruno.http(), path(id), flow, false, null).ok();
        pulse.run();

        assertThat(shown.get("name").asString()).isEqualTo("2ª via");
        assertThat(shown.get("by").asString()).isEqualTo("intent");
        assertThat(shown.at("/understood/intent/name").asString()).isEqualTo("Boleto");
        var wouldSay = shown.get("effects")
                .valueStream()
                .map(it -> it.get("text").asString())
                .toList();
        assertThat(bot.said(id)).containsExactlyElementsOf(wouldSay);
        var run = bot.history(id).at("/runs/0");
        assertThat(run.get("cause").asString()).isEqualTo("reprocess");
        assertThat(run.get("startedBy").asString()).isEqualTo(bruno.id());
        var reading = taught.reading(id, taught.heard(id));
        assertThat(reading.get("flow").asString()).isEqualTo("2ª via");
        assertThat(reading.get("by").asString()).isEqualTo("intent");
    }

    @Test
    @Tag("CON-39")
    void whatWasDoneIsDoneAgainOnlyByWhoSaysSo() {
        var flow = boleto();
        taught.listens();
        var id = writes(WANTS).conversation();
        assertThat(bot.said(id)).hasSize(2);
        var shown = looks(id);
        var earlier = shown.at("/earlier/id").asString();

        assertThat(shown.get("isOnlyAgain").asBoolean()).isTrue();
        assertThat(runs(bruno.http(), path(id), flow, false, earlier).code()).isEqualTo("already-ran");
        assertThat(runs(bruno.http(), path(id), flow, true, null).code())
                .as("of that run")
                .isEqualTo("already-ran");
        pulse.run();
        assertThat(bot.said(id)).hasSize(2);
        runs(bruno.http(), path(id), flow, true, earlier).ok();
        pulse.run();

        assertThat(bot.said(id)).hasSize(4);
        assertThat(bot.history(id).get("runs")).hasSize(2);
        assertThat(bot.history(id).at("/runs/0/id").asString()).isNotEqualTo(earlier);
        assertThat(bot.history(id).at("/runs/1/ending").asString()).isEqualTo("cancelled");
    }

    @Test
    @Tag("CON-39")
    void ofManyClicksOneRuns() throws Exception {
        var id = writes(WANTS).conversation();
        var flow = boleto();
        var clicks = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 8; i++) {
            boolean again = i % 2 == 0;
            clicks.add(() -> runs(bruno.http(), path(id), flow, again, null));
        }

        int done = 0;
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var it : pool.invokeAll(clicks)) {
                done += it.get().status() == 200 ? 1 : 0;
            }
        }
        pulse.run();

        assertThat(done).isEqualTo(1);
        assertThat(bot.history(id).get("runs")).hasSize(1);
        assertThat(bot.said(id)).hasSize(2);
    }

    @Test
    void whereSomethingElseWouldBeginByNowItIsRefused() {
        var id = writes(WANTS).conversation();
        var flow = boleto();
        var shown = looks(id).get("flow").asString();
        var other = taught.says("Outro", "outro");
        taught.begins(other, Map.of("keywords", List.of(WANTS))).ok();

        assertThat(shown).isEqualTo(flow);
        assertThat(runs(bruno.http(), path(id), flow, false, null).code()).isEqualTo("changed-meanwhile");
        assertThat(bot.history(id).get("runs")).isEmpty();
    }

    @Test
    void aSwitchThatIsOffKeepsNobodyFromDoingItByHandAndWhatIsUnderWayIsReplaced() {
        var flow = boleto();
        var begun = writes(WANTS);
        var id = begun.conversation();
        bruno.http()
                .put("/api/v1/conversations/" + id + "/chatbot", Map.of("on", false))
                .ok();
        var other = bot.publishes("Outro", script(null, menu("q", "Qual?", "A", null, "B", null)));
        bruno.http()
                .post("/api/v1/conversations/" + id + "/flow-runs", Map.of("flow", other, "transfer", false))
                .ok();
        pulse.run();

        assertThat(looks(id).get("replaced").asString()).isEqualTo("Outro");
        runs(bruno.http(), path(id), flow, false, null).ok();
        pulse.run();

        assertThat(bot.said(id)).contains("Aqui está o boleto.");
        assertThat(bot.history(id).at("/runs/1/ending").asString()).isEqualTo("cancelled");
    }

    @Test
    void onlyWhoMayAndSeesTheConversationReadsAgainWhatACustomerWrote() {
        var flow = boleto();
        var id = writes(WANTS).conversation();
        var ana = shop.agent("Ana Souza");
        var elsewhere =
                shop.desk().colleague("Davi Lima", "supervisor", shop.desk().department("Outro setor"));
        Shop.replies(ana, id, "Deixa comigo").ok();
        var replied = bot.opened(id)
                .get("messages")
                .valueStream()
                .filter(it -> it.get("direction").asString().equals("out"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        var other = writes("outra").conversation();

        assertThat(ana.http().get(path(id) + "reprocessing").code()).isEqualTo("forbidden");
        assertThat(runs(ana.http(), path(id), flow, false, null).code()).isEqualTo("forbidden");
        assertThat(elsewhere.http().get(path(id) + "reprocessing").status()).isEqualTo(404);
        assertThat(runs(elsewhere.http(), path(id), flow, false, null).status()).isEqualTo(404);
        assertThat(bruno.http().get(path(id, replied) + "reprocessing").code()).isEqualTo("not-inbound");
        assertThat(bruno.http()
                        .get(path(other, taught.heard(id)) + "reprocessing")
                        .status())
                .isEqualTo(404);
        assertThat(bot.history(id).get("runs")).isEmpty();
    }

    @Test
    void aConversationThatIsOverIsReopenedFirst() {
        var flow = boleto();
        var id = writes(WANTS).conversation();
        bruno.http()
                .put("/api/v1/conversations/" + id + "/acceptance", Map.of())
                .ok();
        bruno.http()
                .put("/api/v1/conversations/" + id + "/resolution", Map.of())
                .ok();

        assertThat(runs(bruno.http(), path(id), flow, false, null).code()).isEqualTo("conversation-closed");
    }

    @Test
    @Tag("CON-40")
    void aMessagesWordsTeachAnIntentAndTheNextOneIsUnderstood() {
        var intent = taught.intent("Entrega", "quando chega minha encomenda");
        taught.byIntent(taught.says("Entrega", "Chega amanhã."), intent).listens();
        var begun = writes("meu pacote sumiu do mapa, Dona Ana");
        var id = begun.conversation();
        assertThat(bot.said(id)).isEmpty();
        var example = Map.of("intent", intent, "text", "meu pacote sumiu do mapa");
        var ana = shop.agent("Ana Souza");

        var phrases = bruno.http().post(path(id) + "example", example).ok().get("phrases");
        var twice = bruno.http().post(path(id) + "example", example);
        begun.visitor().says("o pacote sumiu do mapa!!").ok();
        pulse.run();

        assertThat(phrases).hasSize(2);
        assertThat(twice.code()).isEqualTo("phrase-taken");
        assertThat(ana.http().post(path(id) + "example", example).code()).isEqualTo("forbidden");
        assertThat(bot.said(id)).containsExactly("Chega amanhã.");
    }

    @Test
    void whatSomethingBeginsByIsNotRemoved() {
        var intent = taught.intent("Boleto", "segunda via do boleto");
        var entity = taught.entity("Produto", "Geladeira");
        var flow = taught.says("2ª via", "Aqui está.");
        taught.begins(flow, Map.of("intents", List.of(intent), "entities", List.of(entity, "cpf")))
                .ok();
        var http = shop.desk().http();

        var refused = http.delete(Taught.INTENTS + "/" + intent);
        assertThat(refused.code()).isEqualTo("intent-in-use");
        assertThat(refused.json().get("flows").asString()).isEqualTo("2ª via");
        assertThat(http.delete(Taught.ENTITIES + "/" + entity).code()).isEqualTo("intent-in-use");
        assertThat(taught.begins(flow, Map.of("entities", List.of("nada"))).status())
                .isEqualTo(404);
        assertThat(taught.begins(flow, Map.of("keywords", List.of("?!"))).code())
                .isEqualTo("invalid");
        assertThat(bruno.http()
                        .get(Bot.FLOWS + "/" + flow + "/trigger")
                        .ok()
                        .at("/entities/1")
                        .asString())
                .isEqualTo("cpf");

        taught.begins(flow, Map.of()).ok();
        http.delete(Taught.INTENTS + "/" + intent).ok();
        http.delete(Taught.ENTITIES + "/" + entity).ok();
    }
}
