package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.conversation.MessageContent.What;
import app.prosa.web.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What a service is about, what it is worth, and how urgent it is.
@Component
public class Sorting {

    private static final BigDecimal MOST = new BigDecimal("999999999999.99");

    private final Changes changes;
    private final DemandStore demands;

    Sorting(Changes changes, DemandStore demands) {
        this.changes = changes;
        this.demands = demands;
    }

    /// Gives the conversation's ticket a demand in the place of any other. Doing it twice is doing it once.
    ///
    /// @param chosen null: none
    @Transactional
    public Conversation choose(Actor actor, ConversationId id, @Nullable DemandId chosen) {
        var conversation = changes.locked(actor, id);
        if (Objects.equals(chosen, conversation.ticket().demand())) {
            return conversation;
        }
        var demand = chosen == null ? null : offered(actor, chosen);
        demands.choose(actor.account(), conversation.ticket().id(), chosen);
        var after = conversation.withTicket(conversation.ticket().about(chosen));
        return changes.write(actor, conversation, after, What.DEMAND_CHANGED, demand == null ? null : demand.name());
    }

    private Demand offered(Actor actor, DemandId id) {
        return demands.lock(actor.account(), id)
                .filter(it -> !it.retired())
                .orElseThrow(() -> new Refusal.NotFound("demand"));
    }

    /// Says what the conversation's ticket is worth, in reais. Doing it twice is doing it once.
    ///
    /// @param value null: nothing is said
    @Transactional
    public Conversation value(Actor actor, ConversationId id, @Nullable BigDecimal value) {
        var amount = value == null ? null : checked(value);
        var conversation = changes.locked(actor, id);
        var ticket = conversation.ticket();
        if (isSame(amount, ticket.value())) {
            return conversation;
        }
        demands.value(actor.account(), ticket.id(), amount);
        var after = conversation.withTicket(ticket.worth(amount));
        var detail = amount == null ? null : amount.toPlainString();
        return changes.write(actor, conversation, after, What.VALUE_CHANGED, detail);
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    private static BigDecimal checked(BigDecimal value) {
        boolean isMoney = value.stripTrailingZeros().scale() <= 2;
        if (!isMoney || value.signum() < 0 || value.compareTo(MOST) > 0) {
            throw new Refusal.Invalid(
                    "invalid", "A value is an amount of money, not below zero.", Map.of("field", "value"));
        }
        return value.setScale(2, RoundingMode.UNNECESSARY);
    }

    /// Says how soon it is somebody's turn. Doing it twice is doing it once.
    @Transactional
    public Conversation prioritise(Actor actor, ConversationId id, Priority priority) {
        var conversation = changes.locked(actor, id);
        if (conversation.priority() == priority) {
            return conversation;
        }
        var code = priority.name().toLowerCase(Locale.ROOT);
        return changes.write(actor, conversation, conversation.prioritised(priority), What.PRIORITISED, code);
    }
}
