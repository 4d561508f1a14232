package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class TransferTest {

    @LocalServerPort
    int port;

    @Test
    @Tag("CON-06")
    @Tag("CON-15")
    @Tag("CON-19")
    void aDepartmentGetsItAtTheEndOfItsQueue() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var finance = shop.desk().department("Financeiro");
        var bia = shop.desk().colleague("Bia", "agent", finance);
        var begun = shop.begun("Quero a segunda via");
        Shop.replies(ana, begun.conversation(), "Um momento").ok();

        var moved = transfer(ana, begun, Map.of("department", finance, "note", "Só quer o boleto", "confirmed", true))
                .ok();

        assertThat(moved.get("state").asString()).isEqualTo("waiting");
        assertThat(moved.get("owner").isNull()).isTrue();
        assertThat(Shop.list(bia, "tab=waiting"))
                .extracting(it -> it.get("id").asString())
                .containsExactly(begun.conversation());
        var lines = bia.http()
                .get("/api/v1/conversations/" + begun.conversation())
                .ok()
                .get("messages");
        assertThat(lines)
                .filteredOn(it -> it.at("/content/what").asString("").equals("transferred"))
                .singleElement()
                .matches(it -> it.at("/content/to/department").asString().equals("Financeiro"));
        assertThat(lines)
                .filteredOn(it -> it.get("direction").asString().equals("note"))
                .singleElement()
                .matches(it -> it.at("/content/body").asString().equals("Só quer o boleto"));
        assertThat(begun.visitor().conversation().get("messages").toString()).doesNotContain("Só quer o boleto");
    }

    @Test
    @Tag("CON-15")
    void aColleagueInAnotherDepartmentGetsItThereAndGoesOn() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var finance = shop.desk().department("Financeiro");
        var bia = shop.desk().colleague("Bia", "agent", finance);
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Olá").ok();

        var to = Map.of("agent", bia.id(), "department", finance, "confirmed", true);
        var moved = transfer(ana, begun, to).ok();

        assertThat(moved.get("department").asString()).isEqualTo(finance);
        assertThat(moved.get("owner").asString()).isEqualTo(bia.id());
        assertThat(Shop.replies(bia, begun.conversation(), "Continuo eu").status())
                .isEqualTo(201);
    }

    @Test
    @Tag("CON-15")
    @Tag("CON-57")
    void whoTransfersLosesSightAtOnceAndIsTold() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var finance = shop.desk().department("Financeiro");
        var bia = shop.desk().colleague("Bia", "agent", finance);
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Olá").ok();
        var seq = ana.http().get("/api/v1/bootstrap").ok().get("seq").asLong();

        try (var socket = TestSocket.of(ana, port, seq)) {
            transfer(ana, begun, Map.of("agent", bia.id(), "confirmed", true)).ok();

            socket.event(
                    "conversation.removed",
                    it -> it.get("conversationId").asString().equals(begun.conversation()));
        }
        assertThat(open(ana, begun).status()).isEqualTo(404);
        assertThat(Shop.replies(ana, begun.conversation(), "Mais uma coisa").status())
                .isEqualTo(409);
        var now = open(bia, begun).ok().get("conversation");
        assertThat(now.get("state").asString()).isEqualTo("attending");
        assertThat(now.get("owner").asString()).isEqualTo(bia.id());
    }

    @Test
    void whoIsNotThereForTheCustomerIsRefused() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var finance = shop.desk().department("Financeiro");
        var other = Shop.open(port);
        var begun = shop.begun("Oi");
        var path = "/api/v1/conversations/" + begun.conversation() + "/transfers";

        assertThat(transfer(ana, begun, Map.of()).status()).isEqualTo(400);
        assertThat(transfer(ana, begun, Map.of("agent", ana.id(), "department", finance))
                        .code())
                .isEqualTo("not-a-member");
        assertThat(transfer(ana, begun, Map.of("department", other.department()))
                        .status())
                .isEqualTo(404);
        assertThat(transfer(ana, begun, Map.of("agent", other.desk().admin().id()))
                        .status())
                .isEqualTo(404);
        assertThat(transfer(ana, begun, Map.of("department", shop.department(), "confirmed", true))
                        .code())
                .isEqualTo("already-there");
        var nobody = transfer(ana, begun, Map.of("department", finance));
        assertThat(nobody.code()).isEqualTo("target-unavailable");
        assertThat(nobody.json().get("obstacle").asString()).isEqualTo("nobody");
        var offline = transfer(ana, begun, Map.of("agent", shop.agent("Zé").id()));
        assertThat(offline.json().get("obstacle").asString()).isEqualTo("offline");
        assertThat(other.desk()
                        .http()
                        .post(path, Map.of("department", other.department()))
                        .status())
                .isEqualTo(404);
        assertThat(open(ana, begun).ok().at("/conversation/state").asString()).isEqualTo("waiting");
    }

    @Test
    @Tag("ADM-14")
    void whoHelpsSeesAndAnswersAndTheOwnerStays() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var finance = shop.desk().department("Financeiro");
        var bia = shop.desk().colleague("Bia", "agent", finance);
        var caio = shop.desk().colleague("Caio", "agent");
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Olá").ok();
        assertThat(open(bia, begun).status()).isEqualTo(404);

        help(ana, begun, List.of(caio.id()), List.of(finance)).ok();

        assertThat(Shop.list(bia, "tab=attending")).hasSize(1);
        assertThat(counts(bia)).isEqualTo(1);
        assertThat(Shop.replies(bia, begun.conversation(), "Posso ajudar").status())
                .isEqualTo(201);
        assertThat(Shop.replies(caio, begun.conversation(), "Eu também").status())
                .isEqualTo(201);
        assertThat(open(ana, begun).ok().at("/conversation/owner").asString()).isEqualTo(ana.id());

        help(ana, begun, List.of(), List.of()).ok();

        assertThat(open(bia, begun).status()).isEqualTo(404);
        assertThat(counts(bia)).isZero();
        assertThat(Shop.replies(caio, begun.conversation(), "Ainda aí?").status())
                .isEqualTo(404);
    }

    @Test
    void whereConversationsAreSharedColleaguesOfTheDepartmentAnswerForEachOther() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var bia = shop.agent("Bia");
        var finance = shop.desk().department("Financeiro");
        var caio = shop.desk().colleague("Caio", "agent", finance);
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Olá").ok();
        assertThat(open(bia, begun).status()).isEqualTo(404);

        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("ownership", "shared"))
                .ok();

        assertThat(open(bia, begun).status()).isEqualTo(200);
        assertThat(Shop.replies(bia, begun.conversation(), "Oi, sou a Bia").status())
                .isEqualTo(201);
        assertThat(open(bia, begun).ok().at("/conversation/owner").asString()).isEqualTo(ana.id());
        assertThat(open(caio, begun).status()).isEqualTo(404);
        assertThat(bia.http()
                        .put("/api/v1/conversations/" + begun.conversation() + "/acceptance", Map.of())
                        .code())
                .isEqualTo("already-taken");
    }

    static TestAgent.Answer transfer(Eg.Person agent, Shop.Begun begun, Map<String, ?> to) {
        return agent.http().post("/api/v1/conversations/" + begun.conversation() + "/transfers", to);
    }

    private static TestAgent.Answer help(
            Eg.Person agent, Shop.Begun begun, List<String> agents, List<String> departments) {
        return agent.http()
                .put(
                        "/api/v1/conversations/" + begun.conversation() + "/helpers",
                        Map.of("agents", agents, "departments", departments));
    }

    private static TestAgent.Answer open(Eg.Person agent, Shop.Begun begun) {
        return agent.http().get("/api/v1/conversations/" + begun.conversation());
    }

    private static long counts(Eg.Person agent) {
        return agent.http()
                .get("/api/v1/conversations/counts")
                .ok()
                .at("/all/attending")
                .asLong();
    }
}
