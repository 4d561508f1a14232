package app.prosa.faults;

import app.prosa.faults.Facts.Arrived;
import app.prosa.faults.Facts.Asked;
import app.prosa.faults.Facts.Line;
import app.prosa.faults.Facts.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is wrong with the facts of a run; nothing, if Prosa keeps its word.
final class Verdict {

    private static final Set<String> GOOD = Set.of("message", "status");

    private final Facts facts;
    private final List<String> wrongs = new ArrayList<>();

    private Verdict(Facts facts) {
        this.facts = facts;
    }

    static List<String> on(Facts facts) {
        var verdict = new Verdict(facts);
        verdict.everythingThankedForHasItsOutcome();
        verdict.whatCustomersWroteIsThereOnceAndInOrder();
        verdict.whatAgentsWroteArrivedOnceOrIsUncertain();
        verdict.phonesShowItInOrder();
        verdict.theOpenConsoleShowsTheSame();
        return verdict.wrongs;
    }

    @SuppressWarnings("AnnotateFormatMethod") // all who call it stand below
    private void wrong(String what, Object... about) {
        wrongs.add(what.formatted(about));
    }

    private void everythingThankedForHasItsOutcome() {
        for (var subject : Set.copyOf(facts.thanked())) {
            var outcomes = facts.outcomes().getOrDefault(subject, List.of());
            if (outcomes.size() != 1 || !GOOD.contains(outcomes.getFirst())) {
                wrong("the event %s was answered with 200 and became %s", subject, outcomes);
            }
        }
        if (facts.waiting() > 0) {
            wrong("%d events still wait", facts.waiting());
        }
        if (facts.forged() > 0) {
            wrong("%d forged webhooks were answered with 200", facts.forged());
        }
    }

    private void whatCustomersWroteIsThereOnceAndInOrder() {
        var written = by(facts.told(), Told::text);
        var stored = by(facts.lines().stream().filter(Line::fromCustomer).toList(), Line::text);
        for (var text : stored.keySet()) {
            if (!written.containsKey(text)) {
                wrong("“%s” is stored, and nobody wrote it", text);
            }
        }
        var places = new LinkedHashMap<Told, Line>();
        for (var it : facts.told()) {
            var lines = stored.getOrDefault(it.text(), List.of());
            if (it.thankedAt() == null) {
                wrong("the provider gave “%s” up", it.text());
            } else if (lines.size() != 1) {
                wrong("“%s” is stored %d times", it.text(), lines.size());
            } else {
                places.put(it, lines.getFirst());
            }
        }
        by(List.copyOf(places.keySet()), Told::customer).values().forEach(it -> inOrder(it, places));
    }

    /// What was thanked for before something else was so much as tried, and not written later, stands before it.
    private void inOrder(List<Told> ofOne, Map<Told, Line> places) {
        var conversations =
                ofOne.stream().map(it -> place(places, it).conversation()).collect(Collectors.toSet());
        if (conversations.size() != 1) {
            wrong("customer %d has %d conversations", ofOne.getFirst().customer(), conversations.size());
        }
        for (var earlier : ofOne) {
            for (var later : ofOne) {
                if (Objects.requireNonNull(earlier.thankedAt()).isBefore(Objects.requireNonNull(later.triedAt()))
                        && earlier.second() <= later.second()
                        && place(places, earlier).seq() > place(places, later).seq()) {
                    wrong("“%s” stands behind “%s”", earlier.text(), later.text());
                }
            }
        }
    }

    private static Line place(Map<Told, Line> places, Told told) {
        return Objects.requireNonNull(places.get(told));
    }

    private void whatAgentsWroteArrivedOnceOrIsUncertain() {
        var stored = by(facts.lines().stream().filter(it -> !it.fromCustomer()).toList(), Line::id);
        var arrived = by(facts.phones(), Arrived::id);
        for (var it : facts.asked()) {
            var lines = stored.getOrDefault(it.id(), List.of());
            var copies = arrived.getOrDefault(it.id(), List.of());
            if (lines.size() != 1) {
                wrong("the reply “%s” is stored %d times", it.text(), lines.size());
                continue;
            }
            var status = lines.getFirst().status();
            if (copies.size() > 1) {
                wrong("the reply “%s” arrived %d times", it.text(), copies.size());
            } else if (copies.isEmpty() && !status.equals("uncertain")) {
                wrong("the reply “%s” is %s and did not arrive", it.text(), status);
            } else if (copies.size() == 1
                    && (!status.equals(copies.getFirst().reached())
                            || copies.getFirst().customer() != it.customer())) {
                wrong("the reply “%s” is %s, and the phone says %s", it.text(), status, copies.getFirst());
            }
        }
        var known = by(facts.asked(), Asked::id);
        arrived.keySet().stream()
                .filter(it -> !known.containsKey(it))
                .forEach(it -> wrong("%s arrived, and nobody sent it", it));
    }

    private void phonesShowItInOrder() {
        var places = new HashMap<String, Long>();
        facts.lines().forEach(it -> places.put(it.id(), it.seq()));
        by(facts.phones(), Arrived::customer).values().forEach(ofOne -> {
            for (int i = 1; i < ofOne.size(); i++) {
                var before = ofOne.get(i - 1);
                var after = ofOne.get(i);
                if (places.getOrDefault(before.id(), 0L) > places.getOrDefault(after.id(), Long.MAX_VALUE)) {
                    wrong("“%s” arrived before “%s”", before.text(), after.text());
                }
            }
        });
    }

    private void theOpenConsoleShowsTheSame() {
        wrongs.addAll(facts.complaints());
        facts.fresh().forEach((id, now) -> {
            var held = facts.open().get(id);
            if (!now.equals(held)) {
                wrong("the open console shows %s instead of %s", String.valueOf(held), now);
            }
        });
        facts.open().keySet().stream()
                .filter(it -> !facts.fresh().containsKey(it))
                .forEach(it -> wrong("the open console shows %s, which is not there", it));
    }

    private static <K, T> Map<K, List<T>> by(List<T> all, Function<T, K> key) {
        return all.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}
