package app.prosa.channel.webchat;

import app.prosa.web.OutsideText;
import org.jspecify.annotations.Nullable;

/// The page that a visitor is on. Only shown to agents, as text.
public record VisitorPage(
        @Nullable String url,
        @Nullable String title,
        @Nullable String referrer) {

    static final VisitorPage NOWHERE = new VisitorPage(null, null, null);

    /// The same, cut and cleaned.
    VisitorPage checked() {
        return new VisitorPage(cut(url, 1000), cut(title, 200), cut(referrer, 1000));
    }

    static String cut(@Nullable String text, int most) {
        var line = text == null ? "" : OutsideText.line(text);
        return line.length() <= most ? line : line.substring(0, most);
    }
}
