package app.prosa.telephony;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a device of Wavoip.
public record WavoipDeviceId(UUID value) implements Id {}
