package app.prosa.routing;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class RehearsalTest {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Test
    void aDayThatWasIsPlayedUnderBothPoliciesAndNothingIsChanged() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var day = clock.instant().atZone(ZONE).toLocalDate().plusDays(1);
        waitUntil(day);
        for (int i = 0; i < 4; i++) {
            var begun = shop.begun("Oi " + i);
            clock.forward(Duration.ofMinutes(2));
            Shop.replies(ana, begun.conversation(), "Olá").ok();
            clock.forward(Duration.ofMinutes(20));
            ana.http()
                    .put("/api/v1/conversations/" + begun.conversation() + "/resolution", Map.of())
                    .ok();
        }
        var before = shop.desk().http().get("/api/v1/routing/policies").ok();

        waitUntil(day.plusDays(1));
        var rehearsal = rehearse(shop.desk().admin(), shop.department(), wish("rotation", 1, day))
                .ok();

        assertThat(rehearsal.get("arrivals").asInt()).isEqualTo(4);
        assertThat(rehearsal.get("people").asInt()).isEqualTo(1);
        assertThat(rehearsal.at("/present/served").asInt()).isEqualTo(4);
        assertThat(rehearsal.at("/changed/served").asInt()).isEqualTo(4);
        assertThat(rehearsal.at("/changed/load/0/agent").asString()).isEqualTo(ana.id());
        assertThat(rehearsal.at("/changed/load/0/most").asInt()).isEqualTo(1);
        assertThat(rehearsal.at("/changed/waited/longest").asLong())
                .isLessThanOrEqualTo(rehearsal.at("/present/waited/longest").asLong() + 120);
        assertThat(rehearsal.at("/changed/hours/0/hour").asInt()).isEqualTo(9);
        assertThat(shop.desk().http().get("/api/v1/routing/policies").ok()).isEqualTo(before);
    }

    @Test
    void aMadeDayShowsWhatALimitCosts() {
        var shop = Shop.open(port);
        shop.agent("Ana");
        shop.agent("Bia");

        var free = rehearse(shop.desk().admin(), shop.department(), made("least-busy", 0))
                .ok();
        var limited = rehearse(shop.desk().admin(), shop.department(), made("least-busy", 1))
                .ok();

        assertThat(free.at("/changed/waited/longest").asLong())
                .isLessThan(limited.at("/changed/waited/longest").asLong());
        assertThat(limited.at("/changed/load/0/most").asInt()).isEqualTo(1);
        assertThat(free.at("/changed/load/0/most").asInt()).isGreaterThan(1);
        assertThat(free.get("present")).isEqualTo(limited.get("present"));
        assertThat(rehearse(shop.desk().admin(), shop.department(), made("least-busy", 1))
                        .ok())
                .isEqualTo(limited);
    }

    @Test
    void onlyWhoMayDecideMayRehearseAndOnlyADayThatIsOver() {
        var shop = Shop.open(port);
        var finance = shop.desk().department("Financeiro");
        var boss = shop.desk().colleague("Bruno", "supervisor", finance);
        var ana = shop.agent("Ana");
        var today = clock.instant().atZone(ZONE).toLocalDate();

        assertThat(rehearse(ana, shop.department(), made("hunt", 1)).status()).isEqualTo(403);
        assertThat(rehearse(boss, shop.department(), made("hunt", 1)).status()).isEqualTo(403);
        assertThat(rehearse(boss, finance, made("hunt", 1)).status()).isEqualTo(200);
        assertThat(rehearse(boss, finance, wish("hunt", 1, today)).status()).isEqualTo(400);
        assertThat(rehearse(Shop.open(port).desk().admin(), finance, made("hunt", 1))
                        .status())
                .isEqualTo(404);
    }

    private void waitUntil(LocalDate day) {
        clock.forward(
                Duration.between(clock.instant(), day.atTime(9, 0).atZone(ZONE).toInstant()));
    }

    private static TestAgent.Answer rehearse(Eg.Person actor, String department, Map<String, Object> wish) {
        return actor.http().post("/api/v1/routing/policies/" + department + "/rehearsals", wish);
    }

    private static Map<String, Object> made(String strategy, int capacity) {
        var wish = wish(strategy, capacity, null);
        wish.put("made", Map.of("arrivals", 60, "serviceMinutes", 12, "people", 2));
        return wish;
    }

    private static Map<String, Object> wish(String strategy, int capacity, @Nullable LocalDate day) {
        var wish = new HashMap<String, Object>();
        wish.put(
                "policy",
                Map.of(
                        "strategy",
                        strategy,
                        "order",
                        List.of(),
                        "top",
                        3,
                        "ringSeconds",
                        20,
                        "capacity",
                        capacity,
                        "manualCounts",
                        true));
        if (day != null) {
            wish.put("day", day.toString());
        }
        wish.put("reactionSeconds", 20);
        wish.put("hands", 4);
        return wish;
    }
}
