package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import java.util.regex.Pattern;

/// The one place that hides telephone numbers from those who may not see them (`see-numbers`). It works on the JSON
/// that leaves the server, so that no answer and no frame can be forgotten: every answer of the agents' API passes
/// [NumbersAdvice], and everything on an agent's socket is made in both forms.
///
/// Hidden are fields called `phone`, and names that are numbers, as contacts have whom nobody has named yet. What
/// somebody wrote in a message is theirs to say, and stays. A new field that holds a number belongs in the pattern.
public final class Numbers {

    /// Between a field's name and its value, when that is a string. One inside another string has its quotes
    /// escaped, so nothing inside a message can look like a field.
    private static final String BETWEEN = "\":\"";

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ().-]{8,}");
    private static final int SHOWN = 2;

    private Numbers() {}

    /// Whether this agent sees numbers as they are.
    public static boolean shownTo(Actor actor) {
        return actor.may(Permission.SEE_NUMBERS);
    }

    /// The same JSON without the numbers. Every event passes here, so it looks at fields only, never at each character.
    public static String hidden(String json) {
        var hidden = new StringBuilder();
        int copied = 0;
        int end = 0;
        for (int at = json.indexOf(BETWEEN); at >= 0; at = json.indexOf(BETWEEN, end)) {
            int begin = at + BETWEEN.length();
            end = end(json, begin);
            if (json.startsWith("\"phone", at - 6)
                    || (json.startsWith("\"name", at - 5)
                            && NUMBER.matcher(json).region(begin, end).matches())) {
                hidden.append(json, copied, begin).append(masked(json.substring(begin, end)));
                copied = end;
            }
        }
        return copied == 0 ? json : hidden.append(json, copied, json.length()).toString();
    }

    /// Where the string ends that begins there: at its quote.
    private static int end(String json, int begin) {
        int at = begin;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    /// The last two digits stay, so that people can tell two customers of one name apart.
    static String masked(String number) {
        var digits = number.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? "" : "••••••" + digits.substring(Math.max(0, digits.length() - SHOWN));
    }
}
