package app.prosa.file;

import app.prosa.web.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;

/// Decides what a file is by looking into it. Its name and what the sender called it play no part.
///
/// Each accepted type is recognised by our own check, which looks further than a magic number where a container can
/// hold anything (ZIP, OLE2, MP4, Ogg, WebM). Tika only gives the name of what is refused.
final class Recognition {

    private static final Set<String> BITMAP_HEADERS = Set.of("12", "40", "52", "56", "64", "108", "124");
    private static final Tika TIKA = new Tika();

    private Recognition() {}

    /// @throws Refusal.Unsupported `file-type` for everything that is not in [FileType]
    static Facts of(Path path) {
        try (var bytes = new FileBytes(path)) {
            return images(bytes)
                    .or(() -> documents(bytes, path))
                    .or(() -> Sounds.recognise(bytes))
                    .or(() -> Films.recognise(bytes))
                    .or(() -> PlainText.is(path) ? Optional.of(Facts.of(FileType.TXT)) : Optional.empty())
                    .orElseThrow(() -> unsupported(bytes));
        }
    }

    private static Optional<Facts> images(FileBytes bytes) {
        if (bytes.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(Facts.of(FileType.JPEG));
        } else if (bytes.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(Facts.of(FileType.PNG));
        } else if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a")) {
            return Optional.of(Facts.of(FileType.GIF));
        } else if (bytes.startsWith("RIFF") && bytes.has(8, "WEBP")) {
            return Optional.of(Facts.of(FileType.WEBP));
        } else if (bytes.startsWith("II*\0") || bytes.startsWith("MM\0*")) {
            return Optional.of(Facts.of(FileType.TIFF));
        } else if (bytes.startsWith("BM")
                && bytes.size() > 26
                && BITMAP_HEADERS.contains(String.valueOf(bytes.little(14, 4)))) {
            return Optional.of(Facts.of(FileType.BMP));
        }
        return Heif.recognise(bytes);
    }

    private static Optional<Facts> documents(FileBytes bytes, Path path) {
        if (bytes.startsWith("%PDF-")) {
            return Optional.of(Facts.of(FileType.PDF));
        } else if (bytes.startsWith("{\\rtf")) {
            return Optional.of(Facts.of(FileType.RTF));
        } else if (bytes.startsWith("PK\u0003\u0004")) {
            return OfficeZip.recognise(path).map(Facts::of);
        }
        return OfficeBinary.recognise(bytes).map(Facts::of);
    }

    private static Refusal unsupported(FileBytes bytes) {
        return new Refusal.Unsupported(
                "file-type",
                "Files of this type are not taken.",
                Map.of("found", TIKA.detect(bytes.head(64 * 1024)), "accepted", FileType.accepted()));
    }
}
