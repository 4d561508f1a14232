package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.file.FileView;
import app.prosa.sql.AccountId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// Finds who takes the team's messages out, where a channel needs somebody to.
@Component
class Carriers {

    // Looked up when they are wanted, for they are in rooms above; and once, for every message asks.
    private final SingletonSupplier<List<Carrier>> carriers;
    private final SingletonSupplier<Phrasebook> phrasebook;

    Carriers(ObjectProvider<Carrier> carriers, ObjectProvider<Phrasebook> phrasebook) {
        this.carriers = SingletonSupplier.of(() -> carriers.stream().toList());
        this.phrasebook = SingletonSupplier.of(phrasebook::getObject);
    }

    Optional<Carrier> of(Conversation conversation) {
        return carriers.obtain().stream().filter(it -> it.carries(conversation)).findFirst();
    }

    /// Whether nothing but a template gets through to the customer now.
    boolean needsTemplate(AccountId account, Conversation conversation) {
        return of(conversation).filter(it -> !it.isOpen(account, conversation)).isPresent();
    }

    /// Whether something of the team's is not out yet.
    boolean isSending(AccountId account, Conversation conversation) {
        return of(conversation)
                .filter(it -> it.isSending(account, conversation))
                .isPresent();
    }

    /// The message that a template makes in this conversation.
    MessageContent.Template phrase(
            Actor actor, Conversation conversation, ReplyRequest.Template wanted, @Nullable FileView file) {
        return phrasebook.obtain().phrase(actor, conversation, wanted, file);
    }

    /// How a message of the team begins: waiting for the carrier, or with the customer at once.
    Status first(Conversation conversation) {
        return of(conversation).isPresent() ? Status.QUEUED : Status.SENT;
    }

    /// Hands over what of these lines waits for it, in the transaction that wrote them.
    void take(AccountId account, Conversation conversation, List<Message> lines) {
        of(conversation)
                .ifPresent(carrier -> lines.stream()
                        .filter(it -> it.status() == Status.QUEUED)
                        .forEach(it -> carrier.take(account, conversation, it)));
    }

    /// Leaves out a message that waits for a carrier, and should not any longer.
    boolean giveUp(AccountId account, Conversation conversation, MessageId message, String reason) {
        return of(conversation)
                .filter(it -> it.giveUp(account, message, reason))
                .isPresent();
    }
}
