package app.prosa.contact;

import app.prosa.web.OutsideText;
import java.util.regex.Pattern;

/// What somebody typed to find a contact.
record ContactWords(String typed) {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ().-]*");
    private static final int SHORTEST_INSIDE = 3;

    /// As a pattern for `like`. One or two letters match where a word begins only: the trigram index knows those, and
    /// everything else would be a reading of the whole table.
    String pattern() {
        var line = OutsideText.line(typed);
        var digits = line.replaceAll("[^0-9]", "");
        var text = digits.length() >= SHORTEST_INSIDE && NUMBER.matcher(line).matches() ? digits : line;
        var literal = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return text.length() < SHORTEST_INSIDE ? "% " + literal + "%" : "%" + literal + "%";
    }
}
