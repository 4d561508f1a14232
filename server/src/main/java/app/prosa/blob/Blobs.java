package app.prosa.blob;

import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Keeps the bytes of attachments. New bytes begin as a [Draft], which disappears unless it is kept.
///
/// Writes refuse with `storage-full` before the disk is full to the last byte, because the embedded database usually
/// lies on the same disk.
@Component
public final class Blobs {

    /// What attachments always leave free for the database.
    private static final long RESERVE = 256L << 20;

    private final Path root;
    private final Path incoming;
    private final long reserve;

    @Autowired
    Blobs(@Value("${prosa.data}") Path data) {
        this(data, RESERVE);
    }

    Blobs(Path data, long reserve) {
        this.root = data.resolve("blobs").toAbsolutePath();
        this.incoming = root.resolve("incoming");
        this.reserve = reserve;
        try {
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An empty draft. Close it in every case; what was kept stays.
    public Draft draft() {
        try {
            if (Files.getFileStore(incoming).getUsableSpace() < reserve) {
                throw full();
            }
            return new Draft(this, Files.createTempFile(incoming, "", ""));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /// The bytes of a blob from `position` on.
    ///
    /// @param part what is derived from it, or empty for the blob itself
    /// @throws Refusal.NotFound when it is not there
    public InputStream read(AccountId account, UUID id, String part, long position) {
        try {
            var channel = FileChannel.open(path(account, id, part), StandardOpenOption.READ);
            return Channels.newInputStream(channel.position(position));
        } catch (NoSuchFileException e) {
            throw new Refusal.NotFound("file");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws Refusal.NotFound when it is not there
    public long size(AccountId account, UUID id, String part) {
        try {
            return Files.size(path(account, id, part));
        } catch (NoSuchFileException e) {
            throw new Refusal.NotFound("file");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes a blob and all that is derived from it; one that is not there is already removed.
    public void delete(AccountId account, UUID id) {
        var blob = path(account, id, "");
        for (var path : list(blob.resolveSibling(""))) {
            var name = path.getFileName().toString();
            if (name.equals(id.toString()) || name.startsWith(id + ".")) {
                remove(path);
            }
        }
    }

    /// Removes drafts that nobody has written to since `before`: their process is gone.
    ///
    /// @return how many
    public int deleteDrafts(Instant before) {
        var old = list(incoming).stream().filter(it -> isOlder(it, before)).toList();
        old.forEach(Blobs::remove);
        return old.size();
    }

    /// The accounts that have a folder here.
    public List<AccountId> accounts() {
        return list(root).stream()
                .filter(it -> !it.equals(incoming) && Files.isDirectory(it))
                .map(it -> new AccountId(UUID.fromString(it.getFileName().toString())))
                .toList();
    }

    /// The blobs of an account that were written before `before`, shard by shard.
    public Stream<List<UUID>> shards(AccountId account, Instant before) {
        return list(root.resolve(account.value().toString())).stream()
                .map(shard -> list(shard).stream()
                        .filter(it -> isOlder(it, before))
                        .map(it -> UUID.fromString(it.getFileName().toString().substring(0, 36)))
                        .distinct()
                        .toList());
    }

    void keep(Path draft, AccountId account, UUID id, String part) {
        var target = path(account, id, part);
        try {
            Files.createDirectories(target.resolveSibling(""));
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            try (var folder = FileChannel.open(target.resolveSibling(""), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a failed write means: a full disk is something the caller can be told, the rest is not.
    static RuntimeException failure(IOException failure) {
        @Nullable String reason = failure.getMessage();
        return reason != null && reason.matches("(?s).*(No space left|quota exceeded|File too large).*")
                ? full()
                : new UncheckedIOException(failure);
    }

    private static Refusal full() {
        return new Refusal.Unavailable("storage-full", "The server has no room for files.", Map.of());
    }

    private Path path(AccountId account, UUID id, String part) {
        var name = id.toString();
        return root.resolve(account.value().toString())
                .resolve(name.substring(name.length() - 2))
                .resolve(part.isEmpty() ? name : name + "." + part);
    }

    private static boolean isOlder(Path path, Instant before) {
        try {
            return Files.getLastModifiedTime(path).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (var paths = Files.list(folder)) {
            return paths.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
