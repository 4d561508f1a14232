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
import app.prosa.sql.AccountId;
import app.prosa.sql.GroupCommit;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes in what visitors write: what comes for an account while its last commit is under way goes with the next one.
/// To somebody whose contact is blocked it looks the same, and nothing is kept (docs/rules.md, E18).
@Component
class Letterbox {

    private static final int MOST_TOGETHER = 64;
    private static final int MOST_WAITING = 1_024;

    private final Reception reception;
    private final ContactBlocks blocks;
    private final Unheard unheard;
    private final VisitorView view;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final GroupCommit<AccountId, Letter, Taken> together =
            new GroupCommit<>(MOST_TOGETHER, MOST_WAITING, this::store);

    Letterbox(
            Reception reception,
            ContactBlocks blocks,
            Unheard unheard,
            VisitorView view,
            Clock clock,
            TransactionTemplate transaction) {
        this.reception = reception;
        this.blocks = blocks;
        this.unheard = unheard;
        this.view = view;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// What a visitor wrote.
    private record Letter(Door door, Visitor visitor, MessageId id, Arrival.Body body) {

        Arrival arrival(Instant now) {
            var connection = door.connection();
            return new Arrival(
                    door.account(),
                    id,
                    new ConnectionCard(connection.id(), connection.kind(), connection.name()),
                    visitor.contact(),
                    visitor.identityId(),
                    connection.departmentId(),
                    body,
                    now);
        }
    }

    /// What came of it.
    ///
    /// @param conversation null when nothing was kept
    /// @param added false when the message was there already
    record Taken(VisitorMessage message, @Nullable ConversationId conversation, boolean added) {}

    /// Stores what the visitor wrote, once.
    Taken take(Door door, Visitor visitor, MessageId id, Arrival.Body body) {
        try {
            return together.ask(door.account(), new Letter(door, visitor, id, body));
        } catch (RejectedExecutionException e) {
            throw new Refusal.Unavailable("busy", "Too many write at the same time. Try again.", Map.of());
        }
    }

    private List<Taken> store(AccountId account, List<Letter> letters) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var contacts =
                    letters.stream().map(it -> it.visitor().contact().id()).toList();
            var shut = blocks.shut(account, contacts);
            var heard = letters.stream()
                    .filter(it -> !shut.contains(it.visitor().contact().id()))
                    .toList();
            var now = clock.instant();
            var received = reception
                    .receiveOnce(
                            account, heard.stream().map(it -> it.arrival(now)).toList())
                    .iterator();
            return letters.stream()
                    .map(it -> shut.contains(it.visitor().contact().id()) ? unheard(it) : taken(it, received.next()))
                    .toList();
        }));
    }

    private Taken taken(Letter letter, Reception.Received received) {
        var message = received.message();
        var shown = view.of(letter.door(), message, view.faces()).orElseThrow();
        return new Taken(shown, message.conversationId(), received.added());
    }

    private Taken unheard(Letter letter) {
        unheard.note(letter.door().account(), letter.door().connection().id(), letter.id());
        return new Taken(unkept(letter.id(), letter.body()), null, true);
    }

    private VisitorMessage unkept(MessageId id, Arrival.Body body) {
        var words = switch (body) {
            case Arrival.Text(var text) -> text;
            case Arrival.Media(var _, var _, var caption) -> Objects.requireNonNullElse(caption, "");
            case Arrival.Ready(var content) -> content.preview();
        };
        return new VisitorMessage(
                id, 0, Direction.IN, null, new VisitorMessage.Text(words, null), Status.SENT, clock.instant(), null);
    }
}
