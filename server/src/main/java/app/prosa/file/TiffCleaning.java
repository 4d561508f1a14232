package app.prosa.file;

import java.util.HashSet;
import java.util.Set;

/// Takes position, Exif, XMP, IPTC and Photoshop data out of a TIFF in place: their bytes become zeros, and their
/// entries leave the directory.
final class TiffCleaning {

    private static final int EXIF = 34665;
    private static final int GPS = 34853;
    private static final Set<Integer> BLOCKS = Set.of(700, 33723, 34377);
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
    private static final int ENTRY = 12;
    private static final int MOST_DIRECTORIES = 1000;

    private final FileBytes bytes;
    private final boolean little;
    private final Set<Long> visited = new HashSet<>();

    private TiffCleaning(FileBytes bytes) {
        this.bytes = bytes;
        this.little = bytes.startsWith("II");
    }

    static void forgetPlace(FileBytes bytes) {
        var cleaning = new TiffCleaning(bytes);
        for (long at = cleaning.number(4, 4); at != 0; at = cleaning.clean(at)) {}
    }

    /// @return where the next directory is, or 0
    private long clean(long directory) {
        visit(directory);
        int entries = (int) number(directory, 2);
        var kept = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY;
            int tag = (int) number(entry, 2);
            if (tag == EXIF || tag == GPS) {
                eraseDirectory(number(entry + 8, 4));
            } else if (BLOCKS.contains(tag)) {
                eraseValue(entry);
            } else {
                kept.writeBytes(bytes.at(entry, ENTRY));
            }
        }
        long end = directory + 2 + (long) entries * ENTRY;
        var next = bytes.at(end, 4);
        bytes.erase(directory + 2 + kept.size(), end + 4 - (directory + 2 + kept.size()));
        int count = kept.size() / ENTRY;
        bytes.put(directory, new byte[] {(byte) (little ? count : count >> 8), (byte) (little ? count >> 8 : count)});
        bytes.put(directory + 2, kept.toByteArray());
        bytes.put(directory + 2 + kept.size(), next);
        return number(directory + 2 + kept.size(), 4);
    }

    private void eraseDirectory(long directory) {
        visit(directory);
        int entries = (int) number(directory, 2);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY;
            if (number(entry, 2) == GPS) {
                eraseDirectory(number(entry + 8, 4));
            } else {
                eraseValue(entry);
            }
        }
        bytes.erase(directory, 2 + (long) entries * ENTRY);
    }

    private void eraseValue(long entry) {
        int type = (int) number(entry + 2, 2);
        long length = number(entry + 4, 4) * (type < SIZES.length ? SIZES[type] : 1);
        if (length > 4) {
            bytes.erase(number(entry + 8, 4), length);
        }
    }

    /// Directories form a chain; one that leads back would hold us for ever.
    private void visit(long directory) {
        if (!visited.add(directory) || visited.size() > MOST_DIRECTORIES) {
            throw FileBytes.broken();
        }
    }

    private long number(long position, int length) {
        return bytes.number(position, length, little);
    }
}
