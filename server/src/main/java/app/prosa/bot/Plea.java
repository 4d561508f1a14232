package app.prosa.bot;

import app.prosa.agent.Department;
import app.prosa.agent.DepartmentId;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words by which the author of a typebot asks for people: `#humano`, and `#transferir:` with the name
/// of a department. They are taken out of what the customer reads.
///
/// @param said what is left
/// @param queue the department that was named, if there is one of that name
record Plea(String said, @Nullable DepartmentId queue) {

    private static final Pattern ASKED = Pattern.compile("(?iu)#(humano(?![\\p{L}\\p{N}])|transferir:[ \\t]*)");
    private static final Pattern WORD = Pattern.compile("^[^\\s#]*");

    /// Null when nobody is asked for.
    static @Nullable Plea in(String text, List<Department> departments) {
        var asked = ASKED.matcher(text);
        if (!asked.find()) {
            return null;
        }
        var before = text.substring(0, asked.start());
        var after = text.substring(asked.end());
        if (!asked.group().contains(":")) {
            return new Plea(joined(before, after), null);
        }
        var line = after.lines().findFirst().orElse("");
        var named = departments.stream()
                .filter(it -> begins(line, it.name()))
                .max(Comparator.comparingInt(it -> it.name().length()));
        if (named.isEmpty()) {
            return new Plea(joined(before, WORD.matcher(after).replaceFirst("")), null);
        }
        return new Plea(
                joined(before, after.substring(length(line, named.get().name()))),
                named.get().id());
    }

    private static boolean begins(String line, String name) {
        return (Words.fold(line) + " ").startsWith(Words.fold(name) + " ");
    }

    /// How much of the line is the name, however it is written.
    private static int length(String line, String name) {
        int end = 0;
        while (end < line.length() && !Words.fold(line.substring(0, end)).equals(Words.fold(name))) {
            end++;
        }
        return end;
    }

    private static String joined(String before, String after) {
        return (before.stripTrailing() + (after.startsWith("\n") ? "" : " ") + after)
                .replaceAll("[ \\t]+\\n", "\n")
                .strip();
    }
}
