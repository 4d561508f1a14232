package app.prosa.channel;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.TestAgent;
import app.prosa.TestMeta;
import app.prosa.TestSocket;
import app.prosa.WhatsAppShop;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Customers refuse offers with a word, and want them again with another.
@ServerTest
class WishesTest {

    private static final String ANA = "5511988887777";
    private static final String WORDS = "/api/v1/wish-words";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person bia;

    private int said;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.open(port, meta);
        bia = shop.desk().colleague("Bia Reis", "agent", shop.department());
    }

    private void says(String words) {
        said++;
        shop.posts(WhatsAppShop.text(ANA, "wamid." + said, words)).ok();
        shop.settled();
    }

    private String path() {
        return "/api/v1/conversations/"
                + shop.conversation().at("/conversation/id").asString() + "/marketing";
    }

    private JsonNode wish() {
        return bia.http().get(path()).ok();
    }

    /// What the system lines of the conversation tell of it.
    private List<String> told() {
        return shop.conversation()
                .get("messages")
                .valueStream()
                .filter(it -> it.at("/content/what").asString("").startsWith("opted"))
                .map(it -> it.at("/content/what").asString() + " "
                        + it.at("/author/kind").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAIR", "sair.", " Parar ", "STOP!", "Descadastrar", "parar promoções 🙏"})
    void aWordAloneRefusesOffersOnceAndAnotherWantsThemAgain(String word) {
        says("Oi");
        assertThat(wish().get("wanted").asBoolean()).isTrue();
        says("Voltar");

        says(word);
        says(word);

        assertThat(wish().get("wanted").asBoolean()).isFalse();
        assertThat(wish().get("agent").isNull()).isTrue();
        assertThat(told()).containsExactly("opted-out contact");
        says("Voltar");
        assertThat(wish().get("wanted").asBoolean()).isTrue();
        assertThat(told()).containsExactly("opted-out contact", "opted-in contact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quero sair da fila, e agora?", "Sair mais cedo", "o app não para de parar", "stop sign"})
    void aSentenceWithSuchAWordInItMeansSomethingElse(String sentence) {
        says(sentence);

        assertThat(wish().get("wanted").asBoolean()).isTrue();
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Voltar", "START", "alta"})
    void whoHasRefusedNothingAsksForNothingAgain(String word) {
        says("Oi");

        says(word);

        assertThat(wish().get("wanted").asBoolean()).isTrue();
        assertThat(wish().get("at").isNull()).isTrue();
        assertThat(told()).isEmpty();
    }

    @Test
    void anAccountHasItsOwnWordsWhichCountAtOnceAndForItAlone() {
        var usual = words(shop.desk().http()).ok();
        assertThat(strings(usual.get("optOut"))).contains("Sair", "Parar promoções");
        assertThat(strings(usual.get("optIn"))).contains("Voltar");
        says("Sair mesmo");
        assertThat(wish().get("wanted").asBoolean()).isTrue();

        var kept = chosen(List.of(" Chega  já!", "CHEGA JA", "Não quero"), List.of("Quero ofertas"))
                .ok();

        assertThat(strings(kept.get("optOut"))).containsExactly("Chega  já!", "Não quero");
        says("sair");
        assertThat(wish().get("wanted").asBoolean()).isTrue();
        says("chega JÁ");
        assertThat(wish().get("wanted").asBoolean()).isFalse();
        says("Voltar");
        assertThat(wish().get("wanted").asBoolean()).isFalse();
        says("quero ofertas!");
        assertThat(wish().get("wanted").asBoolean()).isTrue();
        says("Eu não quero");
        assertThat(wish().get("wanted").asBoolean()).isTrue();
        assertThat(told()).containsExactly("opted-out contact", "opted-in contact");
        var other = WhatsAppShop.open(port, meta);
        assertThat(words(other.desk().http()).json()).isEqualTo(usual);
        assertThat(audited()).contains("\"changeWishWords\"").contains("Quero ofertas");
    }

    @Test
    void wordsHaveBoundsAndOnlyWhoRunsTheAccountChoosesThem() {
        var long41 = "a".repeat(41);
        assertThat(chosen(List.of(), List.of()).code()).isEqualTo("invalid");
        assertThat(chosen(List.of("🙏"), List.of()).code()).isEqualTo("invalid");
        assertThat(chosen(List.of(long41), List.of()).code()).isEqualTo("invalid");
        var many = IntStream.range(0, 51).mapToObj(it -> "palavra " + it).toList();
        assertThat(chosen(many, List.of()).code()).isEqualTo("invalid");
        var both = chosen(List.of("Sair"), List.of("SAÍR"));
        assertThat(both.code()).isEqualTo("word-in-both");
        assertThat(both.json().get("field").asString()).isEqualTo("optIn");
        assertThat(words(bia.http()).status()).isEqualTo(403);
        assertThat(bia.http()
                        .put(WORDS, Map.of("optOut", List.of("Sair"), "optIn", List.of()))
                        .status())
                .isEqualTo(403);
        assertThat(chosen(List.of("Sair"), List.of()).status()).isEqualTo(200);
    }

    private static TestAgent.Answer words(TestAgent http) {
        return http.get(WORDS);
    }

    private TestAgent.Answer chosen(List<String> optOut, List<String> optIn) {
        return shop.desk().http().put(WORDS, Map.of("optOut", optOut, "optIn", optIn));
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private String audited() {
        return shop.desk().http().get("/api/v1/audit").ok().toString();
    }

    @Test
    void anAgentWritesItDownWithAReasonAndColleaguesSeeItAtOnce() {
        says("SAIR");
        assertThat(noted(bia.http(), true, "  ").code()).isEqualTo("invalid");

        try (var socket = TestSocket.of(shop.desk().admin(), port, 0)) {
            var wish = noted(bia.http(), true, "Pediu por telefone").ok();

            assertThat(wish.get("wanted").asBoolean()).isTrue();
            assertThat(wish.get("agent").asString()).isEqualTo(bia.id());
            assertThat(wish.get("reason").asString()).isEqualTo("Pediu por telefone");
            socket.event("message.added", it -> it.toString().contains("opted-in"));
        }
        noted(bia.http(), true, "De novo").ok();
        assertThat(told()).containsExactly("opted-out contact", "opted-in agent");
    }

    @Test
    void whoMayNotSeeTheConversationLearnsAndChangesNothing() {
        says("SAIR");
        var other = shop.desk().colleague("Caio", "agent", shop.desk().department("Financeiro"));

        assertThat(other.http().get(path()).status()).isEqualTo(404);
        assertThat(noted(other.http(), true, "Quero").status()).isEqualTo(404);
        assertThat(wish().get("wanted").asBoolean()).isFalse();
    }

    private TestAgent.Answer noted(TestAgent http, boolean wanted, String reason) {
        return http.put(path(), Map.of("wanted", wanted, "reason", reason));
    }
}
