package app.prosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Keeps `api/openapi.json` and `api/problems.md` true. `mvn test -Dtest=OpenApiTest -Dprosa.write` writes the first
/// anew; the second is written by people.
@ServerTest
class OpenApiTest {

    private static final Path API = Path.of("../api");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final Pattern CODE =
            Pattern.compile("new Refusal\\.(?!NotFound\\(\"[^\"]*\"\\))\\w+\\(\\s*\"([a-z-]+)\"");

    private static final Pattern BODY = Pattern.compile("\\n    record (\\w+)\\(");

    @LocalServerPort
    int port;

    @Test
    void theDocumentIsWhatTheCodeSays() throws IOException {
        var answer = new TestAgent(port).get("/api/openapi.json");
        var document = JSON.writeValueAsString(JSON.readValue(answer.bytes(), TreeMap.class)) + "\n";
        var file = API.resolve("openapi.json");

        if (System.getProperty("prosa.write") != null) {
            Files.createDirectories(API);
            Files.writeString(file, document);
        }

        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("api/openapi.json; write it anew with -Dprosa.write")
                .isEqualTo(document);
    }

    @Test
    void everyRefusalIsListed() throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                CODE.matcher(Files.readString(file)).results().forEach(it -> codes.add(it.group(1)));
            }
        }
        for (var limit : app.prosa.web.Limit.values()) {
            codes.add(limit.code());
        }
        var listed = Files.readAllLines(API.resolve("problems.md")).stream()
                .filter(it -> it.startsWith("| `"))
                .map(it -> it.substring(3, it.indexOf('`', 3)))
                .collect(Collectors.toSet());

        assertThat(listed).containsAll(codes);
    }

    /// The description knows a body by its simple name: of two with one name it would tell only one.
    @Test
    void noTwoControllersCallTheirBodiesAlike() throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(it -> it.toString().endsWith("Controller.java"))
                    .toList()) {
                BODY.matcher(Files.readString(file)).results().forEach(it -> names.add(it.group(1)));
            }
        }

        assertThat(names).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }
}
