package app.prosa.file;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// A PNG with only the chunks that make the picture: no text, Exif or time, and nothing behind its end.
final class PngCleaning {

    private static final Set<String> NEEDED = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "hIST",
            "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

    private PngCleaning() {}

    static void copy(DataInputStream in, DataOutputStream out) throws IOException {
        out.write(in.readNBytes(8));
        for (var type = ""; !type.equals("IEND"); ) {
            int length = in.readInt();
            var name = new byte[4];
            in.readFully(name);
            type = new String(name, StandardCharsets.ISO_8859_1);
            if (length < 0) {
                throw FileBytes.broken();
            } else if (NEEDED.contains(type)) {
                out.writeInt(length);
                out.write(name);
                transfer(in, out, length + 4L);
            } else {
                in.skipNBytes(length + 4L);
            }
        }
    }

    static void transfer(DataInputStream in, DataOutputStream out, long length) throws IOException {
        var buffer = new byte[16 * 1024];
        for (long left = length; left > 0; ) {
            int piece = (int) Math.min(buffer.length, left);
            in.readFully(buffer, 0, piece);
            out.write(buffer, 0, piece);
            left -= piece;
        }
    }
}
