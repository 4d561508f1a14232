package app.prosa.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The Opus packets inside a WebM file, which is what a browser records. WhatsApp knows Ogg only, and the packets are
/// the same in both.
final class WebmSound {

    private static final long CODEC_PRIVATE = 0x63A2;
    private static final long SIMPLE_BLOCK = 0xA3;
    private static final long BLOCK = 0xA1;
    /// Segment, Cluster, BlockGroup, Tracks, TrackEntry: elements that only hold others.
    private static final Set<Long> CONTAINERS = Set.of(0x18538067L, 0x1F43B675L, 0xA0L, 0x1654AE6BL, 0xAEL);

    /// Track (one byte), time (two), flags (one) stand before a block's sound.
    private static final int BLOCK_HEADER = 4;

    private final byte[] bytes;
    private final List<byte[]> packets = new ArrayList<>();
    private byte[] head = {};
    private int at;

    private WebmSound(byte[] bytes) {
        this.bytes = bytes;
    }

    static boolean isWebm(byte[] bytes) {
        return bytes.length > 4
                && bytes[0] == 0x1A
                && bytes[1] == 0x45
                && bytes[2] == (byte) 0xDF
                && bytes[3] == (byte) 0xA3;
    }

    static WebmSound read(byte[] bytes) {
        var sound = new WebmSound(bytes);
        sound.readElements();
        if (sound.head.length == 0 || sound.packets.isEmpty()) {
            throw new IllegalArgumentException("There is no Opus sound in that WebM file.");
        }
        return sound;
    }

    /// The packet that says how many channels there are and how much to skip; Ogg begins with the same.
    byte[] head() {
        return head.clone();
    }

    List<byte[]> packets() {
        return List.copyOf(packets);
    }

    private void readElements() {
        while (at < bytes.length - 1) {
            var id = number(false);
            var size = number(true);
            if (CONTAINERS.contains(id)) {
                continue;
            }
            // A container of unknown size was entered above; anything else without a size cannot be skipped.
            var end = size < 0 || size > bytes.length - at ? bytes.length : at + (int) size;
            if (id == CODEC_PRIVATE) {
                head = Arrays.copyOfRange(bytes, at, end);
            } else if ((id == SIMPLE_BLOCK || id == BLOCK) && end - at > BLOCK_HEADER) {
                packets.add(Arrays.copyOfRange(bytes, at + BLOCK_HEADER, end));
            }
            at = end;
        }
    }

    /// A number whose first byte says how long it is; a size goes without that mark, -1 when it is unknown.
    private long number(boolean withoutMark) {
        var first = bytes[at] & 0xFF;
        var length = Integer.numberOfLeadingZeros(first) - 24 + 1;
        if (length > 8 || at + length > bytes.length) {
            at = bytes.length;
            return -1;
        }
        var value = withoutMark ? first & ((1L << (8 - length)) - 1) : first;
        for (var index = 1; index < length; index++) {
            value = value << 8 | (bytes[at + index] & 0xFF);
        }
        at += length;
        return withoutMark && value == (1L << (7 * length)) - 1 ? -1 : value;
    }
}
