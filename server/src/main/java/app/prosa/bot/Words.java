package app.prosa.bot;

import app.prosa.conversation.MessageContent;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What people type, compared as people compare it: without case, accents and signs.
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /// Whether a word, or some, stand in what was said.
    static boolean contain(String said, String wanted) {
        return (" " + fold(said) + " ").contains(" " + fold(wanted) + " ");
    }

    static String fold(String said) {
        var plain = MARKS.matcher(Normalizer.normalize(said, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return SIGNS.matcher(plain).replaceAll(" ").strip();
    }

    /// The words of a message; empty where there are none.
    static String of(MessageContent content) {
        return switch (content) {
            case MessageContent.Text(var body) -> body.strip();
            case MessageContent.Choice(var title, var _, var _) -> title.strip();
            case MessageContent.Image(var _, var caption) -> caption == null ? "" : caption.strip();
            case MessageContent.Video(var _, var caption) -> caption == null ? "" : caption.strip();
            case MessageContent.Document(var _, var caption) -> caption == null ? "" : caption.strip();
            default -> "";
        };
    }
}
