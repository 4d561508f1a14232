package app.prosa.bot;

import app.prosa.TestAgent.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A bot that was taught what customers mean.
record Taught(Bot bot) {

    static final String INTENTS = "/api/v1/intents";
    static final String ENTITIES = "/api/v1/entities";

    String intent(String name, String... phrases) {
        return adds(name, phrases).ok().get("id").asString();
    }

    Answer adds(String name, String... phrases) {
        return bot.shop().desk().http().post(INTENTS, Map.of("name", name, "phrases", List.of(phrases)));
    }

    String entity(String name, String value, String... synonyms) {
        var values = List.of(Map.of("name", value, "synonyms", List.of(synonyms)));
        return bot.shop()
                .desk()
                .http()
                .post(ENTITIES, Map.of("name", name, "values", values))
                .ok()
                .get("id")
                .asString();
    }

    /// A published flow that says one thing.
    String says(String name, String text) {
        return bot.publishes(name, Bot.script(null, Bot.message("m", text)));
    }

    /// Lets messages on the shop's website begin flows.
    Taught listens() {
        listens(true).ok();
        return this;
    }

    Answer listens(boolean on) {
        return bot.shop()
                .desk()
                .http()
                .put("/api/v1/flow-listeners/" + bot.shop().connection(), Map.of("on", on));
    }

    Taught byIntent(String flow, String... intents) {
        begins(flow, Map.of("intents", List.of(intents))).ok();
        return this;
    }

    /// @param wanted what is not empty of it
    Answer begins(String flow, Map<String, ?> wanted) {
        var trigger = new HashMap<String, @Nullable Object>();
        List.of("keywords", "intents", "entities", "needs", "lacks").forEach(it -> trigger.put(it, List.of()));
        trigger.put("attended", false);
        trigger.putAll(wanted);
        return bot.shop().desk().http().put("/api/v1/flows/" + flow + "/trigger", trigger);
    }

    JsonNode reading(String conversation, String message) {
        return bot.shop()
                .desk()
                .http()
                .get("/api/v1/conversations/%s/messages/%s/reading".formatted(conversation, message))
                .ok()
                .get("reading");
    }

    /// The last message that a customer wrote.
    String heard(String conversation) {
        return bot.opened(conversation)
                .get("messages")
                .valueStream()
                .filter(it -> it.get("direction").asString().equals("in"))
                .reduce((_, later) -> later)
                .orElseThrow()
                .get("id")
                .asString();
    }
}
