package app.prosa.bot.typebot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A stretch of words that look alike.
record Span(String text, boolean bold, boolean italic, boolean struck) {

    static Span plain(String text) {
        return new Span(text, false, false, false);
    }

    /// The words as a channel carries them.
    ///
    /// @param marked whether it reads `*bold*`, `_italic_` and `~struck~`, as WhatsApp does
    static String said(List<Span> spans, boolean marked) {
        return joined(spans).stream()
                .map(it -> marked ? it.marked() : it.text())
                .collect(Collectors.joining())
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    /// Neighbours that look alike are one: marks between them would show.
    private static List<Span> joined(List<Span> spans) {
        var joined = new ArrayList<Span>();
        for (var span : spans) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.looks(span)) {
                joined.set(joined.size() - 1, last.with(last.text() + span.text()));
            } else if (!span.text().isEmpty()) {
                joined.add(span);
            }
        }
        return joined;
    }

    private boolean looks(Span other) {
        return bold == other.bold && italic == other.italic && struck == other.struck;
    }

    Span with(String words) {
        return new Span(words, bold, italic, struck);
    }

    /// Marks stand at the words themselves and end with each line: elsewhere they would be read as signs.
    private String marked() {
        if (!bold && !italic && !struck) {
            return text;
        }
        var open = (bold ? "*" : "") + (italic ? "_" : "") + (struck ? "~" : "");
        var close = new StringBuilder(open).reverse();
        return text.lines().map(it -> around(it, open, close)).collect(Collectors.joining("\n"))
                + (text.endsWith("\n") ? "\n" : "");
    }

    private static String around(String line, String open, CharSequence close) {
        var words = line.strip();
        if (words.isEmpty()) {
            return line;
        }
        int at = line.indexOf(words);
        return line.substring(0, at) + open + words + close + line.substring(at + words.length());
    }
}
