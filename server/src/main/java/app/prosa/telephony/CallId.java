package app.prosa.telephony;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a call.
public record CallId(UUID value) implements Id {}
