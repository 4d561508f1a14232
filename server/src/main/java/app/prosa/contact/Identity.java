package app.prosa.contact;

import java.time.Instant;
import java.util.UUID;

/// How one connection knows a contact: (connection, kind, value) is unique.
///
/// @param kind one of the constants here, or a channel's own
public record Identity(
        IdentityId id, ContactId contactId, UUID connectionId, String kind, String value, Instant createdAt) {

    /// A browser that nobody vouched for. The only kind that may be adopted.
    public static final String VISITOR = "visitor";

    /// A user of the customer's own site, vouched for by its server.
    public static final String USER = "user";

    /// A number of the channel, digits only.
    public static final String WHATSAPP = "whatsapp";

    /// What WhatsApp calls a person towards one company; it says nothing of their number.
    public static final String WHATSAPP_USER = "whatsapp-user";

    /// A group of WhatsApp.
    public static final String WHATSAPP_GROUP = "whatsapp-group";

    /// A telephone number on a channel that knows people by nothing else, such as SMS; digits only.
    public static final String PHONE = "phone";

    boolean isAnonymous() {
        return kind.equals(VISITOR);
    }
}
