package app.prosa.quickreply;

import app.prosa.quickreply.QuickReplyStore.Row;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What people write of a quick reply, checked and cleaned.
final class Wording {

    private static final int LONGEST_SHORTCUT = 32;
    private static final int LONGEST_TITLE = 80;
    /// As much as WhatsApp takes in one message, once the placeholders are filled.
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_FILES = 5;
    private static final Pattern SHORTCUT = Pattern.compile("[\\p{L}\\p{N}_.-]{1," + LONGEST_SHORTCUT + "}");

    private Wording() {}

    static Row checked(Row said) {
        var text = Placeholder.checked(OutsideText.clean(said.text()).strip());
        within("text", text, 0, LONGEST_TEXT);
        if (text.isEmpty() && said.files().isEmpty()) {
            throw new Refusal.Invalid("empty-message", "A quick reply has text or a file.", Map.of("field", "text"));
        }
        if (said.files().size() > MOST_FILES) {
            throw new Refusal.Invalid(
                    "invalid", "At most " + MOST_FILES + " files.", Map.of("field", "files", "most", MOST_FILES));
        }
        var title = OutsideText.line(said.title()).replaceAll(" {2,}", " ");
        within("title", title, 1, LONGEST_TITLE);
        return new Row(said.id(), shortcut(said.shortcut()), title, text, said.files(), said.departments());
    }

    /// As it is typed in the composer; a slash in front of it is part of the typing.
    private static String shortcut(String said) {
        var plain = Normalizer.normalize(OutsideText.line(said), Normalizer.Form.NFC)
                .replaceFirst("^/", "")
                .toLowerCase(Locale.ROOT);
        if (!SHORTCUT.matcher(plain).matches()) {
            throw new Refusal.Invalid(
                    "invalid",
                    "A shortcut has 1 to " + LONGEST_SHORTCUT + " letters, digits, dots, dashes and no spaces.",
                    Map.of("field", "shortcut", "most", LONGEST_SHORTCUT));
        }
        return plain;
    }

    private static void within(String field, String text, int least, int most) {
        int length = text.codePointCount(0, text.length());
        if (length < least || length > most) {
            throw new Refusal.Invalid(
                    "invalid",
                    "From " + least + " to " + most + " characters.",
                    Map.of("field", field, "least", least, "most", most));
        }
    }
}
