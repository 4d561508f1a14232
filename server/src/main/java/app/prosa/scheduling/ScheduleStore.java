package app.prosa.scheduling;

import app.prosa.agent.AgentId;
import app.prosa.connection.ConnectionCard;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Visibility;
import app.prosa.file.FileId;
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

/// The table `schedule`.
@Component
class ScheduleStore {

    private static final String SELECT = """
            select schedule.id, schedule.conversation_id, schedule.author_id as author, schedule.at, schedule.state,
                schedule.reason, schedule.text, schedule.files, schedule.voices, schedule.fallback, schedule.messages,
                schedule.lease, schedule.created_at, schedule.ended_at, schedule.ended_by,
                contact.id as contact_id, contact.name as contact_name,
                '/api/v1/contacts/' || contact.id || '/photo?v=' || contact.photo as contact_photo,
                connection.id as connection_id, connection.kind as connection_kind, connection.name as connection_name
            from schedule
            join conversation on conversation.account_id = schedule.account_id
                and conversation.id = schedule.conversation_id
            join contact on contact.account_id = conversation.account_id and contact.id = conversation.contact_id
            join connection on connection.account_id = conversation.account_id
                and connection.id = conversation.connection_id
            """;

    private final JdbcClient db;

    ScheduleStore(JdbcClient db) {
        this.db = db;
    }

    /// A scheduled message as it lies there.
    ///
    /// @param voices which of the files were spoken
    /// @param messages the ids under which it goes
    /// @param lease who sends it at this moment
    record Row(
            ScheduleId id,
            ConversationId conversationId,
            Schedule.Whom contact,
            ConnectionCard connection,
            AgentId author,
            Instant at,
            Schedule.State state,
            @Nullable String reason,
            String text,
            List<FileId> files,
            List<FileId> voices,
            Schedule.@Nullable Fallback fallback,
            List<MessageId> messages,
            @Nullable UUID lease,
            Instant createdAt,
            @Nullable Instant endedAt,
            @Nullable AgentId endedBy) {}

    /// What is written down of one.
    record Draft(
            ConversationId conversation,
            AgentId author,
            Instant at,
            String text,
            List<FileId> files,
            List<FileId> voices,
            Schedule.@Nullable Fallback fallback,
            List<MessageId> messages) {}

    /// The next of those that the viewer may see.
    ///
    /// @param asked what they are narrowed to, over `schedule` and `conversation`
    /// @param soonest by their time, the next first; else the latest first
    List<Row> list(Visibility viewer, Sql asked, boolean soonest, int limit) {
        var filter = Sql.all(List.of(asked, viewer.sql()));
        var order = soonest ? "schedule.at, schedule.id" : "schedule.at desc, schedule.id desc";
        return db.sql(SELECT + "where %s order by %s limit %d".formatted(filter.text(), order, limit))
                .params(filter.params())
                .query(Rows.to(Row.class))
                .list();
    }

    /// One that the viewer may see, locked until the end of the transaction.
    Optional<Row> lock(AccountId account, Visibility viewer, ScheduleId id) {
        return one(Sql.all(
                Sql.must("schedule.account_id = ?", account),
                Sql.must("schedule.id = ?", id),
                Optional.of(viewer.sql())));
    }

    /// One, whoever may see it, locked until the end of the transaction.
    Optional<Row> lock(AccountId account, ScheduleId id) {
        return one(Sql.all(Sql.must("schedule.account_id = ?", account), Sql.must("schedule.id = ?", id)));
    }

    private Optional<Row> one(Sql filter) {
        return db.sql(SELECT + "where " + filter.text() + " for update of schedule")
                .params(filter.params())
                .query(Rows.to(Row.class))
                .optional();
    }

