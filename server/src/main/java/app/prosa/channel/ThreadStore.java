package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.contact.IdentityId;
import app.prosa.contact.Name;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How a channel knows our conversations and messages.
@Component
class ThreadStore {

    private final JdbcClient db;

    ThreadStore(JdbcClient db) {
        this.db = db;
    }

    /// A message of ours behind an id of the provider's.
    record Known(MessageId messageId, ConversationId conversationId) {}

    Optional<Known> message(AccountId account, ConnectionId connection, String external) {
        return db.sql("""
                        select message_id, conversation_id
                        from channel_message
                        where account_id = ? and connection_id = ? and external_id = ?
                        """)
                .params(account.value(), connection.value(), external)
                .query(Rows.to(Known.class))
                .optional();
    }

    private record Found(String externalId, MessageId messageId, ConversationId conversationId) {}

    /// Those of these ids that are known.
    Map<String, Known> messages(AccountId account, ConnectionId connection, List<String> externals) {
        return db
                .sql("""
                        select external_id, message_id, conversation_id
                        from channel_message
                        where account_id = ? and connection_id = ? and external_id = any((select ?::text[])::text[])
                        """)
                .params(account.value(), connection.value(), externals.toArray(String[]::new))
                .query(Rows.to(Found.class))
                .stream()
                .collect(Collectors.toMap(Found::externalId, it -> new Known(it.messageId(), it.conversationId())));
    }

    /// How a conversation stands towards whoever sends something of it.
    ///
    /// @param connection through which it goes on
    record Standing(boolean blocked, ConnectionId connection) {}

    Standing standing(AccountId account, ConversationId conversation) {
        return db.sql("""
                        select contact.blocked_at is not null as blocked, conversation.connection_id as connection
                        from conversation
                        join contact on contact.account_id = conversation.account_id
                            and contact.id = conversation.contact_id
                        where conversation.account_id = ? and conversation.id = ?
                        """)
                .params(account.value(), conversation.value())
                .query(Rows.to(Standing.class))
                .single();
    }

    boolean isGroup(AccountId account, ConversationId conversation) {
        return db.sql("select kind = 'group' from conversation where account_id = ? and id = ?")
                .params(account.value(), conversation.value())
                .query(Boolean.class)
                .single();
    }

    /// Whether a message is of a conversation with somebody who is blocked, or was discarded because they are.
    boolean isOfBlocked(AccountId account, ConnectionId connection, String external) {
        return db.sql("""
                        select exists (
                                select from channel_message as known
                                join conversation on conversation.account_id = known.account_id
                                    and conversation.id = known.conversation_id
                                join contact on contact.account_id = conversation.account_id
                                    and contact.id = conversation.contact_id
                                where known.account_id = ? and known.connection_id = ? and known.external_id = ?
                                    and contact.blocked_at is not null)
                            or exists (
                                select from ledger_event
                                where account_id = ? and connection_id = ? and external_id = ? and reason = ?)
                        """)
                .params(
                        account.value(),
                        connection.value(),
                        external,
                        account.value(),
                        connection.value(),
                        external,
                        Outcome.BLOCKED)
                .query(Boolean.class)
                .single();
    }

    /// The newest id that a message has at a connection's provider.
    Optional<String> external(AccountId account, ConnectionId connection, MessageId message) {
        return db.sql("""
                        select external_id
                        from channel_message
                        where account_id = ? and message_id = ? and connection_id = ?
                        order by sent_at desc nulls last, external_id
                        limit 1
                        """)
                .params(account.value(), message.value(), connection.value())
                .query((row, _) -> row.getString("external_id"))
                .optional();
    }

    /// The id that the customer's latest message up to there has at a connection's provider.
    Optional<String> lastHeard(AccountId account, ConnectionId connection, ConversationId conversation, long upTo) {
        return db.sql("""
                        select channel_message.external_id
                        from message
                        join channel_message on channel_message.account_id = message.account_id
                            and channel_message.message_id = message.id
                        where message.account_id = ? and message.conversation_id = ? and message.seq <= ?
                            and message.direction = 'in' and channel_message.connection_id = ?
                        order by message.seq desc
                        limit 1
                        """)
                .params(account.value(), conversation.value(), upTo, connection.value())
                .query((row, _) -> row.getString("external_id"))
                .optional();
    }

    /// False when the id is known already.
    boolean insert(
            AccountId account,
            ConnectionId connection,
            String external,
            MessageId message,
            ConversationId conversation,
            @Nullable String quoted) {
        return db.sql("""
                                insert into channel_message
                                    (account_id, connection_id, external_id, message_id, conversation_id, quoted)
                                values (?, ?, ?, ?, ?, ?::text)
                                on conflict (account_id, connection_id, external_id) do nothing
                                """)
                        .params(account.value(), connection.value(), external, message.value(), conversation.value())
                        .param(quoted)
                        .update()
                == 1;
    }

    /// Which message of ours is which of the provider's.
    ///
    /// @param quoted the provider's id of the message that it answers, while that is not here
    record Link(
            String external,
            MessageId message,
            ConversationId conversation,
            @Nullable String quoted) {}

