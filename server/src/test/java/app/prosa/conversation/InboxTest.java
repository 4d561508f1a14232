package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class InboxTest {

    @LocalServerPort
    int port;

    Shop shop;
    Eg.Person ana;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        ana = shop.agent("Ana");
    }

    @Test
    void whatIsMarkedUnreadStandsOnTopInEitherOrder() {
        var queue = queue(4);
        mark(queue.get(2));

        assertThat(ids("tab=waiting")).containsExactly(queue.get(2), queue.get(0), queue.get(1), queue.get(3));
        assertThat(ids("tab=waiting&order=newest"))
                .containsExactly(queue.get(2), queue.get(3), queue.get(1), queue.get(0));
    }

    @ParameterizedTest
    @CsvSource({"oldest,1", "newest,1", "oldest,2", "newest,2", "oldest,3", "newest,3"})
    void pagesFollowOnEachOtherWhereverTheMarkedOnesEnd(String order, int limit) {
        var queue = queue(6);
        mark(queue.get(1));
        mark(queue.get(4));
        var whole = ids("tab=waiting&order=" + order);

        var paged = new ArrayList<String>();
        String next = "";
        while (next != null) {
            var page = ana.http()
                    .get("/api/v1/conversations?tab=waiting&order=" + order + "&limit=" + limit
                            + (next.isEmpty() ? "" : "&after=" + next))
                    .ok();
            assertThat(page.get("items").size()).isBetween(1, limit);
            paged.addAll(idsOf(page.get("items")));
            next = page.get("next").isNull() ? null : page.get("next").asString();
        }

        assertThat(whole).hasSize(6).startsWith(order.equals("oldest") ? queue.get(1) : queue.get(4));
        assertThat(paged).isEqualTo(whole);
    }

    /// The tests' server looks through a hundred at once.
    @Test
    void whatIsSeldomIsFoundFurtherOn() {
        queue(100);
        var there = Shop.of(shop.desk(), shop.desk().department("Financeiro", ana.id()));
        var seldom = there.begun("Segunda via do boleto").conversation();
        var admin = shop.desk().admin();
        var asked = "/api/v1/conversations?tab=waiting&departments=" + there.department();

        var first = admin.http().get(asked).ok();
        assertThat(first.get("items")).isEmpty();
        var second = admin.http()
                .get(asked + "&after=" + first.get("next").asString())
                .ok();
        assertThat(idsOf(second.get("items"))).containsExactly(seldom);
        assertThat(second.get("next").isNull()).isTrue();

        // By a name that nobody else has they are found at once, wherever they stand.
        rename(seldom, "Wanderleia Quaresma");
        assertThat(idsOf(admin.http()
                        .get("/api/v1/conversations?tab=waiting&in=name&q=quaresma")
                        .ok()
                        .get("items")))
                .containsExactly(seldom);
    }

    @Test
    void aPlaceInTheListThatTheServerNeverGaveIsRefused() {
        queue(2);
        var hers = ana.http()
                .get("/api/v1/conversations?tab=waiting&limit=1")
                .ok()
                .get("next")
                .asString();
        var another = shop.agent("Bia Reis");

        assertThat(after(ana, hers).status()).isEqualTo(200);
        for (var refused : List.of(
                after(ana, "AAAA"),
                after(ana, "v1.AAAA"),
                after(ana, "v1.%25"),
                after(ana, hers.substring(0, hers.length() - 6)),
                after(another, hers))) {
            assertThat(refused.code()).isEqualTo("invalid-cursor");
        }
    }

    private static TestAgent.Answer after(Eg.Person agent, String place) {
        return agent.http().get("/api/v1/conversations?tab=waiting&limit=1&after=" + place);
    }

    @Test
    void theMarkGoesWhenSomebodyWhoMayAnswerReads() {
        var queue = queue(2);
        mark(queue.get(1));

        ana.http()
                .put("/api/v1/conversations/" + queue.get(1) + "/read", Map.of("seq", 1))
                .ok();

        assertThat(ids("tab=waiting")).containsExactlyElementsOf(queue);
    }

    @Test
    void messagesAreFoundInEveryStateAndContactsOnlyWhereOneLooks() {
        var resolved = shop.begun("Quero um guarda-chuva azul").conversation();
        Shop.replies(ana, resolved, "Temos!").ok();
        ana.http()
                .put("/api/v1/conversations/" + resolved + "/resolution", Map.of())
                .ok();
        var archived = shop.begun("Meu guarda-chuva quebrou").conversation();
        ana.http()
                .put("/api/v1/conversations/" + archived + "/archive", Map.of())
                .ok();
        rename(archived, "Guarda Belo");
        var waiting = shop.begun("Bom dia").conversation();
        rename(waiting, "Guarda Noturno");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(ids("tab=waiting&q=guarda-chuva")).containsExactlyInAnyOrder(resolved, archived));
        assertThat(ids("tab=waiting&q=guarda n")).containsExactly(waiting);
        assertThat(ids("tab=waiting&q=guarda b")).isEmpty();
        assertThat(ids("tab=waiting&archived=true&q=guarda b")).containsExactly(archived);
    }

    /// Conversations that wait, the first come first.
    private List<String> queue(int length) {
        var queue = new ArrayList<String>();
        for (int i = 0; i < length; i++) {
            queue.add(shop.begun("Oi " + i).conversation());
        }
        return queue;
    }

    private void mark(String conversation) {
        ana.http()
                .put("/api/v1/conversations/" + conversation + "/unread", Map.of())
                .ok();
    }

    private void rename(String conversation, String name) {
        var contact = ana.http()
                .get("/api/v1/conversations/" + conversation)
                .ok()
                .at("/contact/id")
                .asString();
        ana.http().patch("/api/v1/contacts/" + contact, Map.of("name", name)).ok();
    }

    private List<String> ids(String query) {
        return idsOf(Shop.list(ana, query.replace(" ", "%20")));
    }

    private static List<String> idsOf(JsonNode items) {
        return items.valueStream().map(it -> it.get("id").asString()).toList();
    }
}
