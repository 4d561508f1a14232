package app.prosa.survey;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the table `survey_inquiry` for the history and the figures.
@Component
class RatingStore {

    private static final String FROM = """

            from survey_inquiry
            join conversation on conversation.account_id = survey_inquiry.account_id
                and conversation.id = survey_inquiry.conversation_id
            """;

    private static final String SHOWN = """
            select survey_inquiry.id, survey_inquiry.name, survey_inquiry.kind, survey_inquiry.question,
                survey_inquiry.conversation_id, survey_inquiry.agent_id as agent,
                survey_inquiry.department_id as department, survey_inquiry.asked_by,
                survey_inquiry.state, survey_inquiry.reason, survey_inquiry.score,
                survey_inquiry.comment, survey_inquiry.created_at, survey_inquiry.sent_at,
                survey_inquiry.answered_at, survey_inquiry.expires_at,
                contact.id as contact_id, contact.name as contact_name,
                '/api/v1/contacts/' || contact.id || '/photo?v=' || contact.photo as contact_photo,
                connection.id as connection_id, connection.kind as connection_kind, connection.name as connection_name,
                ticket.number as ticket, coalesce(ticket.protocol, '') as protocol
            """ + FROM.strip() + """

            join contact on contact.account_id = survey_inquiry.account_id
                and contact.id = survey_inquiry.contact_id
            join connection on connection.account_id = survey_inquiry.account_id
                and connection.id = survey_inquiry.connection_id
            join ticket on ticket.account_id = survey_inquiry.account_id and ticket.id = survey_inquiry.ticket_id
            """;

    private final JdbcClient db;

    RatingStore(JdbcClient db) {
        this.db = db;
    }

    /// @param asked which, over `survey_inquiry` and `conversation`
    List<Inquiry> list(Sql asked, int limit) {
        return db.sql(SHOWN + """
                        where %s
                        order by survey_inquiry.created_at desc, survey_inquiry.id desc
                        limit %d
                        """.formatted(asked.text(), limit))
                .params(asked.params())
                .query(Rows.to(Inquiry.class))
                .list();
    }

    /// Those behind one in the list; empty when there is no such one.
    Optional<Sql> beyond(AccountId account, InquiryId id) {
        return db.sql("select created_at as at, id from survey_inquiry where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .query(Rows.to(Place.class))
                .optional()
                .map(it -> Sql.of("(survey_inquiry.created_at, survey_inquiry.id) < (?, ?)", it.at(), it.id()));
    }

    private record Place(Instant at, UUID id) {}

    /// How many were sent that got this score, or none yet.
    record Count(Scale kind, @Nullable Integer score, long sent) {}

    List<Count> tally(Sql asked) {
        return db.sql("select survey_inquiry.kind, survey_inquiry.score, count(*) as sent" + FROM
                        + """
                        where survey_inquiry.sent_at is not null and %s
                        group by survey_inquiry.kind, survey_inquiry.score
                        """.formatted(asked.text()))
                .params(asked.params())
                .query(Rows.to(Count.class))
                .list();
    }
}
