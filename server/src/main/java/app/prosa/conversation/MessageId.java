package app.prosa.conversation;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a message. The one who composes it makes it (UUIDv7), so that sending twice stores once.
public record MessageId(UUID value) implements Id {}
