package app.prosa;

import static app.prosa.Eg.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class SessionTest {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Test
    void whoSignsInIsKnownByTheirCookieFromThenOn() {
        var desk = Eg.desk(port);
        var browser = new TestAgent(port);

        var answer = signIn(browser, desk.admin().email(), PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie"))
                .contains("prosa_session=", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        assertThat(browser.get("/api/v1/session").ok().at("/agent/id").asString())
                .isEqualTo(desk.admin().id());
        assertThat(browser.get("/api/v1/session").ok().at("/account/id").asString())
                .isEqualTo(desk.account());
    }

    @Test
    void behindAnHttpsProxyTheCookieIsSecure() {
        var desk = Eg.desk(port);
        var browser = new TestAgent(port).header("X-Forwarded-Proto", "https");

        var answer = signIn(browser, desk.admin().email(), PASSWORD);

        assertThat(answer.header("Set-Cookie")).contains("Secure");
    }

    @Test
    void nobodyWithoutASessionLearnsAnything() {
        var stranger = new TestAgent(port);

        var without = stranger.get("/api/v1/agents");
        var invented = stranger.cookie("prosa_session", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
                .get("/api/v1/agents");

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.code()).isEqualTo("signed-out");
        assertThat(invented.status()).isEqualTo(401);
    }

    @Test
    void aWrongPasswordAndAnUnknownEmailAreAnsweredAlike() {
        var desk = Eg.desk(port);

        var wrong = signIn(new TestAgent(port), desk.admin().email(), "not the password");
        var unknown = signIn(new TestAgent(port), Eg.email(), "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("wrong-credentials");
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    @Tag("NOT-04")
    @Tag("NOT-19")
    void whoSignsOutIsSignedOutAtOnce() {
        var desk = Eg.desk(port);
        var thief = desk.http().copy();

        var answer = desk.http().delete("/api/v1/session");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(desk.http().cookie("prosa_session")).isEmpty();
        assertThat(desk.http().get("/api/v1/session").status()).isEqualTo(401);
        assertThat(thief.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void signingOutEverywhereEndsEveryBrowser() {
        var desk = Eg.desk(port);
        var phone = new TestAgent(port);
        signIn(phone, desk.admin().email(), PASSWORD).ok();

        desk.http().delete("/api/v1/sessions").ok();

        assertThat(phone.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(desk.http().get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void oneBrowserCanBeSignedOutFromAnother() {
        var desk = Eg.desk(port);
        var phone = new TestAgent(port).header("User-Agent", "Phone");
        signIn(phone, desk.admin().email(), PASSWORD).ok();
        var sessions = desk.http().get("/api/v1/sessions").ok().get("items");
        var id = sessions.valueStream()
                .filter(it -> it.get("userAgent").asString().equals("Phone"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();

        desk.http().delete("/api/v1/sessions/" + id).ok();

        assertThat(sessions).hasSize(2);
        assertThat(sessions.valueStream().filter(it -> it.get("current").asBoolean()))
                .hasSize(1);
        assertThat(phone.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(desk.http().get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void nobodyEndsTheSessionOfSomebodyElse() {
        var desk = Eg.desk(port);
        var colleague = desk.agent();
        var id = colleague.http().get("/api/v1/sessions").ok().at("/items/0/id").asString();

        var answer = desk.http().delete("/api/v1/sessions/" + id);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(colleague.http().get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void anUnusedSessionEndsAfterAMonthAndAUsedOneDoesNot() {
        var desk = Eg.desk(port);
        clock.forward(Duration.ofDays(20));
        desk.http().get("/api/v1/session").ok();
        clock.forward(Duration.ofDays(20));

        assertThat(desk.http().get("/api/v1/session").status()).isEqualTo(200);
        clock.forward(Duration.ofDays(31));
        assertThat(desk.http().get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void anotherSiteCannotActWithTheCookie() {
        var desk = Eg.desk(port);
        var change = Map.of("name", "Mallory");

        var byOrigin =
                desk.http().copy().header("Origin", "https://evil.example").patch("/api/v1/me", change);
        var byFetch = desk.http().copy().header("Sec-Fetch-Site", "same-site").patch("/api/v1/me", change);
        var bySilence = desk.http().copy().header("Origin", null).patch("/api/v1/me", change);
        var byNull = desk.http().copy().header("Origin", "null").patch("/api/v1/me", change);
        var own = desk.http().copy().header("Sec-Fetch-Site", "same-origin").patch("/api/v1/me", change);

        assertThat(java.util.List.of(byOrigin, byFetch, bySilence, byNull))
                .allSatisfy(it -> assertThat(it.status()).isEqualTo(403))
                .allSatisfy(it -> assertThat(it.code()).isEqualTo("cross-site"));
        assertThat(own.status()).isEqualTo(200);
    }

    @Test
    void anotherSiteCannotSignSomebodyIn() {
        var desk = Eg.desk(port);
        var browser = new TestAgent(port).header("Origin", "https://evil.example");

        var answer = signIn(browser, desk.admin().email(), PASSWORD);

        assertThat(answer.code()).isEqualTo("cross-site");
        assertThat(browser.cookie("prosa_session")).isEmpty();
    }

    @Test
    void signingInAgainMakesANewSecret() {
        var desk = Eg.desk(port);
        var before = desk.http().cookie("prosa_session");

        signIn(desk.http(), desk.admin().email(), PASSWORD).ok();

        assertThat(desk.http().cookie("prosa_session")).isPresent().isNotEqualTo(before);
    }

    private static TestAgent.Answer signIn(TestAgent browser, String email, String password) {
        return browser.post("/api/v1/session", Map.of("email", email, "password", password));
    }
}
