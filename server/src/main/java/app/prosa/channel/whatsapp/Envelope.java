package app.prosa.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.channel.Inbound;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A webhook of Meta: entries with changes, each with lists of events. Everything in it becomes one [Inbound]
/// per event; what is unknown or malformed becomes one too, and leaves its neighbours alone.
final class Envelope {

    /// Meta sends up to 3 MB with up to 1,000 events, a few levels deep.
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxNumberLength(400)
                            .maxStringLength(4 << 20)
                            .build())
                    .build())
            .build();

    private static final int MOST_EVENTS = 10_000;

    /// The lists of what people said, and of their calls.
    private static final List<String> SAID = List.of("messages", "message_echoes", "calls");

    private final List<Inbound> told = new ArrayList<>();

    private Envelope() {}

    static List<Inbound> read(byte[] body) {
        var root = JSON.readTree(body);
        if (!root.isObject()) {
            throw new IllegalArgumentException("This is no object.");
        }
        var envelope = new Envelope();
        for (var entry : Json.all(root, "entry")) {
            for (var change : Json.all(entry, "changes")) {
                envelope.change(entry, change);
            }
        }
        if (envelope.told.isEmpty()) {
            envelope.told.add(new Inbound.Ignored(head("empty:" + digest(root), null, null, null), "empty"));
        }
        return List.copyOf(envelope.told);
    }

    /// Without the message of this id; and without the names beside it, when it stands alone.
    static byte[] without(byte[] body, String externalId) {
        var root = JSON.readTree(body);
        for (var entry : Json.all(root, "entry")) {
            for (var change : Json.all(entry, "changes")) {
                if (change.path("value") instanceof ObjectNode value) {
                    SAID.forEach(list -> cut(value, list, externalId));
                }
            }
        }
        return JSON.writeValueAsBytes(root);
    }

    /// Without what the two ends of a call tell each other about how to reach them.
    static byte[] withoutKeys(byte[] body) {
        var root = JSON.readTree(body);
        for (var entry : Json.all(root, "entry")) {
            for (var change : Json.all(entry, "changes")) {
                for (var call : Json.all(change.path("value"), "calls")) {
                    if (call instanceof ObjectNode it) {
                        it.remove(Called.KEYS);
                    }
                }
            }
        }
        return JSON.writeValueAsBytes(root);
    }

    private static void cut(ObjectNode value, String list, String externalId) {
        if (value.path(list) instanceof ArrayNode messages
                && messages.removeIf(it -> externalId.equals(Json.text(it, "id")))
                        .isEmpty()) {
            value.remove(List.of(list, "contacts"));
        }
    }

    private void change(JsonNode entry, JsonNode change) {
        var field = Json.or(Json.text(change, "field"), "messages");
        var value = change.path("value");
        var people = new People(value);
        switch (field) {
            case "messages" -> {
                each(value, "messages", people.line(), it -> new Spoken(people, it, value).read());
                each(
                        value,
                        "statuses",
                        people.line(),
                        it -> Called.isOfCall(it)
                                ? new Called(people, value, it).status()
                                : Statuses.read(people.line(), it));
                if (Json.all(value, "messages").isEmpty()) {
                    each(value, "errors", people.line(), it -> accountError(entry, people.line(), it));
                }
            }
            case "smb_message_echoes" ->
                each(value, "message_echoes", people.line(), it -> new Spoken(people, it, value).echo());
            case "user_preferences" -> each(value, "user_preferences", people.line(), people::preference);
            case "smb_app_state_sync" -> each(value, "state_sync", people.line(), people::addressBook);
            case "user_id_update" -> userIds(value, people);
            case "calls" -> calls(entry, value, people);
            case "history" -> history(value, people.line(), people);
            default -> news(entry, field, value, people.line());
        }
        if (told.size() > MOST_EVENTS) {
            throw new IllegalArgumentException("There are too many events in it.");
        }
    }

    /// Each element for itself: what cannot be read says so, with a key of its own.
    private void each(JsonNode value, String list, @Nullable String line, Function<JsonNode, @Nullable Inbound> read) {
        for (var it : Json.all(value, list)) {
            try {
                if (!it.isObject()) {
                    throw new IllegalArgumentException("This is no object.");
                }
                var inbound = read.apply(it);
                if (inbound != null) {
                    told.add(inbound);
                }
            } catch (RuntimeException e) {
                told.add(new Inbound.Unreadable(
                        new Inbound.Head(
                                "unreadable:" + list + ":" + digest(it),
                                line,
                                Json.text(it, "id"),
                                Json.text(it, "from"),
                                Json.time(it, "timestamp")),
                        list + ": " + e.getMessage()));
            }
        }
    }

    private static Inbound accountError(JsonNode entry, @Nullable String line, JsonNode error) {
        var key = "error:" + Json.or(Json.text(entry, "id"), "") + ":" + digest(entry);
        return new Inbound.LineNews(
                new Inbound.Head(key, line, Json.text(error, "code"), null, Json.time(entry, "time")),
                "account_error",
                error);
    }

    private void userIds(JsonNode value, People people) {
        var updates = Json.all(value, "user_id_update");
        for (var it : updates.isEmpty() ? List.of(value) : updates) {
            var one = JSON.createObjectNode();
            one.set("user_id_update", it);
            each(one, "user_id_update", people.line(), people::userId);
        }
    }

    /// What happens to calls. Their statuses are none of messages.
    private void calls(JsonNode entry, JsonNode value, People people) {
        var error = Json.all(value, "errors").stream().findFirst().orElse(null);
        each(value, "calls", people.line(), it -> new Called(people, value, it).event(error));
        each(value, "statuses", people.line(), it -> new Called(people, value, it).status());
        if (Json.all(value, "calls").isEmpty() && Json.all(value, "statuses").isEmpty()) {
            each(value, "errors", people.line(), it -> accountError(entry, people.line(), it));
        }
    }

    /// Old conversations of a phone that joins are not brought in (docs/decisions/0016): the ledger keeps them.
    private void history(JsonNode value, @Nullable String line, People people) {
        for (var chunk : Json.all(value, "history")) {
            var threads = Json.all(chunk, "threads");
            for (var thread : threads) {
                each(thread, "messages", line, it -> {
                    var id = Json.must(it, "id");
                    return new Inbound.Ignored(
                            new Inbound.Head(
                                    "history:" + id, line, id, Json.text(thread, "id"), Json.time(it, "timestamp")),
                            "history");
                });
            }
            if (threads.isEmpty()) {
                told.add(new Inbound.Ignored(head("history:" + digest(chunk), line, null, null), refusal(chunk)));
            }
        }
        if (Json.all(value, "history").isEmpty()) {
            told.add(new Inbound.Ignored(head("history:" + digest(value), line, null, null), refusal(value)));
        }
        each(value, "messages", line, it -> new Spoken(people, it, value).read());
    }

    /// A phone's owner who keeps the history to themselves is an error beside it.
    private static String refusal(JsonNode told) {
        return Json.all(told, "errors").isEmpty() ? "history" : "history-declined";
    }

    /// About the number, the company's account, its templates; or of a sort that did not exist when this was
    /// written.
    private void news(JsonNode entry, String field, JsonNode value, @Nullable String line) {
        var subject = Json.text(value, "message_template_id");
        var number = line == null ? Json.text(value, "display_phone_number") : line;
        var time = Json.time(entry, "time");
        told.add(new Inbound.LineNews(
                new Inbound.Head(
                        "news:" + field + ":" + Json.or(subject, "") + ":" + Json.or(Json.text(value, "event"), "")
                                + ":" + Json.or(Json.text(entry, "time"), "") + ":" + digest(value),
                        number,
                        subject,
                        null,
                        time),
                field,
                value));
    }

    static Inbound.Head head(String key, @Nullable String line, @Nullable String externalId, @Nullable String address) {
        return new Inbound.Head(key, line, externalId, address, null);
    }

    static String digest(JsonNode node) {
        try {
            var bytes =
                    MessageDigest.getInstance("SHA-256").digest(node.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(bytes, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
