package app.prosa.survey;

import app.prosa.agent.AgentId;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageId;
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

/// The table `survey_inquiry`.
@Component
class InquiryStore {

    private static final String ROW = """
            select id, conversation_id, ticket_id, contact_id, kind, name, question, thanks, comment_request,
                deadline_hours, minimum_days, message_id, state, retries, talked, created_at, expires_at
            from survey_inquiry
            """;

    /// Which survey it is, with the words as they are now.
    private static final String WRITTEN = """
            insert into survey_inquiry (account_id, id, survey_id, conversation_id, ticket_id, contact_id,
                connection_id, department_id, agent_id, asked_by, kind, name, question, thanks, comment_request,
                deadline_hours, minimum_days, message_id, state, created_at, not_before)
            select survey.account_id, ?, survey.id, ?, ?, ?, ?, ?, ?, ?, survey.kind, survey.name, survey.question,
                survey.thanks, survey.comment_request, survey.deadline_hours, survey.minimum_days, ?, 'pending', ?, ?
            from survey
            """;

    private static final String IS_FOR = """
            survey.active
                and (not exists (
                        select from survey_department as link
                        where link.account_id = survey.account_id and link.survey_id = survey.id)
                    or exists (
                        select from survey_department as link
                        where link.account_id = survey.account_id and link.survey_id = survey.id
                            and link.department_id = ?))
                and (not exists (
                        select from survey_connection as link
                        where link.account_id = survey.account_id and link.survey_id = survey.id)
                    or exists (
                        select from survey_connection as link
                        where link.account_id = survey.account_id and link.survey_id = survey.id
                            and link.connection_id = ?))
            """;

    private final JdbcClient db;

    InquiryStore(JdbcClient db) {
        this.db = db;
    }

