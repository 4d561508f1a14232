package app.prosa.understanding;

import app.prosa.understanding.Speech.Word;
import app.prosa.understanding.Understood.Guess;
import app.prosa.understanding.Understood.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An account's intents and entities, made ready to be recognised. It is never changed: what is taught
/// makes a new one.
///
/// A message is compared with every phrase that shares a word with it that says something: what they have
/// in common, against what is missing of the phrase and what the message says beside. The whole message is
/// compared and each of its clauses, so that a greeting before it takes nothing away.
public final class Vocabulary {

    /// From this confidence on an intent counts as meant.
    static final double ENOUGH = 0.6;

    /// Two intents that are nearer to one another than this: neither.
    static final double MARGIN = 0.05;

    /// What a phrase has and the message lacks counts more against it than what the message has beside.
    private static final double MISSING = 0.7;

    private static final double BESIDE = 0.5;

    /// Who tells a story before asking is not understood less for each further word.
    private static final double MOST_BESIDE = 2.5;

    /// A message that denies what the phrase does not, or the other way round.
    private static final double DENIED = 0.6;

    /// A word of this weight says something by itself.
    private static final double TELLING = 0.25;

    private static final int MOST_CLAUSES = 10;
    private static final int MOST_GUESSES = 3;

    /// Of an account that never taught anything.
    public static final Vocabulary EMPTY = new Vocabulary(List.of(), List.of());

    private record Example(int intent, String text, Map<String, Double> stems, double weight, boolean denies) {

        /// Whether it says something, and is no mere greeting.
        boolean tells() {
            return stems.values().stream().anyMatch(it -> it >= TELLING);
        }
    }

    private final List<Intent> intents;
    private final List<Example> examples = new ArrayList<>();
    private final Map<String, Double> rarity = new HashMap<>();
    private final Map<String, Example> exact = new HashMap<>();
    private final Map<String, List<Example>> bySayingStem = new HashMap<>();
    private final Lexicon lexicon = new Lexicon();
    private final Things things;

    Vocabulary(List<Intent> intents, List<EntityType> entities) {
        this.intents = intents.stream().filter(Intent::active).toList();
        this.things = new Things(entities);
        var phrases = phrases();
        weigh(phrases);
        phrases.forEach(this::learn);
        index();
    }

    private record Said(int intent, String text, List<Word> words) {}

    private List<Said> phrases() {
        return IntStream.range(0, intents.size())
                .boxed()
                .flatMap(i -> intents.get(i).phrases().stream()
                        .map(it -> new Said(i, it.text(), Speech.words(Speech.cut(it.text())))))
                .toList();
    }

    /// A word of several intents tells less which of them is meant.
    private void weigh(List<Said> phrases) {
        var owners = new HashMap<String, Set<Integer>>();
        phrases.forEach(phrase -> phrase.words()
                .forEach(it ->
                        owners.computeIfAbsent(it.stem(), _ -> new HashSet<>()).add(phrase.intent())));
        owners.forEach((stem, its) -> rarity.put(stem, 1 / (1 + Math.log(its.size()) / 2)));
    }

    private double weight(Word word) {
        return word.weight() * rarity.getOrDefault(word.stem(), 1.0);
    }

    private void learn(Said phrase) {
        var words = phrase.words();
        words.forEach(lexicon::learn);
        var stems = new HashMap<String, Double>();
        words.forEach(it -> stems.merge(it.stem(), weight(it), Math::max));
        var example = new Example(
                phrase.intent(),
                phrase.text(),
                stems,
                stems.values().stream().mapToDouble(it -> it).sum(),
                words.stream().anyMatch(Word::negates));
        examples.add(example);
        exact.putIfAbsent(line(words), example);
    }

    /// Under each word that says something stand the phrases that have it; under the others only those that
    /// have nothing else, for they would be nearly all.
    private void index() {
        for (var it : examples) {
            double telling = it.tells() ? TELLING : 0;
            it.stems().forEach((stem, weight) -> {
                if (weight >= telling) {
                    bySayingStem.computeIfAbsent(stem, _ -> new ArrayList<>()).add(it);
                }
            });
        }
    }

    /// Whether there is nothing of the account's own to recognise.
    public boolean isEmpty() {
        return examples.isEmpty() && things.isEmpty();
    }

    /// @param today where the account is, for what is said of days
    public Understood understand(String text, LocalDate today) {
        var said = Speech.cut(text);
        var words = Speech.words(said);
        return new Understood(sure(guesses(words)), things.in(said, words, today));
    }

    /// What it may mean, the likeliest first: for whoever teaches.
    public List<Guess> guesses(String text) {
        return guesses(Speech.words(Speech.cut(text))).stream()
                .limit(MOST_GUESSES)
                .map(Guessed::shown)
                .toList();
    }

