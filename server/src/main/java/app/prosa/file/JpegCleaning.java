package app.prosa.file;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A JPEG without comments, Exif, XMP, IPTC and whatever lies behind its end (a phone's "live" film). The colour
/// profile stays, and the orientation, in an Exif block of its own.
final class JpegCleaning {

    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int COMMENT = 0xfe;
    private static final int APP0 = 0xe0;

    private JpegCleaning() {}

    static void copy(DataInputStream in, DataOutputStream out) throws IOException {
        if (in.readUnsignedShort() != (0xff00 | START)) {
            throw FileBytes.broken();
        }
        mark(out, START);
        int marker = next(in);
        while (marker != END) {
            if (marker == SCAN) {
                segment(out, marker, payload(in));
                marker = scan(in, out);
            } else if (isAlone(marker)) {
                mark(out, marker);
                marker = next(in);
            } else {
                keep(out, marker, payload(in));
                marker = next(in);
            }
        }
        mark(out, END);
    }

    /// Which way up the picture is, from 1 to 8.
    static int orientation(DataInputStream in) throws IOException {
        in.readUnsignedShort();
        for (int marker = next(in); marker != SCAN && marker != END; marker = next(in)) {
            var payload = isAlone(marker) ? new byte[0] : payload(in);
            if (marker == APP0 + 1 && startsWith(payload, "Exif\0\0")) {
                return Exif.orientation(Arrays.copyOfRange(payload, 6, payload.length));
            }
        }
        return 1;
    }

    private static void keep(DataOutputStream out, int marker, byte[] payload) throws IOException {
        if (marker == APP0 + 1 && startsWith(payload, "Exif\0\0")) {
            int orientation = Exif.orientation(Arrays.copyOfRange(payload, 6, payload.length));
            if (orientation > 1) {
                segment(out, marker, exif(orientation));
            }
        } else if (isNeeded(marker, payload)) {
            segment(out, marker, payload);
        }
    }

    private static boolean isNeeded(int marker, byte[] payload) {
        return switch (marker) {
            case COMMENT -> false;
            case APP0 -> startsWith(payload, "JFIF\0");
            case APP0 + 2 -> startsWith(payload, "ICC_PROFILE\0");
            case APP0 + 14 -> startsWith(payload, "Adobe");
            default -> marker < APP0 || marker > APP0 + 15;
        };
    }

    private static byte[] exif(int orientation) {
        var block = Exif.onlyOrientation(orientation);
        var payload = Arrays.copyOf("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), 6 + block.length);
        System.arraycopy(block, 0, payload, 6, block.length);
        return payload;
    }

    /// Copies compressed picture data up to the marker that ends it. A picture cut off inside ends here: viewers show
    /// what there is.
    private static int scan(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int value = in.read();
            if (value < 0) {
                return END;
            }
            if (value != 0xff) {
                out.write(value);
                continue;
            }
            int after = in.read();
            while (after == 0xff) {
                after = in.read();
            }
            if (after < 0) {
                return END;
            }
            if (after != 0 && !isAlone(after)) {
                return after;
            }
            mark(out, after);
        }
    }

    private static int next(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != 0xff) {
            throw FileBytes.broken();
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xff) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    private static boolean isAlone(int marker) {
        return marker == 1 || (marker >= 0xd0 && marker <= 0xd7);
    }

    private static byte[] payload(DataInputStream in) throws IOException {
        int length = in.readUnsignedShort() - 2;
        if (length < 0) {
            throw new EOFException();
        }
        var payload = new byte[length];
        in.readFully(payload);
        return payload;
    }

    private static void segment(DataOutputStream out, int marker, byte[] payload) throws IOException {
        mark(out, marker);
        out.writeShort(payload.length + 2);
        out.write(payload);
    }

    private static void mark(DataOutputStream out, int marker) throws IOException {
        out.write(0xff);
        out.write(marker);
    }

    private static boolean startsWith(byte[] payload, String latin1) {
        var wanted = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return payload.length >= wanted.length && Arrays.equals(payload, 0, wanted.length, wanted, 0, wanted.length);
    }
}
