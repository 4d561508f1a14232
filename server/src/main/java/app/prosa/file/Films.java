package app.prosa.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Recognises containers of moving pictures: MP4, 3GP, QuickTime and WebM. The same containers with nothing but sound
/// (a voice message recorded by a browser) are audio.
final class Films {

    private static final Set<String> MP4 = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "avc1", "M4V ",
            "M4VH", "M4VP", "dash", "MSNV", "mmp4", "M4A ", "M4B ", "mp71", "hvc1");
    private static final int MOST_TRACKS = 64;
    private static final int LOOK = 256 * 1024;

    private Films() {}

    static Optional<Facts> recognise(FileBytes bytes) {
        if (bytes.startsWith("\u001aE\u00df\u00a3")) {
            return webm(bytes);
        }
        var brands = Boxes.brands(bytes);
        if (brands.isEmpty()) {
            return Optional.empty();
        }
        var main = brands.getFirst();
        if (main.equals("qt  ")) {
            return Optional.of(movie(bytes, FileType.MOV));
        } else if (main.startsWith("3g")) {
            return Optional.of(movie(bytes, FileType.THREE_GP));
        } else if (MP4.contains(main)) {
            return Optional.of(movie(bytes, FileType.MP4));
        }
        return Optional.empty();
    }

    /// Where a phone writes down the place: boxes of free text beside the tracks. They become empty space of the same
    /// size, so nothing else moves.
    static void forgetPlace(FileBytes bytes) {
        var movie = Boxes.first(Boxes.of(bytes), "moov").orElseThrow(FileBytes::broken);
        var tracks = Boxes.in(bytes, movie).stream()
                .filter(it -> it.type().equals("trak"))
                .flatMap(it -> Boxes.in(bytes, it).stream());
        java.util.stream.Stream.concat(Boxes.in(bytes, movie).stream(), tracks)
                .filter(it -> Set.of("udta", "meta", "uuid").contains(it.type()))
                .forEach(it -> {
                    bytes.put(it.start() + 4, "free".getBytes(StandardCharsets.ISO_8859_1));
                    bytes.erase(it.body(), it.end() - it.body());
                });
    }

    private static Facts movie(FileBytes bytes, FileType type) {
        var movie = Boxes.first(Boxes.of(bytes), "moov").orElseThrow(FileBytes::broken);
        var parts = Boxes.in(bytes, movie);
        var millis = Boxes.first(parts, "mvhd").map(it -> millis(bytes, it)).orElse(0L);
        var tracks = parts.stream().filter(it -> it.type().equals("trak")).toList();
        if (tracks.size() > MOST_TRACKS) {
            throw FileBytes.broken();
        }
        var picture = tracks.stream()
                .filter(it -> handler(bytes, it).equals("vide"))
                .findFirst()
                .flatMap(it -> Boxes.first(Boxes.in(bytes, it), "tkhd"));
        var sound = tracks.stream().anyMatch(it -> handler(bytes, it).equals("soun"));
        if (picture.isEmpty()) {
            if (!sound) {
                throw FileBytes.broken();
            }
            return Facts.lasting(FileType.M4A, millis);
        }
        // The last eight bytes of the track's header are width and height, as 16.16 fixed-point numbers.
        int width = (int) bytes.big(picture.get().end() - 8, 2);
        int height = (int) bytes.big(picture.get().end() - 4, 2);
        return new Facts(type, width > 0 ? width : null, height > 0 ? height : null, millis > 0 ? millis : null);
    }

    private static String handler(FileBytes bytes, Boxes.Box track) {
        return Boxes.first(Boxes.in(bytes, track), "mdia")
                .flatMap(it -> Boxes.first(Boxes.in(bytes, it), "hdlr"))
                .map(it -> bytes.text(it.body() + 8, 4))
                .orElse("");
    }

    private static long millis(FileBytes bytes, Boxes.Box header) {
        boolean wide = bytes.byteAt(header.body()) == 1;
        long scale = bytes.big(header.body() + (wide ? 20 : 12), 4);
        long duration = wide ? bytes.big(header.body() + 24, 8) : bytes.big(header.body() + 16, 4);
        boolean unknown = scale == 0 || duration < 0 || duration > Integer.MAX_VALUE * 1000L || duration == 0xffffffffL;
        return unknown ? 0 : duration * 1000 / scale;
    }

    /// Browsers record WebM: the head names the codecs, `V_...` for pictures and `A_...` for sound.
    private static Optional<Facts> webm(FileBytes bytes) {
        var head = new String(bytes.head(LOOK), StandardCharsets.ISO_8859_1);
        if (!head.substring(0, Math.min(64, head.length())).contains("B\u0082\u0084webm")) {
            return Optional.empty();
        }
        if (List.of("V_VP8", "V_VP9", "V_AV1").stream().anyMatch(head::contains)) {
            return Optional.of(Facts.of(FileType.WEBM));
        } else if (head.contains("A_OPUS") || head.contains("A_VORBIS")) {
            return Optional.of(Facts.of(FileType.WEBM_AUDIO));
        }
        throw FileBytes.broken();
    }
}
