package app.prosa.file;

import app.prosa.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Tells Word, Excel and PowerPoint files (Office Open XML) from every other ZIP, and refuses bombs.
///
/// Whoever opens the file unpacks it, so we do first, into nothing: sizes that the archive declares are not believed.
final class OfficeZip {

    /// Large real workbooks have a few thousand parts; repeated cells compress 50 to 1, a bomb 1000 to 1.
    private static final int MOST_ENTRIES = 10_000;

    private static final long MOST_BYTES = 512L << 20;
    private static final long BYTES_WITHOUT_RATIO = 16L << 20;
    private static final int HIGHEST_RATIO = 100;

    private static final int CONTENT_TYPES_LIMIT = 1 << 20;
    private static final String PREFIX = "application/vnd.openxmlformats-officedocument.";
    private static final Map<String, FileType> MAIN_PARTS = Map.of(
            PREFIX + "wordprocessingml.document.main+xml", FileType.DOCX,
            PREFIX + "spreadsheetml.sheet.main+xml", FileType.XLSX,
            PREFIX + "presentationml.presentation.main+xml", FileType.PPTX,
            PREFIX + "presentationml.slideshow.main+xml", FileType.PPTX);

    private OfficeZip() {}

    static Optional<FileType> recognise(Path path) {
        try (var zip = new ZipFile(path.toFile())) {
            var types = zip.getEntry("[Content_Types].xml");
            var type = types == null ? Optional.<FileType>empty() : mainPart(zip, types);
            if (type.isPresent()) {
                unpack(zip, java.nio.file.Files.size(path));
            }
            return type;
        } catch (ZipException e) {
            throw FileBytes.broken();
        } catch (IOException e) {
            // What inflating says of damaged data is an EOFException or a ZipException in disguise.
            throw FileBytes.broken();
        }
    }

    private static Optional<FileType> mainPart(ZipFile zip, ZipEntry entry) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            var text = new String(in.readNBytes(CONTENT_TYPES_LIMIT), StandardCharsets.UTF_8);
            return text.contains("macroEnabled")
                    ? Optional.empty()
                    : MAIN_PARTS.entrySet().stream()
                            .filter(it -> text.contains('"' + it.getKey() + '"'))
                            .map(Map.Entry::getValue)
                            .findFirst();
        }
    }

    private static void unpack(ZipFile zip, long packed) throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw bomb();
        }
        long limit = Math.min(MOST_BYTES, Math.max(BYTES_WITHOUT_RATIO, packed * HIGHEST_RATIO));
        long total = 0;
        var buffer = new byte[64 * 1024];
        for (var entry : Collections.list(zip.entries())) {
            try (InputStream in = zip.getInputStream(entry)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    total += read;
                    if (total > limit) {
                        throw bomb();
                    }
                }
            }
        }
    }

    private static Refusal bomb() {
        return new Refusal.TooLarge("file-bomb", "The file unpacks to far more than it is.", Map.of());
    }
}
