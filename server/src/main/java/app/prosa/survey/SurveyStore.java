package app.prosa.survey;

import app.prosa.sql.AccountId;
import app.prosa.sql.Links;
import app.prosa.sql.Sql;
import app.prosa.sql.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `survey`, `survey_department` and `survey_connection`.
@Component
class SurveyStore {

    private static final Links DEPARTMENTS = new Links("survey_department", "survey_id", "department_id");
    private static final Links CONNECTIONS = new Links("survey_connection", "survey_id", "connection_id");

    private final JdbcClient db;
    private final Table<Survey> table;

    SurveyStore(JdbcClient db) {
        this.db = db;
        var columns = "id, name, kind, question, thanks, comment_request, active, on_resolve, deadline_hours, "
                + "minimum_days, " + DEPARTMENTS.of("survey") + " as departments, "
                + CONNECTIONS.of("survey") + " as connections";
        this.table = new Table<>(db, "survey", columns, "fold(name)", Survey.class);
    }

    List<Survey> all(AccountId account) {
        return table.all(account);
    }

    Optional<Survey> find(AccountId account, SurveyId id) {
        return table.find(account, id);
    }

    Optional<Survey> lock(AccountId account, SurveyId id) {
        return table.lock(account, id);
    }

    void insert(AccountId account, Survey survey, Instant at) {
        db.sql("""
                insert into survey (account_id, id, name, kind, question, thanks, comment_request, active, on_resolve,
                    deadline_hours, minimum_days, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        account.value(),
                        survey.id().value(),
                        survey.name(),
                        Sql.bindable(survey.kind()),
                        survey.question(),
                        survey.thanks(),
                        survey.commentRequest(),
                        survey.active(),
                        survey.onResolve(),
                        survey.deadlineHours(),
                        survey.minimumDays(),
                        Sql.bindable(at))
                .update();
        places(account, survey);
    }

    void update(AccountId account, Survey survey) {
        db.sql("""
                update survey
                set name = ?, kind = ?, question = ?, thanks = ?, comment_request = ?, active = ?, on_resolve = ?,
                    deadline_hours = ?, minimum_days = ?
                where account_id = ? and id = ?
                """)
                .params(
                        survey.name(),
                        Sql.bindable(survey.kind()),
                        survey.question(),
                        survey.thanks(),
                        survey.commentRequest(),
                        survey.active(),
                        survey.onResolve(),
                        survey.deadlineHours(),
                        survey.minimumDays(),
                        account.value(),
                        survey.id().value())
                .update();
        places(account, survey);
    }

    private void places(AccountId account, Survey survey) {
        DEPARTMENTS.replace(db, account, survey.id(), survey.departments());
        CONNECTIONS.replace(db, account, survey.id(), survey.connections());
    }

    void delete(AccountId account, SurveyId id) {
        table.delete(account, id);
    }
}
