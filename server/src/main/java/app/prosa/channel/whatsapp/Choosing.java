package app.prosa.channel.whatsapp;

import app.prosa.conversation.MessageContent.Choice;
import app.prosa.conversation.MessageContent.Interactive;
import app.prosa.web.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What WhatsApp takes of buttons and lists. Meta counts as we do, in UTF-16.
final class Choosing {

    private static final int BODY = 1_024;
    private static final int EDGE = 60;
    private static final int BUTTONS = 3;
    private static final int BUTTON = 20;
    private static final int ROWS = 10;
    private static final int ROW = 24;
    private static final int DESCRIPTION = 72;

    private Choosing() {}

    static void check(Interactive it) {
        boolean isList = it.button() != null;
        atMost("body", it.body(), BODY);
        atMost("header", it.header(), EDGE);
        atMost("footer", it.footer(), EDGE);
        atMost("button", it.button(), BUTTON);
        int most = isList ? ROWS : BUTTONS;
        if (it.choices().isEmpty() || it.choices().size() > most) {
            throw new Refusal.Invalid("too-many-choices", "There are too many choices.", Map.of("limit", most));
        }
        for (Choice choice : it.choices()) {
            atMost("choices", choice.title(), isList ? ROW : BUTTON);
            atMost("choices", choice.description(), isList ? DESCRIPTION : 0);
        }
    }

    private static void atMost(String field, @Nullable String text, int limit) {
        if (text != null && text.length() > limit) {
            throw new Refusal.Invalid("too-long", "The text is too long.", Map.of("field", field, "limit", limit));
        }
    }
}
