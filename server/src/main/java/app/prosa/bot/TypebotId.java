package app.prosa.bot;

import app.prosa.sql.Id;
import java.util.UUID;

/// Names an account's Typebot.
public record TypebotId(UUID value) implements Id {}
