package app.prosa.bot;

import app.prosa.agent.AgentId;
import app.prosa.contact.ContactId;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.TicketId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `flow_run`, `flow_reading`, `flow_work` and `flow_context`.
@Component
class RunStore {

    static final String RUN = """
            select flow_run.id, flow_run.flow_id as flow, coalesce(flow.name, 'Typebot') as name, flow_run.cause,
                flow_run.started_by, flow_run.started_at, flow_run.ended_at, flow_run.ending
            from flow_run
            left join flow on flow.account_id = flow_run.account_id and flow.id = flow_run.flow_id
            """;

    private final JdbcClient db;

    RunStore(JdbcClient db) {
        this.db = db;
    }

    /// A flow under way, or Typebot.
    ///
    /// @param flow null: Typebot
    /// @param script empty of Typebot, whose steps are its own
    /// @param dialogue null before Typebot was asked, and of a flow
    record Underway(
            RunId id,
            @Nullable FlowId flow,
            String name,
            Script script,
            Memory memory,
            @Nullable Dialogue dialogue,
            Run.Cause cause,
            @Nullable AgentId startedBy,
            TicketId ticket,
            @Nullable Instant frozenAt) {}

    Optional<Underway> underway(AccountId account, ConversationId conversation) {
        return db.sql("""
                        select flow_run.id, flow_run.flow_id as flow, coalesce(flow.name, 'Typebot') as name,
                            coalesce(flow_version.script, '{"steps": [], "queue": null, "idleMinutes": 1}') as script,
                            flow_run.memory, flow_run.dialogue, flow_run.cause, flow_run.started_by,
                            flow_run.ticket_id as ticket, flow_run.frozen_at
                        from flow_run
                        left join flow on flow.account_id = flow_run.account_id and flow.id = flow_run.flow_id
                        left join flow_version on flow_version.account_id = flow_run.account_id
                            and flow_version.flow_id = flow_run.flow_id and flow_version.number = flow_run.version
                        where flow_run.account_id = ? and flow_run.conversation_id = ? and flow_run.ended_at is null
                        """)
                .params(account.value(), conversation.value())
                .query(Rows.to(Underway.class))
                .optional();
    }

    /// A flow begins, or Typebot. False when one is under way there.
    ///
    /// @param bot the id of the one or the other
    boolean begin(
            AccountId account,
            RunId id,
            Conversation conversation,
            UUID bot,
            Run.Cause cause,
            @Nullable AgentId by,
            @Nullable MessageId message,
            Instant at) {
        return begin(account, id, conversation, bot, cause, by, message, Memory.NEW, at);
    }

    /// The same of one that knows something already.
    boolean begin(
            AccountId account,
            RunId id,
            Conversation conversation,
            UUID bot,
            Run.Cause cause,
            @Nullable AgentId by,
            @Nullable MessageId message,
            Memory memory,
            Instant at) {
        return db.sql("""
                        insert into flow_run (account_id, id, conversation_id, ticket_id, flow_id, version, typebot_id,
                            cause, started_by, message_id, memory, started_at)
                        select bot.account_id, ?, ?, ?, bot.flow_id, bot.version, bot.typebot_id, ?, ?::uuid, ?::uuid,
                            ?::jsonb, ?
                        from (
                            select account_id, id as flow_id, published as version, null::uuid as typebot_id
                            from flow
                            where account_id = ? and id = ?
                            union all
                            select account_id, null, null, id
                            from typebot
                            where account_id = ? and id = ?) as bot
                        on conflict (account_id, conversation_id) where ended_at is null do nothing
                        """)
                        .param(id.value())
                        .param(conversation.id().value())
                        .param(conversation.ticket().id().value())
                        .param(Sql.bindable(cause))
                        .param(by == null ? null : by.value())
                        .param(message == null ? null : message.value())
                        .param(Rows.json(memory))
                        .param(Sql.bindable(at))
                        .param(account.value())
                        .param(bot)
                        .param(account.value())
                        .param(bot)
                        .update()
                == 1;
    }

    void save(AccountId account, RunId id, Memory memory) {
        db.sql("update flow_run set memory = ?::jsonb, frozen_at = null where account_id = ? and id = ?")
                .params(Rows.json(memory), account.value(), id.value())
                .update();
    }

    void save(AccountId account, RunId id, Memory memory, Dialogue dialogue) {
        db.sql("""
                        update flow_run
                        set memory = ?::jsonb, dialogue = ?::jsonb, frozen_at = null
                        where account_id = ? and id = ?
                        """)
                .params(Rows.json(memory), Rows.json(dialogue), account.value(), id.value())
                .update();
    }

