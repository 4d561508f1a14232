package app.prosa.contact;

/// Who wrote.
///
/// @param created whether contact and identity are new
public record Recognised(Contact contact, Identity identity, boolean created) {}
