package app.prosa.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words that somebody taught, found also where they are misspelt: each is kept under itself and under
/// all that is left of it without one letter, so that a slip is looked up and never searched for.
final class Lexicon {

    /// Shorter words are too near to one another: nota is no rota.
    private static final int SHORTEST = 5;

    /// From here on two slips are forgiven.
    private static final int LONG = 8;

    private final Set<String> stems = new HashSet<>();
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, List<String>> shortened = new HashMap<>();

    /// A word that was taught, and how like the one that was said it is.
    record Known(String stem, double likeness) {}

    void learn(Speech.Word word) {
        stems.add(word.stem());
        if (words.putIfAbsent(word.text(), word.stem()) == null && word.text().length() >= SHORTEST) {
            shortened(word.text())
                    .forEach(it -> shortened
                            .computeIfAbsent(it, _ -> new ArrayList<>(1))
                            .add(word.text()));
        }
    }

    boolean knows(String stem) {
        return stems.contains(stem);
    }

    /// What was meant by a word; null when it is none that was taught.
    @Nullable
    Known meant(Speech.Word said) {
        if (stems.contains(said.stem())) {
            return new Known(said.stem(), 1);
        }
        var word = said.text();
        if (word.length() < SHORTEST - 1 || Character.isDigit(word.charAt(0))) {
            return null;
        }
        String best = null;
        int least = Integer.MAX_VALUE;
        for (var key : shortened(word)) {
            for (var it : shortened.getOrDefault(key, List.of())) {
                int slips = slips(word, it);
                if (slips < least || (slips == least && best != null && it.compareTo(best) < 0)) {
                    least = slips;
                    best = it;
                }
            }
        }
        if (best == null || least > allowed(word, best)) {
            return null;
        }
        return new Known(words.getOrDefault(best, best), least == 1 ? 0.85 : 0.75);
    }

    private static int allowed(String said, String taught) {
        return Math.min(said.length(), taught.length()) >= LONG ? 2 : 1;
    }

    /// The word, and what is left of it without each of its letters.
    private static Set<String> shortened(String word) {
        var all = new HashSet<String>();
        var cut = word.length() <= 40 ? word : word.substring(0, 40);
        all.add(cut);
        for (int i = 0; i < cut.length(); i++) {
            all.add(cut.substring(0, i) + cut.substring(i + 1));
        }
        return all;
    }

    /// How many letters are wrong, missing, too many, or changed places with their neighbour.
    static int slips(String one, String other) {
        var before = new int[other.length() + 1];
        var row = new int[other.length() + 1];
        var twoBefore = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], before[j]) + 1, before[j - 1] + change);
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], twoBefore[j - 2] + 1);
                }
            }
            var spare = twoBefore;
            twoBefore = before;
            before = row;
            row = spare;
        }
        return before[other.length()];
    }
}