    /// Where it is, if there is one.
    Optional<ConversationId> conversation(AccountId account, ScheduleId id) {
        return db.sql("select conversation_id from schedule where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .query((row, _) -> new ConversationId(row.getObject("conversation_id", UUID.class)))
                .optional();
    }

    /// Those of a conversation that nobody holds, locked until the end of the transaction: whoever
    /// holds one will ask for the conversation, and must not be waited for by whoever has that.
    List<Row> lockOf(AccountId account, ConversationId conversation) {
        return db.sql(SELECT + """
                        where schedule.account_id = ? and schedule.conversation_id = ?
                        order by schedule.id
                        for update of schedule skip locked
                        """)
                .params(account.value(), conversation.value())
                .query(Rows.to(Row.class))
                .list();
    }

    /// How many wait, counted no further than `most`.
    int pending(AccountId account, int most) {
        return db.sql("""
                        select count(*)
                        from (select from schedule where account_id = ? and state = 'pending' limit ?) as pending
                        """).params(account.value(), most).query(Integer.class).single();
    }

    /// False when there is one with this id already.
    boolean insert(AccountId account, ScheduleId id, Draft draft, Instant now) {
        return db.sql("""
                                insert into schedule (account_id, id, conversation_id, author_id, at, text, files, voices,
                                    fallback, messages, state, not_before, created_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, 'pending', ?, ?)
                                on conflict (account_id, id) do nothing
                                """)
                        .param(account.value())
                        .param(id.value())
                        .param(draft.conversation().value())
                        .param(draft.author().value())
                        .param(Sql.bindable(draft.at()))
                        .param(draft.text())
                        .param(Sql.bindable(draft.files()))
                        .param(Sql.bindable(draft.voices()))
                        .param(draft.fallback() == null ? null : Rows.json(draft.fallback()))
                        .param(Sql.bindable(draft.messages()))
                        .param(Sql.bindable(draft.at()))
                        .param(Sql.bindable(now))
                        .update()
                == 1;
    }

    void update(AccountId account, ScheduleId id, Draft draft) {
        db.sql("""
                        update schedule
                        set conversation_id = ?, author_id = ?, at = ?, text = ?, files = ?, voices = ?,
                            fallback = ?::jsonb, messages = ?, not_before = ?, reason = null
                        where account_id = ? and id = ?
                        """)
                .param(draft.conversation().value())
                .param(draft.author().value())
                .param(Sql.bindable(draft.at()))
                .param(draft.text())
                .param(Sql.bindable(draft.files()))
                .param(Sql.bindable(draft.voices()))
                .param(draft.fallback() == null ? null : Rows.json(draft.fallback()))
                .param(Sql.bindable(draft.messages()))
                .param(Sql.bindable(draft.at()))
                .param(account.value())
                .param(id.value())
                .update();
    }

    void delete(AccountId account, ScheduleId id) {
        db.sql("delete from schedule where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .update();
    }

    /// Across accounts: those whose time has come, and those whose sender died over them.
    List<Departures.Due> due(Instant now, @Nullable UUID after, int limit) {
        return db.sql("""
                        select account_id as account, id
                        from schedule
                        where (state = 'pending' and not_before <= ? or state = 'sending' and lease_until <= ?)
                            and (?::uuid is null or id > ?)
                        order by id
                        limit ?
                        """)
                .param(Sql.bindable(now))
                .param(Sql.bindable(now))
                .param(after)
                .param(after)
                .param(limit)
                .query(Rows.to(Departures.Due.class))
                .list();
    }

    /// Takes one whose time has come, unless somebody else has it. Materialised: what is locked is
    /// taken once.
    boolean lease(AccountId account, ScheduleId id, UUID lease, Instant now, Instant until) {
        return db.sql("""
                                with taken as materialized (
                                    select id
                                    from schedule
                                    where account_id = ? and id = ?
                                        and (state = 'pending' and not_before <= ?
                                            or state = 'sending' and lease_until <= ?)
                                    for update skip locked)
                                update schedule
                                set state = 'sending', lease = ?, lease_until = ?
                                where account_id = ? and id in (select id from taken)
                                """)
                        .params(
                                account.value(),
                                id.value(),
                                Sql.bindable(now),
                                Sql.bindable(now),
                                lease,
                                Sql.bindable(until),
                                account.value())
                        .update()
                == 1;
    }

    /// Back to those that wait, to be tried again then.
    void postpone(AccountId account, ScheduleId id, String reason, Instant notBefore) {
        db.sql("""
                        update schedule
                        set state = 'pending', reason = ?, not_before = ?, lease = null, lease_until = null
                        where account_id = ? and id = ?
                        """)
                .params(reason, Sql.bindable(notBefore), account.value(), id.value())
                .update();
    }

    /// The carrier has it.
    void handed(AccountId account, ScheduleId id) {
        db.sql("""
                        update schedule
                        set state = 'sending', reason = null, lease = null, lease_until = null
                        where account_id = ? and id = ?
                        """).params(account.value(), id.value()).update();
    }

    void end(
            AccountId account,
            ScheduleId id,
            Schedule.State state,
            @Nullable String reason,
            @Nullable AgentId by,
            Instant now) {
        db.sql("""
                        update schedule
                        set state = ?, reason = ?::text, ended_at = ?, ended_by = ?::uuid, lease = null,
                            lease_until = null
                        where account_id = ? and id = ?
                        """)
                .param(Sql.bindable(state))
                .param(reason)
                .param(Sql.bindable(now))
                .param(by == null ? null : by.value())
                .param(account.value())
                .param(id.value())
                .update();
    }

    /// Across accounts: those with the carrier of which there is news, or has been none for too long.
    List<Departures.Due> underway(Instant before, @Nullable UUID after, int limit) {
        return db.sql("""
                        select schedule.account_id as account, schedule.id
                        from schedule
                        where schedule.state = 'sending' and schedule.lease is null
                            and (schedule.at <= ? or exists (
                                select from message
                                where message.account_id = schedule.account_id
                                    and message.id = any(schedule.messages) and message.status <> 'queued'))
                            and (?::uuid is null or schedule.id > ?)
                        order by schedule.id
                        limit ?
                        """)
                .param(Sql.bindable(before))
                .param(after)
                .param(after)
                .param(limit)
                .query(Rows.to(Departures.Due.class))
                .list();
    }

    /// Across accounts: those that ended before.
    List<Departures.Due> old(Instant before, @Nullable UUID after, int limit) {
        return db.sql("""
                        select account_id as account, id
                        from schedule
                        where ended_at < ? and (?::uuid is null or id > ?)
                        order by id
                        limit ?
                        """)
                .param(Sql.bindable(before))
                .param(after)
                .param(after)
                .param(limit)
                .query(Rows.to(Departures.Due.class))
                .list();
    }

    /// Where one stands in a list.
    record Place(Instant at, UUID id) {

        Sql beyond(boolean soonest) {
            return Sql.of("(schedule.at, schedule.id) " + (soonest ? ">" : "<") + " (?, ?)", at, id);
        }
    }

    Optional<Place> place(AccountId account, ScheduleId id) {
        return db.sql("select at, id from schedule where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .query(Rows.to(Place.class))
                .optional();
    }
}
