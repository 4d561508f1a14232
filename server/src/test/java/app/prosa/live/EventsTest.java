package app.prosa.live;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.channel.webchat.VisitorFrames;
import app.prosa.sql.Id;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Keeps `api/events.md` true: written from the types of events and frames, and the words above them in the sources.
/// `mvn test -Dtest=EventsTest -Dprosa.write` writes it anew; the text around them is in the tests' resources.
class EventsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path API = Path.of("../api");
    private static final Pattern CLOSE_CODE = Pattern.compile("(?:int|close\\()[^;,]*?\\b(44\\d\\d)\\b");
    private static final JsonNode SCHEMAS = schemas();

    @Test
    void theDocumentIsWhatTheTypesSay() throws IOException {
        var document = template()
                .replace("{{events}}", described(LiveEvent.class))
                .replace("{{agent-told}}", eventsFrame() + described(Frames.Told.class))
                .replace("{{agent-said}}", described(Frames.Said.class))
                .replace("{{visitor-told}}", described(VisitorFrames.Told.class))
                .replace("{{visitor-said}}", described(nested(VisitorFrames.class, "Said")));
        var file = API.resolve("events.md");

        if (System.getProperty("prosa.write") != null) {
            Files.writeString(file, document);
        }

        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("api/events.md; write it anew with -Dprosa.write")
                .isEqualTo(document);
    }

    @Test
    void everyEventSaysWhomItReaches() {
        assertThat(LiveEvent.class.getPermittedSubclasses())
                .allSatisfy(event -> assertThat(words(event)).contains("Reaches "));
    }

    @Test
    void everyCodeThatSocketsAreClosedWithIsExplained() throws IOException {
        var codes = new TreeSet<String>();
        for (var room : List.of("live", "channel/webchat")) {
            try (var files = Files.list(SOURCES.resolve("app/prosa").resolve(room))) {
                for (var file : files.filter(it -> it.toString().endsWith("Socket.java")
                                || it.toString().endsWith("SocketController.java"))
                        .toList()) {
                    CLOSE_CODE
                            .matcher(Files.readString(file))
                            .results()
                            .forEach(it -> codes.add("`" + it.group(1) + "`"));
                }
            }
        }

        assertThat(codes).isNotEmpty().allSatisfy(code -> assertThat(template()).contains(code));
    }

    private static String template() throws IOException {
        try (var text = Objects.requireNonNull(EventsTest.class.getResourceAsStream("events.md"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// It is put together from bytes that are encoded already, so no record stands for it.
    private static String eventsFrame() {
        return """
                **`events`** What happened after one number up to another.

                | Field | |
                | --- | --- |
                | `after` | integer |
                | `seq` | integer |
                | `events` | list of the events above |

                """;
    }

    private static String described(Class<?> union) {
        return Arrays.stream(union.getPermittedSubclasses())
                .map(EventsTest::describedOne)
                .collect(joining());
    }

    private static String describedOne(Class<?> type) {
        var name = type.getAnnotation(JsonTypeName.class).value();
        var words = words(type);
        var fields = Arrays.stream(type.getRecordComponents())
                .map(it -> "| `%s` | %s |\n".formatted(it.getName(), orNull(it.getAnnotatedType())))
                .collect(joining());
        return "**`%s`**%s\n\n%s"
                .formatted(
                        name,
                        words.isEmpty() ? "" : " " + words,
                        fields.isEmpty() ? "" : "| Field | |\n| --- | --- |\n" + fields + "\n");
    }

    private static String orNull(AnnotatedType type) {
        return named(type.getType()) + (type.isAnnotationPresent(Nullable.class) ? ", or null" : "");
    }

    private static String named(Type type) {
        if (type instanceof ParameterizedType generic) {
            var parts = generic.getActualTypeArguments();
            var raw = (Class<?>) generic.getRawType();
            return Map.class.isAssignableFrom(raw)
                    ? "object of " + named(parts[1]) + " by " + named(parts[0])
                    : "list of " + named(parts[0]);
        }
        var plain = (Class<?>) type;
        if (Id.class.isAssignableFrom(plain) || plain == UUID.class) {
            return "id";
        }
        if (plain == String.class) {
            return "text";
        }
        if (plain == Instant.class) {
            return "time";
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return "true or false";
        }
        if (plain == long.class || plain == Long.class || plain == int.class || plain == Integer.class) {
            return "integer";
        }
        if (plain.isEnum()) {
            return constants(plain);
        }
        var schema = plain.getEnclosingClass() == null
                ? plain.getSimpleName()
                : plain.getEnclosingClass().getSimpleName() + plain.getSimpleName();
        if (SCHEMAS.has(schema)) {
            return "`" + schema + "`";
        }
        return Arrays.stream(plain.getRecordComponents())
                .map(it -> "`" + it.getName() + "`: " + orNull(it.getAnnotatedType()))
                .collect(joining("; ", "{ ", " }"));
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .map(it -> it.getAnnotation(JsonProperty.class))
                .filter(Objects::nonNull)
                .map(it -> "`\"" + it.value() + "\"`")
                .collect(joining(" or "));
    }

    /// The words above the type in its source.
    private static String words(Class<?> type) {
        var file = SOURCES.resolve(type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java");
        var lines = lines(file);
        int at = lines.indexOf("@JsonTypeName(\"%s\")"
                .formatted(type.getAnnotation(JsonTypeName.class).value()));
        while (at >= 0 && !lines.get(at + 1).contains("record " + type.getSimpleName() + "(")) {
            at = at + 1 + lines.subList(at + 1, lines.size()).indexOf(lines.get(at));
        }
        int first = at;
        while (lines.get(first - 1).startsWith("///")) {
            first--;
        }
        return lines.subList(first, at).stream()
                .map(it -> it.substring(3).strip())
                .takeWhile(it -> !it.startsWith("@"))
                .collect(joining(" "))
                .strip();
    }

    private static List<String> lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> nested(Class<?> outer, String name) {
        return Stream.of(outer.getDeclaredClasses())
                .filter(it -> it.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode schemas() {
        return JsonMapper.builder()
                .build()
                .readTree(API.resolve("openapi.json").toFile())
                .at("/components/schemas");
    }
}
