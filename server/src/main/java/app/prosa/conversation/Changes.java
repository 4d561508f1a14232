package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.conversation.MessageContent.What;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How an agent changes a conversation: it is locked if they may see it, a rule makes the changed copy, and both go to
/// the timeline with the line that tells of it.
@Component
class Changes {

    private final ConversationStore store;
    private final Timeline timeline;
    private final Clock clock;

    Changes(ConversationStore store, Timeline timeline, Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.clock = clock;
    }

    /// The conversation, locked until the end of the transaction.
    ///
    /// @throws Refusal.NotFound if there is none, or none for this agent
    Conversation locked(Actor actor, ConversationId id) {
        return store.lock(actor.account(), id)
                .filter(it -> Visibility.of(actor).sees(Audience.of(it)))
                .orElseThrow(() -> new Refusal.NotFound("conversation"));
    }

    Conversation change(
            Actor actor,
            ConversationId id,
            What what,
            @Nullable String detail,
            BiFunction<Conversation, Instant, Conversation> rule) {
        var conversation = locked(actor, id);
        return write(actor, conversation, rule.apply(conversation, clock.instant()), what, detail);
    }

    Conversation write(Actor actor, Conversation before, Conversation after, What what, @Nullable String detail) {
        return write(actor, before, after, List.of(timeline.activity(Author.of(actor), what, detail)));
    }

    Conversation write(Actor actor, Conversation before, Conversation after, List<Entry> entries) {
        var current = after;
        for (var line : timeline.write(actor.account(), before, after, entries)) {
            current = current.with(line);
        }
        return current;
    }
}
