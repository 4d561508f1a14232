package app.prosa.channel;

import static app.prosa.WhatsAppShop.bodies;
import static app.prosa.WhatsAppShop.message;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What is written in groups (docs/rules.md, E49).
@ServerTest
class GroupsTest {

    private static final String ANA = "5511988880001";
    private static final String RUI = "5511988880002";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.open(port, meta);
    }

    private void inGroup(String from, String id, String body) {
        var group = "\"group_id\":\"g1\",\"type\":\"text\",\"text\":{\"body\":\"" + body + "\"}";
        shop.posts(message(from, id, TestClock.now().getEpochSecond(), group)).ok();
        shop.settled();
    }

    private void alone(String from, String id, String body) {
        shop.posts(text(from, id, body)).ok();
        shop.settled();
    }

    private List<String> kinds(String query) {
        var kinds = new ArrayList<String>();
        Shop.list(shop.desk().admin(), query)
                .forEach(it -> kinds.add(it.get("kind").asString()));
        return kinds;
    }

    private String group() {
        return Shop.list(shop.desk().admin(), "kind=group&tab=waiting")
                .get(0)
                .get("id")
                .asString();
    }

    @Test
    @Tag("INB-19")
    void groupsAndPrivateConversationsStandInSectionsOfTheirOwnInEveryTabAndSearch() {
        var http = shop.desk().http();
        alone(ANA, "wamid.alone", "Preciso de ajuda");
        inGroup(ANA, "wamid.group", "Preciso de ajuda, pessoal");

        var acts = List.of("", "/acceptance", "/resolution", "/archive");
        var queries = List.of("tab=waiting", "tab=attending", "tab=resolved", "tab=resolved&archived=true");
        var opened = shop.conversations();
        for (int i = 0; i < acts.size(); i++) {
            for (var it : opened) {
                var path = "/api/v1/conversations/" + it.at("/conversation/id").asString();
                if (!acts.get(i).isEmpty()) {
                    http.put(path + acts.get(i), Map.of()).ok();
                }
            }
            for (var narrow : List.of("", "&scope=departments", "&q=ajuda", "&q=" + ANA)) {
                var query = queries.get(i) + narrow;
                assertThat(kinds(query)).as(query).doesNotContain("group");
                assertThat(kinds(query + "&kind=group")).as(query).doesNotContain("private");
            }
            assertThat(kinds(queries.get(i))).containsExactly("private");
            assertThat(kinds(queries.get(i) + "&kind=group")).containsExactly("group");
        }
    }

    @Test
    void theCountsOfTheTabsAreThoseOfPrivateConversations() {
        alone(ANA, "wamid.alone", "Só nós");
        inGroup(ANA, "wamid.group", "Pessoal");
        inGroup(RUI, "wamid.group2", "Oi, gente");

        var counts = shop.desk().http().get("/api/v1/conversations/counts").ok();

        assertThat(counts.at("/all/waiting").asLong()).isEqualTo(1);
    }

    @Test
    @Tag("CHN-05")
    void anAgentServesAGroupLikeAnybodyAndEverybodyInItReadsTheAnswer() {
        var bia = shop.desk().colleague("Bia", "agent", shop.department());
        inGroup(ANA, "wamid.group", "Alguém sabe o prazo?");
        inGroup(RUI, "wamid.group2", "Também quero saber");
        var id = group();
        var path = "/api/v1/conversations/" + id;
        var quoted = bia.http().get(path).ok().at("/messages/2/id").asString();

        Shop.replies(bia, id, "Até sexta.").ok();
        bia.http()
                .put(path + "/messages/" + quoted + "/reaction", Map.of("emoji", "👍"))
                .ok();

        until(() -> shop.meta().sent.size() == 2);
        assertThat(shop.meta().sent).allSatisfy(it -> {
            assertThat(it.get("recipient_type").asString()).isEqualTo("group");
            assertThat(it.get("to").asString()).isEqualTo("g1");
        });
        assertThat(shop.meta().texts()).contains("Até sexta.");
        var answered = bia.http().get(path).ok();
        assertThat(answered.at("/conversation/owner").asString()).isEqualTo(bia.id());
        assertThat(answered.at("/conversation/state").asString()).isEqualTo("attending");
        inGroup(ANA, "wamid.group3", "Obrigada!");
        bia.http().put(path + "/resolution", Map.of()).ok();
        var resolved = bia.http().get(path).ok();
        assertThat(bodies(resolved))
                .containsExactly("Alguém sabe o prazo?", "Também quero saber", "Até sexta.", "Obrigada!");
        assertThat(resolved.at("/conversation/state").asString()).isEqualTo("resolved");
    }

    @Test
    void aNumberCanLeaveGroupsOut() {
        inGroup(ANA, "wamid.group", "Antes");
        shop.desk()
                .http()
                .patch("/api/v1/connections/" + shop.connection() + "/whatsapp", Map.of("ignoreGroups", true))
                .ok();

        inGroup(RUI, "wamid.group2", "Depois");
        alone(RUI, "wamid.alone", "Só nós");

        assertThat(bodies(shop.desk()
                        .http()
                        .get("/api/v1/conversations/" + group())
                        .ok()))
                .containsExactly("Antes");
        assertThat(kinds("tab=waiting")).containsExactly("private");
        assertThat(shop.ledger("outcome=discarded"))
                .singleElement()
                .satisfies(it -> assertThat(it.get("reason").asString()).isEqualTo("group"));
    }

    /// A sign in a group is nothing that its sender wrote to us: their own window stays as it was.
    @Test
    void whoReactsInAGroupOpensNoWindowOfTheirOwn() {
        var yesterday = TestClock.now().minus(Duration.ofHours(25)).getEpochSecond();
        shop.posts(message(ANA, "wamid.alone", yesterday, "\"type\":\"text\",\"text\":{\"body\":\"Ontem\"}"))
                .ok();
        shop.settled();
        var alone =
                Shop.list(shop.desk().admin(), "tab=waiting").get(0).get("id").asString();
        inGroup(RUI, "wamid.group", "Oi, gente");

        shop.posts(message(
                        ANA,
                        "wamid.sign",
                        TestClock.now().getEpochSecond(),
                        "\"group_id\":\"g1\",\"type\":\"reaction\","
                                + "\"reaction\":{\"message_id\":\"wamid.group\",\"emoji\":\"👍\"}"))
                .ok();
        shop.settled();

        var http = shop.desk().http();
        assertThat(http.get("/api/v1/conversations/" + group())
                        .ok()
                        .get("messages")
                        .toString())
                .contains("👍");
        assertThat(http.get("/api/v1/conversations/" + alone + "/window")
                        .ok()
                        .get("open")
                        .asBoolean())
                .isFalse();
        assertThat(Shop.replies(shop.desk().admin(), alone, "Oi").code()).isEqualTo("window-closed");
    }
}
