package app.prosa.channel;

import static app.prosa.WhatsAppShop.change;
import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.text;
import static app.prosa.WhatsAppShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.Statements;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import app.prosa.connection.ConnectionId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// How many SQL statements it takes that our messages got further. A batch says whose rows it may touch, takes its
/// lane, reads what waits there and writes down what became of it: four, however many events there are.
@ServerTest
class StepStatementsTest {

    private static final String ANA = "5511988880001";
    private static final int BATCH = 4;

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    Statements statements;

    @Autowired
    Ingestion ingestion;

    @Autowired
    Batches batches;

    WhatsAppShop shop;

    @BeforeEach
    void replied() {
        shop = WhatsAppShop.open(port, meta);
        shop.posts(text(ANA, "wamid.hello", "Oi")).ok();
        shop.settled();
        var conversation = shop.conversation().at("/conversation/id").asString();
        for (int i = 0; i < 5; i++) {
            shop.meta().answers(200, "{\"messages\":[{\"id\":\"wamid.out%d\"}]}".formatted(i));
            Shop.replies(shop.desk().admin(), conversation, "Resposta " + i).ok();
        }
        until(() -> statuses().equals(List.of("sent", "sent", "sent", "sent", "sent")));
        ingestion.stop();
    }

    @AfterEach
    void goOn() {
        ingestion.start();
    }

    private List<String> statuses() {
        return said(shop.conversation()).stream()
                .filter(it -> it.get("direction").asString().equals("out"))
                .map(it -> it.get("status").asString())
                .toList();
    }

    /// What it takes to settle a webhook with this status of these messages.
    private List<String> takes(String status, int... messages) {
        var told = IntStream.of(messages)
                .mapToObj(
                        it -> "{\"id\":\"wamid.out%d\",\"status\":\"%s\",\"timestamp\":\"%d\",\"recipient_id\":\"%s\"}"
                                .formatted(it, status, TestClock.now().getEpochSecond(), ANA))
                .collect(Collectors.joining(","));
        shop.posts(change("\"statuses\":[" + told + "]")).ok();
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var connection = new ConnectionId(UUID.fromString(shop.connection()));
        var shard = new Backlog.Shard(
                account,
                connection,
                Math.floorMod(ANA.substring(ANA.length() - 8).hashCode(), Destinations.SHARDS));
        return statements.during(() -> Tenant.in(account, () -> {
            assertThat(batches.settle(shard, 100)).isEqualTo(messages.length);
        }));
    }

    @Test
    void oneStepTakesFiveAndManyAsMany() {
        assertThat(takes("delivered", 0)).hasSize(BATCH + 5);
        assertThat(takes("delivered", 1, 2, 3)).hasSize(BATCH + 5);
        assertThat(takes("read", 0, 1, 2, 3, 4)).hasSize(BATCH + 5);

        assertThat(statuses()).containsOnly("read").hasSize(5);
    }

    @Test
    void whatIsNoNewsIsOnlyLookedAt() {
        takes("read", 0, 1);

        assertThat(takes("delivered", 0, 1)).hasSize(BATCH + 3);
        assertThat(statuses()).containsExactly("read", "read", "sent", "sent", "sent");
    }
}
