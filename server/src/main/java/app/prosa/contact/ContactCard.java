package app.prosa.contact;

import app.prosa.agent.AgentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list shows of a contact.
///
/// @param photo address of the photo, relative to the server, or null
/// @param wallet the agents to whom all services of the contact go
public record ContactCard(
        ContactId id, String name, @Nullable String photo, List<AgentId> wallet) {

    public ContactCard {
        wallet = List.copyOf(wallet);
    }
}
