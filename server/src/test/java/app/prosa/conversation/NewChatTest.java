package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An agent begins to talk with a customer.
@ServerTest
class NewChatTest {

    @LocalServerPort
    int port;

    @Test
    @Tag("INB-64")
    @Tag("CON-48")
    void fromAClosedConversationANewTicketBeginsInTheChosenDepartment() {
        var shop = Shop.open(port);
        var other = shop.desk().department("Financeiro");
        var ana = shop.desk().colleague("Ana", "agent", shop.department(), other);
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Pronto").ok();
        var path = "/api/v1/conversations/" + begun.conversation();
        var first = ana.http().put(path + "/resolution", Map.of()).ok();

        var again = ana.http()
                .post(path + "/tickets", Map.of("departmentId", other))
                .ok();

        assertThat(again.get("state").asString()).isEqualTo("attending");
        assertThat(again.get("owner").asString()).isEqualTo(ana.id());
        assertThat(again.get("department").asString()).isEqualTo(other);
        assertThat(again.at("/ticket/number").asLong())
                .isGreaterThan(first.at("/ticket/number").asLong());
        var twice = ana.http().post(path + "/tickets", Map.of("departmentId", other));
        assertThat(twice.code()).isEqualTo("already-open");
        assertThat(twice.json().get("conversation").asString()).isEqualTo(begun.conversation());
    }

    @Test
    void customersAreFoundInEveryStateByWhoMaySeeThem() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        var begun = shop.begun("Oi");
        var path = "/api/v1/conversations/" + begun.conversation();
        Shop.replies(ana, begun.conversation(), "Pronto").ok();
        var contact = ana.http().get(path).ok().at("/contact/id").asString();
        ana.http()
                .patch("/api/v1/contacts/" + contact, Map.of("name", "Márcia Prado"))
                .ok();
        ana.http().put(path + "/resolution", Map.of()).ok();
        ana.http().put(path + "/archive", Map.of()).ok();

        var find = "/api/v1/chats/contacts?q=marcia";
        var found = ana.http().get(find).ok().get("items");
        assertThat(found)
                .singleElement()
                .satisfies(it -> assertThat(it.get("id").asString()).isEqualTo(contact));
        assertThat(bia.http().get(find).ok().get("items")).isEmpty();
        assertThat(Shop.open(port).desk().http().get(find).ok().get("items")).isEmpty();
    }

    @Test
    void aWebsiteChatReachesNoNumbersAndSaysSo() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");

        var reaches = ana.http().get("/api/v1/chats/reaches").ok().get("items");
        var refused = ana.http()
                .post(
                        "/api/v1/chats",
                        Map.of(
                                "name",
                                "Rui",
                                "phone",
                                "11 98765-4321",
                                "connectionId",
                                shop.connection(),
                                "departmentId",
                                shop.department()));

        assertThat(reaches)
                .singleElement()
                .satisfies(it -> assertThat(it.get("numbers").asBoolean()).isFalse());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("cannot-start");
    }

    @Test
    void aContactIsUnknownUntilSomebodySaysWhoItIs() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var begun = shop.begun("Oi");
        var contact = ana.http()
                .get("/api/v1/conversations/" + begun.conversation())
                .ok()
                .get("contact");

        var named = ana.http()
                .patch("/api/v1/contacts/" + contact.get("id").asString(), Map.of("name", "Rui"))
                .ok();

        assertThat(contact.get("named").asBoolean()).isFalse();
        assertThat(named.get("named").asBoolean()).isTrue();
    }
}
