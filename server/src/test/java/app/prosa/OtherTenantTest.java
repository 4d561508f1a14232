package app.prosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Walks every endpoint of the OpenAPI document with the ids of another account and finds nothing. The ids are gathered
/// from what the other account's administrator can read, the bodies are made from the document: a new endpoint is
/// walked without anybody thinking of it.
@ServerTest
class OtherTenantTest {

    private static final String CANARY = "Canarinho";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @LocalServerPort
    int port;

    @Test
    void nothingOfAnotherAccountIsFoundOrChanged() {
        var theirs = busyAccount();
        var stranger = Eg.desk(port, "Outra loja", "Zélia Nunes").http();
        var document = stranger.get("/api/openapi.json").ok();
        var ids = ids(document, theirs);
        var before = readable(document, theirs);
        var softly = new SoftAssertions();

        int calls = 0;
        for (var endpoint : endpoints(document)) {
            for (var path : paths(endpoint, ids)) {
                var answer = stranger.send(endpoint.method(), path, endpoint.body());
                softly.assertThat(answer.status())
                        .as("%s %s answered %s", endpoint.method(), path, answer.text())
                        .isIn(403, 404);
                softly.assertThat(answer.text())
                        .as("%s %s", endpoint.method(), path)
                        .doesNotContain(CANARY);
                calls++;
            }
        }

        softly.assertThat(calls).as("calls made").isGreaterThan(100);
        softly.assertAll();
        assertThat(readable(document, theirs)).isEqualTo(before);
    }

    @Test
    void whatOneReadsWithoutAnIdIsOnesOwn() {
        busyAccount();
        var stranger = Eg.desk(port, "Outra loja", "Zélia Nunes").http();

        var answers = readable(stranger.get("/api/openapi.json").ok(), stranger);

        assertThat(answers).hasSizeGreaterThan(5);
        assertThat(answers.values()).allSatisfy(it -> assertThat(it).doesNotContain(CANARY));
    }

    /// An account in which there is one of everything.
    private TestAgent busyAccount() {
        var desk = Eg.desk(port, CANARY + " Ltda", CANARY + " Silva");
        var department = desk.department(CANARY + " Vendas");
        desk.colleague(CANARY + " Souza", "agent", department);
        desk.http()
                .post("/api/v1/invitations", Map.of("email", Eg.email(), "profile", "agent", "name", CANARY))
                .ok();
        desk.http().post("/api/v1/me/tokens", Map.of("name", CANARY)).ok();
        desk.http()
                .post(
                        "/api/v1/quick-replies",
                        Map.of(
                                "shortcut",
                                CANARY,
                                "title",
                                CANARY,
                                "text",
                                CANARY + " canta.",
                                "files",
                                List.of(),
                                "departments",
                                List.of()))
                .ok();
        desk.http().post("/api/v1/flows", Map.of("name", CANARY + " conversa")).ok();
        desk.http()
                .post("/api/v1/intents", Map.of("name", CANARY + " quer", "phrases", List.of(CANARY + " quer cantar")))
                .ok();
        var values = List.of(Map.of("name", CANARY + " canta", "synonyms", List.of()));
        desk.http()
                .post("/api/v1/entities", Map.of("name", CANARY + " coisa", "values", values))
                .ok();
        var connection = desk.http()
                .post(
                        "/api/v1/connections",
                        Map.of("kind", "webchat", "name", CANARY + " Site", "departmentId", department))
                .ok();
        desk.http()
                .put(
                        "/api/v1/typebot",
                        Map.of(
                                "on",
                                false,
                                "viewer",
                                "",
                                "publicId",
                                CANARY,
                                "starts",
                                "always",
                                "idleMinutes",
                                60,
                                "pauseMillis",
                                500,
                                "joinSeconds",
                                1,
                                "connections",
                                List.of(connection.get("id").asString())))
                .ok();
        desk.http()
                .post("/api/v1/telephony/wavoip/devices", Map.of("name", CANARY, "token", CANARY + "-token"))
                .ok();
        var visitor = TestVisitor.enter(port, connection.get("key").asString());
        visitor.says(CANARY + " canta?").ok();
        var conversation =
                desk.http().get("/api/v1/conversations?tab=waiting").ok().at("/items/0/id");
        var stages = List.of(Map.of("name", CANARY + " Novo", "color", "#5b4fd6"));
        var board = desk.http()
                .post("/api/v1/boards", Map.of("kind", "funnel", "name", CANARY + " Vendas", "stages", stages))
                .ok();
        desk.http()
                .put(
                        "/api/v1/conversations/" + conversation.asString() + "/cards/"
                                + board.get("id").asString(),
                        Map.of("stageId", board.at("/stages/0/id").asString()))
                .ok();
        var wish = Map.of(
                "conversationId",
                conversation.asString(),
                "at",
                TestClock.now().plus(Duration.ofDays(30)).toString(),
                "text",
                CANARY + " canta de novo.",
                "files",
                List.of());
        desk.http()
                .post("/api/v1/schedules", Map.of("id", TestVisitor.uuid(), "wish", wish))
                .ok();
        var survey = desk.http()
                .post(
                        "/api/v1/surveys",
                        Map.ofEntries(
                                Map.entry("name", CANARY),
                                Map.entry("kind", "nps"),
                                Map.entry("question", CANARY + " canta bem?"),
                                Map.entry("thanks", ""),
                                Map.entry("commentRequest", ""),
                                Map.entry("active", true),
                                Map.entry("onResolve", false),
                                Map.entry("departments", List.of()),
                                Map.entry("connections", List.of()),
                                Map.entry("deadlineHours", 24),
                                Map.entry("minimumDays", 0)))
                .ok()
                .get("id")
                .asString();
        desk.http()
                .post(
                        "/api/v1/conversations/" + conversation.asString() + "/survey-inquiries",
                        Map.of("id", TestVisitor.uuid(), "survey", survey))
                .ok();
        return desk.http();
    }

