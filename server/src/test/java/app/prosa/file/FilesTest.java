package app.prosa.file;

import static app.prosa.file.Disk.account;
import static app.prosa.file.Disk.follow;
import static app.prosa.file.Disk.in;
import static app.prosa.file.Disk.owner;
import static app.prosa.file.Disk.upload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.web.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/// Which files are taken, and what is refused.
@ServerTest
class FilesTest {

    @LocalServerPort
    int port;

    @Autowired
    Uploads uploads;

    @Autowired
    FileStore store;

    @Autowired
    TransactionTemplate transaction;

    Disk disk;

    @BeforeEach
    void open() {
        disk = new Disk(store, transaction);
    }

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
        var served = follow(desk, "/api/v1/files/" + file.get("id").asString());
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
        assertThat(new String(follow(desk, path).bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(Samples.PLACE);
        if (thumbnail) {
            var small = follow(desk, path + "/thumbnail");
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
        var small = ImageIO.read(
                new ByteArrayInputStream(follow(desk, path + "/thumbnail").bytes()));
        assertThat(small.getWidth()).isEqualTo(32);
        assertThat(ImageIO.read(new ByteArrayInputStream(follow(desk, path).bytes())))
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
        disk.assertNothingIsLeftOf(desk);
    }

    @Test
    void anEmptyFileIsRefused() {
        var desk = Eg.desk(port);

        var answer = upload(desk.http(), "a.txt", new byte[0]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("file-empty");
        disk.assertNothingIsLeftOf(desk);
    }

    @Test
    void aFileAboveTheLimitIsRefused() {
        var desk = Eg.desk(port);

        var answer = upload(desk.http(), "a.txt", new byte[(25 << 20) + 1]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("file-too-large");
        assertThat(answer.json().get("limit").asLong()).isEqualTo(25 << 20);
        disk.assertNothingIsLeftOf(desk);
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
        disk.assertNothingIsLeftOf(desk);
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
        disk.assertNothingIsLeftOf(desk);
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
        disk.assertNothingIsLeftOf(desk);
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
            Awaitility.await().until(() -> Disk.drafts() > 0);
        }

        Awaitility.await().untilAsserted(() -> disk.assertNothingIsLeftOf(desk));
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
