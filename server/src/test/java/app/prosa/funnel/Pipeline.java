package app.prosa.funnel;

import app.prosa.Eg;
import app.prosa.Shop;
import app.prosa.TestAgent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// A board as the tests use it: its id, and its stages by their names.
record Pipeline(String id, Map<String, String> stages) {

    /// An administrator makes a board with these stages.
    static Pipeline made(Shop shop, String kind, String name, String... stages) {
        var wishes = Arrays.stream(stages).map(Pipeline::stage).toList();
        return of(shop.desk()
                .http()
                .post("/api/v1/boards", Map.of("kind", kind, "name", name, "stages", wishes))
                .ok());
    }

    static Map<String, Object> stage(String name) {
        return Map.of("name", name, "color", "#5b4fd6");
    }

    static Pipeline of(JsonNode board) {
        var stages = StreamSupport.stream(board.get("stages").spliterator(), false)
                .collect(java.util.stream.Collectors.toMap(
                        it -> it.get("name").asString(), it -> it.get("id").asString()));
        return new Pipeline(board.get("id").asString(), stages);
    }

    String stageId(String name) {
        return java.util.Objects.requireNonNull(stages.get(name), name);
    }

    /// Somebody puts a conversation on a stage, wherever it is.
    TestAgent.Answer put(Eg.Person agent, String conversation, String stage) {
        return agent.http().put(card(conversation), Map.of("stageId", stageId(stage)));
    }

    /// Somebody drags it from where they see it.
    TestAgent.Answer drag(Eg.Person agent, String conversation, String from, String to) {
        return agent.http().put(card(conversation), Map.of("stageId", stageId(to), "from", stageId(from)));
    }

    TestAgent.Answer leave(Eg.Person agent, String conversation) {
        return agent.http().delete(card(conversation));
    }

    private String card(String conversation) {
        return "/api/v1/conversations/" + conversation + "/cards/" + id;
    }

    /// Whom the agent sees on a stage.
    List<String> on(Eg.Person agent, String stage) {
        return ids(agent.http()
                .get("/api/v1/stages/" + stageId(stage) + "/cards")
                .ok()
                .get("items"));
    }

    static List<String> ids(JsonNode items) {
        return items.valueStream().map(it -> it.get("id").asString()).toList();
    }

    /// What the agent is told of a stage: how many, and what they are worth.
    String total(Eg.Person agent, String stage) {
        return agent.http()
                .get("/api/v1/boards/" + id + "/totals")
                .ok()
                .get("items")
                .valueStream()
                .filter(it -> it.get("column").asString().equals(stageId(stage)))
                .map(it -> it.get("cards").asInt() + " = "
                        + it.get("value").decimalValue().setScale(2).toPlainString())
                .findFirst()
                .orElse("0");
    }

    static TestAgent.Answer worth(Eg.Person agent, String conversation, Object value) {
        return agent.http().put("/api/v1/conversations/" + conversation + "/value", Map.of("value", value));
    }
}
