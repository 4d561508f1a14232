package app.prosa.file;

import app.prosa.web.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A file opened for looking at and changing single places. Looking beyond its end refuses with `file-broken`: every
/// length and position in an uploaded file is a claim, and this is where claims are checked.
final class FileBytes implements AutoCloseable {

    private final FileChannel channel;
    private final long size;

    FileBytes(Path path) {
        try {
            this.channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            this.size = channel.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Refusal broken() {
        return new Refusal.Invalid("file-broken", "The file is damaged or incomplete.");
    }

    long size() {
        return size;
    }

    byte[] at(long position, int length) {
        if (position < 0 || length < 0 || position > size - length) {
            throw broken();
        }
        var buffer = ByteBuffer.allocate(length);
        try {
            while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.array();
    }

    /// The first `length` bytes, or as many as there are.
    byte[] head(int length) {
        return at(0, (int) Math.min(length, size));
    }

    boolean startsWith(String latin1) {
        return has(0, latin1);
    }

    boolean has(long position, String latin1) {
        var wanted = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return position + wanted.length <= size && Arrays.equals(at(position, wanted.length), wanted);
    }

    String text(long position, int length) {
        return new String(at(position, length), StandardCharsets.ISO_8859_1);
    }

    int byteAt(long position) {
        return at(position, 1)[0] & 0xff;
    }

    long number(long position, int length, boolean littleEndian) {
        var bytes = at(position, length);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | (bytes[littleEndian ? length - 1 - i : i] & 0xff);
        }
        return value;
    }

    long big(long position, int length) {
        return number(position, length, false);
    }

    long little(long position, int length) {
        return number(position, length, true);
    }

    void put(long position, byte[] bytes) {
        if (position < 0 || position > size - bytes.length) {
            throw broken();
        }
        var buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer, position + buffer.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void erase(long position, long length) {
        if (length < 0 || position > size - length) {
            throw broken();
        }
        for (long done = 0; done < length; ) {
            int piece = (int) Math.min(64 * 1024, length - done);
            put(position + done, new byte[piece]);
            done += piece;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
