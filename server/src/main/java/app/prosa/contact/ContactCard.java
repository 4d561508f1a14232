package app.prosa.contact;

import app.prosa.agent.AgentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list shows of a contact.
///
/// @param photo address of the photo, relative to the server, or null
/// @param tags in the order of their names
/// @param wallet the agents to whom all services of the contact go
/// @param blocked nothing is received from them, and nothing can be sent to them
public record ContactCard(
        ContactId id, String name, @Nullable String photo, List<TagId> tags, List<AgentId> wallet, boolean blocked) {

    public ContactCard {
        tags = List.copyOf(tags);
        wallet = List.copyOf(wallet);
    }
}
