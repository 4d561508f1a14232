package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class BulkTest {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Test
    @Tag("SUP-03")
    void eachRowIsDoneOrSaysWhyNotAndAllOfItCanBeUndone() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var boss = shop.desk().colleague("Bruno", "supervisor", shop.department());
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(shop.begun("Oi " + i).conversation());
        }
        ids.subList(0, 3).forEach(it -> Shop.replies(ana, it, "Olá").ok());

        var done = boss.http()
                .post("/api/v1/bulk", Map.of("deed", "resolve", "conversations", ids))
                .ok();

        assertThat(done.get("rows"))
                .extracting(it -> it.get("problem").asString("done"))
                .containsExactly("done", "done", "done", "not-attending", "not-attending");
        assertThat(Shop.list(boss, "tab=resolved")).hasSize(3);

        Shop.replies(ana, ids.getFirst(), "Nota tardia");
        ana.http()
                .delete("/api/v1/conversations/" + ids.getFirst() + "/resolution")
                .ok();
        var undone = boss.http()
                .post("/api/v1/bulk/" + done.get("undo").asString() + "/undoing", Map.of())
                .ok();

        assertThat(undone.get("rows"))
                .extracting(it -> it.get("problem").asString("done"))
                .containsExactly("changed-since", "done", "done");
        assertThat(Shop.list(boss, "tab=attending"))
                .hasSize(3)
                .allMatch(it -> it.get("owner").asString().equals(ana.id()));
        assertThat(boss.http()
                        .post("/api/v1/bulk/" + done.get("undo").asString() + "/undoing", Map.of())
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void theContactsOfManyGetATagOrLoseItAndBackAgain() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var boss = shop.desk().colleague("Bruno", "supervisor", shop.department());
        var tag = boss.http()
                .post("/api/v1/tags", Map.of("name", "VIP", "color", "#16996b"))
                .ok()
                .get("id")
                .asString();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            ids.add(shop.begun("Oi " + i).conversation());
        }
        var first = Shop.list(boss, "tab=waiting&order=oldest").get(0);
        ana.http()
                .put("/api/v1/contacts/" + first.at("/contact/id").asString() + "/tags/" + tag, Map.of())
                .ok();

        var wish = Map.of("deed", "tag", "conversations", ids, "tag", tag);
        var done = boss.http().post("/api/v1/bulk", wish).ok();
        assertThat(done.get("rows")).allMatch(it -> it.get("problem").isNull());
        assertThat(tagged(boss, tag)).isEqualTo(3);

        undo(boss, done);
        assertThat(tagged(boss, tag)).as("who had it before keeps it").isEqualTo(1);

        var again = boss.http().post("/api/v1/bulk", wish).ok();
        ana.http()
                .delete("/api/v1/contacts/"
                        + Shop.list(boss, "tab=waiting&order=oldest")
                                .get(1)
                                .at("/contact/id")
                                .asString() + "/tags/" + tag)
                .ok();
        assertThat(undo(boss, again).get("rows"))
                .extracting(it -> it.get("problem").asString("done"))
                .containsExactlyInAnyOrder("changed-since", "done");

        var off = boss.http()
                .post("/api/v1/bulk", Map.of("deed", "untag", "conversations", ids, "tag", tag))
                .ok();
        assertThat(tagged(boss, tag)).isZero();
        undo(boss, off);
        assertThat(tagged(boss, tag)).isEqualTo(1);
        assertThat(boss.http()
                        .post("/api/v1/bulk", Map.of("deed", "tag", "conversations", ids))
                        .status())
                .isEqualTo(400);
    }

    private static long tagged(Eg.Person by, String tag) {
        return Shop.list(by, "tab=waiting&tags=" + tag).size();
    }

    private static JsonNode undo(Eg.Person by, JsonNode done) {
        return by.http()
                .post("/api/v1/bulk/" + done.get("undo").asString() + "/undoing", Map.of())
                .ok();
    }

    @Test
    void onlyForThoseWhoMayAndOnlyWhatTheySeeAndNotForEver() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var elsewhere = shop.desk().department("Financeiro");
        var boss = shop.desk().colleague("Bruno", "supervisor", elsewhere);
        var id = shop.begun("Oi").conversation();
        var wish = Map.of("deed", "archive", "conversations", List.of(id));

        assertThat(ana.http().post("/api/v1/bulk", wish).status()).isEqualTo(403);
        assertThat(problem(boss.http().post("/api/v1/bulk", wish).ok())).isEqualTo("not-found");
        assertThat(shop.desk()
                        .http()
                        .post("/api/v1/bulk", Map.of("deed", "archive", "conversations", List.of()))
                        .status())
                .isEqualTo(400);
        var done = shop.desk().http().post("/api/v1/bulk", wish).ok();
        assertThat(problem(done)).isEqualTo("done");
        clock.forward(Duration.ofSeconds(61));
        assertThat(shop.desk()
                        .http()
                        .post("/api/v1/bulk/" + done.get("undo").asString() + "/undoing", Map.of())
                        .code())
                .isEqualTo("not-found");
    }

    private static String problem(JsonNode done) {
        return done.at("/rows/0/problem").asString("done");
    }
}
