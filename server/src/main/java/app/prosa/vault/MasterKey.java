package app.prosa.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The installation's own secret: `PROSA_SECRET`, or else a random one kept in the data folder for its owner's eyes
/// only. Nodes that share a database must be given the same `PROSA_SECRET`.
@Component
final class MasterKey {

    private static final int SHORTEST = 32;

    private final byte[] bytes;

    MasterKey(@Value("${prosa.secret:}") String given, @Value("${prosa.data}") Path data) throws IOException {
        if (!given.isEmpty() && given.length() < SHORTEST) {
            throw new IllegalStateException("PROSA_SECRET must have at least " + SHORTEST + " characters.");
        }
        this.bytes = (given.isEmpty() ? kept(data.resolve("secret.key")) : given).getBytes(UTF_8);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static String kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        var secret = Files.readString(file).strip();
        if (secret.length() < SHORTEST) {
            throw new IllegalStateException("The key in " + file + " is damaged: put the right one back.");
        }
        return secret;
    }

    /// The secret is written beside its place and moved there whole, so that a start cut short leaves no half key.
    private static void make(Path file) throws IOException {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = file.resolveSibling("secret.key." + ProcessHandle.current().pid());
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                draft,
                HexFormat.of().formatHex(random).getBytes(UTF_8),
                Set.of(StandardOpenOption.WRITE).toArray(StandardOpenOption[]::new));
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another start was first: its key counts.
        } finally {
            Files.delete(draft);
        }
    }
}
