package app.prosa.bot;

import app.prosa.Shop;
import app.prosa.TestAgent.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A shop that writes flows: the example that the chatbot's tests begin with.
public record Bot(Shop shop) {

    public static final String FLOWS = "/api/v1/flows";

    /// @param fields alternately a name and its value
    public static Map<String, Object> step(String type, String id, @Nullable Object... fields) {
        var step = new HashMap<String, Object>(Map.of("type", type, "id", id));
        for (int i = 0; i < fields.length; i += 2) {
            step.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        return step;
    }

    public static Map<String, Object> message(String id, String text) {
        return step("message", id, "text", text);
    }

    /// @param choices alternately a title and the step that it leads to
    public static Map<String, Object> menu(String id, String text, @Nullable String... choices) {
        var all = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < choices.length; i += 2) {
            var choice = new HashMap<String, Object>(Map.of("id", id + i, "title", String.valueOf(choices[i])));
            choice.put("to", choices[i + 1]);
            all.add(choice);
        }
        return step("question", id, "text", text, "choices", all, "retry", "Não entendi.", "tries", 1, "variable", id);
    }

    public static Map<String, Object> answer(String id, String text, String check, String variable) {
        return step("answer", id, "text", text, "check", check, "variable", variable, "retry", "Confira.", "tries", 2);
    }

    public static Map<String, Object> end(String id, @Nullable String department) {
        return step("end", id, "department", department);
    }

    @SafeVarargs
    public static Map<String, Object> script(@Nullable String queue, Map<String, Object>... steps) {
        var script = new HashMap<String, Object>(Map.of("steps", Arrays.asList(steps), "idleMinutes", 30));
        script.put("queue", queue);
        return script;
    }

    public JsonNode writes(String name, Map<String, Object> script) {
        return shop.desk()
                .http()
                .post(FLOWS, Map.of("name", name, "draft", script))
                .ok();
    }

    /// Writes a flow and publishes it.
    ///
    /// @return its id
    public String publishes(String name, Map<String, Object> script) {
        var flow = writes(name, script);
        return publishes(flow).ok().get("id").asString();
    }

    public Answer publishes(JsonNode flow) {
        return shop.desk()
                .http()
                .post(
                        FLOWS + "/" + flow.get("id").asString() + "/publication",
                        Map.of("revision", flow.get("revision").asLong()));
    }

    /// From now on the flow receives new tickets of the shop's website, whatever the hour.
    public Bot receives(String flow) {
        return receives(flow, flow);
    }

    public Bot receives(@Nullable String open, @Nullable String closed) {
        leads(shop.connection(), open, closed).ok();
        return this;
    }

    public Answer leads(String connection, @Nullable String open, @Nullable String closed) {
        var doors = new HashMap<String, Object>();
        doors.put("open", open);
        doors.put("closed", closed);
        return shop.desk().http().put("/api/v1/flow-doors/" + connection, doors);
    }

    public JsonNode opened(String conversation) {
        return shop.desk().http().get("/api/v1/conversations/" + conversation).ok();
    }

    public String state(String conversation) {
        return opened(conversation).at("/conversation/state").asString();
    }

    /// What the chatbot said, in its order.
    public List<String> said(String conversation) {
        return opened(conversation)
                .get("messages")
                .valueStream()
                .filter(it -> it.at("/author/kind").asString().equals("bot"))
                .filter(it -> it.get("direction").asString().equals("out"))
                .map(it -> it.at("/content/body").asString())
                .toList();
    }

    /// Eight nodes do this at the same moment.
    public static void onManyNodes(Runnable work) throws InterruptedException, ExecutionException {
        var nodes = Collections.nCopies(8, Executors.callable(work));
        try (var pool = Executors.newFixedThreadPool(nodes.size())) {
            for (var it : pool.invokeAll(nodes)) {
                it.get();
            }
        }
    }

    public JsonNode history(String conversation) {
        return shop.desk()
                .http()
                .get("/api/v1/conversations/" + conversation + "/flow-runs")
                .ok();
    }
}
