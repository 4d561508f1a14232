package app.prosa.blob;

import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/// Bytes on their way to become a blob: a temporary file that is gone when the draft is closed, unless it was kept.
public final class Draft implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Blobs blobs;
    private final Path path;

    Draft(Blobs blobs, Path path) {
        this.blobs = blobs;
        this.path = path;
    }

    /// Where the bytes lie for now, to be examined and changed.
    public Path path() {
        return path;
    }

    /// Takes in all that `source` has, holding only a buffer of it in memory.
    ///
    /// @return how many bytes there were
    /// @throws Refusal.TooLarge `file-too-large` as soon as there is more than `limit`
    /// @throws Refusal.Invalid `file-broken` when the source fails half-way
    /// @throws Refusal.Unavailable `storage-full`
    public long fill(InputStream source, long limit) {
        try (var out = Files.newOutputStream(path)) {
            return copy(source, out, limit);
        } catch (IOException e) {
            throw Blobs.failure(e);
        }
    }

    /// A stream that replaces the draft's bytes; a disk without room refuses with `storage-full`.
    public OutputStream write() throws IOException {
        return new FilterOutputStream(Files.newOutputStream(path)) {
            @Override
            public void write(byte[] bytes, int from, int length) {
                try {
                    out.write(bytes, from, length);
                } catch (IOException e) {
                    throw Blobs.failure(e);
                }
            }
        };
    }

    /// Makes the draft a blob, durably and in one step.
    public void keep(AccountId account, UUID id, String part) {
        blobs.keep(path, account, id, part);
    }

    @Override
    public void close() {
        Blobs.remove(path);
    }

    static long copy(InputStream source, OutputStream target, long limit) throws IOException {
        var buffer = new byte[BUFFER];
        long total = 0;
        for (int read = read(source, buffer); read >= 0; read = read(source, buffer)) {
            total += read;
            if (total > limit) {
                throw new Refusal.TooLarge("file-too-large", "The file is too large.", Map.of("limit", limit));
            }
            target.write(buffer, 0, read);
        }
        return total;
    }

    /// Reading fails for the sender's reasons, writing for ours: the two must not be taken for each other.
    private static int read(InputStream source, byte[] buffer) {
        try {
            return source.read(buffer);
        } catch (IOException e) {
            throw new Refusal.Invalid("file-broken", "The file did not arrive whole.");
        }
    }
}
