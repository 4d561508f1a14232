package app.prosa.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes Opus packets as an Ogg file (RFC 3533, RFC 7845).
final class OggOpus {

    private static final int SERIAL = 0x5052_4F53;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final int MOST_SEGMENTS = 255;
    private static final int[] SILK_SAMPLES = {480, 960, 1920, 2880};
    private static final int[] CELT_SAMPLES = {120, 240, 480, 960};
    private static final int[] CRC = table();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int page;

    private OggOpus() {}

    static byte[] of(WebmSound sound) {
        var file = new OggOpus();
        file.page(List.of(sound.head()), 0, FIRST);
        file.page(List.of(tags()), 0, 0);
        var samples = 0L;
        var packets = sound.packets();
        for (var from = 0; from < packets.size(); ) {
            var to = from;
            var segments = 0;
            while (to < packets.size() && segments + packets.get(to).length / 255 + 1 <= MOST_SEGMENTS) {
                segments += packets.get(to).length / 255 + 1;
                samples += samples(packets.get(to));
                to++;
            }
            if (to == from) {
                throw new IllegalArgumentException("A packet is too long for a page of Ogg.");
            }
            file.page(packets.subList(from, to), samples, to == packets.size() ? LAST : 0);
            from = to;
        }
        return file.out.toByteArray();
    }

    private void page(List<byte[]> packets, long samples, int flags) {
        var lacing = new ByteArrayOutputStream();
        var body = new ByteArrayOutputStream();
        for (var packet : packets) {
            for (var left = packet.length; left >= 0; left -= 255) {
                lacing.write(Math.min(left, 255));
            }
            body.writeBytes(packet);
        }
        var header = ByteBuffer.allocate(27 + lacing.size()).order(ByteOrder.LITTLE_ENDIAN);
        header.put("OggS".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .put((byte) flags)
                .putLong(samples)
                .putInt(SERIAL)
                .putInt(page++)
                .putInt(0)
                .put((byte) lacing.size())
                .put(lacing.toByteArray());
        header.putInt(22, crc(crc(0, header.array()), body.toByteArray()));
        out.writeBytes(header.array());
        out.writeBytes(body.toByteArray());
    }

    private static byte[] tags() {
        var vendor = "Prosa".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(16 + vendor.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusTags".getBytes(StandardCharsets.US_ASCII))
                .putInt(vendor.length)
                .put(vendor)
                .putInt(0)
                .array();
    }

    /// How long a packet sounds, in samples of 48 kHz: its first byte says the length and the number of its frames.
    private static int samples(byte[] packet) {
        if (packet.length == 0) {
            return 0;
        }
        var configuration = (packet[0] & 0xFF) >> 3;
        var frame = configuration < 12
                ? SILK_SAMPLES[configuration & 3]
                : configuration < 16 ? (configuration & 1) == 0 ? 480 : 960 : CELT_SAMPLES[configuration & 3];
        var frames = switch (packet[0] & 3) {
            case 0 -> 1;
            case 1, 2 -> 2;
            default -> packet.length > 1 ? packet[1] & 0x3F : 1;
        };
        return frame * frames;
    }

    private static int crc(int crc, byte[] bytes) {
        for (var one : bytes) {
            crc = crc << 8 ^ CRC[(crc >>> 24 ^ one) & 0xFF];
        }
        return crc;
    }

    private static int[] table() {
        var table = new int[256];
        for (var index = 0; index < 256; index++) {
            var value = index << 24;
            for (var bit = 0; bit < 8; bit++) {
                value = value < 0 ? value << 1 ^ 0x04C1_1DB7 : value << 1;
            }
            table[index] = value;
        }
        return table;
    }
}
