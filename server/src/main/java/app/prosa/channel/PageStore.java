package app.prosa.channel;

import app.prosa.connection.ConnectionKind;
import app.prosa.conversation.ConversationId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the webhooks in which something was said.
@Component
class PageStore {

    private final JdbcClient db;

    PageStore(JdbcClient db) {
        this.db = db;
    }

    /// A webhook, and what of it is meant.
    record Page(UUID ledgerId, ConnectionKind kind, String externalId) {}

    /// All that brought words into a conversation.
    List<Page> of(AccountId account, ConversationId conversation) {
        return db.sql("""
                        select event.ledger_id, connection.kind, event.external_id
                        from ledger_event as event
                        join connection on connection.account_id = event.account_id
                            and connection.id = event.connection_id
                        where event.account_id = ? and event.conversation_id = ? and event.outcome = 'message'
                            and event.external_id is not null
                        order by event.seq
                        """)
                .params(account.value(), conversation.value())
                .query(Rows.to(Page.class))
                .list();
    }
}
