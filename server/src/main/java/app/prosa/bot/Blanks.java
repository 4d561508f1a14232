package app.prosa.bot;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in double braces in a flow's words: what is known of the conversation, and what the customer
/// answered.
final class Blanks {

    /// What is always known.
    static final Set<String> KNOWN = Set.of("nome", "primeiro_nome", "protocolo", "saudacao");

    private static final Pattern BRACES = Pattern.compile("\\{\\{([^{}]*)}}");

    private Blanks() {}

    static String filled(String text, Memory memory, Scene scene, Instant now) {
        return BRACES.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(value(name(it.group(1)), memory, scene, now)))
                .strip();
    }

    /// The names that a text asks for.
    static Set<String> of(String text) {
        var names = new TreeSet<String>();
        BRACES.matcher(text).results().forEach(it -> names.add(name(it.group(1))));
        return names;
    }

    /// A variable as it is called, however it is typed.
    static String name(String typed) {
        return Words.fold(typed).replace(' ', '_');
    }

    private static String value(String name, Memory memory, Scene scene, Instant now) {
        return switch (name) {
            case "nome" -> scene.contact();
            case "primeiro_nome" -> scene.contact().strip().split("\\s+", 2)[0];
            case "protocolo" -> scene.protocol();
            case "saudacao" -> greeting(now.atZone(scene.zone()).getHour());
            default -> memory.variables().getOrDefault(name, "");
        };
    }

    private static String greeting(int hour) {
        return hour < 5 || hour >= 18 ? "Boa noite" : hour < 12 ? "Bom dia" : "Boa tarde";
    }
}
