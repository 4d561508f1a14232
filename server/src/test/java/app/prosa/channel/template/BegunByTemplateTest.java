package app.prosa.channel.template;

import static app.prosa.WhatsAppShop.until;
import static app.prosa.channel.template.TemplateDesk.ACCOUNT;
import static app.prosa.channel.template.TemplateDesk.ANA;
import static app.prosa.channel.template.TemplateDesk.FILLED;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestAgent.Answer;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Agents write first, and begin conversations with a template where nothing else gets through.
@ServerTest
class BegunByTemplateTest extends TemplateScene {

    @Test
    @Tag("CON-48")
    @Tag("CON-49")
    void aNumberThatNeverWroteIsWrittenToWithATemplateInAChosenDepartment() {
        assertThat(bia.http()
                        .post("/api/v1/chats", desk.chat("(11) 98888-7777", Map.of()))
                        .code())
                .isEqualTo("template-needed");
        var other = shop.desk().department("Financeiro");
        var elsewhere = desk.chat("(11) 98888-7777", desk.message("visita", FILLED));
        elsewhere.put("departmentId", other);
        assertThat(bia.http().post("/api/v1/chats", elsewhere).code()).isEqualTo("not-a-member");

        var begun = bia.http()
                .post("/api/v1/chats", desk.chat("(11) 98888-7777", desk.message("visita", FILLED)))
                .ok();

        assertThat(begun.at("/contact/name").asString()).isEqualTo("Ana Prado");
        assertThat(begun.get("state").asString()).isEqualTo("attending");
        assertThat(begun.get("owner").asString()).isEqualTo(bia.id());
        assertThat(begun.get("department").asString()).isEqualTo(shop.department());
        until(() -> simulator.outbox().size() == 1);
        var id = begun.get("id").asString();
        until(() -> !desk.lastSaid(id).get("status").asString().equals("queued"));
        var counts = bia.http().get("/api/v1/conversations/counts").ok();
        assertThat(counts.toString()).doesNotContain("-1");
    }

    @Test
    void whoAnswersFromTheOldFormOfTheNumberIsTheSameCustomer() {
        var begun = bia.http()
                .post("/api/v1/chats", desk.chat("31 98888-7777", desk.message("visita", FILLED)))
                .ok();
        until(() -> simulator.outbox().size() == 1);

        shop.posts(WhatsAppShop.text("553188887777", "wamid.answer", "Pode confirmar"))
                .ok();
        shop.settled();

        assertThat(shop.conversations()).hasSize(1);
        assertThat(desk.lastSaid(begun.get("id").asString()).at("/content/body").asString())
                .isEqualTo("Pode confirmar");
        assertThat(shop.conversation().at("/contact/name").asString()).isEqualTo("Ana Prado");
    }

    @Test
    void aContactIsChosenByCompanyAndWhoIsServedAlreadyIsOpened() {
        shop.posts(WhatsAppShop.text(ANA, "wamid.hello", "Oi")).ok();
        shop.settled();
        var opened = shop.conversation();
        var contact = opened.at("/contact/id").asString();
        shop.desk()
                .http()
                .patch("/api/v1/contacts/" + contact, Map.of("name", "Ana Prado", "company", "Padaria Sol"))
                .ok();

        var companies = bia.http().get("/api/v1/chats/companies?q=sol").ok().get("items");
        assertThat(companies.valueStream().map(JsonNode::asString)).containsExactly("Padaria Sol");
        var people = bia.http()
                .get("/api/v1/chats/contacts?company=Padaria%20Sol")
                .ok()
                .get("items");
        assertThat(people).singleElement().satisfies(it -> {
            assertThat(it.get("id").asString()).isEqualTo(contact);
            assertThat(it.at("/connections/0").asString()).isEqualTo(shop.connection());
        });
        assertThat(bia.http().get("/api/v1/chats/contacts").ok().get("items")).isEmpty();
        var chat = Map.of("contactId", contact, "connectionId", shop.connection(), "departmentId", shop.department());
        var refused = bia.http().post("/api/v1/chats", chat);
        assertThat(refused.code()).isEqualTo("already-open");
        assertThat(refused.json().get("conversation").asString())
                .isEqualTo(opened.at("/conversation/id").asString());
    }

