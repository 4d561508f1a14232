package app.prosa.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class BlobsTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    private static final UUID ID = new UUID(7, 0xab);

    @TempDir
    Path data;

    @Test
    void whatIsKeptCanBeReadFromAnyPosition() throws IOException {
        var blobs = new Blobs(data, 0);

        try (var draft = blobs.draft()) {
            draft.fill(new ByteArrayInputStream("Bom dia".getBytes(java.nio.charset.StandardCharsets.UTF_8)), 100);
            draft.keep(ACCOUNT, ID, "");
        }

        assertThat(blobs.size(ACCOUNT, ID, "")).isEqualTo(7);
        try (var in = blobs.read(ACCOUNT, ID, "", 4)) {
            assertThat(in.readAllBytes()).asString().isEqualTo("dia");
        }
        assertThat(data.resolve("blobs/incoming")).isEmptyDirectory();
    }

    @Test
    void aDraftThatIsNotKeptDisappears() {
        var blobs = new Blobs(data, 0);

        try (var draft = blobs.draft()) {
            draft.fill(new ByteArrayInputStream(new byte[10]), 100);
        }

        assertThat(data.resolve("blobs/incoming")).isEmptyDirectory();
    }

    @Test
    void deletingTakesWhatWasDerivedAlong() {
        var blobs = new Blobs(data, 0);
        for (var part : new String[] {"", "thumbnail"}) {
            try (var draft = blobs.draft()) {
                draft.keep(ACCOUNT, ID, part);
            }
        }

        blobs.delete(ACCOUNT, ID);

        assertThatThrownBy(() -> blobs.size(ACCOUNT, ID, "")).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> blobs.size(ACCOUNT, ID, "thumbnail")).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void filesLeaveRoomForTheDatabase() {
        var blobs = new Blobs(data, Long.MAX_VALUE);

        assertThatThrownBy(blobs::draft)
                .isInstanceOfSatisfying(
                        Refusal.Unavailable.class, it -> assertThat(it.code()).isEqualTo("storage-full"));
    }

    @Test
    @EnabledIf("hasFullDevice")
    void aFullDiskIsToldApartFromASenderWhoGaveUp() throws IOException {
        try (var full = Files.newOutputStream(Path.of("/dev/full"))) {
            assertThatThrownBy(() -> Draft.copy(new ByteArrayInputStream(new byte[10]), full, 100))
                    .isInstanceOfSatisfying(
                            IOException.class,
                            it -> assertThat(Blobs.failure(it)).isInstanceOf(Refusal.Unavailable.class));
        }
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> Draft.copy(broken, java.io.OutputStream.nullOutputStream(), 100))
                .isInstanceOf(Refusal.Invalid.class);
    }

    static boolean hasFullDevice() {
        return Files.exists(Path.of("/dev/full"));
    }
}
