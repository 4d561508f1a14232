package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.contact.ContactId;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `delivery`.
@Component
class DeliveryStore {

    private static final String COLUMNS = """
            message_id, conversation_id, connection_id, seq, state, not_before, lease, attempts, external_id, code,
            detail, queued_at, settled_at, target_id, emoji, strikes""";

    private final JdbcClient db;

    DeliveryStore(JdbcClient db) {
        this.db = db;
    }

    /// Where a message on its way is.
    enum State {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("sending")
        SENDING,
        @JsonProperty("sent")
        SENT,
        @JsonProperty("uncertain")
        UNCERTAIN,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    /// A message on its way.
    ///
    /// @param lease who sends it now
    /// @param queuedAt since when it waits: since somebody wanted it sent
    /// @param targetId the message that it answers with a sign: then it carries nothing else
    /// @param strikes how often it failed while its line worked for others
    record Delivery(
            MessageId messageId,
            ConversationId conversationId,
            ConnectionId connectionId,
            long seq,
            State state,
            Instant notBefore,
            @Nullable UUID lease,
            int attempts,
            @Nullable String externalId,
            @Nullable String code,
            @Nullable String detail,
            Instant queuedAt,
            @Nullable Instant settledAt,
            @Nullable MessageId targetId,
            @Nullable String emoji,
            int strikes) {}

    void insert(
            AccountId account,
            MessageId message,
            ConversationId conversation,
            ConnectionId connection,
            long seq,
            int priority,
            Instant notBefore,
            Instant now) {
        db.sql("""
                        insert into delivery (account_id, message_id, conversation_id, connection_id, seq, priority, state,
                            not_before, queued_at)
                        values (?, ?, ?, ?, ?, ?, 'queued', ?, ?)
                        """)
                .params(
                        account.value(),
                        message.value(),
                        conversation.value(),
                        connection.value(),
                        seq,
                        priority,
                        Sql.bindable(notBefore),
                        Sql.bindable(now))
                .update();
    }

    /// The messages that wait to go out to a contact.
    List<MessageId> queued(AccountId account, ContactId contact) {
        return db.sql("""
                        select delivery.message_id
                        from conversation
                        join delivery on delivery.account_id = conversation.account_id
                            and delivery.conversation_id = conversation.id and delivery.state = 'queued'
                            and delivery.target_id is null
                        where conversation.account_id = ? and conversation.contact_id = ?
                        order by delivery.seq
                        """)
                .params(account.value(), contact.value())
                .query((row, _) -> new MessageId(row.getObject("message_id", UUID.class)))
                .list();
    }

