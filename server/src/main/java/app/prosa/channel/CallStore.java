package app.prosa.channel;

import app.prosa.channel.ThreadStore.Known;
import app.prosa.connection.ConnectionId;
import app.prosa.conversation.Message;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which line of a timeline is which call of a provider's, in the table `channel_call`.
@Component
class CallStore {

    private final JdbcClient db;

    CallStore(JdbcClient db) {
        this.db = db;
    }

    Optional<Known> find(AccountId account, ConnectionId connection, String external) {
        return db.sql("""
                        select message_id, conversation_id
                        from channel_call
                        where account_id = ? and connection_id = ? and external_id = ?
                        """)
                .params(account.value(), connection.value(), external)
                .query(Rows.to(Known.class))
                .optional();
    }

    void insert(AccountId account, ConnectionId connection, String external, Message line) {
        db.sql("""
                        insert into channel_call (account_id, connection_id, external_id, message_id, conversation_id)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        account.value(),
                        connection.value(),
                        external,
                        line.id().value(),
                        line.conversationId().value())
                .update();
    }
}
