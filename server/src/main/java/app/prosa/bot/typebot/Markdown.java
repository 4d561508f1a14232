package app.prosa.bot.typebot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the little of Markdown that people write into a bubble: bold, italic, struck, links, headings,
/// lists.
final class Markdown {

    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*$");
    private static final Pattern ITEM = Pattern.compile("^(\\s*)[*+-]\\s+(.*)$");
    private static final Pattern LINK = Pattern.compile("\\G!?\\[([^\\]\\n]*)]\\(<?([^)\\s>]+)>?[^)\\n]*\\)");
    private static final Pattern ADDRESS = Pattern.compile("\\G<?(https?://[^\\s<>]+)>?");

    private final String text;
    private final boolean heading;
    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private boolean bold;
    private boolean italic;
    private boolean struck;

    private Markdown(String text, boolean heading) {
        this.text = text;
        this.heading = heading;
    }

    static List<Span> read(String markdown) {
        var spans = new ArrayList<Span>();
        var lines = markdown.replaceAll("(?i)<br\\s*/?>", "\n").split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                spans.add(Span.plain("\n"));
            }
            spans.addAll(line(lines[i]));
        }
        return spans;
    }

    private static List<Span> line(String line) {
        var heading = HEADING.matcher(line);
        if (heading.matches()) {
            return new Markdown(heading.group(1), true).inline();
        }
        var item = ITEM.matcher(line);
        return new Markdown(item.matches() ? item.group(1) + "- " + item.group(2) : line, false).inline();
    }

    private List<Span> inline() {
        int at = 0;
        while (at < text.length()) {
            at = next(at);
        }
        flush();
        return spans;
    }

    /// @return where what follows begins
    private int next(int at) {
        char c = text.charAt(at);
        if (c == '\\' && at + 1 < text.length() && isSign(text.charAt(at + 1))) {
            plain.append(text.charAt(at + 1));
            return at + 2;
        }
        var link = LINK.matcher(text);
        if ((c == '[' || c == '!') && link.find(at)) {
            plain.append(named(link.group(1), link.group(2)));
            return link.end();
        }
        var address = ADDRESS.matcher(text);
        if ((c == 'h' || c == '<') && address.find(at)) {
            plain.append(address.group(1));
            return address.end();
        }
        for (var mark : new String[] {"**", "__", "~~", "*", "_"}) {
            if (text.startsWith(mark, at) && (closes(mark, at) || opens(mark, at))) {
                flush();
                turn(mark);
                return at + mark.length();
            }
        }
        plain.append(c);
        return at + 1;
    }

    /// A link by its name, or the bare address when that is all there is to say.
    static String named(String name, String address) {
        var words = name.strip();
        return words.isEmpty() || words.equals(address) ? address : words + " (" + address + ")";
    }

    private boolean isOn(String mark) {
        return switch (mark) {
            case "**", "__" -> bold;
            case "~~" -> struck;
            default -> italic;
        };
    }

    private boolean closes(String mark, int at) {
        int after = at + mark.length();
        return isOn(mark)
                && at > 0
                // Typebot's editor lets a bold word take its space along.
                && (mark.length() == 2 || !Character.isWhitespace(text.charAt(at - 1)))
                && (mark.charAt(0) != '_' || after >= text.length() || !isWord(text.charAt(after)));
    }

    /// It begins something only where something ends it.
    private boolean opens(String mark, int at) {
        int after = at + mark.length();
        return !isOn(mark)
                && after < text.length()
                && !Character.isWhitespace(text.charAt(after))
                && (mark.charAt(0) != '_' || at == 0 || !isWord(text.charAt(at - 1)))
                && text.indexOf(mark, after + 1) > 0;
    }

    private static boolean isSign(char c) {
        return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    private void turn(String mark) {
        switch (mark) {
            case "**", "__" -> bold = !bold;
            case "~~" -> struck = !struck;
            default -> italic = !italic;
        }
    }

    private void flush() {
        if (!plain.isEmpty()) {
            spans.add(new Span(plain.toString(), bold || heading, italic, struck));
            plain.setLength(0);
        }
    }
}
