package app.prosa.channel.webchat;

import app.prosa.agent.Actor;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.Lifecycle;
import app.prosa.conversation.MessageContent.What;
import app.prosa.sql.Ids;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps visitors out for a time and with a reason (docs/rules.md, E42), by address and by browser. It ends by itself.
@Component
class Blocks {

    private static final Duration LONGEST = Duration.ofDays(30);

    private final VisitorStore store;
    private final Conversations conversations;
    private final Lifecycle lifecycle;
    private final Ids ids;
    private final Clock clock;

    Blocks(VisitorStore store, Conversations conversations, Lifecycle lifecycle, Ids ids, Clock clock) {
        this.store = store;
        this.conversations = conversations;
        this.lifecycle = lifecycle;
        this.ids = ids;
        this.clock = clock;
    }

    /// Blocks the visitor of a conversation, which says why. That line, once committed, closes whatever they have open.
    @Transactional
    public void block(Actor actor, ConversationId id, long hours, String reason) {
        if (hours < 1 || hours > LONGEST.toHours()) {
            throw new Refusal.Invalid(
                    "invalid",
                    "A block lasts from 1 hour to 30 days.",
                    Map.of("field", "hours", "most", LONGEST.toHours()));
        }
        var why = OutsideText.line(reason);
        if (why.isEmpty() || why.length() > 500) {
            throw new Refusal.Invalid("invalid", "A block needs a short reason.", Map.of("field", "reason"));
        }
        var conversation = conversations.visible(actor, id);
        if (conversation.connection().kind() != ConnectionKind.WEBCHAT) {
            throw new Refusal.Conflict("not-a-visitor", "Only visitors of a website chat can be blocked.");
        }
        var visitor = store.latest(actor.account(), conversation.identity())
                .orElseThrow(() -> new Refusal.NotFound("visitor"));
        var now = clock.instant();
        store.block(
                actor.account(),
                new VisitorBlock(
                        ids.next(),
                        visitor.address(),
                        why,
                        actor.agent(),
                        now,
                        now.plus(Duration.ofHours(hours)),
                        conversation.contact().name()),
                visitor.connectionId(),
                visitor.identityId());
        lifecycle.note(actor, id, What.BLOCKED, why);
    }

    @Transactional(readOnly = true)
    public List<VisitorBlock> of(Actor actor, ConnectionId connection) {
        return store.blocks(actor.account(), connection, clock.instant());
    }

    @Transactional
    public void lift(Actor actor, ConnectionId connection, UUID block) {
        if (!store.unblock(actor.account(), connection, block)) {
            throw new Refusal.NotFound("block");
        }
    }
}
