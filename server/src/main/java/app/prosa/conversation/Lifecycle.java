package app.prosa.conversation;

import app.prosa.account.Accounts;
import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.conversation.MessageContent.What;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What agents do with a conversation as a whole: accept, return, take over, resolve, reopen, archive, end.
@Component
public class Lifecycle {

    private final ConversationStore store;
    private final Timeline timeline;
    private final Changes changes;
    private final Replies replies;
    private final Rules rules;
    private final Clock clock;

    Lifecycle(ConversationStore store, Timeline timeline, Changes changes, Replies replies, Rules rules, Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.changes = changes;
        this.replies = replies;
        this.rules = rules;
        this.clock = clock;
    }

    /// By what the account chose a service begins, waits again and ends.
    @Component
    record Rules(Acceptances acceptances, Accounts accounts, Endings endings) {}

    /// Aceitar. Doing it twice is doing it once.
    ///
    /// @param pauseFlow whether a flow that is under way stands still; where the account asks
    @Transactional
    public Conversation accept(Actor actor, ConversationId id, @Nullable Boolean pauseFlow) {
        var conversation = store.lock(actor.account(), id).orElseThrow(() -> new Refusal.NotFound("conversation"));
        if (conversation.state() == State.ATTENDING && conversation.isOwnedBy(actor)) {
            return conversation;
        }
        replies.refuseUnlessMine(actor, conversation);
        var accepted = rules.acceptances().accepted(actor, conversation, pauseFlow);
        return changes.write(actor, conversation, accepted, What.ACCEPTED, null);
    }

    /// Retornar: back to the end of the queue, or to the place that it had, as the account chose (docs/rules.md, E05).
    @Transactional
    public Conversation giveBack(Actor actor, ConversationId id, @Nullable String reason) {
        boolean keepsPlace = rules.accounts().account(actor.account()).returnKeepsPlace();
        return changes.change(
                actor, id, What.RETURNED, reason, (it, now) -> keepsPlace ? it.returnedToPlace(now) : it.returned(now));
    }

    /// Assumir: become the sole owner, of what waits or, with the permission, of what a colleague has.
    @Transactional
    public Conversation take(Actor actor, ConversationId id) {
        var conversation = changes.locked(actor, id);
        if (conversation.isOwnedBy(actor) && conversation.state() == State.ATTENDING) {
            return conversation;
        }
        if (conversation.owner() != null && conversation.state().isOpen()) {
            actor.must(Permission.TAKE_OVER);
        }
        return changes.write(actor, conversation, conversation.taken(actor, clock.instant()), What.TAKEN, null);
    }

    /// Resolver.
    @Transactional
    public Conversation resolve(Actor actor, ConversationId id) {
        return finish(actor, id, What.RESOLVED, Conversation::resolved);
    }

    /// Reabrir: whoever reopens owns it (docs/rules.md, E07).
    @Transactional
    public Conversation reopen(Actor actor, ConversationId id) {
        return changes.change(actor, id, What.REOPENED, null, (it, now) -> it.reopened(actor, now));
    }

    /// Terminar sessão de chat: the visitor is told, and what was open is resolved (docs/rules.md, E41).
    @Transactional
    public Conversation end(Actor actor, ConversationId id) {
        return finish(actor, id, What.ENDED, Conversation::ended);
    }

    private Conversation finish(
            Actor actor, ConversationId id, What what, BiFunction<Conversation, Instant, Conversation> rule) {
        var conversation = changes.locked(actor, id);
        var over = rule.apply(conversation, clock.instant());
        return changes.write(actor, conversation, rules.endings().of(actor, conversation, over), what, null);
    }

    /// Arquivar and Desarquivar. It hides the conversation and changes nothing else.
    @Transactional
    public Conversation archive(Actor actor, ConversationId id, boolean yes) {
        var conversation = changes.locked(actor, id);
        if (conversation.archived() == yes) {
            return conversation;
        }
        return changes.write(
                actor, conversation, conversation.archived(yes), yes ? What.ARCHIVED : What.UNARCHIVED, null);
    }

    /// Marcar como não lido, and back: a flag for everybody, silent (docs/rules.md, E11).
    @Transactional
    public Conversation markUnread(Actor actor, ConversationId id, boolean yes) {
        var conversation = changes.locked(actor, id);
        if (conversation.markedUnread() == yes) {
            return conversation;
        }
        var after = conversation.markedUnread(yes);
        timeline.write(actor.account(), conversation, after, List.of());
        return after;
    }

    /// Writes a system line without changing the conversation: for rooms that do something beside it.
    @Transactional
    public void note(Actor actor, ConversationId id, What what, @Nullable String detail) {
        var conversation = changes.locked(actor, id);
        changes.write(actor, conversation, conversation, what, detail);
    }
}
