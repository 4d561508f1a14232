package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `ticket`, `ticket_number`, `ticket_day` and, for reading, `ticket_step` and `conversation_view`.
@Component
class TicketStore {

    private final JdbcClient db;

    TicketStore(JdbcClient db) {
        this.db = db;
    }

    /// The next number of the account's tickets, and the next protocol of the day unless nobody wants one.
    TicketNumber nextTicketNumber(AccountId account, LocalDate day, boolean withProtocol) {
        return db.sql("""
                        with counted as (
                            insert into ticket_number (account_id, number)
                            values (?, 1)
                            on conflict (account_id) do update set number = ticket_number.number + 1
                            returning number
                        ), dated as (
                            insert into ticket_day (account_id, day, tickets)
                            select ?, ?, 1
                            where ?
                            on conflict (account_id, day) do update set tickets = ticket_day.tickets + 1
                            returning tickets
                        )
                        select counted.number, dated.tickets as of_day
                        from counted
                        left join dated on true
                        """)
                .params(account.value(), account.value(), day, withProtocol)
                .query(Rows.to(TicketNumber.class))
                .single();
    }

    /// @param ofDay null without a protocol
    record TicketNumber(long number, @Nullable Integer ofDay) {}

    /// The next protocol of the day.
    int nextOfDay(AccountId account, LocalDate day) {
        return db.sql("""
                        insert into ticket_day (account_id, day, tickets)
                        values (?, ?, 1)
                        on conflict (account_id, day) do update set tickets = ticket_day.tickets + 1
                        returning tickets
                        """).params(account.value(), day).query(Integer.class).single();
    }

    Optional<String> protocol(AccountId account, TicketId ticket) {
        return db.sql("select protocol from ticket where account_id = ? and id = ? and protocol is not null")
                .params(account.value(), ticket.value())
                .query(String.class)
                .optional();
    }

    void know(AccountId account, TicketId ticket, String protocol) {
        db.sql("update ticket set protocol = ? where account_id = ? and id = ? and protocol is null")
                .params(protocol, account.value(), ticket.value())
                .update();
    }

    /// Which bots of others are switched off in a ticket.
    void silence(AccountId account, TicketId ticket, List<Assistant> silenced) {
        db.sql("update ticket set silenced = ? where account_id = ? and id = ?")
                .params(
                        silenced.stream()
                                .map(Sql::bindable)
                                .map(String::valueOf)
                                .toArray(String[]::new),
                        account.value(),
                        ticket.value())
                .update();
    }

    /// The first line of the ticket that has this protocol.
    Optional<Opening> byProtocol(AccountId account, String protocol) {
        return db.sql("""
                        select message.conversation_id as conversation, min(message.seq) as seq, ticket.protocol
                        from ticket
                        join message on message.account_id = ticket.account_id
                            and message.conversation_id = ticket.conversation_id and message.ticket_id = ticket.id
                        where ticket.account_id = ? and ticket.protocol = ?
                        group by message.conversation_id, ticket.protocol
                        """)
                .params(account.value(), protocol)
                .query(Rows.to(Opening.class))
                .optional();
    }

    record Opening(ConversationId conversation, long seq, String protocol) {}

    void addTicket(AccountId account, ConversationId conversation, TicketCard ticket, Conversation of) {
        db.sql("""
                        insert into ticket (account_id, id, conversation_id, number, protocol, state, owner_id,
                            department_id, opened_at, accepted_at, resolved_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(ConversationStore.bind(
                        account,
                        ticket.id(),
                        conversation,
                        ticket.number(),
                        ticket.protocol().isEmpty() ? null : ticket.protocol(),
                        ticket.state(),
                        ticket.owner(),
                        of.department(),
                        ticket.openedAt(),
                        ticket.acceptedAt(),
                        ticket.resolvedAt()))
                .update();
    }

    record StepRow(
            TicketId ticketId,
            Instant at,
            State state,
            @Nullable AgentId ownerId,
            @Nullable DepartmentId departmentId,
            Author.Kind byKind,
            @Nullable UUID byId,
            @Nullable MessageContent reason) {}

    /// The newest steps of a conversation's tickets, oldest first.
    List<StepRow> steps(AccountId account, ConversationId conversation, int limit) {
        return db.sql("""
                        select ticket_id, at, state, owner_id, department_id, by_kind, by_id, reason
                        from ticket_step
                        where account_id = ? and conversation_id = ?
                        order by id desc
                        limit ?
                        """)
                .params(account.value(), conversation.value(), limit)
                .query(Rows.to(StepRow.class))
                .list()
                .reversed();
    }

    /// Who opened the conversation, newest first.
    List<View> views(AccountId account, ConversationId conversation, int limit) {
        return db.sql("""
                        select agent_id as agent, at
                        from conversation_view
                        where account_id = ? and conversation_id = ?
                        order by at desc, agent_id
                        limit ?
                        """)
                .params(account.value(), conversation.value(), limit)
                .query(Rows.to(View.class))
                .list();
    }

    /// Notes that the agent opened the conversation, unless they did within the time before.
    void view(AccountId account, ConversationId conversation, AgentId agent, Instant at, Instant since) {
        db.sql("""
                        insert into conversation_view (account_id, conversation_id, agent_id, at)
                        select ?, ?, ?, ?
                        where not exists (
                            select from conversation_view
                            where account_id = ? and conversation_id = ? and agent_id = ? and at > ?)
                        on conflict do nothing
                        """)
                .params(ConversationStore.bind(account, conversation, agent, at, account, conversation, agent, since))
                .update();
    }
}
