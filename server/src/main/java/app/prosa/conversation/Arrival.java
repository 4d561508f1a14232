package app.prosa.conversation;

import app.prosa.agent.DepartmentId;
import app.prosa.connection.ConnectionCard;
import app.prosa.contact.ContactCard;
import app.prosa.contact.IdentityId;
import app.prosa.file.FileId;
import app.prosa.sql.AccountId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer's message, as a channel hands it in.
///
/// @param id the channel's own id of it, or one that it made: the same id twice is the same message
/// @param queue the department that new tickets of the connection wait in
/// @param bot whether a chatbot listens on the connection
/// @param sentAt when the customer sent it, by the channel's clock
/// @param kind with one person, or in a group
/// @param author who wrote it, when that is not the contact: a member of the group, or the team elsewhere
/// @param direction from the customer; or to them, when the team wrote outside of Prosa
public record Arrival(
        AccountId account,
        MessageId id,
        ConnectionCard connection,
        ContactCard contact,
        IdentityId identity,
        @Nullable DepartmentId queue,
        boolean bot,
        Body body,
        Instant sentAt,
        Kind kind,
        Author author,
        Direction direction,
        @Nullable MessageId replyTo,
        @Nullable MessageContext context) {

    /// What one customer wrote for themselves.
    public Arrival(
            AccountId account,
            MessageId id,
            ConnectionCard connection,
            ContactCard contact,
            IdentityId identity,
            @Nullable DepartmentId queue,
            boolean bot,
            Body body,
            Instant sentAt) {
        this(
                account,
                id,
                connection,
                contact,
                identity,
                queue,
                bot,
                body,
                sentAt,
                Kind.PRIVATE,
                Author.contact(contact.id(), contact.name()),
                Direction.IN,
                null,
                null);
    }

    boolean isCall() {
        return body instanceof Ready(MessageContent.Call _);
    }

    /// What the customer wrote.
    public sealed interface Body {}

    public record Text(String text) implements Body {}

    /// A file that the visitor uploaded before.
    public record Media(
            FileId file, UUID uploader, @Nullable String caption) implements Body {}

    /// What a channel has put into our words already.
    public record Ready(MessageContent content) implements Body {}
}
