package app.prosa.contact;

import org.jspecify.annotations.Nullable;

/// What a list shows of a contact.
///
/// @param photo address of the photo, relative to the server, or null
public record ContactCard(
        ContactId id, String name, @Nullable String photo) {}
