package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.file.Samples;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// An archived conversation is deleted, and then it is gone.
@ServerTest
class BinTest {

    private static final Path BLOBS = Path.of("target/test-data", System.getProperty("prosa.fork", "1"), "blobs");

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    Bin bin;

    @Autowired
    TestMeta meta;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    Shop shop;
    Eg.Person admin;
    Shop.Begun begun;
    String contact;
    String file;
    String signed;

    @BeforeEach
    void archiveAndDelete() throws IOException {
        shop = Shop.open(port);
        admin = shop.desk().admin();
        begun = shop.begun("Guarda-chuva xadrez");
        contact = admin.http().get(path()).ok().at("/contact/id").asString();
        file = sentFile();
        signed = admin.http().get("/api/v1/files/" + file).header("Location");
        admin.http().put(path() + "/resolution", Map.of()).ok();
        admin.http().put(path() + "/archive", Map.of()).ok();
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(Shop.list(admin, "archived=true&q=xadrez")).hasSize(1));
        admin.http().delete(path()).ok();
        assertThat(binned()).isEqualTo(1);
        assertThat(blobs()).anyMatch(it -> it.contains(file));
    }

    private String path() {
        return "/api/v1/conversations/" + begun.conversation();
    }

    private String inTheBin() {
        return "/api/v1/bin/" + begun.conversation();
    }

    private String sentFile() {
        var stored = admin.http()
                .send("POST", "/api/v1/files?name=recibo.png", Samples.picture("png"))
                .ok()
                .get("id")
                .asString();
        admin.http()
                .post(
                        path() + "/messages",
                        Map.of(
                                "id",
                                TestVisitor.uuid(),
                                "kind",
                                "reply",
                                "content",
                                Map.of("type", "file", "file", stored)))
                .ok();
        return stored;
    }

    private List<String> blobs() throws IOException {
        try (var kept = Files.walk(BLOBS.resolve(shop.desk().account()))) {
            return kept.map(Path::toString).toList();
        }
    }

    private int binned() {
        return admin.http().get("/api/v1/bin").ok().get("items").size();
    }

    @Test
    @Tag("CON-65")
    void afterThirtyDaysItIsGoneForGoodWithItsFiles() throws IOException {
        clock.forward(Bin.KEPT.minusHours(1));
        bin.run();
        assertThat(binned()).isEqualTo(1);
        clock.forward(Duration.ofHours(2));
        bin.run();

        isGoneForGood();
    }

    @Test
    @Tag("CON-65")
    void anAdministratorNeedNotWaitAndTheAuditLogTellsWhoDidNot() throws IOException {
        var supervisor = shop.desk().colleague("Bruno", "supervisor", shop.department());
        var other = shop.begun("Estou aqui").conversation();
        assertThat(supervisor.http().delete(inTheBin()).status()).isEqualTo(403);
        assertThat(Eg.desk(port).http().delete(inTheBin()).status()).isEqualTo(404);
        assertThat(admin.http().delete("/api/v1/bin/" + other).status())
                .as("what was not deleted")
                .isEqualTo(404);
        assertThat(binned()).isEqualTo(1);

        assertThat(admin.http().delete(inTheBin()).status()).isEqualTo(204);

        isGoneForGood();
        assertThat(admin.http().delete(inTheBin()).status()).isEqualTo(404);
        assertThat(admin.http().get("/api/v1/conversations/" + other).status()).isEqualTo(200);
        var entry = admin.http().get("/api/v1/audit").ok().get("items").get(0);
        assertThat(entry.get("action").asString()).isEqualTo("purgeConversation");
        assertThat(entry.get("path").asString()).isEqualTo(inTheBin());
        assertThat(entry.get("agent").asString()).isEqualTo(admin.id());
    }

    @Test
    void nothingOfItStaysInTheLedgerEither() {
        var phone = WhatsAppShop.open(port, meta);
        var http = phone.desk().http();
        phone.posts(WhatsAppShop.text("5511988880001", "wamid.1", "Segredo xadrez"))
                .ok();
        phone.posts(WhatsAppShop.text("5511988880002", "wamid.2", "Outra pessoa"))
                .ok();
        phone.settled();
        var id = phone.conversations().stream()
                .filter(it -> it.toString().contains("Segredo xadrez"))
                .map(it -> it.at("/conversation/id").asString())
                .findFirst()
                .orElseThrow();
        assertThat(said(phone)).anyMatch(it -> it.contains("Segredo xadrez"));
        http.delete("/api/v1/conversations/" + id).ok();

        http.delete("/api/v1/bin/" + id).ok();

        assertThat(said(phone))
                .hasSize(2)
                .noneMatch(it -> it.contains("xadrez"))
                .anyMatch(it -> it.contains("Outra"));
    }

    private static List<String> said(WhatsAppShop phone) {
        return phone.ledger().stream()
                .map(it -> phone.desk()
                        .http()
                        .get("/api/v1/ledger/" + it.get("id").asString())
                        .ok()
                        .toString())
                .toList();
    }

    @Test
    void ofTwoThatComeBackAtOnceOneDoes() throws Exception {
        begun.visitor().says("Guarda-chuva, de novo").ok();
        var later = Shop.list(admin, "tab=waiting").get(0).get("id").asString();
        admin.http().delete("/api/v1/conversations/" + later).ok();
        assertThat(binned()).isEqualTo(2);
        var second = new FutureTask<>(() -> admin.http().put(inTheBin() + "/restoration", Map.of()));

        Tenant.in(
                new AccountId(UUID.fromString(shop.desk().account())),
                () -> transaction.executeWithoutResult(_ -> {
                    db.sql("update conversation set deleted_at = null where id = ?")
                            .param(UUID.fromString(later))
                            .update();
                    Thread.ofVirtual().start(second);
                    Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);
                }));

        assertThat(second.get().status()).isEqualTo(409);
        assertThat(second.get().code()).isEqualTo("conversation-exists");
        assertThat(binned()).isEqualTo(1);
    }

    private boolean somebodyWaits() {
        return db.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private void isGoneForGood() throws IOException {
        assertThat(binned()).isZero();
        assertThat(admin.http().put(inTheBin() + "/restoration", Map.of()).status())
                .isEqualTo(404);
        for (var part : List.of("", "/messages", "/history", "/routing")) {
            assertThat(admin.http().get(path() + part).status()).as(part).isEqualTo(404);
        }
        for (var query : List.of("archived=true", "archived=true&q=xadrez", "q=xadrez", "tab=resolved")) {
            assertThat(Shop.list(admin, query)).as(query).isEmpty();
        }
        assertThat(admin.http()
                        .get("/api/v1/contacts/" + contact + "/conversations")
                        .ok()
                        .get("items"))
                .isEmpty();
        assertThat(admin.http().get("/api/v1/files/" + file).status()).isEqualTo(404);
        assertThat(new TestAgent(port).get(signed).status()).isEqualTo(404);
        assertThat(begun.visitor().conversation().toString()).doesNotContain("xadrez", "recibo");
        assertThat(blobs()).noneMatch(it -> it.contains(file));
    }
}
