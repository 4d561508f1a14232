package app.prosa.channel.webchat;

import app.prosa.channel.Unheard;
import app.prosa.connection.ConnectionCard;
import app.prosa.connection.Door;
import app.prosa.contact.ContactBlocks;
import app.prosa.conversation.Arrival;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Direction;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Reception;
import app.prosa.conversation.Status;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Takes in what visitors write. To somebody whose contact is blocked it looks the same, and nothing is kept
/// (docs/rules.md, E18).
@Component
class Letterbox {

    private final Reception reception;
    private final ContactBlocks blocks;
    private final Unheard unheard;
    private final VisitorView view;
    private final Clock clock;

    Letterbox(Reception reception, ContactBlocks blocks, Unheard unheard, VisitorView view, Clock clock) {
        this.reception = reception;
        this.blocks = blocks;
        this.unheard = unheard;
        this.view = view;
        this.clock = clock;
    }

    /// What came of it.
    ///
    /// @param conversation null when nothing was kept
    /// @param added false when the message was there already
    record Taken(VisitorMessage message, @Nullable ConversationId conversation, boolean added) {}

    /// Stores what the visitor wrote, once.
    @Transactional
    public Taken take(Door door, Visitor visitor, MessageId id, Arrival.Body body) {
        if (blocks.shuts(door.account(), visitor.contact().id())) {
            unheard.note(door.account(), door.connection().id(), id);
            return new Taken(unkept(id, body), null, true);
        }
        var received = reception.receive(new Arrival(
                door.account(),
                id,
                new ConnectionCard(
                        door.connection().id(),
                        door.connection().kind(),
                        door.connection().name()),
                visitor.contact(),
                visitor.identityId(),
                door.connection().departmentId(),
                body,
                clock.instant()));
        var message = received.message();
        return new Taken(
                view.of(door, message, view.faces()).orElseThrow(), message.conversationId(), received.added());
    }

    private VisitorMessage unkept(MessageId id, Arrival.Body body) {
        var words = switch (body) {
            case Arrival.Text(var text) -> text;
            case Arrival.Media(var _, var _, var caption) -> Objects.requireNonNullElse(caption, "");
            case Arrival.Ready(var content) -> content.preview();
        };
        return new VisitorMessage(
                id, 0, Direction.IN, null, new VisitorMessage.Text(words), Status.SENT, clock.instant(), null);
    }
}
