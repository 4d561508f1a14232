package app.prosa.bot;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What people type, compared as people compare it: without case, accents and signs.
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Words() {}

    /// Whether a word, or some, stand in what was said.
    static boolean contain(String said, String wanted) {
        return (" " + fold(said) + " ").contains(" " + fold(wanted) + " ");
    }

    static String fold(String said) {
        var plain = MARKS.matcher(Normalizer.normalize(said, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return SIGNS.matcher(plain).replaceAll(" ").strip();
    }
}
