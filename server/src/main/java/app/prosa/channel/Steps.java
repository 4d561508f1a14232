package app.prosa.channel;

import app.prosa.conversation.Alterations;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a provider tells of how far our messages got. However many are told together, they share their statements.
@Component
class Steps {

    private final StepStore store;
    private final Alterations alterations;
    private final ThreadStore threads;
    private final DeliveryStore deliveries;
    private final Repairs repairs;
    private final Tools tools;

    Steps(
            StepStore store,
            Alterations alterations,
            ThreadStore threads,
            DeliveryStore deliveries,
            Repairs repairs,
            Tools tools) {
        this.store = store;
        this.alterations = alterations;
        this.threads = threads;
        this.deliveries = deliveries;
        this.repairs = repairs;
        this.tools = tools;
    }

    /// What the work needs beside.
    @Component
    record Tools(Wishes wishes, Clock clock) {}

    /// A status, and when it came to that.
    record Word(Inbound.Moved told, Instant at) {

        String external() {
            return Destinations.external(Objects.requireNonNull(told.head().externalId()));
        }

        private StepStore.Step step() {
            return new StepStore.Step(external(), told.status(), at);
        }
    }

    /// Messages of ours got further. Our own id, where it comes back, proves what became of a lost answer.
    ///
    /// @param words several, or one failure
    List<Outcome> moved(Line line, List<Word> words) {
        var known = walk(line, words);
        var proven = words.stream()
                .filter(it -> !known.containsKey(it.external()) && proves(line, it))
                .toList();
        if (!proven.isEmpty()) {
            known.putAll(walk(line, proven));
        }
        var there =
                words.stream().filter(it -> known.containsKey(it.external())).toList();
        var failure = there.size() == 1 ? there.getFirst().told().failure() : null;
        if (failure == null) {
            advanced(line, there, known);
        } else {
            var word = there.getFirst();
            failed(line, Objects.requireNonNull(known.get(word.external())), failure, word.at());
        }
        return words.stream().map(it -> outcome(it, known.get(it.external()))).toList();
    }

    private static Outcome outcome(Word word, StepStore.@Nullable Walker walker) {
        return walker == null
                ? Outcome.parked(word.external())
                : Outcome.status(walker.messageId(), walker.conversationId());
    }

    private Map<String, StepStore.Walker> walk(Line line, List<Word> words) {
        var known = new HashMap<String, StepStore.Walker>();
        store.walk(line.account(), line.id(), words.stream().map(Word::step).toList())
                .forEach(it -> known.put(it.externalId(), it));
        return known;
    }

    private boolean proves(Line line, Word word) {
        var ours = word.told().ours() == null ? null : uuid(word.told().ours());
        if (ours == null) {
            return false;
        }
        var delivery = deliveries
                .lock(line.account(), new MessageId(ours))
                .filter(it -> it.connectionId().equals(line.id()));
        delivery.ifPresent(it ->
                threads.insert(line.account(), line.id(), word.external(), it.messageId(), it.conversationId(), null));
        return delivery.isPresent();
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// What an earlier attempt is told of counts only when the customer has it.
    private void advanced(Line line, List<Word> words, Map<String, StepStore.Walker> known) {
        var steps = new ArrayList<Alterations.Step>();
        var proofs = new LinkedHashMap<MessageId, StepStore.Walker>();
        for (var word : words) {
            var walker = Objects.requireNonNull(known.get(word.external()));
            if (walker.isLatest() || word.told().status().compareTo(Status.DELIVERED) >= 0) {
                steps.add(new Alterations.Step(
                        walker.messageId(), walker.conversationId(), word.told().status()));
                if (walker.isToBeProven()) {
                    proofs.put(walker.messageId(), walker);
                }
            }
        }
        if (!steps.isEmpty()) {
            alterations.advance(line.account(), steps);
        }
        if (!proofs.isEmpty()) {
            store.proven(
                    line.account(), List.copyOf(proofs.values()), tools.clock().instant());
        }
    }

    private void failed(Line line, StepStore.Walker walker, Message.Failure failure, Instant at) {
        var id = walker.messageId();
        boolean arrived = alterations
                .find(line.account(), id)
                .map(Message::status)
                .filter(it -> it.compareTo(Status.DELIVERED) >= 0)
                .isPresent();
        if (arrived || !walker.isLatest()) {
            return; // the customer has it, or it was sent once more, whatever is said now
        }
        var verdict = repairs.judge(line, failure.code(), failure.detail());
        if (repairs.closesWindow(line, failure.code())) {
            threads.refused(line.account(), line.id(), walker.conversationId(), at);
        }
        if (repairs.optsOut(line, failure.code())) {
            tools.wishes().refused(line.account(), walker.conversationId(), at);
        }
        var delivery = deliveries.lock(line.account(), id);
        if (delivery.isPresent() && repairs.triesAgain(delivery.get(), verdict) && isHere(line, walker)) {
            repairs.again(line, delivery.get(), verdict, tools.clock().instant());
            return;
        }
        delivery.ifPresentOrElse(
                it -> repairs.fail(line.account(), it, failure.code(), failure.detail()),
                () -> alterations.advance(line.account(), id, Status.FAILED, failure));
        repairs.refused(line, id, failure.code(), failure.detail());
    }

    /// What has left for another connection is sent over this one no more, and holds up nothing there.
    private boolean isHere(Line line, StepStore.Walker walker) {
        return threads.standing(line.account(), walker.conversationId())
                .connection()
                .equals(line.id());
    }
}
