package app.prosa.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The boxes that MP4, QuickTime, 3GP and HEIF files consist of (ISO/IEC 14496-12).
final class Boxes {

    private static final int MOST = 20_000;

    private Boxes() {}

    /// @param body where its content begins
    record Box(String type, long start, long body, long end) {}

    /// @throws app.prosa.web.Refusal.Invalid `file-broken` when a box does not fit where it lies
    static List<Box> in(FileBytes bytes, long from, long to) {
        var boxes = new ArrayList<Box>();
        for (long at = from; to - at >= 8; at = boxes.getLast().end()) {
            long size = bytes.big(at, 4);
            long body = at + 8;
            if (size == 1) {
                size = bytes.big(at + 8, 8);
                body = at + 16;
            } else if (size == 0) {
                size = to - at;
            }
            if (size < body - at || size > to - at || boxes.size() == MOST) {
                throw FileBytes.broken();
            }
            boxes.add(new Box(bytes.text(at + 4, 4), at, body, at + size));
        }
        return boxes;
    }

    static List<Box> in(FileBytes bytes, Box parent) {
        return in(bytes, parent.body(), parent.end());
    }

    static List<Box> of(FileBytes bytes) {
        return in(bytes, 0, bytes.size());
    }

    static Optional<Box> first(List<Box> boxes, String type) {
        return boxes.stream().filter(it -> it.type().equals(type)).findFirst();
    }

    /// The brands that the file says it follows, the main one first; none when it is no such file.
    static List<String> brands(FileBytes bytes) {
        if (!bytes.has(4, "ftyp")) {
            return List.of();
        }
        long end = bytes.big(0, 4);
        var brands = new ArrayList<String>();
        brands.add(bytes.text(8, 4));
        for (long at = 16; at + 4 <= Math.min(end, 512); at += 4) {
            brands.add(bytes.text(at, 4));
        }
        return brands;
    }
}
