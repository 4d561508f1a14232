package app.prosa.agent;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a department.
public record DepartmentId(UUID value) implements Id {}
