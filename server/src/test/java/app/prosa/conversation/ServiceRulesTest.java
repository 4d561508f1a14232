package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent.Answer;
import app.prosa.TestClock;
import app.prosa.TestSocket;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What an account may choose of how services wait again and change hands (docs/rules.md, E05 and E22).
@ServerTest
class ServiceRulesTest {

    @LocalServerPort
    int port;

    @Autowired
    Assignments assignments;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person ana;

    @SuppressWarnings("NullAway.Init")
    Eg.Person bia;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        ana = shop.agent("Ana");
        bia = shop.agent("Bia");
    }

    @Test
    void whatIsReturnedMayKeepItsPlaceInTheQueue() {
        chooses("returnKeepsPlace");
        var first = shop.begun("Cheguei primeiro").conversation();
        clock.forward(Duration.ofMinutes(1));
        var second = shop.begun("Cheguei depois").conversation();
        clock.forward(Duration.ofMinutes(1));
        Shop.replies(ana, first, "Já volto").ok();

        var returned = ana.http().delete(path(first) + "/acceptance").ok();

        assertThat(ids(Shop.list(bia, "tab=waiting"))).containsExactly(first, second);
        assertThat(returned.get("owner").isNull()).isTrue();
    }

    @Test
    void whatIsTransferredWaitsForTheColleagueAloneWhereTheyHaveToAccept() {
        chooses("transferNeedsAccept");
        var caio = shop.agent("Caio");
        var id = shop.begun("Quero a segunda via").conversation();
        Shop.replies(ana, id, "Um momento").ok();
        var seq = bia.http().get("/api/v1/bootstrap").ok().get("seq").asLong();

        var offered = transfers(ana, id, bia).ok();

        assertThat(offered.get("state").asString()).isEqualTo("waiting");
        assertThat(offered.get("owner").asString()).isEqualTo(bia.id());
        try (var hears = TestSocket.of(bia, port, seq)) {
            hears.event(
                    "message.added",
                    it -> it.at("/conversation/owner").asString("").equals(bia.id()));
        }
        assertThat(ids(Shop.list(bia, "tab=waiting"))).containsExactly(id);
        for (var other : List.of(ana, caio)) {
            assertThat(Shop.list(other, "tab=waiting")).isEmpty();
            assertThat(other.http().get(path(id)).status()).isEqualTo(404);
            assertThat(Shop.replies(other, id, "Eu atendo").code()).isEqualTo("already-taken");
        }
        assertThat(shop.desk().http().put(path(id) + "/acceptance", Map.of()).code())
                .as("an administrator sees it, and may take it over, but was not asked")
                .isEqualTo("already-taken");

        var accepted = bia.http().put(path(id) + "/acceptance", Map.of()).ok();

        assertThat(accepted.get("state").asString()).isEqualTo("attending");
        assertThat(accepted.get("owner").asString()).isEqualTo(bia.id());
    }

    @Test
    void theFirstAnswerAcceptsItAsWell() {
        chooses("transferNeedsAccept");
        var id = shop.begun("Quero a segunda via").conversation();
        transfers(ana, id, bia).ok();

        Shop.replies(bia, id, "Olá, sou a Bia").ok();

        assertThat(state(id)).isEqualTo("attending");
    }

    @Test
    void whoDoesNotWantItReturnsItToTheQueue() {
        chooses("transferNeedsAccept");
        var id = shop.begun("Quero a segunda via").conversation();
        transfers(ana, id, bia).ok();
        assertThat(actions(bia, id)).contains("accept", "return");

        bia.http().delete(path(id) + "/acceptance").ok();

        assertThat(ids(Shop.list(ana, "tab=waiting"))).containsExactly(id);
        assertThat(actions(ana, id)).contains("accept").doesNotContain("return");
    }

    @Test
    void noRuleGivesItToAnybodyElseButAnAbsentColleagueLosesIt() {
        chooses("transferNeedsAccept");
        var id = shop.begun("Quero a segunda via").conversation();
        transfers(ana, id, bia).ok();
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var department = new DepartmentId(UUID.fromString(shop.department()));
        var conversation = new ConversationId(UUID.fromString(id));

        Tenant.in(account, () -> {
            assertThat(assignments.queue(account, List.of(department), 10)).isEmpty();
            assertThat(assignments.assign(account, conversation, department, agent(ana), "Ana", "rotation"))
                    .isEmpty();
            assertThat(assignments.loads(account))
                    .filteredOn(it -> it.agent().equals(agent(bia)))
                    .singleElement()
                    .matches(it -> it.open() == 1);
            assertThat(assignments.openOf(account, agent(bia), List.of(department)))
                    .containsExactly(conversation);
            assertThat(assignments.takeBack(account, conversation, agent(bia), "absence"))
                    .isPresent();
            return true;
        });

        assertThat(ids(Shop.list(ana, "tab=waiting"))).containsExactly(id);
    }

    @Test
    void whatOneTransfersToOneselfNeedsNoAcceptance() {
        chooses("transferNeedsAccept");
        var id = shop.begun("Quero a segunda via").conversation();

        assertThat(transfers(ana, id, ana).ok().get("state").asString()).isEqualTo("attending");
    }

    private void chooses(String rule) {
        assertThat(ana.http().patch("/api/v1/account", Map.of(rule, true)).status())
                .isEqualTo(403);
        shop.desk().http().patch("/api/v1/account", Map.of(rule, true)).ok();
    }

    private static Answer transfers(Eg.Person from, String id, Eg.Person to) {
        return from.http().post(path(id) + "/transfers", Map.of("agent", to.id(), "confirmed", true));
    }

    private String state(String id) {
        return shop.desk().http().get(path(id)).ok().at("/conversation/state").asString();
    }

    private static List<String> actions(Eg.Person who, String id) {
        return who.http()
                .get(path(id))
                .ok()
                .get("allowed")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static AgentId agent(Eg.Person person) {
        return new AgentId(UUID.fromString(person.id()));
    }

    private static List<String> ids(JsonNode rows) {
        return rows.valueStream().map(it -> it.get("id").asString()).toList();
    }

    private static String path(String id) {
        return "/api/v1/conversations/" + id;
    }
}
