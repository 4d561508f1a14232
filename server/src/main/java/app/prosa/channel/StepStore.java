package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Status;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far our messages got, in the tables `channel_message` and `delivery`.
@Component
class StepStore {

    private final JdbcClient db;

    StepStore(JdbcClient db) {
        this.db = db;
    }

    /// The provider says that a message got this far.
    record Step(String external, Status status, Instant at) {}

    /// The message of a step.
    ///
    /// @param delivery how it goes out; null when somebody else sent it
    /// @param latest the provider's id of the last attempt to send it, where that is known
    record Walker(
            String externalId,
            MessageId messageId,
            ConversationId conversationId,
            DeliveryStore.@Nullable State delivery,
            @Nullable String latest) {

        /// Whether it is the last attempt that is spoken of, as far as can be known.
        boolean isLatest() {
            return latest == null || latest.equals(externalId);
        }

        boolean isToBeProven() {
            boolean known = delivery == DeliveryStore.State.SENT && externalId.equals(latest);
            return delivery != null && delivery != DeliveryStore.State.CANCELLED && !known;
        }
    }

    /// Keeps when messages got how far: the earliest word counts. Their deliveries are locked.
    ///
    /// @return the messages that are known here
    List<Walker> walk(AccountId account, ConnectionId connection, List<Step> steps) {
        return db.sql("""
                        with told as (
                            select external, min(at) filter (where status = 'sent') as sent,
                                min(at) filter (where status = 'delivered') as delivered,
                                min(at) filter (where status = 'read') as read,
                                min(at) filter (where status = 'played') as played,
                                min(at) filter (where status = 'failed') as failed
                            from unnest(?::text[], ?::text[], ?::text[]::timestamptz[]) as told (external, status, at)
                            group by external
                        ), walked as (
                            update channel_message as message
                            set sent_at = least(message.sent_at, told.sent),
                                delivered_at = least(message.delivered_at, told.delivered),
                                read_at = least(message.read_at, told.read),
                                played_at = least(message.played_at, told.played),
                                failed_at = least(message.failed_at, told.failed)
                            from told
                            where message.account_id = ? and message.connection_id = ?
                                and message.external_id = told.external
                            returning message.external_id, message.message_id, message.conversation_id
                        ), held as (
                            select message_id, state, external_id
                            from delivery
                            where account_id = ? and message_id in (select message_id from walked)
                            order by message_id
                            for update
                        )
                        select walked.external_id, walked.message_id, walked.conversation_id, held.state as delivery,
                            held.external_id as latest
                        from walked
                        left join held on held.message_id = walked.message_id
                        """)
                .params(
                        LedgerStore.column(steps, Step::external, String[]::new),
                        LedgerStore.column(steps, it -> (String) Sql.bindable(it.status()), String[]::new),
                        LedgerStore.column(steps, it -> it.at().toString(), String[]::new),
                        account.value(),
                        connection.value(),
                        account.value())
                .query(Rows.to(Walker.class))
                .list();
    }

    /// Statuses prove that these went out, whatever we thought, under the ids that they came with.
    void proven(AccountId account, List<Walker> walkers, Instant now) {
        db.sql("""
                        update delivery
                        set state = 'sent', external_id = proof.external, lease = null, lease_until = null, code = null,
                            detail = null, settled_at = coalesce(settled_at, ?)
                        from unnest(?::uuid[], ?::text[]) as proof (message, external)
                        where account_id = ? and message_id = proof.message and state <> 'cancelled'
                        """)
                .params(
                        Sql.bindable(now),
                        LedgerStore.column(walkers, it -> it.messageId().value(), UUID[]::new),
                        LedgerStore.column(walkers, Walker::externalId, String[]::new),
                        account.value())
                .update();
    }

    /// What the provider told of a message.
    record Stamps(
            String externalId,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant readAt,
            @Nullable Instant playedAt,
            @Nullable Instant failedAt) {}

    List<Stamps> stamps(AccountId account, MessageId message) {
        return db.sql("""
                        select external_id, sent_at, delivered_at, read_at, played_at, failed_at
                        from channel_message
                        where account_id = ? and message_id = ?
                        order by sent_at nulls last, external_id
                        """)
                .params(account.value(), message.value())
                .query(Rows.to(Stamps.class))
                .list();
    }
}
