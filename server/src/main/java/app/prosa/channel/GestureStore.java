package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.MessageId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Signs among the deliveries.
@Component
class GestureStore {

    private final JdbcClient db;

    GestureStore(JdbcClient db) {
        this.db = db;
    }

    /// Puts a sign in the place of what waits of earlier ones to the same message.
    void insert(
            AccountId account,
            UUID id,
            Conversation conversation,
            ConnectionId connection,
            MessageId target,
            @Nullable String emoji,
            Instant now) {
        db.sql("""
                        with superseded as (
                            update delivery
                            set state = 'cancelled', settled_at = :now
                            where account_id = :account and target_id = :target and state = 'queued'
                        )
                        insert into delivery (account_id, message_id, conversation_id, connection_id, seq, priority, state,
                            not_before, queued_at, target_id, emoji)
                        values (:account, :id, :conversation, :connection, :seq, 0, 'queued', :now, :now, :target,
                            :emoji::text)
                        """)
                .param("account", account.value())
                .param("id", id)
                .param("conversation", conversation.id().value())
                .param("connection", connection.value())
                .param("seq", conversation.lastSeq())
                .param("target", target.value())
                .param("emoji", emoji)
                .param("now", Sql.bindable(now))
                .update();
    }
}
