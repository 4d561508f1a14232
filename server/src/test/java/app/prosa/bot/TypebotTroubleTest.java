package app.prosa.bot;

import static app.prosa.bot.TypebotShop.asks;
import static app.prosa.bot.TypebotShop.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.conversation.ConversationId;
import app.prosa.simulator.Simulator;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// A viewer that is slow, out of order, closed or gone: nobody is left alone with it, and nothing is said
/// twice.
@ServerTest
class TypebotTroubleTest {

    @LocalServerPort
    int port;

    @Autowired
    BotPulse pulse;

    @Autowired
    Player player;

    @Autowired
    Simulator simulator;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
    }

    @AfterEach
    void mend() {
        simulator.noFaults();
    }

    private TypebotShop plays(String... replies) {
        return TypebotShop.open(shop, simulator, pulse, replies);
    }

    /// Time goes by between the tries, until people have the conversation.
    private void waitsFor(TypebotShop typebot, String id, String reason) {
        typebot.until(() -> {
            clock.forward(Duration.ofSeconds(10));
            return typebot.reason(id).equals(reason);
        });
        assertThat(typebot.bot().state(id)).isEqualTo("waiting");
        assertThat(typebot.bot().opened(id).at("/conversation/bot").isNull()).isTrue();
    }

    @Test
    void aSessionThatIsOverBeginsOnceMoreWithTheSameWords() {
        var typebot = plays(asks("Seu nome?"), says("Obrigado."));
        var begun = typebot.begun("Oi");
        simulator.typebots().expire();

        typebot.says(begun, "Ana");
        typebot.until(() -> typebot.talks().size() == 2);

        typebot.until(() -> typebot.bot().said(begun.conversation()).size() == 2);
        assertThat(typebot.heard()).containsExactly("Ana");
        assertThat(typebot.bot().said(begun.conversation())).containsExactly("Seu nome?", "Seu nome?");
        assertThat(typebot.bot().state(begun.conversation())).isEqualTo("triage");
    }

    @Test
    void aViewerOutOfOrderIsAskedAgainAndAnswersLater() {
        var typebot = plays(asks("Seu nome?"), says("Obrigado."));
        simulator.fault("F2-typebot", 2);
        var begun = shop.begun("Oi");

        typebot.until(() -> {
            clock.forward(Duration.ofSeconds(10));
            return !typebot.bot().said(begun.conversation()).isEmpty();
        });

        assertThat(typebot.talks()).hasSize(1);
        simulator.fault("F2-typebot", 2);
        typebot.says(begun, "Ana");
        waitsFor(typebot, begun.conversation(), "finished");
        assertThat(typebot.heard()).containsExactly("Oi", "Ana");
    }

    @Test
    void aViewerThatStaysOutOfOrderGivesTheCustomerToPeople() {
        var typebot = plays(asks("Seu nome?"));
        simulator.fault("F2-typebot", 100);
        var begun = shop.begun("Oi");

        waitsFor(typebot, begun.conversation(), "typebot-silent");

        assertThat(typebot.bot().said(begun.conversation())).isEmpty();
        assertThat(typebot.bot()
                        .history(begun.conversation())
                        .at("/runs/0/ending")
                        .asString())
                .isEqualTo("broken");
    }

    @Test
    void aStartWhoseAnswerIsLostIsTriedAgainAndGreetsOnce() {
        var typebot = plays(asks("Seu nome?"));
        simulator.fault("F3-typebot", 1);
        var begun = shop.begun("Oi");

        typebot.until(() -> {
            clock.forward(Duration.ofSeconds(10));
            return !typebot.bot().said(begun.conversation()).isEmpty();
        });

        assertThat(typebot.talks()).hasSize(2);
        assertThat(typebot.bot().said(begun.conversation())).containsExactly("Seu nome?");
    }

    @ParameterizedTest
    @CsvSource({"F3-typebot", "F2-typebot-gate", "F4-typebot-hang"})
    void anAnswerThatIsLostInTheMiddleIsNotAskedForAgain(String fault) {
        var typebot = plays(asks("Seu nome?"), asks("Sua cidade?"), asks("Seu bairro?"));
        var begun = typebot.begun("Oi");
        simulator.fault(fault, fault.endsWith("hang") ? 2 : 1);

        typebot.says(begun, "Ana");
        waitsFor(typebot, begun.conversation(), "typebot-lost");

        assertThat(typebot.heard().stream().filter("Ana"::equals).count()).isLessThanOrEqualTo(1);
        assertThat(typebot.bot().said(begun.conversation())).containsExactly("Seu nome?");
    }

    @Test
    void whatIsClosedOrIsNotThereOrIsNotAllowedIsSaid() {
        var typebot = plays(asks("Seu nome?"));
        typebot.set(Map.of("publicId", "fechado")).ok();
        typebot.untilHandedOver(shop.begun("Oi").conversation(), "typebot-closed");
        typebot.set(Map.of("publicId", "nao-existe")).ok();
        typebot.untilHandedOver(shop.begun("Olá").conversation(), "typebot-not-found");
    }

    @Test
    void aNodeThatDiesOverAStartLetsAnotherBeginAnew() {
        var typebot = plays(asks("Seu nome?"));
        var begun = shop.begun("Oi");
        var id = begun.conversation();
        simulator.fault("F4-typebot-hang", 2);
        pulse.run();
        typebot.until(() -> typebot.talks().size() == 1);
        dies(id);
        simulator.noFaults();

        clock.forward(Duration.ofMinutes(3));
        typebot.until(() -> {
            clock.forward(Duration.ofSeconds(10));
            return !typebot.bot().said(id).isEmpty();
        });

        assertThat(typebot.talks()).hasSize(2);
        assertThat(typebot.bot().said(id)).containsExactly("Seu nome?");
    }

    @Test
    void aNodeThatDiesInTheMiddleLeavesTheCustomerToPeople() {
        var typebot = plays(asks("Seu nome?"), asks("Sua cidade?"));
        var begun = typebot.begun("Oi");
        var id = begun.conversation();
        simulator.fault("F4-typebot-hang", 2);
        typebot.says(begun, "Ana");
        typebot.until(() -> typebot.heard().size() == 2);
        dies(id);
        simulator.noFaults();
        pulse.run();
        assertThat(typebot.bot().state(id)).isEqualTo("triage");

        clock.forward(Duration.ofMinutes(3));
        typebot.untilHandedOver(id, "typebot-lost");

        assertThat(typebot.heard()).containsExactly("Oi", "Ana");
        assertThat(typebot.bot().said(id)).containsExactly("Seu nome?");
    }

    /// Whoever makes the call will not be believed any more, as if it were gone.
    private void dies(String conversation) {
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        Tenant.in(
                account,
                () -> transaction.executeWithoutResult(
                        _ -> db.sql("""
                        update flow_run
                        set dialogue = jsonb_set(dialogue, '{errand,id}', to_jsonb(gen_random_uuid()::text))
                        where account_id = ? and conversation_id = ?::uuid and ended_at is null
                        """).params(account.value(), conversation).update()));
    }

    @Test
    void twoNodesAskItOnce() throws Exception {
        var typebot = plays(asks("Seu nome?"));
        var begun = shop.begun("Oi");
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var id = new ConversationId(UUID.fromString(begun.conversation()));

        Bot.onManyNodes(() -> Tenant.in(account, () -> player.play(account, id, 0)));
        typebot.until(() -> !typebot.bot().said(begun.conversation()).isEmpty());

        assertThat(typebot.talks()).hasSize(1);
        assertThat(typebot.bot().said(begun.conversation())).hasSize(1);
    }

    @Test
    void whoTalksWithASlowViewerKeepsNobodyElse() {
        var typebot = plays(asks("Seu nome?"));
        simulator.fault("F4-typebot-hang", 2);
        shop.begun("Oi");
        pulse.run();
        typebot.until(() -> typebot.talks().size() == 1);
        var other = Shop.open(port);
        var flows = new Bot(other);
        flows.receives(flows.publishes("Oi", Bot.script(null, Bot.message("hi", "Olá!"))));

        var begun = other.begun("Oi");
        pulse.run();

        assertThat(flows.said(begun.conversation())).containsExactly("Olá!");
    }

    @Test
    void theTestNamesExactlyWhatIsWrongAndTheTokenIsNeverTold() {
        var typebot = plays(asks("Oi"));
        var http = shop.desk().http();
        typebot.set(Map.of("token", "um-token-secreto")).ok();
        assertThat(wrong()).isEmpty();
        assertThat(http.get("/api/v1/typebot").text())
                .contains("\"hasToken\":true")
                .doesNotContain("um-token-secreto");
        assertThat(http.get("/api/v1/audit").text()).contains("changeTypebot").doesNotContain("um-token-secreto");
        var sealed = Tenant.in(
                new AccountId(UUID.fromString(shop.desk().account())),
                () -> transaction.execute(_ -> db.sql("select token from typebot where account_id = ?::uuid")
                        .param(shop.desk().account())
                        .query(String.class)
                        .single()));
        assertThat(sealed).startsWith("v1.").doesNotContain("um-token-secreto");

        typebot.set(Map.of("publicId", "nao-existe")).ok();
        assertThat(wrong()).containsExactly("typebot");
        typebot.set(Map.of("publicId", "fechado")).ok();
        assertThat(wrong()).containsExactly("open");
        typebot.set(Map.of("viewer", simulator.address() + "/nada")).ok();
        assertThat(wrong()).containsExactly("reachable");
        simulator.typebots().play(typebot.publicId(), List.of("{\"messages\": []}"));
        typebot.set(Map.of()).ok();
        assertThat(wrong()).containsExactly("answers");
    }

    private List<String> wrong() {
        return shop.desk()
                .http()
                .post("/api/v1/typebot/test", Map.of())
                .ok()
                .get("checks")
                .valueStream()
                .filter(it -> !it.get("passed").asBoolean())
                .map(it -> it.get("what").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "http://viewer.example.com, address-inside",
        "https://127.0.0.2, address-inside",
        "https://10.0.0.7, address-inside",
        "https://169.254.169.254, address-inside",
        "https://[::1], address-inside",
        "https://localhost:8080, address-inside",
        "https://ana:senha@viewer.example.com, address-inside",
        "ftp://viewer.example.com, address-inside",
        "isto não é um endereço, invalid"
    })
    void anAddressThatLeadsInsideIsRefused(String viewer, String code) {
        var refused = plays(asks("Oi")).set(Map.of("viewer", viewer));

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.json().get("field").asString()).isEqualTo("viewer");
    }

    @ParameterizedTest
    @CsvSource({"publicId, a b", "startWord, ''", "idleMinutes, 0", "pauseMillis, 99999", "joinSeconds, 31"})
    void whatCannotBeIsNamed(String field, String value) {
        Object said = value.matches("[0-9]+") ? Integer.valueOf(value) : value;
        var wish = field.equals("startWord") ? Map.of("starts", "word", field, said) : Map.of(field, said);
        JsonNode refused = plays(asks("Oi")).set(wish).json();

        assertThat(refused.get("field").asString()).isEqualTo(field);
    }
}
