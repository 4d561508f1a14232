package app.prosa.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestSocket;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class StreamsTest {

    @LocalServerPort
    int port;

    @Autowired
    Streams streams;

    @Autowired
    EventStore store;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    @Test
    void aSocketThatComesBackGetsExactlyWhatItMissed() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var visitor = shop.visitor();
        visitor.says("Um").ok();
        long known = seq(ana);
        visitor.says("Dois").ok();
        visitor.says("Três").ok();

        try (var desk = TestSocket.of(ana, port, known)) {
            desk.event("message.added", it -> body(it).equals("Três"));

            assertThat(desk.events())
                    .filteredOn(it -> it.get("type").asString().equals("message.added"))
                    .extracting(StreamsTest::body)
                    .containsExactly("Dois", "Três");
            assertThat(desk.frame("events").get("after").asLong()).isEqualTo(known);
        }
    }

    /// Three times as much as may wait for a socket, and half again as many events as stay in memory: a screen that was
    /// away so long was sent away again for being too slow, each time it came back.
    @Test
    void aSocketThatMissedMuchGetsItInPortions() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var account = account(shop);
        long known = seq(ana);
        int many = Stream.KEPT * 3 / 2;
        var payload = "{\"type\":\"flows.changed\",\"filler\":\"%s\"}".formatted("x".repeat(2_000));
        Tenant.in(
                account,
                () -> transactions.execute(_ -> store.append(
                        account,
                        Collections.nCopies(many, Reach.EVERYONE),
                        Collections.nCopies(many, payload),
                        clock.instant())));

        try (var desk = TestSocket.of(ana, port, known)) {
            shop.visitor().says("Por fim").ok();
            desk.event("message.added", it -> body(it).equals("Por fim"));

            assertThat(desk.events())
                    .filteredOn(it -> it.get("type").asString().equals("flows.changed"))
                    .hasSize(many);
        }
    }

    @Test
    void whatNobodyFollowsLeavesTheMemoryAndIsReadAgain() {
        var shop = Shop.open(port);
        var account = account(shop);
        var ana = shop.agent("Ana");
        long known = seq(ana);
        TestSocket.of(ana, port, known).close();
        Awaitility.await().until(() -> streams.of(account).sockets().isEmpty());

        clock.forward(Duration.ofMinutes(6));
        streams.forgetIdle();

        assertThat(streams.known(account)).isEmpty();
        shop.visitor().says("Alguém?").ok();
        try (var desk = TestSocket.of(ana, port, known)) {
            desk.event("message.added", it -> body(it).equals("Alguém?"));
        }
    }

    @Test
    void whatSomebodyFollowsStays() {
        var shop = Shop.open(port);
        var begun = shop.begun("Oi");
        try (var window = begun.visitor().socket()) {
            clock.forward(Duration.ofMinutes(6));
            streams.forgetIdle();

            Shop.replies(shop.desk().admin(), begun.conversation(), "Olá!").ok();

            window.await(it -> it.at("/message/content/body").asString("").equals("Olá!"), "the reply");
        }
    }

    @Test
    void whoWasAwayForLongerThanEventsAreKeptStartsAfresh() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        long known = seq(ana);
        var visitor = shop.visitor();
        visitor.says("Há muito tempo").ok();
        clock.forward(Duration.ofMinutes(6));
        streams.forgetIdle();

        new PastEvents(store, transactions, Clock.offset(clock, Duration.ofDays(3))).run();

        try (var stale = TestSocket.of(ana, port, known)) {
            stale.frame("reload");
        }
        try (var fresh = TestSocket.of(ana, port, seq(ana))) {
            visitor.says("Agora").ok();
            fresh.event("message.added", it -> body(it).equals("Agora"));
        }
    }

    @Test
    void whatIsYoungerIsKept() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        long known = seq(ana);
        shop.visitor().says("Ontem").ok();
        clock.forward(Duration.ofMinutes(6));
        streams.forgetIdle();

        new PastEvents(store, transactions, Clock.offset(clock, Duration.ofHours(47))).run();

        try (var desk = TestSocket.of(ana, port, known)) {
            desk.event("message.added", it -> body(it).equals("Ontem"));
        }
    }

    @Test
    void aNumberThatNobodyHasGivenYetMeansToStartAfresh() {
        var ana = Shop.open(port).agent("Ana");

        try (var desk = TestSocket.of(ana, port, seq(ana) + 1_000)) {
            desk.frame("reload");
        }
    }

    private static long seq(Eg.Person person) {
        return person.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
    }

    private static AccountId account(Shop shop) {
        return new AccountId(UUID.fromString(shop.desk().account()));
    }

    private static String body(tools.jackson.databind.JsonNode event) {
        return event.at("/message/content/body").asString("");
    }
}
