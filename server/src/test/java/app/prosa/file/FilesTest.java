package app.prosa.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.TestAgent;
import app.prosa.TestClock;
import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class FilesTest {

    private static final Path BLOBS = Path.of("target/test-data", System.getProperty("prosa.fork", "1"), "blobs");

    @LocalServerPort
    int port;

    @Autowired
    Files files;

    @Autowired
    Uploads uploads;

    @Autowired
    FileStore store;

    @Autowired
    FileAddresses addresses;

    @Autowired
    UnsentFiles unsent;

    @Autowired
    OrphanedBlobs orphans;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("a.pdf", "application/pdf", Samples.pdf()),
                Arguments.of("a.doc", FileType.DOC.mediaType(), Samples.doc()),
                Arguments.of("a.docx", FileType.DOCX.mediaType(), Samples.docx()),
                Arguments.of("a.ppt", FileType.PPT.mediaType(), Samples.ppt()),
                Arguments.of("a.pptx", FileType.PPTX.mediaType(), Samples.pptx()),
                Arguments.of("a.xls", FileType.XLS.mediaType(), Samples.xls()),
                Arguments.of("a.xlsx", FileType.XLSX.mediaType(), Samples.xlsx()),
                Arguments.of("a.txt", "text/plain", Samples.txt()),
                Arguments.of("a.rtf", "application/rtf", Samples.rtf()));
    }

    @Tag("FIL-07")
    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void aDocumentIsTakenAndComesBackAsItWas(String name, String mediaType, byte[] content) {
        var desk = Eg.desk(port);

        var file = upload(desk.http(), name, content).ok();

        assertThat(file.get("kind").asString()).isEqualTo("document");
        assertThat(file.get("mediaType").asString()).isEqualTo(mediaType);
        assertThat(file.get("name").asString()).isEqualTo(name);
        var served = follow(desk.http(), "/api/v1/files/" + file.get("id").asString());
        assertThat(served.bytes()).isEqualTo(content);
        assertThat(served.header("Content-Disposition")).startsWith("attachment");
    }

    static Stream<Arguments> images() {
        return Stream.of(
                Arguments.of("a.jpg", "image/jpeg", Samples.jpegWithPlace(), true),
                Arguments.of("a.png", "image/png", Samples.pngWithPlace(), true),
                Arguments.of("a.gif", "image/gif", Samples.gifWithPlace(), true),
                Arguments.of("a.bmp", "image/bmp", Samples.picture("bmp"), true),
                Arguments.of("a.webp", "image/webp", Samples.webpWithPlace(), true),
                Arguments.of("a.tiff", "image/tiff", Samples.tiffWithPlace(), true),
                Arguments.of("a.heic", "image/heif", Samples.heicWithPlace(), false));
    }

    @Tag("FIL-08")
    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void anImageIsTakenAndForgetsWhereItWasMade(String name, String mediaType, byte[] content, boolean thumbnail)
            throws IOException {
        var desk = Eg.desk(port);

        var file = upload(desk.http(), name, content).ok();

        assertThat(file.get("kind").asString()).isEqualTo("image");
        assertThat(file.get("mediaType").asString()).isEqualTo(mediaType);
        assertThat(file.get("width").asInt()).isPositive();
        assertThat(file.get("thumbnail").asBoolean()).isEqualTo(thumbnail);
        var path = "/api/v1/files/" + file.get("id").asString();
        assertThat(new String(follow(desk.http(), path).bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(Samples.PLACE);
        if (thumbnail) {
            var small = follow(desk.http(), path + "/thumbnail");
            assertThat(ImageIO.read(new ByteArrayInputStream(small.bytes()))).isNotNull();
        }
    }

    @Test
    void aTurnedPhotoStaysTurned() throws IOException {
        var desk = Eg.desk(port);

        var file = upload(desk.http(), "a.jpg", Samples.jpegWithPlace()).ok();

        assertThat(file.get("width").asInt()).isEqualTo(32);
        assertThat(file.get("height").asInt()).isEqualTo(64);
        var path = "/api/v1/files/" + file.get("id").asString();
        var small = ImageIO.read(new ByteArrayInputStream(
                follow(desk.http(), path + "/thumbnail").bytes()));
        assertThat(small.getWidth()).isEqualTo(32);
        assertThat(ImageIO.read(
                        new ByteArrayInputStream(follow(desk.http(), path).bytes())))
                .isNotNull();
    }

    @Tag("FIL-07")
    @ParameterizedTest
    @ValueSource(strings = {"<svg onload='alert(1)'/>", "<!doctype html><script>alert(1)</script>", "MZ\0\0"})
    void aGoodNameDoesNotHelpAWrongType(String content) {
        var desk = Eg.desk(port);

        var answer = upload(desk.http(), "holiday.png", content.getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("file-type");
        assertThat(answer.json().get("accepted").toString()).contains("pdf", "docx", "heif");
        assertNothingIsLeft(desk);
    }

    @Test
    void anEmptyFileIsRefused() {
        var desk = Eg.desk(port);

        var answer = upload(desk.http(), "a.txt", new byte[0]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("file-empty");
        assertNothingIsLeft(desk);
    }

    @Test
    void aFileAboveTheLimitIsRefused() {
        var desk = Eg.desk(port);

        var answer = upload(desk.http(), "a.txt", new byte[(25 << 20) + 1]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("file-too-large");
        assertThat(answer.json().get("limit").asLong()).isEqualTo(25 << 20);
        assertNothingIsLeft(desk);
    }

    @Test
    void readingStopsAtTheLimitWhateverLengthWasDeclared() {
        var desk = Eg.desk(port);
        var endless = new EndlessStream();

        assertThatThrownBy(() ->
                        in(desk, () -> uploads.receive(account(desk), owner(desk), "a.txt", endless, -1, 1 << 20)))
                .isInstanceOfSatisfying(
                        Refusal.TooLarge.class, it -> assertThat(it.extras()).containsEntry("limit", 1L << 20));

        assertThat(endless.read).isLessThan(2 << 20);
        assertNothingIsLeft(desk);
    }

    @Test
    void aZipBombIsRefused() {
        var desk = Eg.desk(port);

        var answer = upload(
                desk.http(),
                "a.docx",
                Samples.office("wordprocessingml.document.main+xml", "word/document.xml", new byte[64 << 20]));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("file-bomb");
        assertNothingIsLeft(desk);
    }

    @Test
    void aPictureOfTooManyPixelsIsRefusedUndecoded() {
        var desk = Eg.desk(port);
        var huge = Samples.picture("bmp");
        Arrays.fill(huge, 18, 20, (byte) 0x7f);
        Arrays.fill(huge, 22, 24, (byte) 0x7f);

        var answer = upload(desk.http(), "a.bmp", huge);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("image-too-large");
        assertNothingIsLeft(desk);
    }

    @Test
    void namesAreCleaned() {
        var desk = Eg.desk(port);

        var up = upload(desk.http(), "../../../etc/cron.d/a.pdf", Samples.pdf()).ok();
        var wrong = upload(desk.http(), "photo.jpg", Samples.pdf()).ok();
        var endless =
                upload(desk.http(), "ã".repeat(300) + ".pdf", Samples.pdf()).ok();

        assertThat(up.get("name").asString()).isEqualTo("a.pdf");
        assertThat(wrong.get("name").asString()).isEqualTo("photo.pdf");
        assertThat(endless.get("name").asString()).hasSize(120).endsWith("ã.pdf");
    }

    @Test
    void aConnectionCutHalfWayLeavesNothing() throws IOException {
        var desk = Eg.desk(port);
        var cookie = desk.http().cookie("prosa_session").orElseThrow();

        try (var socket = new Socket("localhost", port)) {
            var head = "POST /api/v1/files?name=a.pdf HTTP/1.1\r\nHost: localhost:" + port
                    + "\r\nOrigin: http://localhost:" + port + "\r\nCookie: prosa_session=" + cookie
                    + "\r\nContent-Length: 100000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(Arrays.copyOf(Samples.pdf(), 50_000));
            socket.getOutputStream().flush();
            Awaitility.await().until(() -> drafts() > 0);
        }

        Awaitility.await().untilAsserted(() -> assertNothingIsLeft(desk));
    }

    @Test
    void anAddressServesWithHeadersThatKeepTheFileHarmless() {
        var desk = Eg.desk(port);
        var file = upload(desk.http(), "relatório \"final\".png", Samples.picture("png"))
                .ok();

        var redirect = desk.http().get("/api/v1/files/" + file.get("id").asString());
        var shown = anyone().get(redirect.header("Location"));
        var saved = follow(desk.http(), "/api/v1/files/" + file.get("id").asString() + "?download=1");

        assertThat(redirect.status()).isEqualTo(302);
        assertThat(shown.header("Content-Type")).isEqualTo("image/png");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.header("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(shown.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(shown.header("Cache-Control")).startsWith("private, immutable, max-age=");
        assertThat(shown.header("Content-Disposition"))
                .isEqualTo("inline; filename=\"relat_rio _final_.png\"; filename*=UTF-8''relat%C3%B3rio%20_final_.png");
        assertThat(saved.header("Content-Disposition")).startsWith("attachment");
    }

    @Test
    void piecesOfAFileCanBeAskedFor() {
        var desk = Eg.desk(port);
        var content = Samples.wav();
        var file = upload(desk.http(), "a.wav", content).ok();
        var address = addresses.sign(account(desk), id(file), FileVariant.ORIGINAL, Duration.ofHours(1));

        var piece = anyone().header("Range", "bytes=4-11").get(address);
        var end = anyone().header("Range", "bytes=-4").get(address);
        var beyond = anyone().header("Range", "bytes=999999-").get(address);
        var same = anyone().header("If-None-Match", piece.header("ETag")).get(address);
        var other = anyone().header("Range", "bytes=4-11")
                .header("If-Range", "\"other\"")
                .get(address);

        assertThat(piece.status()).isEqualTo(206);
        assertThat(piece.header("Content-Range")).isEqualTo("bytes 4-11/" + content.length);
        assertThat(piece.bytes()).isEqualTo(Arrays.copyOfRange(content, 4, 12));
        assertThat(end.bytes()).isEqualTo(Arrays.copyOfRange(content, content.length - 4, content.length));
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(same.status()).isEqualTo(304);
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.bytes()).isEqualTo(content);
    }

    @Test
    void anAddressThatWasChangedOrIsOverOpensNothing() {
        var desk = Eg.desk(port);
        var stranger = Eg.desk(port);
        var file = upload(desk.http(), "a.pdf", Samples.pdf()).ok();
        var address = addresses.sign(account(desk), id(file), FileVariant.ORIGINAL, Duration.ofSeconds(30));
        var foreign = addresses.sign(account(stranger), id(file), FileVariant.ORIGINAL, Duration.ofHours(1));
        var middle = address.charAt(20) == 'A' ? 'B' : 'A';
        var changed = address.substring(0, 20) + middle + address.substring(21);

        assertThat(anyone().get(address).status()).isEqualTo(200);
        assertThat(anyone().get(changed).status()).isEqualTo(404);
        assertThat(anyone().get(foreign).status()).isEqualTo(404);
        assertThat(anyone().get("/f/nonsense").status()).isEqualTo(404);
        clock.forward(Duration.ofMinutes(2));
        assertThat(anyone().get(address).code()).isEqualTo("address-expired");
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
        assertThat(anyone().get(path).status()).isEqualTo(401);
        assertThat(desk.http().delete(path).status()).isEqualTo(204);
        assertThat(desk.http().get(path).status()).isEqualTo(404);
        assertNothingIsLeft(desk);
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
        assertThat(used(desk)).isEqualTo(Samples.pdf().length);
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

    private TestAgent anyone() {
        return new TestAgent(port);
    }

    private static TestAgent.Answer upload(TestAgent agent, String name, byte[] content) {
        return agent.send("POST", "/api/v1/files?name=" + URLEncoder.encode(name, UTF_8), content);
    }

    private TestAgent.Answer follow(TestAgent agent, String path) {
        var redirect = agent.get(path);
        assertThat(redirect.status()).isEqualTo(302);
        return anyone().get(redirect.header("Location"));
    }

    private static FileId id(tools.jackson.databind.JsonNode file) {
        return new FileId(UUID.fromString(file.get("id").asString()));
    }

    private static AccountId account(Eg.Desk desk) {
        return new AccountId(UUID.fromString(desk.account()));
    }

    private static FileOwner owner(Eg.Desk desk) {
        return FileOwner.of(new AgentId(UUID.fromString(desk.admin().id())));
    }

    private static <T> T in(Eg.Desk desk, java.util.function.Supplier<T> work) {
        return Tenant.in(account(desk), work);
    }

    private long used(Eg.Desk desk) {
        return in(desk, () -> transaction.execute(_ -> store.used(account(desk))));
    }

    private void assertNothingIsLeft(Eg.Desk desk) {
        assertThat(used(desk)).isZero();
        assertThat(blobs(desk)).isEmpty();
        assertThat(drafts()).isZero();
    }

    private static List<String> blobs(Eg.Desk desk) {
        return names(BLOBS.resolve(desk.account()));
    }

    private static int drafts() {
        return names(BLOBS.resolve("incoming")).size();
    }

    private static List<String> names(Path folder) {
        if (!java.nio.file.Files.exists(folder)) {
            return List.of();
        }
        try (var paths = java.nio.file.Files.walk(folder)) {
            return paths.filter(java.nio.file.Files::isRegularFile)
                    .map(it -> it.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class EndlessStream extends java.io.InputStream {

        private long read;

        @Override
        public int read() {
            read++;
            return 'a';
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            Arrays.fill(bytes, from, from + length, (byte) 'a');
            read += length;
            return length;
        }
    }
}
