package app.prosa.simulator;

import app.prosa.simulator.Customers.Act;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a tap on a button or a row of a list sends back, by the words that stand on it.
final class Taps {

    private Taps() {}

    static Act on(ChatMessage message, String words) {
        var content = message.content();
        for (var button : content.path("action").path("buttons")) {
            if (Json.text(button.path("reply"), "title").equals(words)) {
                return reply(message, "button_reply", button.path("reply"));
            }
        }
        for (var section : content.path("action").path("sections")) {
            for (var row : section.path("rows")) {
                if (Json.text(row, "title").equals(words)) {
                    return reply(message, "list_reply", row);
                }
            }
        }
        for (var button : content.path("rendered").path("buttons")) {
            if (Json.text(button, "text").equals(words)
                    && Json.text(button, "type").equals("QUICK_REPLY")) {
                var tapped = Json.object()
                        .put("payload", Json.text(button, "payload"))
                        .put("text", words);
                return new Act("button", tapped, message.id(), null, null);
            }
        }
        throw new IllegalArgumentException("Nothing with the words “" + words + "” can be tapped in that message.");
    }

    private static Act reply(ChatMessage message, String type, JsonNode chosen) {
        var content = Json.object().put("type", type);
        content.set(type, (ObjectNode) chosen.deepCopy());
        return new Act("interactive", content, message.id(), null, null);
    }
}
