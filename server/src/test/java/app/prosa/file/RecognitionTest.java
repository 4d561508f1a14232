package app.prosa.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.prosa.web.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecognitionTest {

    @TempDir
    Path folder;

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of(FileType.PDF, Samples.pdf()),
                Arguments.of(FileType.DOC, Samples.doc()),
                Arguments.of(FileType.DOCX, Samples.docx()),
                Arguments.of(FileType.PPT, Samples.ppt()),
                Arguments.of(FileType.PPTX, Samples.pptx()),
                Arguments.of(FileType.XLS, Samples.xls()),
                Arguments.of(FileType.XLSX, Samples.xlsx()),
                Arguments.of(FileType.TXT, Samples.txt()),
                Arguments.of(FileType.TXT, "maçã".getBytes(StandardCharsets.ISO_8859_1)),
                Arguments.of(FileType.TXT, "\ufeffmaçã".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of(FileType.TXT, Samples.latin1("<joao@example.com> escreveu: 1 < 2")),
                Arguments.of(FileType.RTF, Samples.rtf()),
                Arguments.of(FileType.JPEG, Samples.picture("jpeg")),
                Arguments.of(FileType.PNG, Samples.picture("png")),
                Arguments.of(FileType.GIF, Samples.picture("gif")),
                Arguments.of(FileType.BMP, Samples.picture("bmp")),
                Arguments.of(FileType.WEBP, Samples.webp()),
                Arguments.of(FileType.TIFF, Samples.picture("tiff")),
                Arguments.of(FileType.HEIF, Samples.heicWithPlace()),
                Arguments.of(FileType.MP3, Samples.mp3()),
                Arguments.of(
                        FileType.MP3, Samples.join(Samples.latin1("ID3\4\0\0\0\0\0\5"), new byte[5], Samples.mp3())),
                Arguments.of(FileType.AAC, Samples.aac()),
                Arguments.of(FileType.AMR, Samples.amr()),
                Arguments.of(FileType.OGG, Samples.ogg()),
                Arguments.of(FileType.WAV, Samples.wav()),
                Arguments.of(FileType.M4A, Samples.movie("M4A ", "soun")),
                Arguments.of(FileType.M4A, Samples.movie("isom", "soun")),
                Arguments.of(FileType.MP4, Samples.movie("mp42", "vide")),
                Arguments.of(FileType.THREE_GP, Samples.movie("3gp5", "vide")),
                Arguments.of(FileType.MOV, Samples.movie("qt  ", "vide")),
                Arguments.of(FileType.WEBM, Samples.webm("V_VP9")),
                Arguments.of(FileType.WEBM_AUDIO, Samples.webm("A_OPUS")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void aFileIsWhatItsContentSays(FileType type, byte[] content) {
        assertThat(recognised(content).type()).isEqualTo(type);
    }

    static Stream<Arguments> refused() {
        var text = Map.of(
                "svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "commented svg", "<!-- hello --><svg/>",
                "xml", "<?xml version=\"1.0\"?><a/>",
                "html", "  \n<html><body>hi</body></html>",
                "html with a mark", "\u00ef\u00bb\u00bf<!DOCTYPE html><p>hi",
                "a link", "<a href='x'>y</a>",
                "script", "#!/bin/sh\nrm -rf /",
                "postscript", "%!PS-Adobe-3.0",
                "vcard", "BEGIN:VCARD\nEND:VCARD",
                "exe", "MZ\u0090\0\3\0\0\0");
        var binary = Stream.of(
                Arguments.of("zip", Samples.zip(Map.of("a.txt", Samples.txt()))),
                Arguments.of(
                        "docm",
                        Samples.zip(Map.of(
                                "[Content_Types].xml",
                                Samples.latin1("application/vnd.ms-word.document.macroEnabled.main+xml")))),
                Arguments.of("msi", Samples.ole("\u4840\u3b3f")),
                Arguments.of("protected docx", Samples.ole("EncryptedPackage")),
                Arguments.of("avif", Samples.box("ftyp", Samples.latin1("avif\0\0\0\0mif1"))),
                Arguments.of("ogg film", Samples.page(2, 0, Samples.latin1("\u0080theora........"))),
                Arguments.of("utf-16 html", "\ufeff<html>".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("html with a mark in a broken charset", Samples.latin1("\u00ef\u00bb\u00bf<html>\u00ff")),
                Arguments.of("chance", chance()));
        return Stream.concat(
                text.entrySet().stream().map(it -> Arguments.of(it.getKey(), Samples.latin1(it.getValue()))), binary);
    }

    private static byte[] chance() {
        var bytes = new byte[10_000];
        new Random(7).nextBytes(bytes);
        bytes[0] = 1;
        return bytes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void everythingElseIsRefused(String what, byte[] content) {
        assertThatThrownBy(() -> recognised(content))
                .isInstanceOfSatisfying(
                        Refusal.Unsupported.class, it -> assertThat(it.extras()).containsKeys("found", "accepted"));
    }

    @Test
    void aFileCutOffAnywhereIsRecognisedOrRefusedButNeverFails() {
        accepted().forEach(sample -> {
            var whole = java.util.Objects.requireNonNull((byte[]) sample.get()[1]);
            for (int length = 1; length < whole.length; length += 1 + whole.length / 60) {
                var cut = Arrays.copyOf(whole, length);

                var failure = org.assertj.core.api.Assertions.catchThrowable(() -> recognised(cut));

                assertThat(failure)
                        .satisfiesAnyOf(
                                it -> assertThat(it).isNull(),
                                it -> assertThat(it).isInstanceOf(Refusal.class));
            }
        });
    }

    @Test
    void aZipBombIsRefused() {
        var bomb = Samples.office("wordprocessingml.document.main+xml", "word/document.xml", new byte[64 << 20]);

        assertThat(bomb).hasSizeLessThan(200_000);
        assertThatThrownBy(() -> recognised(bomb))
                .isInstanceOfSatisfying(
                        Refusal.TooLarge.class, it -> assertThat(it.code()).isEqualTo("file-bomb"));
    }

    @Test
    void soundAndFilmsSayHowLongTheyAre() {
        assertThat(recognised(Samples.wav()).durationMillis()).isEqualTo(500);
        assertThat(recognised(Samples.ogg()).durationMillis()).isEqualTo(1000);
        assertThat(recognised(Samples.movie("mp42", "vide"))).isEqualTo(new Facts(FileType.MP4, 640, 480, 2500L));
    }

    @Test
    void aHeicSaysHowLargeItIs() {
        assertThat(recognised(Samples.heicWithPlace())).isEqualTo(Facts.sized(FileType.HEIF, 4032, 3024));
    }

    private Facts recognised(byte[] content) {
        var path = folder.resolve("file");
        try {
            Files.write(path, content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Recognition.of(path);
    }
}
