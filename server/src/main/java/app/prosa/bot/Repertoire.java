package app.prosa.bot;

import app.prosa.connection.ConnectionId;
import app.prosa.understanding.Understood;
import app.prosa.understanding.Vocabulary;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All flows of an account that messages may let begin, and where. Of several that a message means it says
/// which: a keyword before an intent, the surer intent before the other, more entities before fewer, then
/// the flows' order.
///
/// @param dialogs in the flows' order
/// @param heard connections on which customers' messages may let them begin
record Repertoire(Vocabulary vocabulary, List<Dialog> dialogs, Set<ConnectionId> heard) {

    static final Repertoire EMPTY = new Repertoire(Vocabulary.EMPTY, List.of(), Set.of());

    Repertoire {
        dialogs = List.copyOf(dialogs);
        heard = Set.copyOf(heard);
    }

    /// A flow that begins by itself.
    record Dialog(FlowId flow, String name, Trigger trigger) {}

    /// By what a message let a flow begin.
    enum By {
        @JsonProperty("keyword")
        KEYWORD,
        @JsonProperty("intent")
        INTENT,
        @JsonProperty("entity")
        ENTITY
    }

    /// @param rank orders what one message, or several, may let begin
    record Chosen(Dialog dialog, By by, Understood understood, Rank rank) {

        /// What the message named, as the flow's words call it.
        Map<String, String> variables() {
            var named = new HashMap<String, String>();
            understood.entities().forEach(it -> named.putIfAbsent(Variables.of(it), it.value()));
            return named;
        }
    }

    record Rank(By by, int confidence, int entities, int place) implements Comparable<Rank> {

        private static final Comparator<Rank> ORDER = Comparator.comparing(Rank::by)
                .thenComparing(Comparator.comparingInt(Rank::confidence).reversed())
                .thenComparing(Comparator.comparingInt(Rank::entities).reversed())
                .thenComparingInt(Rank::place);

        @Override
        public int compareTo(Rank other) {
            return ORDER.compare(this, other);
        }
    }

    boolean isEmpty() {
        return dialogs.isEmpty() && vocabulary.isEmpty();
    }

    boolean asksForContexts() {
        return dialogs.stream()
                .anyMatch(it ->
                        !it.trigger().needs().isEmpty() || !it.trigger().lacks().isEmpty());
    }

    /// Those that a message means, the first of which begins.
    List<Chosen> meant(String text, Understood understood) {
        var line = Words.fold(text);
        var meant = new ArrayList<Chosen>();
        for (int place = 0; place < dialogs.size(); place++) {
            var dialog = dialogs.get(place);
            var by = by(dialog.trigger(), line, understood);
            if (by != null) {
                var guess = understood.intent();
                int confidence = by == By.INTENT && guess != null ? guess.confidence() : 0;
                int entities =
                        by == By.KEYWORD ? 0 : dialog.trigger().entities().size();
                meant.add(new Chosen(dialog, by, understood, new Rank(by, confidence, entities, place)));
            }
        }
        return meant.stream().sorted(Comparator.comparing(Chosen::rank)).toList();
    }

    private static @Nullable By by(Trigger trigger, String line, Understood understood) {
        if (!line.isEmpty() && trigger.keywords().stream().map(Words::fold).anyMatch(line::equals)) {
            return By.KEYWORD;
        }
        boolean named = trigger.entities().stream()
                .allMatch(key ->
                        understood.entities().stream().anyMatch(it -> it.key().equals(key)));
        var guess = understood.intent();
        if (named && guess != null && trigger.intents().contains(guess.id())) {
            return By.INTENT;
        }
        boolean only = trigger.intents().isEmpty() && !trigger.entities().isEmpty();
        return only && named ? By.ENTITY : null;
    }
}
