package app.prosa.conversation;

import app.prosa.account.Accounts;
import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Shifts;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens the next episode of service, or goes on with the last one.
@Component
class Tickets {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

    private final TicketStore store;
    private final Accounts accounts;
    private final Agents agents;
    private final Shifts shifts;
    private final Cards cards;
    private final Ids ids;
    private final Clock clock;

    Tickets(TicketStore store, Accounts accounts, Agents agents, Shifts shifts, Cards cards, Ids ids, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.agents = agents;
        this.shifts = shifts;
        this.cards = cards;
        this.ids = ids;
        this.clock = clock;
    }

    /// The customer writes and nothing is open (docs/rules.md, E06): within the window the same ticket goes on, with
    /// its last owner if they still work here, and at this hour, else in the queue; later it is a new ticket.
    ///
    /// @param triage whether a chatbot has a new ticket first
    Conversation goOn(
            AccountId account, Conversation conversation, @Nullable DepartmentId queue, BooleanSupplier triage) {
        var now = clock.instant();
        var window = Duration.ofMinutes(accounts.account(account).reopenWindowMinutes());
        if (conversation.reopensAt(now, window)) {
            var owner = conversation.owner();
            return conversation.resumed(owner != null && works(account, owner, now) ? owner : null, now);
        }
        var fresh = triage.getAsBoolean() ? triaged(now) : unnumbered(now);
        return numbered(account, cards.offTheKanban(account, conversation).withNewTicket(fresh, queue, now));
    }

    private boolean works(AccountId account, AgentId agent, Instant now) {
        return agents.card(account, agent)
                .filter(AgentCard::active)
                .filter(it -> shifts.roster(account).works(agent, it.departments(), now))
                .isPresent();
    }

    /// A ticket before it has its number.
    TicketCard unnumbered(Instant now) {
        return new TicketCard(new TicketId(ids.next()), 0, "", State.WAITING, null, now, null);
    }

    /// The same of one that a chatbot has first.
    TicketCard triaged(Instant now) {
        return unnumbered(now).standing(State.TRIAGE, null, null, null);
    }

    /// Gives the conversation's new ticket its number and protocol and writes it. The number's row is locked until the
    /// end of the transaction, so this comes late and only when a ticket opens.
    Conversation numbered(AccountId account, Conversation conversation) {
        var ticket = conversation.ticket();
        var house = accounts.account(account);
        var day = ticket.openedAt().atZone(ZoneId.of(house.timeZone())).toLocalDate();
        var number = store.nextTicketNumber(account, day, house.protocolAtOpening());
        var protocol = number.ofDay() == null ? "" : protocol(day, number.ofDay());
        var numbered = new TicketCard(
                ticket.id(),
                number.number(),
                protocol,
                ticket.state(),
                ticket.owner(),
                ticket.openedAt(),
                ticket.acceptedAt());
        var next = conversation.withTicket(numbered);
        store.addTicket(account, conversation.id(), numbered, next);
        return next;
    }

    /// The same ticket with a protocol, if it had none; the caller holds the conversation.
    Conversation known(AccountId account, Conversation conversation) {
        var ticket = conversation.ticket();
        // What was joined to a row that had to be waited for is older than the row.
        var there = store.protocol(account, ticket.id());
        if (there.isPresent()) {
            return conversation.withTicket(ticket.known(there.get()));
        }
        var day = clock.instant()
                .atZone(ZoneId.of(accounts.account(account).timeZone()))
                .toLocalDate();
        var protocol = protocol(day, store.nextOfDay(account, day));
        store.know(account, ticket.id(), protocol);
        return conversation.withTicket(ticket.known(protocol));
    }

    private static String protocol(LocalDate day, int ofDay) {
        return "%s-%06d".formatted(DAY.format(day), ofDay);
    }
}
