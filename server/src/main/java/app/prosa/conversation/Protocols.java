package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.sql.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Protocols: the numbers by which customers speak of a service (docs/rules.md, E33).
@Component
class Protocols {

    private static final Pattern SHAPE = Pattern.compile("(\\d{8})[-\\s]?(\\d{6})");

    private final Changes changes;
    private final Tickets tickets;
    private final TicketStore store;
    private final Timeline timeline;

    Protocols(Changes changes, Tickets tickets, TicketStore store, Timeline timeline) {
        this.changes = changes;
        this.tickets = tickets;
        this.store = store;
        this.timeline = timeline;
    }

    /// Gives the ticket its protocol. One that it has stays.
    @Transactional
    public Conversation give(Actor actor, ConversationId id) {
        var conversation = changes.locked(actor, id);
        var known = tickets.known(actor.account(), conversation);
        if (!known.equals(conversation)) {
            timeline.write(actor.account(), conversation, known, List.of());
        }
        return known;
    }

    /// What a search for a whole protocol finds, typed with or without its dash.
    Optional<TicketStore.Opening> find(AccountId account, String text) {
        var matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? store.byProtocol(account, matcher.group(1) + "-" + matcher.group(2))
                : Optional.empty();
    }
}
