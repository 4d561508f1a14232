package app.prosa.file;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A GIF without comments and without application data other than how often it repeats.
final class GifCleaning {

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int END = 0x3b;
    private static final int CONTROL = 0xf9;
    private static final int APPLICATION = 0xff;

    private GifCleaning() {}

    static void copy(DataInputStream in, DataOutputStream out) throws IOException {
        var header = new byte[13];
        in.readFully(header);
        out.write(header);
        palette(in, out, header[10]);
        for (int block = in.readUnsignedByte(); block != END; block = in.readUnsignedByte()) {
            switch (block) {
                case EXTENSION -> extension(in, out);
                case IMAGE -> image(in, out);
                default -> throw FileBytes.broken();
            }
        }
        out.write(END);
    }

    private static void extension(DataInputStream in, DataOutputStream out) throws IOException {
        int label = in.readUnsignedByte();
        var first = block(in);
        var application = new String(first, StandardCharsets.ISO_8859_1);
        boolean needed = label == CONTROL
                || (label == APPLICATION && (application.equals("NETSCAPE2.0") || application.equals("ANIMEXTS1.0")));
        if (needed) {
            out.write(EXTENSION);
            out.write(label);
            write(out, first);
        }
        for (var block = first; block.length > 0; ) {
            block = block(in);
            if (needed) {
                write(out, block);
            }
        }
    }

    private static void image(DataInputStream in, DataOutputStream out) throws IOException {
        var header = new byte[9];
        in.readFully(header);
        out.write(IMAGE);
        out.write(header);
        palette(in, out, header[8]);
        out.write(in.readUnsignedByte());
        for (var block = block(in); ; block = block(in)) {
            write(out, block);
            if (block.length == 0) {
                return;
            }
        }
    }

    private static void palette(DataInputStream in, DataOutputStream out, byte flags) throws IOException {
        if ((flags & 0x80) != 0) {
            PngCleaning.transfer(in, out, 3L << ((flags & 7) + 1));
        }
    }

    private static byte[] block(DataInputStream in) throws IOException {
        var block = new byte[in.readUnsignedByte()];
        in.readFully(block);
        return block;
    }

    private static void write(DataOutputStream out, byte[] block) throws IOException {
        out.write(block.length);
        out.write(block);
    }
}
