package app.prosa.quickreply;

import app.prosa.web.Refusal;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands in double braces in a quick reply until it is used. Their names are Portuguese, as people type them.
enum Placeholder {
    /// The contact's name.
    NOME,
    /// The first word of it.
    PRIMEIRO_NOME,
    /// The name under which customers know the agent.
    ATENDENTE,
    /// The department of the conversation.
    SETOR,
    /// The protocol of the ticket.
    PROTOCOLO,
    /// Good morning, afternoon or night, by the account's clock.
    SAUDACAO;

    private static final Pattern BRACES = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /// The text with each placeholder spelt as it is called, whatever its case, accents and spaces were.
    ///
    /// @throws Refusal.Invalid `unknown-placeholder` for one that nothing would fill: customers would read braces
    static String checked(String text) {
        var checked = BRACES.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement("{{"
                        + of(it.group(1)).orElseThrow(() -> unknown(it.group())).key() + "}}"));
        var rest = BRACES.matcher(checked).replaceAll("");
        for (var brace : new String[] {"{{", "}}"}) {
            if (rest.contains(brace)) {
                throw unknown(brace);
            }
        }
        return checked;
    }

    private static Optional<Placeholder> of(String said) {
        var plain = MARKS.matcher(Normalizer.normalize(said, Normalizer.Form.NFD))
                .replaceAll("")
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]+", "_");
        return Arrays.stream(values()).filter(it -> it.key().equals(plain)).findFirst();
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Refusal unknown(String said) {
        return new Refusal.Invalid(
                "unknown-placeholder", "Nothing would fill this.", Map.of("field", "text", "placeholder", said));
    }
}
