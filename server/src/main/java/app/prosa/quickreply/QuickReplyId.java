package app.prosa.quickreply;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a quick reply.
public record QuickReplyId(UUID value) implements Id {}