    /// What the account's own people can see.
    ///
    /// @param all every id in whatever answer
    /// @param at those under which something is found, by the address up to the id, such as
    ///     `/api/v1/contacts/{contactId}`
    private record Ids(Set<String> all, Map<String, Set<String>> at) {

        /// Of two ids the first is one that leads somewhere, if anything tells which those are: the stranger is to get
        /// as far as possible, and all pairs would be too many.
        Set<String> outer(Endpoint endpoint) {
            return endpoint.parameters().size() > 1 ? at.getOrDefault(endpoint.stem(), all) : all;
        }
    }

    /// Every id in the lists of an account, and one step deeper.
    private static Ids ids(JsonNode document, TestAgent owner) {
        var listed = new TreeSet<String>();
        readable(document, owner).values().forEach(it -> collect(it, listed));
        var all = new TreeSet<>(listed);
        var at = new HashMap<String, Set<String>>();
        for (var endpoint : endpoints(document)) {
            if (endpoint.method().equals("GET") && endpoint.parameters().size() == 1) {
                for (var id : listed) {
                    var answer = owner.get(endpoint.at(id));
                    if (answer.status() == 200) {
                        at.computeIfAbsent(endpoint.stem(), _ -> new TreeSet<>())
                                .add(id);
                        collect(answer.text(), all);
                    }
                }
            }
        }
        all.removeIf(it -> it.startsWith("00000000-0000-0000"));
        return new Ids(all, at);
    }

    private static void collect(String text, Set<String> into) {
        ID.matcher(text).results().forEach(it -> into.add(it.group()));
    }

    /// What an agent reads at every address that takes no id, without what time changes by itself.
    private static Map<String, String> readable(JsonNode document, TestAgent agent) {
        var answers = new TreeMap<String, String>();
        document.get("paths").propertyStream().forEach(path -> {
            var get = path.getValue().get("get");
            if (get != null
                    && path.getKey().startsWith("/api/v1/")
                    && !path.getKey().contains("{")) {
                var answer = agent.get(path.getKey());
                if (answer.status() == 200) {
                    answers.put(
                            path.getKey(),
                            answer.text()
                                    .replaceAll("\"(lastSeenAt|lastUsedAt|serverTime)\":\"[^\"]*\"", "")
                                    .replaceAll("\"availability\":\"[^\"]*\"", "")
                                    .replaceAll("\"epoch\":[^,}]*", ""));
                }
            }
        });
        return answers;
    }