    void insert(AccountId account, ConnectionId connection, List<Link> links) {
        db.sql("""
                        insert into channel_message
                            (account_id, connection_id, external_id, message_id, conversation_id, quoted)
                        select ?, ?, link.external, link.message, link.conversation, link.quoted
                        from unnest(?::text[], ?::uuid[], ?::uuid[], ?::text[])
                            as link (external, message, conversation, quoted)
                        on conflict (account_id, connection_id, external_id) do nothing
                        """)
                .params(
                        account.value(),
                        connection.value(),
                        LedgerStore.column(links, Link::external, String[]::new),
                        LedgerStore.column(links, it -> it.message().value(), UUID[]::new),
                        LedgerStore.column(links, it -> it.conversation().value(), UUID[]::new),
                        LedgerStore.column(links, Link::quoted, String[]::new))
                .update();
    }

    /// A message that waited for one to answer it.
    record Quoting(MessageId messageId, String quoted) {}

    /// The messages that waited for one of these to answer it; they wait no longer.
    List<Quoting> quoting(AccountId account, ConnectionId connection, List<String> externals) {
        return db.sql("""
                        update channel_message as message
                        set quoted = null
                        from channel_message as waiting
                        where message.account_id = ? and message.connection_id = ? and message.quoted = any((select ?::text[])::text[])
                            and waiting.account_id = message.account_id
                            and waiting.connection_id = message.connection_id
                            and waiting.external_id = message.external_id
                        returning message.message_id, waiting.quoted
                        """)
                .params(account.value(), connection.value(), externals.toArray(String[]::new))
                .query(Rows.to(Quoting.class))
                .list();
    }

    /// A contact as a channel knows them.
    ///
    /// @param names of the customer, the surest first
    /// @param customerAt when they last gave a sign of life, by their own clock
    /// @param refusedAt when the provider last said that their window is closed
    record Correspondence(
            ConnectionId connectionId,
            List<Name> names,
            @Nullable Instant customerAt,
            @Nullable Instant refusedAt) {

        Correspondence {
            names = List.copyOf(names);
        }
    }

    Optional<Correspondence> thread(AccountId account, IdentityId identity) {
        return db.sql("""
                        select connection_id, names, customer_at, refused_at
                        from channel_thread
                        where account_id = ? and identity_id = ?
                        """)
                .params(account.value(), identity.value())
                .query(Rows.to(Correspondence.class))
                .optional();
    }

    /// The same of the contact of a conversation, on the connection through which it goes on.
    Optional<Correspondence> ofConversation(AccountId account, ConversationId conversation) {
        return db.sql("""
                        select thread.connection_id, thread.names, thread.customer_at, thread.refused_at
                        from conversation
                        join channel_thread as thread on thread.account_id = conversation.account_id
                            and thread.identity_id = conversation.identity_id
                        where conversation.account_id = ? and conversation.id = ?
                        """)
                .params(account.value(), conversation.value())
                .query(Rows.to(Correspondence.class))
                .optional();
    }

    /// Somebody was heard of.
    ///
    /// @param names of the customer, as they were heard
    /// @param at when the customer gave this sign of life; null when somebody else did
    record Sign(
            IdentityId identity, List<Name> names, @Nullable Instant at) {

        private Sign orLater(Sign other) {
            return other.at() != null && (at == null || other.at().isAfter(at)) ? other : this;
        }
    }

    /// The names by which customers were last heard are where to send.
    void touch(AccountId account, ConnectionId connection, List<Sign> all) {
        var last = new LinkedHashMap<IdentityId, Sign>();
        all.forEach(it -> last.merge(it.identity(), it, Sign::orLater));
        var signs = List.copyOf(last.values());
        db.sql("""
                        insert into channel_thread (account_id, identity_id, connection_id, names, customer_at)
                        select ?, sign.identity, ?, sign.names::jsonb, sign.at::timestamptz
                        from unnest(?::uuid[], ?::text[], ?::text[]) as sign (identity, names, at)
                        order by sign.identity
                        on conflict (account_id, identity_id) do update
                        set names = case when excluded.customer_at >= coalesce(channel_thread.customer_at, '-infinity')
                                then excluded.names else channel_thread.names end,
                            customer_at = greatest(channel_thread.customer_at, excluded.customer_at)
                        where channel_thread.customer_at is null or excluded.customer_at > channel_thread.customer_at
                        """)
                .params(
                        account.value(),
                        connection.value(),
                        LedgerStore.column(signs, it -> it.identity().value(), UUID[]::new),
                        LedgerStore.column(signs, it -> Rows.json(it.names()), String[]::new),
                        LedgerStore.column(
                                signs, it -> it.at() == null ? null : it.at().toString(), String[]::new))
                .update();
    }

    /// A connection's provider says that the window of a conversation's customer was closed then.
    void refused(AccountId account, ConnectionId connection, ConversationId conversation, Instant at) {
        db.sql("""
                        update channel_thread
                        set refused_at = greatest(refused_at, ?)
                        from conversation
                        where channel_thread.account_id = ? and conversation.account_id = channel_thread.account_id
                            and conversation.identity_id = channel_thread.identity_id and conversation.id = ?
                            and channel_thread.connection_id = ?
                        """)
                .params(Sql.bindable(at), account.value(), conversation.value(), connection.value())
                .update();
    }

    /// The customer has other names now.
    void readdress(AccountId account, IdentityId identity, List<Name> names) {
        db.sql("""
                        update channel_thread
                        set names = ?::jsonb
                        where account_id = ? and identity_id = ?
                        """).params(Rows.json(names), account.value(), identity.value()).update();
    }
}