    /// What it takes to send one and to hear its answer.
    ///
    /// @param messageId under which it goes
    /// @param talked the customer wrote something else meanwhile
    record Row(
            InquiryId id,
            ConversationId conversationId,
            UUID contactId,
            Scale kind,
            String name,
            String question,
            String thanks,
            String commentRequest,
            int deadlineHours,
            int minimumDays,
            MessageId messageId,
            Inquiry.State state,
            int retries,
            boolean talked,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /// A new one.
    ///
    /// @param agent who is evaluated
    /// @param askedBy who sends it; null: it goes by itself
    record Draft(
            InquiryId id,
            Conversation conversation,
            @Nullable AgentId agent,
            @Nullable AgentId askedBy,
            MessageId message,
            Instant at) {}

    /// Writes one that somebody asked for. False when the survey is gone, idle or not for there.
    boolean insert(AccountId account, Draft draft, SurveyId survey) {
        return written(
                draft,
                Sql.all(
                        Sql.must("survey.account_id = ?", account),
                        Sql.must("survey.id = ?", survey),
                        Optional.of(isFor(draft.conversation()))),
                "");
    }

    /// Writes one that goes by itself, where the account wants that: of several the one that names the
    /// department and the connection. A contact who was asked not long ago, or is being asked, is left
    /// alone.
    boolean insertOnResolve(AccountId account, Draft draft) {
        return written(
                draft,
                Sql.all(
                        Sql.must("survey.account_id = ?", account),
                        Sql.must("survey.on_resolve"),
                        Optional.of(isFor(draft.conversation())),
                        Sql.must("""
                        exists (
                            select from account
                            where account.id = survey.account_id and account.settings -> 'modules' @> '["nps"]')
                        """),
                        Sql.must("""
                        not exists (
                            select from survey_inquiry as earlier
                            where earlier.account_id = survey.account_id and earlier.contact_id = ?
                                and earlier.kind = survey.kind
                                and earlier.sent_at > ?::timestamptz - make_interval(days => survey.minimum_days))
                        """, draft.conversation().contact().id(), draft.at())),
                """
                order by (
                    select count(*) from survey_department as link
                    where link.account_id = survey.account_id and link.survey_id = survey.id) = 0, (
                    select count(*) from survey_connection as link
                    where link.account_id = survey.account_id and link.survey_id = survey.id) = 0, survey.id
                limit 1
                on conflict (account_id, conversation_id) where state in ('pending', 'open') do nothing
                """);
    }

    private boolean written(Draft draft, Sql wanted, String rest) {
        var of = draft.conversation();
        return db.sql(WRITTEN + "where " + wanted.text() + "\n" + rest)
                        .param(draft.id().value())
                        .param(of.id().value())
                        .param(of.ticket().id().value())
                        .param(of.contact().id().value())
                        .param(of.connection().id().value())
                        .param(of.department() == null ? null : of.department().value())
                        .param(draft.agent() == null ? null : draft.agent().value())
                        .param(draft.askedBy() == null ? null : draft.askedBy().value())
                        .param(draft.message().value())
                        .param(Sql.bindable(draft.at()))
                        .param(Sql.bindable(draft.at()))
                        .params(wanted.params())
                        .update()
                == 1;
    }

    private static Sql isFor(Conversation conversation) {
        var department = conversation.department();
        return Sql.of(
                IS_FOR,
                department == null ? new UUID(0, 0) : department,
                conversation.connection().id());
    }

    /// Who had the ticket last; empty when nobody ever did.
    Optional<AgentId> lastOwner(AccountId account, Conversation conversation) {
        return db.sql("""
                        select owner_id
                        from ticket_step
                        where account_id = ? and conversation_id = ? and ticket_id = ? and owner_id is not null
                        order by id desc
                        limit 1
                        """)
                .params(
                        account.value(),
                        conversation.id().value(),
                        conversation.ticket().id().value())
                .query((row, _) -> new AgentId(row.getObject("owner_id", UUID.class)))
                .optional();
    }

    Optional<Row> lock(AccountId account, InquiryId id) {
        return db.sql(ROW + "where account_id = ? and id = ? for update")
                .params(account.value(), id.value())
                .query(Rows.to(Row.class))
                .optional();
    }

    /// Where it is, if there is one.
    Optional<ConversationId> conversation(AccountId account, InquiryId id) {
        return db.sql("select conversation_id from survey_inquiry where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .query((row, _) -> new ConversationId(row.getObject("conversation_id", UUID.class)))
                .optional();
    }

    /// Whether the conversation's customer is being asked something.
    boolean isAsking(AccountId account, ConversationId conversation) {
        return db.sql("""
                        select exists (
                            select from survey_inquiry
                            where account_id = ? and conversation_id = ? and state in ('pending', 'open'))
                        """)
                .params(account.value(), conversation.value())
                .query(Boolean.class)
                .single();
    }

    /// What an answer in the conversation may be to: what is open, or a score that waits for a few words.
    Optional<Row> listening(AccountId account, ConversationId conversation, Instant now) {
        return db.sql(ROW + """
                        where account_id = ? and conversation_id = ?
                            and (state = 'open' and expires_at > ? or state = 'answered' and comment_until > ?)
                        order by state desc, id desc
                        limit 1
                        for update
                        """)
                .params(account.value(), conversation.value(), Sql.bindable(now), Sql.bindable(now))
                .query(Rows.to(Row.class))
                .optional();
    }

    /// Whoever asks this contact something must wait until the transaction ends.
    void lockContact(UUID contact) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("survey/" + contact)
                .query((row, _) -> contact)
                .single();
    }

    /// When the contact was last asked on this scale, since then.
    Optional<Instant> lastAsked(AccountId account, UUID contact, Scale kind, Instant since) {
        return db.sql("""
                        select max(sent_at) as at
                        from survey_inquiry
                        where account_id = ? and contact_id = ? and kind = ? and sent_at > ?
                        having max(sent_at) is not null
                        """)
                .params(account.value(), contact, Sql.bindable(kind), Sql.bindable(since))
                .query(Rows.to(Asked.class))
                .optional()
                .map(Asked::at);
    }

    private record Asked(Instant at) {}

    void sent(AccountId account, InquiryId id, Instant now, Instant expiresAt) {
        db.sql("""
                        update survey_inquiry
                        set state = 'open', sent_at = ?, expires_at = ?
                        where account_id = ? and id = ?
                        """)
                .params(Sql.bindable(now), Sql.bindable(expiresAt), account.value(), id.value())
                .update();
    }

    void postpone(AccountId account, InquiryId id, Instant notBefore) {
        db.sql("update survey_inquiry set not_before = ? where account_id = ? and id = ?")
                .params(Sql.bindable(notBefore), account.value(), id.value())
                .update();
    }

    void failed(AccountId account, InquiryId id, String reason) {
        db.sql("update survey_inquiry set state = 'failed', reason = ? where account_id = ? and id = ?")
                .params(reason, account.value(), id.value())
                .update();
    }

    /// The carrier could not bring it. Empty when it is none, or answered all the same.
    Optional<InquiryId> undelivered(AccountId account, MessageId message, String reason) {
        return db.sql("""
                        update survey_inquiry
                        set state = 'failed', reason = ?
                        where account_id = ? and message_id = ? and state = 'open'
                        returning id
                        """)
                .params(reason, account.value(), message.value())
                .query((row, _) -> new InquiryId(row.getObject("id", UUID.class)))
                .optional();
    }

    void expired(AccountId account, InquiryId id) {
        db.sql("update survey_inquiry set state = 'expired' where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .update();
    }

    void answered(
            AccountId account,
            InquiryId id,
            int score,
            @Nullable String comment,
            Instant now,
            @Nullable Instant commentUntil) {
        db.sql("""
                        update survey_inquiry
                        set state = 'answered', score = ?, comment = ?::text, answered_at = ?,
                            comment_until = ?::timestamptz
                        where account_id = ? and id = ?
                        """)
                .param(score)
                .param(comment)
                .param(Sql.bindable(now))
                .param(commentUntil == null ? null : Sql.bindable(commentUntil))
                .param(account.value())
                .param(id.value())
                .update();
    }

    void commented(AccountId account, InquiryId id, String comment) {
        db.sql("""
                        update survey_inquiry
                        set comment = ?, comment_until = null
                        where account_id = ? and id = ?
                        """).params(comment, account.value(), id.value()).update();
    }

    void retried(AccountId account, InquiryId id) {
        db.sql("update survey_inquiry set retries = retries + 1 where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .update();
    }

    void talked(AccountId account, InquiryId id) {
        db.sql("update survey_inquiry set talked = true where account_id = ? and id = ? and not talked")
                .params(account.value(), id.value())
                .update();
    }

    void delete(AccountId account, InquiryId id) {
        db.sql("delete from survey_inquiry where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .update();
    }

    /// Across accounts: those that are to go out, and those whose deadline has come.
    List<Rounds.Due> due(Instant now, @Nullable UUID after, int limit) {
        return db.sql("""
                        select account_id as account, id
                        from survey_inquiry
                        where (state = 'pending' and not_before <= ? or state = 'open' and expires_at <= ?)
                            and (?::uuid is null or id > ?)
                        order by id
                        limit ?
                        """)
                .param(Sql.bindable(now))
                .param(Sql.bindable(now))
                .param(after)
                .param(after)
                .param(limit)
                .query(Rows.to(Rounds.Due.class))
                .list();
    }
}
