package app.prosa.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// The history of surveys and the figures, and who sees whose.
@ServerTest
class RatingsTest {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person ana;

    @SuppressWarnings("NullAway.Init")
    Eg.Person beto;

    @SuppressWarnings("NullAway.Init")
    String nps;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        ana = shop.agent("Ana Souza");
        beto = shop.agent("Beto Lima");
        nps = Poll.made(shop.desk().admin(), "nps", Map.of());
    }

    private Poll served(Eg.Person who, String survey, String... answers) {
        var begun = shop.begun("Oi");
        var poll = new Poll(who, begun.conversation());
        poll.does("acceptance");
        poll.sends(survey).ok();
        for (var it : answers) {
            begun.visitor().says(it).ok();
        }
        return poll;
    }

    private void grant(Eg.Person who, String... permissions) {
        shop.desk()
                .http()
                .patch("/api/v1/agents/" + who.id(), Map.of("permissions", List.of(permissions)))
                .ok();
    }

    private static JsonNode figures(Eg.Person who, String kind, String query) {
        return who.http()
                .get("/api/v1/survey-figures?" + query)
                .ok()
                .get("items")
                .valueStream()
                .filter(it -> it.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNpsIsTheShareOfPromotersLessThatOfDetractors() {
        for (var answer : List.of("10", "9", "9", "8", "7", "6", "0")) {
            served(ana, nps, answer);
        }
        served(ana, nps);

        var figures = figures(shop.desk().admin(), "nps", "");

        assertThat(figures.get("sent").asInt()).isEqualTo(8);
        assertThat(figures.get("answered").asInt()).isEqualTo(7);
        assertThat(figures.get("favourable").asInt()).isEqualTo(3);
        assertThat(figures.get("unfavourable").asInt()).isEqualTo(2);
        assertThat(figures.get("figure").asDouble()).isCloseTo(100.0 / 7, within(0.001));
        assertThat(figures.get("average").asDouble()).isCloseTo(7.0, within(0.001));
        assertThat(figures.get("scores")).hasSize(11);
        assertThat(figures.at("/scores/9/answers").asInt()).isEqualTo(2);
        assertThat(figures(shop.desk().admin(), "csat", "").get("figure").isNull())
                .isTrue();
    }

    @Test
    void theFiguresAreOfATimeAndTheListIsNarrowed() {
        served(ana, nps, "10");
        clock.forward(Duration.ofDays(2));
        var since = TestClock.now();
        var csat = Poll.made(shop.desk().admin(), "csat", Map.of());
        served(beto, csat, "4");
        served(beto, nps, "3");
        var boss = shop.desk().admin();

        assertThat(figures(boss, "nps", "from=" + since).get("figure").asDouble())
                .isEqualTo(-100);
        assertThat(figures(boss, "nps", "until=" + since).get("figure").asDouble())
                .isEqualTo(100);
        assertThat(figures(boss, "nps", "agents=" + ana.id()).get("figure").asDouble())
                .isEqualTo(100);
        assertThat(figures(boss, "csat", "").get("figure").asDouble()).isEqualTo(100);
        assertThat(Poll.asked(boss, "kinds=nps")).hasSize(2);
        assertThat(Poll.asked(boss, "kinds=nps&most=6")).hasSize(1);
        assertThat(Poll.asked(boss, "agents=" + beto.id())).hasSize(2);
        assertThat(Poll.asked(boss, "states=open")).isEmpty();
        assertThat(Poll.asked(boss, "departments=" + shop.desk().department("Vazio")))
                .isEmpty();
        var page = boss.http().get("/api/v1/survey-inquiries?limit=2").ok();
        assertThat(page.get("items")).hasSize(2);
        assertThat(Poll.asked(boss, "limit=2&after=" + page.get("next").asString()))
                .hasSize(1);
    }

    @Test
    void scoresAreSeenByPermissionOfOneselfAndBySupervisorsOfAll() {
        served(ana, nps, "10");
        served(beto, nps, "2");

        assertThat(ana.http().get("/api/v1/survey-inquiries").status()).isEqualTo(403);
        assertThat(ana.http().get("/api/v1/survey-figures").status()).isEqualTo(403);
        grant(ana, "attend", "see-ratings");
        assertThat(Poll.asked(ana, ""))
                .extracting(it -> it.get("score").asInt())
                .containsExactly(10);
        assertThat(figures(ana, "nps", "").get("sent").asInt()).isEqualTo(1);
        var boss = shop.desk().colleague("Sônia", "supervisor", shop.department());
        assertThat(Poll.asked(boss, "")).hasSize(2);
        var other = shop.desk().colleague("Otto", "supervisor", shop.desk().department("Outro"));
        assertThat(Poll.asked(other, "")).isEmpty();
        assertThat(figures(other, "nps", "").get("sent").asInt()).isZero();
        assertThat(Poll.asked(Eg.desk(port).admin(), "")).isEmpty();
    }

    @Test
    void whoIsEvaluatedIsTheLastWhoHadTheService() {
        var begun = shop.begun("Oi");
        var poll = new Poll(ana, begun.conversation());
        poll.does("acceptance");
        ana.http().delete(poll.path("/acceptance")).ok();

        poll.sends(nps).ok();

        assertThat(new Poll(shop.desk().admin(), begun.conversation())
                        .last()
                        .get("agent")
                        .asString())
                .isEqualTo(ana.id());
    }
}
