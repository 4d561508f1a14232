package app.prosa.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The one thing of a picture's Exif block that is kept: which way up it is.
final class Exif {

    private static final int ORIENTATION = 0x0112;
    private static final int TIFF_HEADER = 8;
    private static final int ENTRY = 12;

    private Exif() {}

    /// From 1 (upright) to 8; 1 when the block does not say or cannot be read.
    ///
    /// @param tiff the block from its byte order on
    static int orientation(byte[] tiff) {
        if (tiff.length < TIFF_HEADER + 2) {
            return 1;
        }
        var block = ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(block.getInt(4));
        if (directory > tiff.length - 2) {
            return 1;
        }
        int entries = Short.toUnsignedInt(block.getShort((int) directory));
        for (int i = 0; i < entries; i++) {
            long at = directory + 2 + (long) i * ENTRY;
            if (at > tiff.length - ENTRY) {
                return 1;
            }
            if (Short.toUnsignedInt(block.getShort((int) at)) == ORIENTATION) {
                int value = Short.toUnsignedInt(block.getShort((int) at + 8));
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    /// A block that says nothing but the orientation.
    static byte[] onlyOrientation(int orientation) {
        return ByteBuffer.allocate(TIFF_HEADER + 2 + ENTRY + 4)
                .put((byte) 'M')
                .put((byte) 'M')
                .putShort((short) 42)
                .putInt(TIFF_HEADER)
                .putShort((short) 1)
                .putShort((short) ORIENTATION)
                .putShort((short) 3) // an unsigned 16-bit number
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }
}
