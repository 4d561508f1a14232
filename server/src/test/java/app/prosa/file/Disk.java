package app.prosa.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.TestAgent;
import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Uploads and follows files as a screen does, and looks at what the disk has of an account.
record Disk(FileStore store, TransactionTemplate transaction) {

    private static final Path BLOBS = Path.of("target/test-data", System.getProperty("prosa.fork", "1"), "blobs");

    static TestAgent.Answer upload(TestAgent agent, String name, byte[] content) {
        return agent.send("POST", "/api/v1/files?name=" + URLEncoder.encode(name, UTF_8), content);
    }

    static TestAgent.Answer follow(Eg.Desk desk, String path) {
        var redirect = desk.http().get(path);
        assertThat(redirect.status()).isEqualTo(302);
        return new TestAgent(desk.port()).get(redirect.header("Location"));
    }

    static FileId id(JsonNode file) {
        return new FileId(UUID.fromString(file.get("id").asString()));
    }

    static AccountId account(Eg.Desk desk) {
        return new AccountId(UUID.fromString(desk.account()));
    }

    static FileOwner owner(Eg.Desk desk) {
        return FileOwner.of(new AgentId(UUID.fromString(desk.admin().id())));
    }

    static <T> T in(Eg.Desk desk, Supplier<T> work) {
        return Tenant.in(account(desk), work);
    }

    long used(Eg.Desk desk) {
        return in(desk, () -> transaction.execute(_ -> store.used(account(desk))));
    }

    void assertNothingIsLeftOf(Eg.Desk desk) {
        assertThat(used(desk)).isZero();
        assertThat(blobs(desk)).isEmpty();
        assertThat(drafts()).isZero();
    }

    static List<String> blobs(Eg.Desk desk) {
        return names(BLOBS.resolve(desk.account()));
    }

    /// Files that are just coming in.
    static int drafts() {
        return names(BLOBS.resolve("incoming")).size();
    }

    private static List<String> names(Path folder) {
        if (!java.nio.file.Files.exists(folder)) {
            return List.of();
        }
        try (var paths = java.nio.file.Files.walk(folder)) {
            return paths.filter(java.nio.file.Files::isRegularFile)
                    .map(it -> it.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
