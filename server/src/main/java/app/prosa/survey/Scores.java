package app.prosa.survey;

import app.prosa.conversation.MessageContent;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads scores in what customers write: "9", "nota 9", "dez", "10!", "9/10", "👍", a pressed button. What
/// is not plainly a score is none: better a lost score than a lost request (docs/rules.md, E31).
final class Scores {

    private static final int LONGEST_COMMENT = 2_000;

    /// What stands around a score without changing what is said.
    private static final String LEAD = "(?:(?:a |minha |my |la |mi )?(?:nota|score|rating|puntuacion|nota final)"
            + "(?: e| eh| is| es)?|dou(?: nota)?|daria|i give|doy)";

    private static final String NUMBER = "-?\\d{1,3}(?:[.,]\\d+)?";
    private static final String OF = "(?:\\s*(?:/|de|of|out of)\\s*\\d{1,2})?";

    /// A score alone, or with words behind a comma, a dash or a new line.
    private static final Pattern SAID = Pattern.compile(
            "^(" + LEAD + "\\s*[:=-]?\\s*)?(" + NUMBER + "|\\p{L}+)" + OF
                    + "(?: pontos?| points?| puntos?| estrelas?| stars?| estrellas?)?\\s*([!.]*)(?:(?:[,;:!.–-]|\\n)\\s*(.+))?$",
            Pattern.DOTALL);

    private static final Pattern BUTTON = Pattern.compile("\\d{1,2} – \\p{L}[\\p{L} ]*");

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("cero", 0),
            Map.entry("um", 1),
            Map.entry("uno", 1),
            Map.entry("one", 1),
            Map.entry("dois", 2),
            Map.entry("dos", 2),
            Map.entry("two", 2),
            Map.entry("tres", 3),
            Map.entry("three", 3),
            Map.entry("quatro", 4),
            Map.entry("cuatro", 4),
            Map.entry("four", 4),
            Map.entry("cinco", 5),
            Map.entry("five", 5),
            Map.entry("seis", 6),
            Map.entry("six", 6),
            Map.entry("sete", 7),
            Map.entry("siete", 7),
            Map.entry("seven", 7),
            Map.entry("oito", 8),
            Map.entry("ocho", 8),
            Map.entry("eight", 8),
            Map.entry("nove", 9),
            Map.entry("nueve", 9),
            Map.entry("nine", 9),
            Map.entry("dez", 10),
            Map.entry("diez", 10),
            Map.entry("ten", 10));

    private static final Map<String, Integer> THUMBS = Map.ofEntries(
            Map.entry("👍", 1),
            Map.entry("👎", 0),
            Map.entry("sim", 1),
            Map.entry("si", 1),
            Map.entry("yes", 1),
            Map.entry("gostei", 1),
            Map.entry("nao", 0),
            Map.entry("no", 0),
            Map.entry("nao gostei", 0));

    /// What stands beside the thumbs on a button.
    private static final Set<String> LABELS =
            Set.of("gostei", "nao gostei", "good", "not good", "me gusto", "no me gusto");

    private Scores() {}

    /// What was said.
    sealed interface Heard {}

    /// @param comment what was said with it, or null
    record Score(int score, @Nullable String comment) implements Heard {}

    /// Meant as a score, and none of this scale.
    record Miss() implements Heard {}

    /// @param plainly only what cannot mean anything else: a pressed button, "nota 9"
    /// @return empty when it is about something else
    static Optional<Heard> in(Scale scale, MessageContent said, boolean plainly) {
        return switch (said) {
            case MessageContent.Choice(var title, var _, var _) -> chosen(scale, title);
            // A button of the website's chat writes its words.
            case MessageContent.Text(var body) when BUTTON.matcher(body).matches() -> chosen(scale, body);
            case MessageContent.Text(var body) ->
                scale == Scale.THUMBS ? thumb(body, plainly) : number(scale, body, plainly);
            default -> Optional.empty();
        };
    }

    /// A button says "9", "5 – Ótimo" or "👍 Gostei".
    private static Optional<Heard> chosen(Scale scale, String title) {
        var first = title.strip().split("[\\s–-]+", 2)[0];
        return scale == Scale.THUMBS ? thumb(first, false) : number(scale, first, false);
    }

    /// A thumb is also how people say "fine" to anything else.
    private static Optional<Heard> thumb(String body, boolean plainly) {
        if (plainly) {
            return Optional.empty();
        }
        var words = folded(body);
        var whole = THUMBS.get(words);
        if (whole != null) {
            return Optional.of(new Score(whole, null));
        }
        var sign = words.isEmpty() ? "" : words.substring(0, words.offsetByCodePoints(0, 1));
        var score = sign.length() == 2 ? THUMBS.get(sign) : null;
        var tail = words.substring(sign.length()).replaceAll("^[^\\p{L}\\d]+", "");
        return score == null || !isComment(tail, false)
                ? Optional.empty()
                : Optional.of(new Score(score, isLabel(tail) ? null : comment(body, words.length() - tail.length())));
    }

    private static boolean isLabel(String tail) {
        return tail.isEmpty() || LABELS.contains(tail);
    }

    private static Optional<Heard> number(Scale scale, String body, boolean plainly) {
        var stars = stars(body);
        if (stars > 0 && scale == Scale.CSAT) {
            return Optional.of(scored(scale, stars, null));
        }
        var matcher = SAID.matcher(folded(body).replaceAll("[\\s\\p{So}]+$", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean lead = matcher.group(1) != null;
        var tail = matcher.group(4) == null || matcher.group(4).chars().noneMatch(Character::isLetterOrDigit)
                ? null
                : matcher.group(4);
        if ((plainly && !lead) || (tail != null && !isComment(tail, lead))) {
            return Optional.empty();
        }
        var number = matcher.group(2);
        var comment = tail == null ? null : comment(body, matcher.start(4));
        if (Character.isLetter(number.codePointAt(0))) {
            return Optional.ofNullable(NUMBERS.get(number)).map(it -> scored(scale, it, comment));
        }
        boolean whole = number.chars().allMatch(Character::isDigit);
        if (comment != null && !lead && !(whole && scale.has(Integer.parseInt(number)))) {
            return Optional.empty();
        }
        return Optional.of(whole ? scored(scale, Integer.parseInt(number), comment) : new Miss());
    }

    private static Heard scored(Scale scale, int number, @Nullable String comment) {
        return scale.has(number) ? new Score(number, comment) : new Miss();
    }

    /// Words that come with a bare number are about the service when they ask nothing and count nothing.
    private static boolean isComment(String tail, boolean lead) {
        return lead || tail.chars().noneMatch(it -> it == '?' || Character.isDigit(it));
    }

    /// The words from there on as they were written.
    private static String comment(String body, int from) {
        return cut(Normalizer.normalize(body.strip(), Normalizer.Form.NFC).substring(from));
    }

    static String cut(String comment) {
        var words = comment.strip();
        return words.length() <= LONGEST_COMMENT ? words : words.substring(0, LONGEST_COMMENT);
    }

    private static int stars(String body) {
        var signs = body.strip().replace("\uFE0F", "");
        return !signs.isEmpty() && signs.codePoints().allMatch(it -> it == 0x2B50)
                ? (int) signs.codePoints().count()
                : 0;
    }

    /// Without accents, case and skin tones.
    private static String folded(String body) {
        var plain = Normalizer.normalize(body.strip(), Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return plain.replaceAll("[\\x{1F3FB}-\\x{1F3FF}]", "").toLowerCase(Locale.ROOT);
    }
}