    void end(AccountId account, RunId id, Memory memory, Effect.Ending ending, Instant at) {
        db.sql("""
                        update flow_run
                        set memory = ?::jsonb, ending = ?, ended_at = ?
                        where account_id = ? and id = ?
                        """)
                .params(Rows.json(memory), Sql.bindable(ending), Sql.bindable(at), account.value(), id.value())
                .update();
    }

    /// What is under way stands still from now on.
    void freeze(AccountId account, ConversationId conversation, Instant at) {
        db.sql("""
                        update flow_run
                        set frozen_at = ?
                        where account_id = ? and conversation_id = ? and ended_at is null and frozen_at is null
                        """)
                .params(Sql.bindable(at), account.value(), conversation.value())
                .update();
    }

    /// It never began: something else takes its place at once.
    void remove(AccountId account, RunId id) {
        db.sql("delete from flow_run where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .update();
    }

    /// What is under way is over: something else took its place.
    void cancel(AccountId account, ConversationId conversation, Instant at) {
        db.sql("""
                        update flow_run
                        set ending = 'cancelled', ended_at = ?
                        where account_id = ? and conversation_id = ? and ended_at is null
                        """)
                .params(Sql.bindable(at), account.value(), conversation.value())
                .update();
    }

    /// What is under way broke for good.
    void fail(AccountId account, ConversationId conversation, Instant at) {
        db.sql("""
                        update flow_run
                        set ending = 'broken', ended_at = ?
                        where account_id = ? and conversation_id = ? and ended_at is null
                        """)
                .params(Sql.bindable(at), account.value(), conversation.value())
                .update();
    }

    /// What ran in a conversation, newest first.
    List<Run> runs(AccountId account, ConversationId conversation) {
        return db.sql(RUN + """
                        where flow_run.account_id = ? and flow_run.conversation_id = ?
                        order by flow_run.id desc
                        limit 100
                        """)
                .params(account.value(), conversation.value())
                .query(Rows.to(Run.class))
                .list();
    }

    private record Whose(ContactId contact) {}

    Optional<ContactId> contact(AccountId account, ConversationId conversation) {
        return db.sql("select contact_id as contact from conversation where account_id = ? and id = ?")
                .params(account.value(), conversation.value())
                .query(Rows.to(Whose.class))
                .optional()
                .map(Whose::contact);
    }

    /// Whether somebody switched the chatbot off for the contact.
    boolean isOff(AccountId account, ContactId contact) {
        return db.sql("select bot_off from contact where account_id = ? and id = ?")
                .params(account.value(), contact.value())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /// A message that waits to be read.
    record Waiting(MessageId id, ConversationId conversation, long seq, boolean skipped) {}

    void hear(AccountId account, List<Waiting> heard, String skipped, Instant at) {
        db.sql("""
                        insert into flow_reading (account_id, message_id, conversation_id, seq, state, result, at)
                        select ?, id, conversation, seq, case when skipped then 'skipped' else 'pending' end,
                            case when skipped then ?::jsonb end, ?
                        from unnest(?, ?, ?, ?) as heard (id, conversation, seq, skipped)
                        on conflict (account_id, message_id) do nothing
                        """)
                .params(
                        account.value(),
                        skipped,
                        Sql.bindable(at),
                        heard.stream().map(it -> it.id().value()).toArray(UUID[]::new),
                        heard.stream().map(it -> it.conversation().value()).toArray(UUID[]::new),
                        heard.stream().map(Waiting::seq).toArray(Long[]::new),
                        heard.stream().map(Waiting::skipped).toArray(Boolean[]::new))
                .update();
    }

    private record Pending(MessageId id) {}

    /// What waits to be read in a conversation, in its order.
    List<MessageId> pending(AccountId account, ConversationId conversation) {
        return db.sql("""
                        select message_id as id
                        from flow_reading
                        where account_id = ? and conversation_id = ? and state = 'pending'
                        order by seq
                        """).params(account.value(), conversation.value()).query(Rows.to(Pending.class)).list().stream()
                .map(Pending::id)
                .toList();
    }

    void read(AccountId account, List<MessageId> messages, Reading reading) {
        if (messages.isEmpty()) {
            return;
        }
        db.sql("""
                        update flow_reading
                        set state = ?, result = ?::jsonb
                        where account_id = ? and message_id = any(?)
                        """)
                .params(
                        reading.skipped() == null ? "read" : "skipped",
                        Rows.json(reading),
                        account.value(),
                        Sql.bindable(messages))
                .update();
    }

    private record Read(Reading result) {}

    /// What was made of a message; empty while it waits, or was never heard.
    Optional<Reading> reading(AccountId account, ConversationId conversation, MessageId message) {
        return db.sql("""
                        select result
                        from flow_reading
                        where account_id = ? and conversation_id = ? and message_id = ? and state <> 'pending'
                        """)
                .params(account.value(), conversation.value(), message.value())
                .query(Rows.to(Read.class))
                .optional()
                .map(Read::result);
    }

    /// There is something to do in conversations from then on.
    void wake(AccountId account, Set<ConversationId> conversations, Instant at) {
        db.sql("""
                        insert into flow_work (account_id, conversation_id, due_at)
                        select ?, id, ? from unnest(?) as woken (id)
                        on conflict (account_id, conversation_id) do update
                        set due_at = least(flow_work.due_at, excluded.due_at), attempts = 0
                        """)
                .params(
                        account.value(),
                        Sql.bindable(at),
                        conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .update();
    }

    /// There is something to do wherever this Typebot is under way.
    void wakeAll(AccountId account, TypebotId typebot, Instant at) {
        db.sql("""
                        insert into flow_work (account_id, conversation_id, due_at)
                        select account_id, conversation_id, ?
                        from flow_run
                        where account_id = ? and typebot_id = ? and ended_at is null
                        on conflict (account_id, conversation_id) do update
                        set due_at = least(flow_work.due_at, excluded.due_at)
                        """).params(Sql.bindable(at), account.value(), typebot.value()).update();
    }

    /// Whether an agent has written to the customer since this line.
    boolean hasAgentWritten(AccountId account, ConversationId conversation, long seq) {
        return db.sql("""
                        select exists (
                            select from message
                            where account_id = ? and conversation_id = ? and seq > ? and direction = 'out'
                                and author_kind = 'agent')
                        """)
                .params(account.value(), conversation.value(), seq)
                .query(Boolean.class)
                .single();
    }

    /// What there was to do is done, until then.
    void rest(AccountId account, ConversationId conversation, @Nullable Instant until) {
        if (until == null) {
            db.sql("delete from flow_work where account_id = ? and conversation_id = ?")
                    .params(account.value(), conversation.value())
                    .update();
            return;
        }
        db.sql("""
                        insert into flow_work (account_id, conversation_id, due_at)
                        values (?, ?, ?)
                        on conflict (account_id, conversation_id) do update
                        set due_at = excluded.due_at, attempts = 0
                        """)
                .params(account.value(), conversation.value(), Sql.bindable(until))
                .update();
    }

    /// It did not work, and is tried again: after seconds at first, after ten minutes in the end.
    ///
    /// @return how often it has been tried
    int tried(AccountId account, ConversationId conversation, Instant now) {
        return db.sql("""
                        update flow_work
                        set attempts = attempts + 1,
                            due_at = ?::timestamptz + make_interval(secs => least(600, 3 * 2 ^ least(attempts, 8)))
                        where account_id = ? and conversation_id = ?
                        returning attempts
                        """)
                .params(Sql.bindable(now), account.value(), conversation.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /// A conversation in which something is due.
    ///
    /// @param vocabulary the revision of what the account has taught; 0: nothing
    record Due(AccountId account, ConversationId conversation, long vocabulary) {}

    /// Across accounts, first come first.
    List<Due> due(Instant now, int limit) {
        return db.sql("""
                        select flow_work.account_id as account, flow_work.conversation_id as conversation,
                            coalesce(vocabulary.revision, 0) as vocabulary
                        from flow_work
                        left join vocabulary on vocabulary.account_id = flow_work.account_id
                        where flow_work.due_at <= ?
                        order by flow_work.due_at
                        limit ?
                        """)
                .params(Sql.bindable(now), limit)
                .query(Rows.to(Due.class))
                .list();
    }

    List<Marked> contexts(AccountId account, ConversationId conversation, Instant now) {
        return db.sql("""
                        select name, marked_at, until
                        from flow_context
                        where account_id = ? and conversation_id = ? and (until is null or until > ?)
                        order by name
                        """)
                .params(account.value(), conversation.value(), Sql.bindable(now))
                .query(Rows.to(Marked.class))
                .list();
    }

    Set<String> names(AccountId account, ConversationId conversation, Instant now) {
        return contexts(account, conversation, now).stream().map(Marked::name).collect(Collectors.toSet());
    }

    void mark(AccountId account, ConversationId conversation, Marked context) {
        db.sql("""
                        insert into flow_context (account_id, conversation_id, name, marked_at, until)
                        values (?, ?, ?, ?, ?::timestamptz)
                        on conflict (account_id, conversation_id, name) do update
                        set marked_at = excluded.marked_at, until = excluded.until
                        """)
                .param(account.value())
                .param(conversation.value())
                .param(context.name())
                .param(Sql.bindable(context.markedAt()))
                .param(context.until() == null ? null : Sql.bindable(context.until()))
                .update();
    }

    boolean unmark(AccountId account, ConversationId conversation, String name) {
        return db.sql("delete from flow_context where account_id = ? and conversation_id = ? and name = ?")
                        .params(account.value(), conversation.value(), name)
                        .update()
                == 1;
    }
}
