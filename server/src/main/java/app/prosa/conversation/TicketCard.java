package app.prosa.conversation;

import app.prosa.agent.AgentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One episode of service, as a history lists it.
///
/// @param number counts the tickets of the account; people say it
/// @param demand what it is about, once somebody said
/// @param value what it is worth, in reais
/// @param silenced the bots of others that are switched off in it (docs/rules.md, E19)
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
        @Nullable BigDecimal value,
        List<Assistant> silenced) {

    public TicketCard {
        silenced = List.copyOf(silenced);
    }

    /// Before anybody has said anything of it.
    TicketCard(
            TicketId id,
            long number,
            String protocol,
            State state,
            @Nullable AgentId owner,
            Instant openedAt,
            @Nullable Instant acceptedAt) {
        this(id, number, protocol, state, owner, openedAt, acceptedAt, null, null, null, List.of());
    }

    /// Whether this bot may take part.
    public boolean hears(Assistant assistant) {
        return !silenced.contains(assistant);
    }

    /// The same ticket, standing otherwise.
    TicketCard standing(
            State next, @Nullable AgentId nextOwner, @Nullable Instant accepted, @Nullable Instant resolved) {
        return new TicketCard(
                id, number, protocol, next, nextOwner, openedAt, accepted, resolved, demand, value, silenced);
    }

    TicketCard known(String as) {
        return new TicketCard(id, number, as, state, owner, openedAt, acceptedAt, resolvedAt, demand, value, silenced);
    }

    TicketCard about(@Nullable DemandId chosen) {
        return new TicketCard(
                id, number, protocol, state, owner, openedAt, acceptedAt, resolvedAt, chosen, value, silenced);
    }

    TicketCard worth(@Nullable BigDecimal amount) {
        return new TicketCard(
                id, number, protocol, state, owner, openedAt, acceptedAt, resolvedAt, demand, amount, silenced);
    }

    TicketCard without(List<Assistant> bots) {
        return new TicketCard(
                id, number, protocol, state, owner, openedAt, acceptedAt, resolvedAt, demand, value, bots);
    }
}
