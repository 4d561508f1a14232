package app.prosa.contact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person who writes to the account, as agents see them.
///
/// @param phone in E.164 (`+5511987654321`); screens show it in national form
/// @param photo address of the photo, relative to the server, or null
/// @param company where they work
/// @param tags in the order of their names
/// @param observations what agents noted about the person; never leaves the team
/// @param version grows with each change: send it along to change only what you have seen
public record Contact(
        ContactId id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String company,
        @Nullable String photo,
        List<TagId> tags,
        String observations,
        Instant firstSeenAt,
        Instant createdAt,
        long version) {

    public Contact {
        tags = List.copyOf(tags);
    }

    /// The little of it that a list shows.
    public ContactCard card() {
        return new ContactCard(id, name, photo, tags);
    }
}
