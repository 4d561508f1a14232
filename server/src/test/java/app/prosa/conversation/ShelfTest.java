package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What leaves the main view: put off, deleted, cleared. And what begins again.
@ServerTest
class ShelfTest {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    Snoozes snoozes;

    @Autowired
    Bin bin;

    @Autowired
    ConversationStore store;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void whatIsPutOffComesBackByItselfOrWhenTheCustomerWrites() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var timed = shop.begun("Volto amanhã");
        var open = shop.begun("Volto um dia");
        accept(ana, timed);
        accept(ana, open);

        snooze(
                        ana,
                        timed,
                        Map.of(
                                "until",
                                clock.instant().plus(Duration.ofHours(3)).toString()))
                .ok();
        snooze(ana, open, Map.of()).ok();
        assertThat(Shop.list(ana, "tab=attending")).isEmpty();
        assertThat(Shop.list(ana, "tab=attending&snoozed=true")).hasSize(2);
        open.visitor().says("Voltei").ok();
        assertThat(Shop.list(ana, "tab=attending")).hasSize(1);
        clock.forward(Duration.ofHours(3));
        snoozes.run();

        assertThat(Shop.list(ana, "tab=attending")).hasSize(2);
        assertThat(Shop.list(ana, "tab=attending&snoozed=true")).isEmpty();
        assertThat(snooze(ana, timed, Map.of("until", "2001-01-01T00:00:00Z")).status())
                .isEqualTo(400);
    }

    @Test
    void whatIsDeletedIsGoneForAllAndLiesInTheBinForThirtyDays() {
        var shop = Shop.open(port);
        var admin = shop.desk().admin();
        var ana = shop.agent("Ana");
        var begun = shop.begun("Apague isto");
        var path = "/api/v1/conversations/" + begun.conversation();

        assertThat(ana.http().delete(path).status()).isEqualTo(403);
        admin.http().delete(path).ok();

        assertThat(ana.http().get(path).status()).isEqualTo(404);
        assertThat(admin.http().get(path).status()).isEqualTo(404);
        assertThat(Shop.list(admin, "q=Apague")).isEmpty();
        assertThat(admin.http()
                        .get("/api/v1/conversations/counts")
                        .ok()
                        .at("/all/waiting")
                        .asLong())
                .isZero();
        assertThat(binned(admin)).hasSize(1);
        assertThat(ana.http().get("/api/v1/bin").status()).isEqualTo(403);

        admin.http()
                .put("/api/v1/bin/" + begun.conversation() + "/restoration", Map.of())
                .ok();
        assertThat(admin.http().get(path).status()).isEqualTo(200);

        admin.http().delete(path).ok();
        begun.visitor().says("Ainda estou aqui").ok();
        assertThat(Shop.list(admin, "tab=waiting"))
                .singleElement()
                .matches(it -> !it.get("id").asString().equals(begun.conversation()));
        assertThat(admin.http()
                        .put("/api/v1/bin/" + begun.conversation() + "/restoration", Map.of())
                        .code())
                .isEqualTo("conversation-exists");
        var fresh = Shop.list(admin, "tab=waiting").get(0).get("id").asString();
        assertThat(admin.http().get("/api/v1/conversations/" + fresh).ok().get("tickets"))
                .as("not those of what lies in the bin")
                .hasSize(1);
        clock.forward(Bin.KEPT.plusHours(1));
        bin.run();
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var id = new ConversationId(UUID.fromString(begun.conversation()));
        boolean there = Tenant.in(
                account,
                () -> transactions.execute(_ -> store.lockBinned(account, id).isPresent()));
        assertThat(there).isFalse();
    }

    @Test
    void clearingKeepsTheNotesAndTheHistoryAndSaysHowMuchWasCleared() {
        var shop = Shop.open(port);
        var admin = shop.desk().admin();
        var ana = shop.agent("Ana");
        var begun = shop.begun("Meu segredo");
        var path = "/api/v1/conversations/" + begun.conversation();
        Shop.replies(ana, begun.conversation(), "Anotado").ok();
        note(ana, begun, "Cliente antigo").ok();

        assertThat(ana.http().delete(path + "/messages").status()).isEqualTo(403);
        admin.http().delete(path + "/messages").ok();

        var lines = admin.http().get(path).ok().get("messages");
        assertThat(lines.toString()).doesNotContain("Meu segredo", "Anotado").contains("Cliente antigo");
        assertThat(lines)
                .filteredOn(it -> it.at("/content/what").asString("").equals("cleared"))
                .singleElement()
                .matches(it -> it.at("/content/detail").asString().equals("2"));
        assertThat(Shop.list(admin, "q=segredo")).isEmpty();
        assertThat(begun.visitor().conversation().get("messages").toString()).doesNotContain("Meu segredo");

        admin.http().delete(path + "/messages?notes=true").ok();
        assertThat(admin.http().get(path).ok().get("messages").toString()).doesNotContain("Cliente antigo");
    }

    @Test
    void fromAClosedOneANewTicketBeginsThatIsTheAgents() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var begun = shop.begun("Oi");
        var path = "/api/v1/conversations/" + begun.conversation();
        accept(ana, begun);
        assertThat(ana.http().post(path + "/tickets", Map.of()).code()).isEqualTo("already-open");
        var resolved = ana.http().put(path + "/resolution", Map.of()).ok();

        var fresh = ana.http().post(path + "/tickets", Map.of()).ok();

        assertThat(fresh.get("state").asString()).isEqualTo("attending");
        assertThat(fresh.get("owner").asString()).isEqualTo(ana.id());
        assertThat(fresh.at("/ticket/number").asLong())
                .isEqualTo(resolved.at("/ticket/number").asLong() + 1);
        assertThat(Shop.replies(ana, begun.conversation(), "Olá de novo").status())
                .isEqualTo(201);
        var bia = shop.agent("Bia");
        ana.http().put(path + "/resolution", Map.of()).ok();
        assertThat(bia.http().post(path + "/tickets", Map.of()).status()).isEqualTo(404);
    }

    @Test
    @Tag("SUP-04")
    @Tag("SUP-06")
    @Tag("SUP-07")
    void theHistoryTellsWhoDidWhatHowLongItStoodAndWhoLooked() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        var begun = shop.begun("Oi");
        var path = "/api/v1/conversations/" + begun.conversation();
        clock.forward(Duration.ofMinutes(4));
        accept(ana, begun);
        ana.http().get(path).ok();
        ana.http().get(path).ok();
        clock.forward(Duration.ofMinutes(10));
        ana.http().get(path).ok();
        TransferTest.transfer(ana, begun, Map.of("agent", bia.id(), "confirmed", true))
                .ok();
        bia.http().put(path + "/resolution", Map.of()).ok();

        var history = bia.http().get(path + "/history").ok();

        assertThat(history.get("steps"))
                .extracting(it -> it.get("state").asString())
                .containsExactly("waiting", "attending", "attending", "resolved");
        assertThat(history.at("/steps/0/seconds").asLong()).isBetween(240L, 260L);
        assertThat(history.at("/steps/0/by/kind").asString()).isEqualTo("system");
        assertThat(history.at("/steps/1/by/id").asString()).isEqualTo(ana.id());
        assertThat(history.at("/steps/2/owner").asString()).isEqualTo(bia.id());
        assertThat(history.at("/steps/2/because/what").asString()).isEqualTo("transferred");
        assertThat(history.get("views"))
                .filteredOn(it -> it.get("agent").asString().equals(ana.id()))
                .hasSize(2);
        assertThat(ana.http().get(path + "/history").status()).isEqualTo(404);
    }

    private static JsonNode binned(Eg.Person agent) {
        return agent.http().get("/api/v1/bin").ok().get("items");
    }

    private static void accept(Eg.Person agent, Shop.Begun begun) {
        agent.http()
                .put("/api/v1/conversations/" + begun.conversation() + "/acceptance", Map.of())
                .ok();
    }

    private static TestAgent.Answer snooze(Eg.Person agent, Shop.Begun begun, Map<String, ?> body) {
        return agent.http().put("/api/v1/conversations/" + begun.conversation() + "/snooze", body);
    }

    private static TestAgent.Answer note(Eg.Person agent, Shop.Begun begun, String text) {
        return agent.http()
                .post(
                        "/api/v1/conversations/" + begun.conversation() + "/messages",
                        Map.of(
                                "id",
                                app.prosa.TestVisitor.uuid(),
                                "kind",
                                "note",
                                "content",
                                Map.of("type", "text", "body", text)));
    }
}
