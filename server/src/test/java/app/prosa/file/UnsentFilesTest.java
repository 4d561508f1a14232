package app.prosa.file;

import static app.prosa.file.Disk.account;
import static app.prosa.file.Disk.blobs;
import static app.prosa.file.Disk.id;
import static app.prosa.file.Disk.in;
import static app.prosa.file.Disk.owner;
import static app.prosa.file.Disk.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/// What becomes of an uploaded file: it is sent once, by who uploaded it, or goes and gives its room back.
@ServerTest
class UnsentFilesTest {

    @LocalServerPort
    int port;

    @Autowired
    Files files;

    @Autowired
    FileStore store;

    @Autowired
    UnsentFiles unsent;

    @Autowired
    OrphanedBlobs orphans;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    Disk disk;

    @BeforeEach
    void open() {
        disk = new Disk(store, transaction);
    }

    @Test
    void onlyTheUploaderSeesAndRemovesWhatIsNotSent() {
        var desk = Eg.desk(port);
        var colleague = desk.agent();
        var stranger = Eg.desk(port);
        var path = "/api/v1/files/"
                + upload(desk.http(), "a.pdf", Samples.pdf()).ok().get("id").asString();

        for (var other : List.of(colleague.http(), stranger.http())) {
            assertThat(other.get(path).status()).isEqualTo(404);
            assertThat(other.delete(path).status()).isEqualTo(404);
        }
        assertThat(new TestAgent(port).get(path).status()).isEqualTo(401);
        assertThat(desk.http().delete(path).status()).isEqualTo(204);
        assertThat(desk.http().get(path).status()).isEqualTo(404);
        disk.assertNothingIsLeftOf(desk);
    }

    @Test
    void aFileIsSentOnceAndByItsUploaderOnly() {
        var desk = Eg.desk(port);
        var file = upload(desk.http(), "a.pdf", Samples.pdf()).ok();
        var conversation = UUID.randomUUID();

        assertThatThrownBy(() -> in(
                        desk,
                        () -> files.attach(
                                account(desk), id(file), FileOwner.visitor(UUID.randomUUID()), conversation)))
                .isInstanceOf(Refusal.NotFound.class);
        var sent = in(desk, () -> files.attach(account(desk), id(file), owner(desk), conversation));
        assertThatThrownBy(() -> in(desk, () -> files.attach(account(desk), id(file), owner(desk), UUID.randomUUID())))
                .isInstanceOfSatisfying(
                        Refusal.Conflict.class, it -> assertThat(it.code()).isEqualTo("file-used"));
        var removal = desk.http().delete("/api/v1/files/" + file.get("id").asString());

        assertThat(sent.name()).isEqualTo("a.pdf");
        assertThat(removal.code()).isEqualTo("file-used");
        assertThat(in(desk, () -> files.view(account(desk), List.of(id(file))))).containsExactly(sent);
    }

    @Test
    void twoUploadsDoNotShareTheLastFreeBytes() {
        var desk = Eg.desk(port);
        var account = account(desk);

        boolean first = in(desk, () -> transaction.execute(_ -> store.use(account, 60, 100)));
        boolean second = in(desk, () -> transaction.execute(_ -> store.use(account, 60, 100)));

        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void ofWhatIsNotSentNoMoreIsRemovedAtOnceThanAskedFor() {
        var desk = Eg.desk(port);
        for (int i = 0; i < 3; i++) {
            upload(desk.http(), "old" + i + ".pdf", Samples.pdf()).ok();
        }

        var before = TestClock.now().plus(Duration.ofSeconds(1));
        var removed = Tenant.everywhere(() -> transaction.execute(_ -> store.deleteUnsent(before, 2)));

        assertThat(removed).hasSize(2);
    }

    @Test
    void aFullAccountIsToldSo() {
        var desk = Eg.desk(port);
        in(desk, () -> transaction.execute(_ -> store.use(account(desk), 10L << 30, Long.MAX_VALUE)));

        var answer = upload(desk.http(), "a.pdf", Samples.pdf());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("account-full");
        assertThat(blobs(desk)).isEmpty();
    }

    @Test
    void whatIsNotSentWithinADayIsRemovedAndGivesItsRoomBack() {
        var desk = Eg.desk(port);
        var kept = upload(desk.http(), "kept.pdf", Samples.pdf()).ok();
        upload(desk.http(), "old.png", Samples.picture("png")).ok();
        in(desk, () -> files.attach(account(desk), id(kept), owner(desk), UUID.randomUUID()));

        clock.forward(Duration.ofHours(25));
        unsent.run();
        orphans.run();

        assertThat(blobs(desk)).containsExactly(kept.get("id").asString());
        assertThat(disk.used(desk)).isEqualTo(Samples.pdf().length);
    }

    @Test
    void bytesWithoutARowAreSweptAway() {
        var desk = Eg.desk(port);
        var file = upload(desk.http(), "a.pdf", Samples.pdf()).ok();
        in(desk, () -> transaction.execute(_ -> store.deleteUnsent(account(desk), id(file))));

        orphans.run();
        assertThat(blobs(desk)).hasSize(1);
        clock.forward(Duration.ofHours(25));
        orphans.run();

        assertThat(blobs(desk)).isEmpty();
    }
}
