package app.prosa.channel.template;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a template.
public record TemplateId(UUID value) implements Id {}
