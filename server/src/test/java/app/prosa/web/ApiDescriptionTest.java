package app.prosa.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `api/openapi.json` is what the server says of itself. The test writes it anew when it is behind, and fails, so that
/// the change is seen and committed; the screens' types are then made from it (`npm run types`).
@ServerTest
class ApiDescriptionTest {

    private static final Path FILE = Path.of("..", "api", "openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @LocalServerPort
    int port;

    @Test
    void theDescriptionInTheRepositoryIsThatOfTheServer() throws Exception {
        var now = described();
        var kept = Files.exists(FILE) ? Files.readString(FILE) : "";

        if (!now.equals(kept)) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, now);
        }

        assertThat(now)
                .as("api/openapi.json was behind and is written anew: commit it")
                .isEqualTo(kept);
    }

    private String described() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/openapi.json"))
                    .build();
            var answer =
                    JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
            // The address differs with every run.
            ((ObjectNode) answer).remove("servers");
            return JSON.writeValueAsString(JSON.treeToValue(answer, Object.class)) + "\n";
        }
    }
}