    private static List<String> paths(Endpoint endpoint, Ids ids) {
        var outer = ids.outer(endpoint).stream().map(id -> endpoint.at(id));
        return switch (endpoint.parameters().size()) {
            case 1 -> outer.toList();
            case 2 ->
                outer.flatMap(path -> ids.all().stream()
                                .map(id ->
                                        path.replace("{" + endpoint.parameters().getLast() + "}", id)))
                        .toList();
            default -> throw new AssertionError("more ids than this test knows: " + endpoint.path());
        };
    }

    /// The endpoints of agents whose path holds ids. Secrets in a path (`token`, `key`) are no ids: they are the
    /// permission.
    private static List<Endpoint> endpoints(JsonNode document) {
        var endpoints = new ArrayList<Endpoint>();
        document.get("paths")
                .propertyStream()
                .filter(it -> it.getKey().startsWith("/api/v1/"))
                .forEach(path -> {
                    for (var entry : path.getValue().properties()) {
                        if (!METHODS.contains(entry.getKey())) {
                            continue;
                        }
                        var parameters = entry.getValue()
                                .path("parameters")
                                .valueStream()
                                .filter(it -> it.path("in").asString().equals("path"))
                                .filter(it ->
                                        it.at("/schema/format").asString("").equals("uuid"))
                                .map(it -> it.get("name").asString())
                                .toList();
                        if (!parameters.isEmpty()) {
                            var schema = entry.getValue().at("/requestBody/content/application~1json/schema");
                            endpoints.add(new Endpoint(
                                    entry.getKey().toUpperCase(java.util.Locale.ROOT),
                                    named(document, path.getKey(), entry.getValue()),
                                    parameters,
                                    schema.isMissingNode() ? Map.of() : example(document, schema)));
                        }
                    }
                });
        return endpoints;
    }

    /// The path with a word in the place of each parameter that is one of some.
    private static String named(JsonNode document, String path, JsonNode endpoint) {
        var named = path;
        for (var it : endpoint.path("parameters")) {
            var said = it.path("schema");
            var schema =
                    said.has("$ref") ? document.at(said.get("$ref").asString().substring(1)) : said;
            if (it.path("in").asString().equals("path") && (schema.has("enum") || schema.has("const"))) {
                named = named.replace(
                        "{" + it.get("name").asString() + "}",
                        example(document, schema).toString());
            }
        }
        return named;
    }

    /// A value that the schema allows: what is required, and nothing else.
    private static Object example(JsonNode document, JsonNode schema) {
        if (schema.has("$ref")) {
            return example(document, document.at(schema.get("$ref").asString().substring(1)));
        }
        if (schema.has("const")) {
            return schema.get("const").asString();
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0).asString();
        }
        if (schema.has("oneOf")) {
            return example(document, schema.get("oneOf").get(0));
        }
        var type = schema.path("type").isArray() ? schema.get("type").get(0) : schema.path("type");
        return switch (type.asString("object")) {
            case "string" -> text(schema.path("format").asString(""));
            case "integer", "number" -> 1;
            case "boolean" -> true;
            case "array" -> List.of();
            default -> {
                var object = new LinkedHashMap<String, Object>();
                for (var name : schema.path("required")) {
                    object.put(
                            name.asString(),
                            example(document, schema.get("properties").get(name.asString())));
                }
                yield object;
            }
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date-time" -> "2030-01-01T00:00:00Z";
            default -> "Exemplo";
        };
    }

    private record Endpoint(String method, String path, List<String> parameters, Object body) {

        /// The address up to its first id.
        String stem() {
            var first = "{" + parameters.getFirst() + "}";
            return path.substring(0, path.indexOf(first) + first.length());
        }

        String at(String id) {
            return path.replace("{" + parameters.getFirst() + "}", id);
        }
    }
}