    /// Whether something of a conversation waits or is being sent, signs as well.
    boolean isSending(AccountId account, ConversationId conversation) {
        return db.sql("""
                        select exists (
                            select from delivery
                            where account_id = ? and conversation_id = ? and state in ('queued', 'sending'))
                        """)
                .params(account.value(), conversation.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Delivery> find(AccountId account, MessageId message) {
        return one(account, message, "");
    }

    Optional<Delivery> lock(AccountId account, MessageId message) {
        return one(account, message, "for update");
    }

    private Optional<Delivery> one(AccountId account, MessageId message, String lock) {
        return db.sql("""
                        select %s
                        from delivery
                        where account_id = ? and message_id = ?
                        %s
                        """.formatted(COLUMNS, lock))
                .params(account.value(), message.value())
                .query(Rows.to(Delivery.class))
                .optional();
    }

    /// Takes messages to send: the first of each conversation, when its time has come; the urgent before the
    /// rest. Signs keep nobody waiting, and of those to one message only one is on its way.
    ///
    /// They are chosen once: as a mere condition of the update, the choice may be made anew for each row, and then
    /// its limit holds for none.
    List<Delivery> lease(
            AccountId account, ConnectionId connection, UUID lease, Instant now, Instant until, int limit) {
        return db.sql("""
                        with taken as materialized (
                            select message_id
                            from delivery as first
                            where account_id = ? and connection_id = ? and state = 'queued' and not_before <= ?
                                and not exists (
                                    select from delivery as earlier
                                    where earlier.account_id = first.account_id
                                        and earlier.conversation_id = first.conversation_id
                                        and earlier.state in ('queued', 'sending') and earlier.seq < first.seq
                                        and earlier.target_id is null)
                                and not exists (
                                    select from delivery as other
                                    where other.account_id = first.account_id
                                        and other.target_id = first.target_id and other.state = 'sending')
                            order by priority, not_before, seq
                            limit ?
                            for update skip locked)
                        update delivery
                        set state = 'sending', lease = ?, lease_until = ?, attempts = attempts + 1
                        where account_id = ? and message_id in (select message_id from taken)
                        returning %s
                        """.formatted(COLUMNS))
                .params(
                        account.value(),
                        connection.value(),
                        Sql.bindable(now),
                        limit,
                        lease,
                        Sql.bindable(until),
                        account.value())
                .query(Rows.to(Delivery.class))
                .list();
    }

    /// Whoever took it needs longer. False when it was taken from them meanwhile.
    boolean hold(AccountId account, MessageId message, @Nullable UUID lease, Instant until) {
        return db.sql("""
                                update delivery
                                set lease_until = ?
                                where account_id = ? and message_id = ? and state = 'sending' and lease = ?::uuid
                                """)
                        .params(Sql.bindable(until), account.value(), message.value())
                        .param(lease)
                        .update()
                == 1;
    }

    /// The provider has it under this id; without one, a person says so.
    void sent(AccountId account, MessageId message, @Nullable String external, Instant now) {
        db.sql("""
                        update delivery
                        set state = 'sent', external_id = ?::text, lease = null, lease_until = null, code = null,
                            detail = null, settled_at = ?
                        where account_id = ? and message_id = ? and state in ('sending', 'uncertain', 'sent')
                        """)
                .param(external)
                .params(Sql.bindable(now), account.value(), message.value())
                .update();
    }

    void failed(AccountId account, MessageId message, String code, @Nullable String detail, Instant now) {
        settle(account, message, State.FAILED, code, detail, now);
    }

    void uncertain(AccountId account, MessageId message, String detail, Instant now) {
        settle(account, message, State.UNCERTAIN, "answer-lost", detail, now);
    }

    private void settle(
            AccountId account, MessageId message, State state, String code, @Nullable String detail, Instant now) {
        db.sql("""
                        update delivery
                        set state = ?, code = ?, detail = ?::text, lease = null, lease_until = null, settled_at = ?
                        where account_id = ? and message_id = ?
                        """)
                .params(Sql.bindable(state), code)
                .param(detail)
                .params(Sql.bindable(now), account.value(), message.value())
                .update();
    }

    /// It waits once more; a sign only if there is no newer one to the same message.
    void again(AccountId account, MessageId message, Instant notBefore, String code, @Nullable String detail) {
        db.sql("""
                        update delivery
                        set state = case when exists (
                                select from delivery as newer
                                where newer.account_id = delivery.account_id
                                    and newer.target_id = delivery.target_id
                                    and newer.message_id > delivery.message_id) then 'cancelled' else 'queued' end,
                            not_before = ?, code = ?, detail = ?::text, lease = null, lease_until = null,
                            settled_at = null
                        where account_id = ? and message_id = ? and state <> 'cancelled'
                        """)
                .params(Sql.bindable(notBefore), code)
                .param(detail)
                .params(account.value(), message.value())
                .update();
    }

    /// Somebody wants it sent again, as if for the first time.
    void renew(AccountId account, MessageId message, Instant now) {
        db.sql("""
                        update delivery
                        set state = 'queued', not_before = :now, queued_at = :now, attempts = 0, strikes = 0,
                            code = null, detail = null, lease = null, lease_until = null, settled_at = null
                        where account_id = :account and message_id = :message
                        """)
                .param("now", Sql.bindable(now))
                .param("account", account.value())
                .param("message", message.value())
                .update();
    }

    /// It failed while its line worked for others.
    void strike(AccountId account, MessageId message) {
        db.sql("update delivery set strikes = strikes + 1 where account_id = ? and message_id = ?")
                .params(account.value(), message.value())
                .update();
    }

    /// It is not sent, or not tried again. False when it is too late for that.
    boolean cancel(AccountId account, MessageId message, Instant now) {
        return db.sql("""
                                update delivery
                                set state = 'cancelled', settled_at = ?
                                where account_id = ? and message_id = ? and state in ('queued', 'failed')
                                """)
                        .params(Sql.bindable(now), account.value(), message.value())
                        .update()
                == 1;
    }

    /// Across accounts: lines that may send and have something to send now.
    List<Backlog.Door> doors(Instant now, int limit) {
        return db.sql("""
                        select distinct delivery.account_id as account, delivery.connection_id as connection
                        from delivery
                        join connection on connection.account_id = delivery.account_id
                            and connection.id = delivery.connection_id
                        join channel_line as line on line.account_id = delivery.account_id
                            and line.connection_id = delivery.connection_id
                        where delivery.state = 'queued' and delivery.not_before <= :now and connection.trouble is null
                            and connection.state = 'on' and (line.paused_until is null or line.paused_until <= :now)
                        limit :limit
                        """)
                .param("now", Sql.bindable(now))
                .param("limit", limit)
                .query(Rows.to(Backlog.Door.class))
                .list();
    }

    /// Across accounts: what somebody took to send and never said what came of it.
    List<Backlog.Piece> orphans(Instant now, int limit) {
        return db.sql("""
                        select account_id as account, message_id as message
                        from delivery
                        where state = 'sending' and lease_until < ?
                        limit ?
                        """)
                .params(Sql.bindable(now), limit)
                .query(Rows.to(Backlog.Piece.class))
                .list();
    }

    /// Across accounts: lines in trouble.
    List<Backlog.Door> troubled(int limit) {
        return db.sql("""
                        select connection.account_id as account, connection.id as connection
                        from connection
                        join channel_line as line on line.account_id = connection.account_id
                            and line.connection_id = connection.id
                        where connection.trouble is not null and connection.state = 'on'
                        limit ?
                        """).param(limit).query(Rows.to(Backlog.Door.class)).list();
    }

    /// How many messages wait on a connection, beyond the time in which they can be taken back.
    record Waiting(ConnectionId connection, long queued) {}

    List<Waiting> waiting(AccountId account, Instant now) {
        return db.sql("""
                        select connection_id as connection, count(*) as queued
                        from delivery
                        where account_id = ? and state = 'queued' and target_id is null
                            and (attempts > 0 or not_before <= ?)
                        group by connection_id
                        """)
                .params(account.value(), Sql.bindable(now))
                .query(Rows.to(Waiting.class))
                .list();
    }
}
