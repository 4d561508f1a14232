package app.prosa;

import static app.prosa.Eg.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class RateLimitTest {

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Test
    void afterFiveWrongPasswordsThereIsAWaitThatGrowsAndEnds() {
        var email = Eg.desk(port).admin().email();
        var browser = new TestAgent(port);
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(browser, email, "wrong password").status()).isEqualTo(401);
        }

        var first = signIn(browser, email, PASSWORD);
        clock.forward(Duration.ofSeconds(6));
        assertThat(signIn(browser, email, "wrong password").status()).isEqualTo(401);
        var second = signIn(browser, email, PASSWORD);
        clock.forward(Duration.ofSeconds(11));

        assertThat(first.status()).isEqualTo(429);
        assertThat(first.code()).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(first.header("Retry-After"))).isBetween(1, 5);
        assertThat(Integer.parseInt(second.header("Retry-After"))).isBetween(6, 10);
        assertThat(signIn(browser, email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anUnknownEmailWaitsLikeAKnownOne() {
        var email = Eg.email();
        var browser = new TestAgent(port);

        var statuses = IntStream.range(0, 6)
                .mapToObj(_ -> signIn(browser, email, "wrong password").status())
                .toList();

        assertThat(statuses).containsExactly(401, 401, 401, 401, 401, 429);
    }

    @Test
    void guessesAtTheSameInstantCountOneByOne() throws Exception {
        var email = Eg.desk(port).admin().email();
        Callable<Integer> guess =
                () -> signIn(new TestAgent(port), email, "wrong password").status();

        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = threads
                    .invokeAll(IntStream.range(0, 40).mapToObj(_ -> guess).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(statuses).filteredOn(it -> it == 401).hasSizeLessThanOrEqualTo(6);
        assertThat(statuses).filteredOn(it -> it == 429).hasSizeGreaterThanOrEqualTo(34);
    }

    @Test
    void whoeverGuessesFromElsewhereDoesNotKeepSomebodyOut() {
        var desk = Eg.desk(port);
        var home = TestAgent.anAddress();
        signIn(new TestAgent(port).from(home), desk.admin().email(), PASSWORD).ok();
        var stranger = new TestAgent(port);
        for (int i = 0; i < 6; i++) {
            signIn(stranger, desk.admin().email(), "wrong password");
        }

        var answer = signIn(new TestAgent(port).from(home), desk.admin().email(), PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void oneAddressCannotTryManyPeople() {
        var browser = new TestAgent(port);

        var statuses = IntStream.range(0, 31)
                .mapToObj(_ -> signIn(browser, Eg.email(), "wrong password").status())
                .toList();

        assertThat(statuses.subList(0, 30)).containsOnly(401);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @Test
    void anAddressThatTheCallerInventsDoesNotCount() {
        var real = TestAgent.anAddress();
        var statuses = IntStream.range(0, 31)
                .mapToObj(_ -> signIn(
                                new TestAgent(port).from(TestAgent.anAddress() + ", " + real),
                                Eg.email(),
                                "wrong password")
                        .status())
                .toList();

        assertThat(statuses.getLast()).isEqualTo(429);
    }

    private static TestAgent.Answer signIn(TestAgent browser, String email, String password) {
        return browser.post("/api/v1/session", Map.of("email", email, "password", password));
    }
}