    @Test
    void aContactOfTheWebsiteIsWrittenToOnTheirNumberAndAStrangersChatIsNotFound() {
        var site = shop.desk()
                .http()
                .post(
                        "/api/v1/connections",
                        Map.of("kind", "webchat", "name", "Site", "departmentId", shop.department()))
                .ok();
        TestVisitor.enter(port, site.get("key").asString()).says("Oi").ok();
        var contact = shop.conversation().at("/contact/id").asString();
        var chat = new HashMap<String, Object>(
                Map.of("contactId", contact, "connectionId", shop.connection(), "departmentId", shop.department()));
        chat.put("first", desk.message("visita", FILLED));
        assertThat(bia.http().post("/api/v1/chats", chat).code()).isEqualTo("cannot-start");
        shop.desk()
                .http()
                .patch("/api/v1/contacts/" + contact, Map.of("phone", "11 98888-7777"))
                .ok();

        var begun = bia.http().post("/api/v1/chats", chat).ok();

        assertThat(begun.at("/contact/id").asString()).isEqualTo(contact);
        until(() -> simulator.outbox().size() == 1);
        var stranger = WhatsAppShop.open(port, meta).desk().http();
        assertThat(stranger.post("/api/v1/chats", chat).status()).isEqualTo(404);
    }

    @Test
    void aTicketBegunAgainOutsideTheWindowNeedsATemplateToo() {
        var id = bia.http()
                .post("/api/v1/chats", desk.chat("+" + ANA, desk.message("visita", FILLED)))
                .ok()
                .get("id")
                .asString();
        bia.http().put("/api/v1/conversations/" + id + "/resolution", Map.of()).ok();
        var tickets = "/api/v1/conversations/" + id + "/tickets";

        assertThat(bia.http()
                        .post(tickets, Map.of("departmentId", shop.department()))
                        .code())
                .isEqualTo("template-needed");
        var again = bia.http()
                .post(tickets, Map.of("departmentId", shop.department(), "first", desk.message("visita", FILLED)))
                .ok();

        assertThat(again.get("state").asString()).isEqualTo("attending");
        until(() -> simulator.outbox().size() == 2);
    }

    @Test
    @Tag("CHN-06")
    void severalNumbersAreToldApartAndOnlyTheChosenOneSpeaks() {
        shop.desk()
                .http()
                .post(
                        "/api/v1/connections/whatsapp",
                        Map.of(
                                "name",
                                "Segundo número",
                                "departmentId",
                                shop.department(),
                                "phoneNumberId",
                                "200000000000002",
                                "businessAccountId",
                                ACCOUNT,
                                "token",
                                shop.token(),
                                "appSecret",
                                WhatsAppShop.SECRET))
                .ok();

        var reaches = bia.http().get("/api/v1/chats/reaches").ok().get("items");
        var begun = bia.http()
                .post("/api/v1/chats", desk.chat("+" + ANA, desk.message("visita", FILLED)))
                .ok();

        assertThat(reaches).hasSize(2).allSatisfy(it -> {
            assertThat(it.get("numbers").asBoolean()).isTrue();
            assertThat(it.get("templates").asBoolean()).isTrue();
        });
        assertThat(begun.at("/connection/id").asString()).isEqualTo(shop.connection());
    }

    @Test
    void twoWhoBeginWithOneNumberAtOnceMakeOneConversation() throws Exception {
        var caio = shop.desk().colleague("Caio", "agent", shop.department());
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var mine = both.submit(() ->
                    bia.http().post("/api/v1/chats", desk.chat("+" + ANA, desk.message("visita", FILLED))));
            var theirs = both.submit(() ->
                    caio.http().post("/api/v1/chats", desk.chat("+" + ANA, desk.message("visita", FILLED))));

            var answers = List.of(mine.get(), theirs.get());

            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 409);
        }
        assertThat(shop.conversations()).hasSize(1);
    }
}