    /// @param score unrounded, for comparing
    private record Guessed(Guess shown, double score, boolean isExact) {}

    private static @Nullable Guess sure(List<Guessed> guesses) {
        if (guesses.isEmpty() || guesses.getFirst().score() < ENOUGH) {
            return null;
        }
        var first = guesses.getFirst();
        boolean isClear = first.isExact()
                || guesses.size() == 1
                || first.score() - guesses.get(1).score() >= MARGIN;
        return isClear ? first.shown() : null;
    }

    private static String line(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private List<Guessed> guesses(List<Word> words) {
        var best = new HashMap<Integer, Guessed>();
        var same = exact.get(line(words));
        if (same != null) {
            best.put(same.intent(), guessed(same, 1, true));
        }
        parts(words).forEach(it -> compare(it, it.size() == words.size(), best));
        return best.values().stream()
                .sorted(Comparator.comparing(Guessed::isExact)
                        .thenComparingDouble(Guessed::score)
                        .reversed()
                        .thenComparing(it -> it.shown().name())
                        .thenComparing(it -> it.shown().id().value()))
                .toList();
    }

    /// The whole, and each clause of it.
    private static List<List<Word>> parts(List<Word> words) {
        var parts = new ArrayList<List<Word>>();
        parts.add(words);
        if (!words.isEmpty() && words.getLast().clause() > 0) {
            IntStream.rangeClosed(0, words.getLast().clause())
                    .mapToObj(clause ->
                            words.stream().filter(it -> it.clause() == clause).toList())
                    .filter(it -> !it.isEmpty())
                    .limit(MOST_CLAUSES)
                    .forEach(parts::add);
        }
        return parts;
    }

    /// What one part of a message is taken for: the stems that were taught, how like them what was said is,
    /// and what all of it weighs.
    private record Heard(Map<String, Double> likeness, Map<String, Double> weights, double weight, boolean denies) {}

    private Heard heard(List<Word> words) {
        var likeness = new HashMap<String, Double>();
        var weights = new HashMap<String, Double>();
        for (var it : words) {
            var known = lexicon.meant(it);
            var stem = known == null ? it.stem() : known.stem();
            double weight = it.weight() * rarity.getOrDefault(stem, 1.0);
            weights.merge(stem, weight, Math::max);
            if (known != null) {
                likeness.merge(stem, known.likeness(), Math::max);
            }
        }
        double all = weights.values().stream().mapToDouble(it -> it).sum();
        return new Heard(likeness, weights, all, words.stream().anyMatch(Word::negates));
    }

    /// @param whole of the message: only then is a greeting what it means
    private void compare(List<Word> words, boolean whole, Map<Integer, Guessed> best) {
        var heard = heard(words);
        candidates(heard).stream().filter(it -> whole || it.tells()).forEach(it -> {
            double score = score(it, heard);
            var before = best.get(it.intent());
            boolean isBetter = before == null
                    || (!before.isExact()
                            && (score > before.score()
                                    || (score == before.score()
                                            && it.text()
                                                            .compareTo(before.shown()
                                                                    .phrase())
                                                    < 0)));
            if (isBetter) {
                best.put(it.intent(), guessed(it, score, false));
            }
        });
    }

    /// Those worth comparing with.
    private Set<Example> candidates(Heard heard) {
        var found = Collections.<Example>newSetFromMap(new IdentityHashMap<>());
        heard.likeness().keySet().forEach(it -> found.addAll(bySayingStem.getOrDefault(it, List.of())));
        return found;
    }

    /// How many phrases a message is compared with, all its clauses together: what it costs.
    long compared(String text) {
        return parts(Speech.words(Speech.cut(text))).stream()
                .mapToLong(it -> candidates(heard(it)).size())
                .sum();
    }

    private static double score(Example example, Heard heard) {
        double common = 0;
        double met = 0;
        for (var it : example.stems().entrySet()) {
            var likeness = heard.likeness().get(it.getKey());
            if (likeness != null) {
                common += it.getValue() * likeness;
                met += heard.weights().getOrDefault(it.getKey(), 0.0);
            }
        }
        double missing = example.weight() - common;
        double beside = Math.min(MOST_BESIDE, Math.max(0, heard.weight() - met));
        double score = common / (common + MISSING * missing + BESIDE * beside);
        return example.denies() == heard.denies() ? score : score * DENIED;
    }

    private Guessed guessed(Example example, double score, boolean isExact) {
        var intent = intents.get(example.intent());
        // Only what is the same is certain.
        int percent = isExact ? 100 : (int) Math.min(99, Math.round(score * 100));
        return new Guessed(new Guess(intent.id(), intent.name(), percent, example.text()), score, isExact);
    }

    /// Names as they are listed, for messages that name one of them.
    static Named named(EntityType type, String value, String said) {
        return new Named(type.id().value().toString(), type.name(), value, said);
    }
}
