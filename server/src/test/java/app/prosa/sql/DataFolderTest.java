package app.prosa.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path root;

    @Test
    void aSecondServerOnTheSameFolderIsRefused() {
        try (var _ = new DataFolder(root)) {
            assertThatThrownBy(() -> new DataFolder(root))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Another Prosa is running on the data folder");
        }
    }

    @Test
    void aFolderIsFreeAgainOnceItsServerEnds() {
        new DataFolder(root).close();

        try (var again = new DataFolder(root)) {
            assertThat(again.resolve("files")).isEqualTo(root.resolve("files"));
        }
    }

    @Test
    void dataOfANewerProgramIsRefused() {
        try (var folder = new DataFolder(root)) {
            folder.stamp("202711220100");

            assertThatThrownBy(() -> folder.mustNotBeNewerThan("202611220100"))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("newer version of Prosa");
        }
    }

    @Test
    void aSecretIsMadeOnceAndReadableByItsOwnerAlone() throws Exception {
        try (var folder = new DataFolder(root)) {
            var secret = folder.secret("postgres");

            assertThat(secret).hasSize(64).isEqualTo(folder.secret("postgres"));
            assertThat(Files.getPosixFilePermissions(root.resolve("secrets/postgres")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }
}
