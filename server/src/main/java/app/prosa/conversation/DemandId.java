package app.prosa.conversation;

import app.prosa.sql.Id;
import java.util.UUID;

public record DemandId(UUID value) implements Id {}
