package app.prosa.file;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// A WEBP without XMP and, but for its orientation, without Exif.
///
/// The size at its beginning stays what it was: what is taken out leaves a chunk of zeros of the same length that every
/// reader skips.
final class WebpCleaning {

    private static final Set<String> NEEDED = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int XMP_FLAG = 4;

    private WebpCleaning() {}

    static void copy(DataInputStream in, DataOutputStream out) throws IOException {
        PngCleaning.transfer(in, out, 4);
        long left = Integer.toUnsignedLong(little(in, out)) - 4;
        PngCleaning.transfer(in, out, 4);
        while (left >= 8) {
            var name = new byte[4];
            in.readFully(name);
            var type = new String(name, StandardCharsets.ISO_8859_1);
            out.write(NEEDED.contains(type) || type.equals("EXIF") ? name : "SKIP".getBytes(StandardCharsets.US_ASCII));
            long length = Integer.toUnsignedLong(little(in, out));
            long padded = length + length % 2;
            left -= 8 + padded;
            if (left < 0) {
                throw FileBytes.broken();
            }
            switch (type) {
                case "VP8X" -> flags(in, out, padded);
                case "EXIF" -> exif(in, out, padded);
                default -> {
                    if (NEEDED.contains(type)) {
                        PngCleaning.transfer(in, out, padded);
                    } else {
                        in.skipNBytes(padded);
                        zeros(out, padded);
                    }
                }
            }
        }
    }

    private static void flags(DataInputStream in, DataOutputStream out, long length) throws IOException {
        if (length < 1) {
            throw FileBytes.broken();
        }
        out.write(in.readUnsignedByte() & ~XMP_FLAG);
        PngCleaning.transfer(in, out, length - 1);
    }

    private static void exif(DataInputStream in, DataOutputStream out, long length) throws IOException {
        var block = in.readNBytes((int) Math.min(length, 64 * 1024));
        in.skipNBytes(length - block.length);
        var kept = Exif.onlyOrientation(Exif.orientation(block));
        if (length < kept.length) {
            zeros(out, length);
        } else {
            out.write(kept);
            zeros(out, length - kept.length);
        }
    }

    private static void zeros(DataOutputStream out, long length) throws IOException {
        for (long left = length; left > 0; ) {
            int piece = (int) Math.min(16 * 1024, left);
            out.write(new byte[piece]);
            left -= piece;
        }
    }

    private static int little(DataInputStream in, DataOutputStream out) throws IOException {
        int raw = in.readInt();
        out.writeInt(raw);
        return Integer.reverseBytes(raw);
    }
}
