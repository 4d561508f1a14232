package app.prosa.survey;

import app.prosa.conversation.Audience;
import app.prosa.sql.AccountId;

/// Something happened to surveys. Published inside the transaction that did it.
public sealed interface SurveyEvent {

    AccountId account();

    /// Surveys are new, changed or gone.
    record Changed(AccountId account) implements SurveyEvent {}

    /// One was sent, answered or is over in a conversation that these may see.
    record Moved(AccountId account, Audience audience) implements SurveyEvent {}
}
