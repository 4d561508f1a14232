package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the team says first in a ticket that it begins: a template, where nothing else gets through.
@Component
class FirstWords {

    private final Carriers carriers;
    private final Replies replies;
    private final ConversationStore store;

    FirstWords(Carriers carriers, Replies replies, ConversationStore store) {
        this.carriers = carriers;
        this.replies = replies;
        this.store = store;
    }

    /// @throws Refusal.Conflict `template-needed` when a conversation cannot begin without one
    void mustDo(Actor actor, Conversation conversation, @Nullable ReplyRequest first) {
        boolean isTemplate = first != null && first.content() instanceof ReplyRequest.Template;
        if (!isTemplate && carriers.needsTemplate(actor.account(), conversation)) {
            throw new Refusal.Conflict(
                    "template-needed", "A conversation begins here with a template that the channel approved.");
        }
    }

    /// Says it, when there is something to say.
    ///
    /// @return the conversation after it
    Conversation say(Actor actor, Conversation begun, @Nullable ReplyRequest first) {
        if (first == null) {
            return begun;
        }
        replies.write(actor, begun.id(), first);
        return store.lock(actor.account(), begun.id()).orElseThrow();
    }
}
