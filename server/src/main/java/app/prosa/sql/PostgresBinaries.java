package app.prosa.sql;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/// The programs of PostgreSQL that travel inside ours, unpacked once per version into the data folder.
final class PostgresBinaries {

    private PostgresBinaries() {}

    /// The folder that has `bin/`, `lib/` and `share/` of this version. A cut-off unpacking leaves nothing that counts.
    static Path in(DataFolder folder, String version) throws IOException {
        var home = folder.resolve("postgresql-" + version);
        if (Files.isDirectory(home)) {
            return home;
        }
        var part = folder.resolve("postgresql-" + version + ".part");
        FileSystemUtils.deleteRecursively(part);
        Files.createDirectories(part);
        unpack(part);
        try {
            return Files.move(part, home, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            return Files.move(part, home);
        }
    }

    private static void unpack(Path target) throws IOException {
        var name = "/postgres-%s.txz".formatted(platform());
        try (var packed = PostgresBinaries.class.getResourceAsStream(name)) {
            if (packed == null) {
                throw new StartRefused(
                        "This build of Prosa carries no PostgreSQL for %s: build it on this machine, or name a PostgreSQL with PROSA_DATABASE_URL."
                                .formatted(platform()));
            }
            var archive = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)));
            for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                unpack(archive, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(archive, file);
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return system + "-" + processor;
    }
}
