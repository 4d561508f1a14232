package app.prosa.survey;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies one sending of a survey. The screen makes it (UUIDv7), so that asking twice sends once.
public record InquiryId(UUID value) implements Id {}
