package app.prosa.scheduling;

import app.prosa.Eg;
import app.prosa.TestAgent.Answer;
import app.prosa.TestClock;
import app.prosa.TestVisitor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody who schedules messages for one conversation.
record Booking(Eg.Person who, String conversation) {

    static final String ALL = "/api/v1/schedules";

    Map<String, Object> wish(String text, Duration ahead) {
        return wish(text, ahead, List.of(), null);
    }

    Map<String, Object> wish(String text, Duration ahead, List<String> files, @Nullable Object fallback) {
        var wish = new HashMap<String, Object>();
        wish.put("conversationId", conversation);
        wish.put("at", TestClock.now().plus(ahead).toString());
        wish.put("text", text);
        wish.put(
                "files",
                files.stream().map(it -> Map.of("file", it, "voice", false)).toList());
        wish.put("fallback", fallback);
        return wish;
    }

    Answer asks(Object wish) {
        return who.http().post(ALL, Map.of("id", TestVisitor.uuid(), "wish", wish));
    }

    /// Schedules it.
    ///
    /// @return its id
    String books(String text, Duration ahead) {
        return asks(wish(text, ahead)).ok().get("id").asString();
    }

    Answer executes(String id) {
        return who.http().post(ALL + "/" + id + "/execution", Map.of());
    }

    Answer cancels(String id) {
        return who.http().post(ALL + "/" + id + "/cancellation", Map.of());
    }

    Answer rewrites(String id, Object wish) {
        return who.http().put(ALL + "/" + id, wish);
    }

    Answer removes(String id) {
        return who.http().delete(ALL + "/" + id);
    }

    List<JsonNode> list(String query) {
        return who.http().get(ALL + "?" + query).ok().get("items").valueStream().toList();
    }

    JsonNode one(String id) {
        return list("limit=100").stream()
                .filter(it -> it.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    String state(String id) {
        return one(id).get("state").asString();
    }

    String reason(String id) {
        return Objects.requireNonNull(one(id).get("reason")).asString("");
    }

    JsonNode opened() {
        return who.http().get("/api/v1/conversations/" + conversation).ok();
    }

    /// What the team said, in its order.
    List<String> said() {
        return opened().get("messages")
                .valueStream()
                .filter(it -> it.get("direction").asString().equals("out"))
                .map(it -> it.at("/content/body")
                        .asString(it.at("/content/file/name").asString("")))
                .toList();
    }
}
