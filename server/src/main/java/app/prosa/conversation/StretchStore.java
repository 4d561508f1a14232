package app.prosa.conversation;

import app.prosa.contact.IdentityId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which lines of a conversation were held with which identity of the contact, where it changed the channel.
@Component
class StretchStore {

    private final JdbcClient db;

    StretchStore(JdbcClient db) {
        this.db = db;
    }

    /// Up to this line the conversation was held with that identity.
    void end(AccountId account, ConversationId conversation, long until, IdentityId identity, Instant at) {
        db.sql("""
                        insert into conversation_stretch (account_id, conversation_id, until_seq, identity_id, ended_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(account.value(), conversation.value(), until, identity.value(), Sql.bindable(at))
                .update();
    }

    /// The conversation that an identity had last and that goes on with another one.
    Optional<Conversation> left(AccountId account, IdentityId identity) {
        return db.sql(ConversationStore.SELECT + """
                        where conversation.account_id = ? and conversation.deleted_at is null
                            and conversation.id = (
                                select conversation_id
                                from conversation_stretch
                                where account_id = ? and identity_id = ?
                                order by ended_at desc
                                limit 1)
                        """)
                .params(account.value(), account.value(), identity.value())
                .query(Rows.to(Conversation.class))
                .optional();
    }

    /// Up to `limit` lines before `seq` of what was held with an identity, oldest first.
    List<Message> lines(AccountId account, Conversation conversation, IdentityId identity, long seq, int limit) {
        return db
                .sql(MessageRow.SELECT + """
                        where account_id = ? and conversation_id = ? and seq < ?
                            and coalesce((
                                select stretch.identity_id
                                from conversation_stretch as stretch
                                where stretch.account_id = message.account_id
                                    and stretch.conversation_id = message.conversation_id
                                    and stretch.until_seq >= message.seq
                                order by stretch.until_seq
                                limit 1), ?) = ?
                        order by seq desc
                        limit %d
                        """.formatted(limit))
                .params(
                        account.value(),
                        conversation.id().value(),
                        seq,
                        conversation.identity().value(),
                        identity.value())
                .query(Rows.to(MessageRow.class))
                .list()
                .reversed()
                .stream()
                .map(MessageRow::message)
                .toList();
    }

    /// Whether a message came from an identity in a conversation that goes on with another one.
    boolean isHeard(AccountId account, IdentityId identity, MessageId id) {
        return db.sql("""
                        select exists (
                            select
                            from message
                            join conversation_stretch as stretch on stretch.account_id = message.account_id
                                and stretch.conversation_id = message.conversation_id
                                and stretch.until_seq >= message.seq
                            where message.account_id = ? and message.id = ? and message.direction = 'in'
                                and stretch.identity_id = ?)
                        """)
                .params(account.value(), id.value(), identity.value())
                .query(Boolean.class)
                .single();
    }
}
