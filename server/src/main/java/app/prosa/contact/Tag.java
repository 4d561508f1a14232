package app.prosa.contact;

/// A tag (etiqueta): what the company sorts its contacts by. It is put on contacts, and their conversations
/// show it.
///
/// @param color `#rrggbb`
public record Tag(TagId id, String name, String color) {}
