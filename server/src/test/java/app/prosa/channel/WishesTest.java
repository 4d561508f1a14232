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
