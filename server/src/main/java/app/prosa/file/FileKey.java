package app.prosa.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The key that signs the addresses of files: from `PROSA_SECRET`, which several nodes share, or else made once and
/// kept
/// in the data folder, readable by the server alone.
@Component
final class FileKey {

    private static final int LENGTH = 32;

    private final byte[] bytes;

    FileKey(@Value("${prosa.secret}") String secret, @Value("${prosa.data}") Path data) {
        this.bytes = secret.isEmpty() ? kept(data.resolve("secrets").resolve("files.key")) : derived(secret);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static byte[] kept(Path path) {
        try {
            if (!java.nio.file.Files.exists(path)) {
                make(path);
            }
            var key = java.nio.file.Files.readAllBytes(path);
            if (key.length != LENGTH) {
                throw new IllegalStateException("The key " + path + " is damaged. Remove it to have a new one made.");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path path) throws IOException {
        var key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        var folder = path.resolveSibling("");
        java.nio.file.Files.createDirectories(folder);
        boolean posix = java.nio.file.Files.getFileStore(folder).supportsFileAttributeView("posix");
        if (posix) {
            java.nio.file.Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        java.nio.file.Files.write(path, key, StandardOpenOption.CREATE_NEW);
    }

    private static byte[] derived(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("prosa file addresses ".getBytes(StandardCharsets.UTF_8));
            return digest.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
