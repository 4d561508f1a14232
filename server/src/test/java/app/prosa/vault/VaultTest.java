package app.prosa.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    @Test
    void aSealedTextOpensAfterARestartOnly(@TempDir Path data) throws IOException {
        var sealed = new Vault(new MasterKey("", data)).seal("segredo", "here");

        assertThat(sealed).doesNotContain("segredo");
        assertThat(new Vault(new MasterKey("", data)).open(sealed, "here")).isEqualTo("segredo");
    }

    @Test
    void aSealedTextOpensNowhereElse(@TempDir Path data, @TempDir Path other) throws IOException {
        var vault = new Vault(new MasterKey("", data));
        var sealed = vault.seal("segredo", "account/1");
        var elsewhere = new Vault(new MasterKey("", other));

        assertThatThrownBy(() -> vault.open(sealed, "account/2")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> elsewhere.open(sealed, "account/1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameTextIsSealedDifferentlyEachTime(@TempDir Path data) throws IOException {
        var vault = new Vault(new MasterKey("", data));

        assertThat(vault.seal("a", "here")).isNotEqualTo(vault.seal("a", "here"));
    }

    @Test
    void theKeptKeyIsForItsOwnerOnly(@TempDir Path data) throws IOException {
        var vault = new Vault(new MasterKey("", data));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret.key"))))
                .isEqualTo("rw-------");
        assertThat(vault.keyFor("tickets")).hasSize(32).isNotEqualTo(vault.keyFor("files"));
        assertThat(data).isDirectoryContaining("glob:**secret.key");
    }

    @Test
    void aGivenSecretNeedsNoFileButSomeLength(@TempDir Path data) throws IOException {
        var secret = "0123456789abcdef0123456789abcdef";
        var sealed = new Vault(new MasterKey(secret, data)).seal("a", "here");

        assertThat(new Vault(new MasterKey(secret, data)).open(sealed, "here")).isEqualTo("a");
        assertThat(data.resolve("secret.key")).doesNotExist();
        assertThatThrownBy(() -> new MasterKey("short", data)).hasMessageContaining("PROSA_SECRET");
    }
}
