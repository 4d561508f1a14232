package app.prosa.bot;

import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What a message let begin before it is read again, in the tables `flow_run` and `flow_reading`.
@Component
class ReprocessingStore {

    private final JdbcClient db;

    ReprocessingStore(JdbcClient db) {
        this.db = db;
    }

    /// What began by a message last.
    Optional<Run> byMessage(AccountId account, MessageId message) {
        return db.sql(RunStore.RUN + """
                        where flow_run.account_id = ? and flow_run.message_id = ?
                        order by flow_run.id desc
                        limit 1
                        """)
                .params(account.value(), message.value())
                .query(Rows.to(Run.class))
                .optional();
    }

    /// Whether a flow has said or done anything by a message: one that broke before it could has not.
    boolean hasRun(AccountId account, MessageId message, FlowId flow) {
        return db.sql("""
                        select exists (
                            select
                            from flow_run
                            where account_id = ? and message_id = ? and flow_id = ?
                                and not coalesce(ending = 'broken' and memory ->> 'step' is null, false))
                        """)
                .params(account.value(), message.value(), flow.value())
                .query(Boolean.class)
                .single();
    }

    private record Published(Script script) {}

    /// What customers get of a flow.
    Optional<Script> script(AccountId account, FlowId flow) {
        return db.sql("""
                        select flow_version.script
                        from flow
                        join flow_version on flow_version.account_id = flow.account_id
                            and flow_version.flow_id = flow.id and flow_version.number = flow.published
                        where flow.account_id = ? and flow.id = ?
                        """)
                .params(account.value(), flow.value())
                .query(Rows.to(Published.class))
                .optional()
                .map(Published::script);
    }

    /// The message was read once more; perhaps the chatbot never heard it before.
    void reread(AccountId account, ConversationId conversation, Message message, Reading reading, Instant at) {
        db.sql("""
                        insert into flow_reading (account_id, message_id, conversation_id, seq, state, result, at)
                        values (?, ?, ?, ?, 'read', ?::jsonb, ?)
                        on conflict (account_id, message_id) do update set state = 'read', result = excluded.result
                        """)
                .params(
                        account.value(),
                        message.id().value(),
                        conversation.value(),
                        message.seq(),
                        Rows.json(reading),
                        Sql.bindable(at))
                .update();
    }
}
