package app.prosa.contact;

import app.prosa.agent.AgentId;
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
/// @param named false: nobody has said who this is, and the name is one that we made
/// @param wallet the agents to whom all services of the contact go
/// @param block since when and why nothing is received from them, or null
/// @param botOff the chatbot does nothing with them by itself
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
        long version,
        boolean named,
        List<AgentId> wallet,
        @Nullable ContactBlock block,
        boolean botOff) {

    public Contact {
        tags = List.copyOf(tags);
        wallet = List.copyOf(wallet);
    }

    Contact with(List<AgentId> chosen) {
        return new Contact(
                id,
                name,
                email,
                phone,
                company,
                photo,
                tags,
                observations,
                firstSeenAt,
                createdAt,
                version + 1,
                named,
                chosen,
                block,
                botOff);
    }

    /// Blocked from now on; or, with null, no longer.
    Contact with(@Nullable ContactBlock now) {
        return new Contact(
                id,
                name,
                email,
                phone,
                company,
                photo,
                tags,
                observations,
                firstSeenAt,
                createdAt,
                version + 1,
                named,
                wallet,
                now,
                botOff);
    }

    Contact withBot(boolean off) {
        return new Contact(
                id,
                name,
                email,
                phone,
                company,
                photo,
                tags,
                observations,
                firstSeenAt,
                createdAt,
                version + 1,
                named,
                wallet,
                block,
                off);
    }

    public boolean isBlocked() {
        return block != null;
    }

    /// The little of it that a list shows.
    public ContactCard card() {
        return new ContactCard(id, name, photo, tags, wallet, isBlocked());
    }
}
