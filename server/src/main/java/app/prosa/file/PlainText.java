package app.prosa.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells text that people wrote from binary data and from text that programs run or render.
final class PlainText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int HEAD = 8 * 1024;

    /// Markup, scripts and page descriptions, wherever the blank before them ends.
    private static final Pattern CODE =
            Pattern.compile("(?is)\\s*(<(!|\\?|/?[a-z][a-z0-9:-]*[\\s/>])|#!|%!|BEGIN:V).*");

    private PlainText() {}

    static boolean is(Path path) {
        var head = head(path);
        var charset = charset(head);
        return (charset == null
                        ? isText(path, StandardCharsets.UTF_8).or(() -> isText(path, WINDOWS))
                        : isText(path, charset))
                .orElse(false);
    }

    /// The charset that a byte order mark names, or null.
    private static @Nullable Charset charset(byte[] head) {
        if (startsWith(head, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(head, 0xfe, 0xff) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length == 2 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }

    /// Whether it is text in this charset; nothing if it is not in this charset at all.
    private static Optional<Boolean> isText(Path path, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new InputStreamReader(java.nio.file.Files.newInputStream(path), decoder)) {
            return Optional.of(isText(reader));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isText(Reader reader) throws IOException {
        var buffer = new char[HEAD];
        var first = true;
        for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
            var text = new String(buffer, 0, read);
            if (text.chars().anyMatch(PlainText::isBinary) || (first && isCode(text))) {
                return false;
            }
            first = false;
        }
        return true;
    }

    /// A byte order mark before it does not hide code, in whichever charset the mark is read.
    private static boolean isCode(String text) {
        return CODE.matcher(text.replaceFirst("^(\ufeff|\u00ef\u00bb\u00bf)", ""))
                .matches();
    }

    private static boolean isBinary(int character) {
        return (character < ' ' && "\t\n\r\f".indexOf(character) < 0) || (character >= 0x7f && character < 0xa0);
    }

    private static byte[] head(Path path) {
        try (var bytes = java.nio.file.Files.newInputStream(path)) {
            return bytes.readNBytes(2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
