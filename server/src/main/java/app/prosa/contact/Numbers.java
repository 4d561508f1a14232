package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one place that hides telephone numbers from those who may not see them (`see-numbers`). It works on the JSON
/// that leaves the server, so that no answer and no frame can be forgotten: every answer of the agents' API passes
/// [NumbersAdvice], and everything on an agent's socket is made in both forms.
///
/// Hidden are fields called `phone`, and names that are numbers, as contacts have whom nobody has named yet. What
/// somebody wrote in a message is theirs to say, and stays. A new field that holds a number belongs in the pattern.
public final class Numbers {

    /// A string inside another string has its quotes escaped, so nothing inside a message can look like a field.
    private static final Pattern FIELD = Pattern.compile("\"(phone|name)\":\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ().-]{8,}");
    private static final int SHOWN = 2;

    private Numbers() {}

    /// Whether this agent sees numbers as they are.
    public static boolean shownTo(Actor actor) {
        return actor.may(Permission.SEE_NUMBERS);
    }

    /// The same JSON without the numbers.
    public static String hidden(String json) {
        return FIELD.matcher(json).replaceAll(it -> {
            boolean isNumber =
                    it.group(1).equals("phone") || NUMBER.matcher(it.group(2)).matches();
            return Matcher.quoteReplacement(
                    isNumber ? "\"" + it.group(1) + "\":\"" + masked(it.group(2)) + "\"" : it.group());
        });
    }

    /// The last two digits stay, so that people can tell two customers of one name apart.
    static String masked(String number) {
        var digits = number.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? "" : "••••••" + digits.substring(Math.max(0, digits.length() - SHOWN));
    }
}
