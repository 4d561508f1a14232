package app.prosa.understanding;

import app.prosa.understanding.Speech.Word;
import app.prosa.understanding.Understood.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds what a message names: things of the account's own by their words, also misspelt, and what is built
/// in by its form.
final class Things {

    private static final int MOST = 20;
    private static final int MOST_WORDS = 6;

    private record Thing(EntityType type, String value) {}

    private record Place(int from, Named named) {}

    private final Map<String, List<Thing>> byWords = new HashMap<>();
    private final Lexicon lexicon = new Lexicon();

    Things(List<EntityType> types) {
        for (var type : types) {
            for (var value : type.values()) {
                learn(value.name(), new Thing(type, value.name()));
                value.synonyms().forEach(it -> learn(it, new Thing(type, value.name())));
            }
        }
    }

    private void learn(String synonym, Thing thing) {
        var words = Speech.words(Speech.cut(synonym));
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            return;
        }
        words.forEach(lexicon::learn);
        var known = byWords.computeIfAbsent(joined(words), _ -> new ArrayList<>(1));
        if (known.stream().noneMatch(it -> it.type().equals(thing.type()))) {
            known.add(thing);
        }
    }

    private static String joined(List<Word> words) {
        return words.stream().map(Word::stem).collect(Collectors.joining(" "));
    }

    boolean isEmpty() {
        return byWords.isEmpty();
    }

    /// @param text cut, as its words were found in it
    List<Named> in(String text, List<Word> words, LocalDate today) {
        var found = new ArrayList<Place>();
        Forms.in(text, today).forEach(it -> found.add(new Place(it.from(), it.named())));
        if (!isEmpty()) {
            ofTheirOwn(text, words, found);
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Place::from))
                .map(Place::named)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /// The longest words first: Rio de Janeiro is not Rio.
    private void ofTheirOwn(String text, List<Word> words, List<Place> found) {
        var stems = words.stream()
                .map(it -> {
                    var known = lexicon.meant(it);
                    return known == null ? "" : known.stem();
                })
                .toList();
        int place = 0;
        while (place < words.size()) {
            int taken = 0;
            for (int many = Math.min(MOST_WORDS, words.size() - place); many > 0 && taken == 0; many--) {
                var things = byWords.get(String.join(" ", stems.subList(place, place + many)));
                if (things != null) {
                    int from = words.get(place).from();
                    var said = text.substring(from, words.get(place + many - 1).to());
                    things.forEach(it -> found.add(new Place(from, Vocabulary.named(it.type(), it.value(), said))));
                    taken = many;
                }
            }
            place += Math.max(1, taken);
        }
    }
}
