package app.prosa.conversation;

import app.prosa.agent.AgentId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One episode of service, as a history lists it.
///
/// @param number counts the tickets of the account; people say it
/// @param demand what it is about, once somebody said
/// @param value what it is worth, in reais
/// @param protocol `YYYYMMDD-NNNNNN`, the day in the account's time zone; empty while nobody asked for it
public record TicketCard(
        TicketId id,
        long number,
        String protocol,
        State state,
        @Nullable AgentId owner,
        Instant openedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant resolvedAt,
        @Nullable DemandId demand,
        @Nullable BigDecimal value) {

    /// The same ticket, standing otherwise.
    TicketCard standing(
            State next, @Nullable AgentId nextOwner, @Nullable Instant accepted, @Nullable Instant resolved) {
        return new TicketCard(id, number, protocol, next, nextOwner, openedAt, accepted, resolved, demand, value);
    }

    TicketCard known(String as) {
        return new TicketCard(id, number, as, state, owner, openedAt, acceptedAt, resolvedAt, demand, value);
    }

    TicketCard about(@Nullable DemandId chosen) {
        return new TicketCard(id, number, protocol, state, owner, openedAt, acceptedAt, resolvedAt, chosen, value);
    }

    TicketCard worth(@Nullable BigDecimal amount) {
        return new TicketCard(id, number, protocol, state, owner, openedAt, acceptedAt, resolvedAt, demand, amount);
    }
}
