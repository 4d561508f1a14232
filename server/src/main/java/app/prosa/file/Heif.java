package app.prosa.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// HEIF and HEIC images (ISO/IEC 23008-12), which nothing here can decode: they get no thumbnail and are offered for
/// download. Their position data is erased in place all the same, so no other byte moves.
final class Heif {

    private static final Set<String> IMAGES =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1", "mif2");

    /// An Exif block that says nothing: the offset of its header, the header, and a directory without entries.
    private static final byte[] NO_EXIF =
            "\0\0\0\u0006Exif\0\0MM\0*\0\0\0\b\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final int MOST_EXTENTS = 20_000;

    private final FileBytes bytes;
    private final List<Boxes.Box> meta;

    private Heif(FileBytes bytes) {
        this.bytes = bytes;
        var box = Boxes.first(Boxes.of(bytes), "meta").orElseThrow(FileBytes::broken);
        this.meta = Boxes.in(bytes, box.body() + 4, box.end());
    }

    static Optional<Facts> recognise(FileBytes bytes) {
        var brands = Boxes.brands(bytes);
        if (brands.isEmpty() || !IMAGES.contains(brands.getFirst()) || brands.contains("avif")) {
            return Optional.empty();
        }
        return Optional.of(new Heif(bytes).facts());
    }

    static void forgetPlace(FileBytes bytes) {
        var heif = new Heif(bytes);
        var items = heif.metadataItems();
        if (!items.isEmpty()) {
            heif.erase(items);
        }
    }

    /// The largest picture in it is the picture; the others are its tiles and its small copy.
    private Facts facts() {
        var sizes = Boxes.first(meta, "iprp").stream()
                .flatMap(it -> Boxes.in(bytes, it).stream())
                .filter(it -> it.type().equals("ipco"))
                .flatMap(it -> Boxes.in(bytes, it).stream())
                .filter(it -> it.type().equals("ispe"))
                .map(it -> Facts.sized(
                        FileType.HEIF, (int) bytes.big(it.body() + 4, 4), (int) bytes.big(it.body() + 8, 4)));
        return sizes.max(Comparator.comparingLong(Heif::pixels)).orElse(Facts.of(FileType.HEIF));
    }

    private static long pixels(Facts facts) {
        return facts.width() == null || facts.height() == null ? 0 : (long) facts.width() * facts.height();
    }

    /// The items that hold Exif or XMP.
    private Set<Long> metadataItems() {
        var found = new HashSet<Long>();
        var list = Boxes.first(meta, "iinf");
        if (list.isEmpty()) {
            return found;
        }
        long entries = list.get().body() + (bytes.byteAt(list.get().body()) == 0 ? 6 : 8);
        for (var entry : Boxes.in(bytes, entries, list.get().end())) {
            int version = bytes.byteAt(entry.body());
            int width = version == 3 ? 4 : 2;
            var type = version < 2 ? "mime" : bytes.text(entry.body() + 4 + width + 2, 4);
            if (type.equals("Exif") || type.equals("mime")) {
                found.add(bytes.big(entry.body() + 4, width));
            }
        }
        return found;
    }

    private void erase(Set<Long> items) {
        var location = Boxes.first(meta, "iloc").orElseThrow(FileBytes::broken);
        for (var extent : extents(location, items)) {
            bytes.erase(extent.from(), extent.length());
            if (extent.length() >= NO_EXIF.length) {
                bytes.put(extent.from(), NO_EXIF);
            }
        }
    }

    private record Extent(long from, long length) {}

    private List<Extent> extents(Boxes.Box location, Set<Long> items) {
        var found = new ArrayList<Extent>();
        var reader = new Reader(location.body());
        int version = (int) reader.next(4) >> 24;
        int sizes = (int) reader.next(2);
        int offsetSize = sizes >> 12;
        int lengthSize = sizes >> 8 & 15;
        int baseSize = sizes >> 4 & 15;
        int indexSize = version == 0 ? 0 : sizes & 15;
        long count = reader.next(version < 2 ? 2 : 4);
        long seen = 0;
        for (long i = 0; i < count; i++) {
            long item = reader.next(version < 2 ? 2 : 4);
            int method = version == 0 ? 0 : (int) reader.next(2) & 15;
            reader.next(2);
            long base = reader.next(baseSize);
            long extents = reader.next(2);
            seen += extents + 1;
            if (seen > MOST_EXTENTS) {
                throw FileBytes.broken();
            }
            for (long j = 0; j < extents; j++) {
                reader.next(indexSize);
                long from = base + reader.next(offsetSize);
                long length = reader.next(lengthSize);
                if (items.contains(item)) {
                    found.add(extent(method, from, length));
                }
            }
        }
        return found;
    }

    private Extent extent(int method, long from, long length) {
        return switch (method) {
            case 0 -> new Extent(from, length == 0 ? bytes.size() - from : length);
            case 1 ->
                new Extent(
                        Boxes.first(meta, "idat").orElseThrow(FileBytes::broken).body() + from, length);
            default -> throw FileBytes.broken();
        };
    }

    private final class Reader {

        private long at;

        Reader(long at) {
            this.at = at;
        }

        long next(int length) {
            at += length;
            return bytes.big(at - length, length);
        }
    }
}
