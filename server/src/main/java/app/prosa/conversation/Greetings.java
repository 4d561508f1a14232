package app.prosa.conversation;

import app.prosa.agent.DepartmentRules;
import app.prosa.agent.Shifts;
import app.prosa.conversation.MessageContext.Words;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// What a department tells a customer who writes, by itself: its greeting when a ticket opens there, and
/// outside its hours, once until it opens again, that nobody is there.
@Component
class Greetings {

    /// Where nobody has been there for weeks there is no last closing to count from.
    private static final Duration NIGHT = Duration.ofHours(12);

    private final Shifts shifts;
    private final ConversationStore store;
    private final Carriers carriers;
    private final Ids ids;
    private final Clock clock;

    Greetings(Shifts shifts, ConversationStore store, Carriers carriers, Ids ids, Clock clock) {
        this.shifts = shifts;
        this.store = store;
        this.carriers = carriers;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param conversation as it stands once the customer's message is in, its row locked
    /// @param opened whether a ticket opens with this message
    List<Entry> of(AccountId account, Conversation conversation, boolean opened) {
        var desk = shifts.desk(account, conversation.department(), conversation.owner());
        var rules = desk.rules();
        if (!rules.awayMessage().isEmpty() && isFirstOutsideHours(account, conversation, desk)) {
            return List.of(said(conversation, rules.awayMessage(), Words.AWAY));
        }
        boolean greets = opened && !rules.greeting().isEmpty() && (desk.isOpen(clock.instant()) || isSilent(rules));
        return greets ? List.of(said(conversation, rules.greeting(), Words.GREETING)) : List.of();
    }

    private static boolean isSilent(DepartmentRules rules) {
        return rules.awayMessage().isEmpty();
    }

    private boolean isFirstOutsideHours(AccountId account, Conversation conversation, Shifts.Desk desk) {
        var now = clock.instant();
        if (desk.isOpen(now)) {
            return false;
        }
        var since = desk.hours().closedSince(now).orElse(now.minus(NIGHT));
        return store.tellAway(account, conversation.id(), now, since);
    }

    /// A line of the house's own. Whoever writes it gives it to the [Carriers] afterwards.
    Entry said(Conversation conversation, String text, Words words) {
        return new Entry(
                new MessageId(ids.next()),
                Direction.OUT,
                Author.bot(),
                new MessageContent.Text(text),
                carriers.first(conversation),
                clock.instant(),
                null,
                MessageContext.of(new MessageContext.Rule(words, conversation.department())));
    }
}
