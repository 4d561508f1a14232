package app.prosa.conversation;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a ticket.
public record TicketId(UUID value) implements Id {}
