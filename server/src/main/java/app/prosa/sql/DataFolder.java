package app.prosa.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The folder that holds everything which must survive a restart: the embedded PostgreSQL, secrets, files.
///
/// One server owns it at a time, by a lock that the operating system releases however the server ends. A stamp names
/// the newest migration ever applied, so that an older program refuses it before it touches a byte.
@Component
public final class DataFolder implements AutoCloseable {

    private static final String ONLY_OWNER = "rw-------";

    private final Path root;
    private final FileChannel channel;
    private final @Nullable FileLock lock;

    DataFolder(@Value("${prosa.data}") Path folder) {
        root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            channel = FileChannel.open(root.resolve("prosa.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StartRefused(
                    "The data folder %s cannot be written: choose another with PROSA_DATA, or give its owner the right to write it."
                            .formatted(root),
                    e);
        }
        lock = lock();
    }

    /// The absolute path of something inside, which may not exist yet.
    public Path resolve(String name) {
        return root.resolve(name);
    }

    /// A secret that is made once and kept, readable by the owner alone.
    public String secret(String name) {
        var file = root.resolve("secrets").resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            Files.createDirectories(file.getParent());
            Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            write(file, HexFormat.of().formatHex(bytes));
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + file + " could not be read or made.", e);
        }
    }

    /// Refuses a folder that a newer program has written.
    ///
    /// @param newest the newest migration that this program knows
    void mustNotBeNewerThan(String newest) {
        var written = stamp();
        if (written.isPresent() && written.get().compareTo(newest) > 0) {
            throw new StartRefused(
                    "The data folder %s was written by a newer version of Prosa (schema %s, this program knows %s): start that version, or another folder with PROSA_DATA."
                            .formatted(root, written.get(), newest));
        }
    }

    /// Notes the newest migration that the data has been through.
    void stamp(String newest) {
        if (stamp().filter(newest::equals).isEmpty()) {
            try {
                write(root.resolve("version"), newest);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.release();
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private @Nullable FileLock lock() {
        try {
            var held = channel.tryLock();
            if (held != null) {
                return held;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            throw taken(e);
        } catch (IOException e) {
            // Some network file systems have no locks; there the operator keeps a second server away.
            return null;
        }
        throw taken(null);
    }

    private StartRefused taken(@Nullable Throwable cause) {
        var sentence =
                "Another Prosa is running on the data folder %s: stop it first, or choose another folder with PROSA_DATA."
                        .formatted(root);
        return cause == null ? new StartRefused(sentence) : new StartRefused(sentence, cause);
    }

    private Optional<String> stamp() {
        try {
            var file = root.resolve("version");
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(ONLY_OWNER)));
        Files.writeString(part, text);
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
