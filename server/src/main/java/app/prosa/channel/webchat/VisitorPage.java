package app.prosa.channel.webchat;

import app.prosa.web.OutsideText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The page that a visitor is on. Only shown to agents, as text.
///
/// @param attributes all that the page said with `Prosa('set', …)`; null when it says nothing of them
public record VisitorPage(
        @Nullable String url,
        @Nullable String title,
        @Nullable String referrer,
        @Nullable Map<String, String> attributes) {

    private static final int MOST_ATTRIBUTES = 30;

    static final VisitorPage NOWHERE = new VisitorPage(null, null, null, null);

    /// The same, cut and cleaned.
    VisitorPage checked() {
        return new VisitorPage(
                cut(url, 1000), cut(title, 200), cut(referrer, 1000), attributes == null ? null : checked(attributes));
    }

    private static Map<String, String> checked(Map<String, String> attributes) {
        var checked = new LinkedHashMap<String, String>();
        attributes.entrySet().stream()
                .limit(MOST_ATTRIBUTES)
                .forEach(it -> checked.put(cut(it.getKey(), 60), cut(it.getValue(), 300)));
        checked.values().removeIf(String::isEmpty);
        return checked;
    }

    static String cut(@Nullable String text, int most) {
        var line = text == null ? "" : OutsideText.line(text);
        return line.length() <= most ? line : line.substring(0, most);
    }
}
