package app.prosa.scheduling;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a scheduled message. The screen makes it (UUIDv7), so that asking twice schedules once.
public record ScheduleId(UUID value) implements Id {}
