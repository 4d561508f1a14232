package app.prosa.survey;

import app.prosa.sql.Id;
import java.util.UUID;

/// Identifies a survey.
public record SurveyId(UUID value) implements Id {}
