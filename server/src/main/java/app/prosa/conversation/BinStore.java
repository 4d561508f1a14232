package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Conversations that were deleted, and messages that are.
@Component
class BinStore {

    private final JdbcClient db;

    BinStore(JdbcClient db) {
        this.db = db;
    }

    void deletedBy(AccountId account, ConversationId id, AgentId agent) {
        db.sql("update conversation set deleted_by = ? where account_id = ? and id = ?")
                .params(agent.value(), account.value(), id.value())
                .update();
    }

    List<Conversation> list(AccountId account, int limit) {
        return db.sql(ConversationStore.SELECT + """
                        where conversation.account_id = ? and conversation.deleted_at is not null
                        order by conversation.deleted_at desc, conversation.id desc
                        limit ?
                        """)
                .params(account.value(), limit)
                .query(Rows.to(Conversation.class))
                .list();
    }

    private record Cleared(MessageContent content) {}

    /// Removes what people and bots wrote and answers what it was. System lines stay: they are the service's
    /// history.
    List<MessageContent> clear(AccountId account, ConversationId id, boolean notes) {
        return db
                .sql("""
                        with earlier as (
                            delete from message_version where account_id = ? and conversation_id = ?
                        )
                        delete from message
                        where account_id = ? and conversation_id = ? and direction = any(?)
                        returning content
                        """)
                .params(
                        account.value(),
                        id.value(),
                        account.value(),
                        id.value(),
                        Sql.bindable(notes ? List.of("in", "out", "note") : List.of("in", "out")))
                .query(Rows.to(Cleared.class))
                .list()
                .stream()
                .map(Cleared::content)
                .toList();
    }

    /// Across accounts: what was deleted before then.
    List<Bin.Expired> expired(Instant before, @Nullable UUID after, int limit) {
        return db.sql("""
                        select account_id as account, id
                        from conversation
                        where deleted_at < ? and (?::uuid is null or id > ?)
                        order by id
                        limit ?
                        """)
                .param(Sql.bindable(before))
                .param(after)
                .param(after)
                .param(limit)
                .query(Rows.to(Bin.Expired.class))
                .list();
    }

    void purge(AccountId account, ConversationId id) {
        db.sql("delete from conversation where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .update();
    }
}
