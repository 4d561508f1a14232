package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How far each side has read. Statuses only move forward.
@Component
public class Receipts {

    private final ConversationStore store;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;

    Receipts(ConversationStore store, Timeline timeline, ApplicationEventPublisher events) {
        this.store = store;
        this.timeline = timeline;
        this.events = events;
    }

    /// The agent has seen everything up to `seq`. By that the customer's messages reached the team; they count as
    /// read when whoever answers has seen them. The manual unread mark goes when the owner looks, or anybody where
    /// there is none.
    @Transactional
    public void readByAgent(Actor actor, ConversationId id, long seq) {
        var conversation = store.lock(actor.account(), id)
                .filter(it -> Visibility.of(actor).sees(Audience.of(it)))
                .orElseThrow(() -> new Refusal.NotFound("conversation"));
        store.read(actor.account(), actor.agent().value(), id, Math.min(seq, conversation.lastSeq()))
                .ifPresent(seen ->
                        events.publishEvent(new ConversationEvent.ReadMoved(actor.account(), actor.agent(), id, seen)));
        boolean answers = conversation.owner() == null || conversation.isOwnedBy(actor);
        if (answers && conversation.markedUnread()) {
            timeline.write(actor.account(), conversation, conversation.markedUnread(false), List.of());
        }
        boolean isAnswered = answers && conversation.state() == State.ATTENDING;
        move(actor.account(), conversation, Direction.IN, seq, isAnswered ? Status.READ : Status.DELIVERED);
    }

    /// The customer's side got or read the team's messages up to `seq`.
    @Transactional
    public void byCustomer(AccountId account, ConversationId id, long seq, Status status) {
        store.lock(account, id).ifPresent(it -> move(account, it, Direction.OUT, seq, status));
    }

    private void move(AccountId account, Conversation conversation, Direction direction, long upTo, Status status) {
        var moved = conversation.lastMessageMoved(direction, upTo, status);
        var shown = moved.equals(conversation) ? null : moved.lastMessage();
        if (store.moveStatus(account, conversation.id(), direction, upTo, status, shown) == 0) {
            return;
        }
        events.publishEvent(new ConversationEvent.StatusMoved(
                account, Audience.of(conversation), direction, Math.min(upTo, conversation.lastSeq()), status));
    }
}
