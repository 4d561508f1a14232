package app.prosa.simulator;

import tools.jackson.databind.node.ObjectNode;

/// `/sim/sms/…`: the customers of Comtele's, and what people write to them.
final class TextControl {

    private static final int PLENTY = 1_000;

    private final Texting texting;

    TextControl(Texting texting) {
        this.texting = texting;
    }

    /// `rest` is the address below `/sim/sms/`.
    Reply answer(Call call, String rest) {
        return switch (call.method() + " " + rest) {
            case "POST accounts" -> {
                var account = call.json();
                texting.connect(must(account, "apiKey"), account.path("balance").asInt(PLENTY));
                yield Reply.ok();
            }
            case "POST inbound" -> {
                var text = call.json();
                yield Reply.json(texting.says(Json.text(text, "apiKey"), must(text, "from"), must(text, "text")));
            }
            case "GET texts" -> Reply.json(texting.texts(call.query("apiKey")));
            default -> Control.notFound();
        };
    }

    static String must(ObjectNode body, String field) {
        var text = Json.text(body, field);
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " is missing.");
        }
        return text;
    }
}
