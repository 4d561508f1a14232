package app.prosa.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list shows of a contact.
///
/// @param photo address of the photo, relative to the server, or null
/// @param tags in the order of their names
public record ContactCard(
        ContactId id, String name, @Nullable String photo, List<TagId> tags) {

    public ContactCard {
        tags = List.copyOf(tags);
    }
}
