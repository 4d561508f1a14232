package app.prosa.telephony;

import app.prosa.connection.ConnectionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A WhatsApp that Wavoip keeps connected, without its token.
///
/// @param connectionId the connection whose number it is, if that is here too
/// @param changedAt whoever opened it before holds an old one
public record WavoipDevice(
        WavoipDeviceId id, String name, @Nullable ConnectionId connectionId, Instant changedAt) {}
