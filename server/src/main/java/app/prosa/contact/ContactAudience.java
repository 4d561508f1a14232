package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who may see a contact. Contacts are seen through their conversations, so the room that knows those answers.
/// One with whom nobody has talked yet, and whom an agent wrote into the address book, everyone sees.
public interface ContactAudience {

    boolean maySee(Actor actor, ContactId contact);

    /// The same rule over the columns of `contact`.
    Sql visible(Actor actor);

    /// The latest conversation of each contact that the agent may see.
    List<Latest> latest(Actor actor, List<ContactId> contacts);

    /// Where a contact was last talked with.
    ///
    /// @param id of the conversation
    /// @param open whether it is being served now
    record Latest(
            ContactId contact,
            UUID id,
            UUID connection,
            @Nullable AgentId owner,
            boolean open,
            Instant at) {}
}
