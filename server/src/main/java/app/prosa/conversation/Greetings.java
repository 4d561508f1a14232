package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.DepartmentRules;
import app.prosa.agent.Shifts;
import app.prosa.conversation.MessageContext.Words;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /// For messages that come at one moment: how a department receives customers is asked once.
    Moment now(AccountId account) {
        return new Moment(account);
    }

    /// See [Greetings#now].
    final class Moment {

        private final AccountId account;
        private final Map<Place, Shifts.Desk> desks = new HashMap<>();

        private Moment(AccountId account) {
            this.account = account;
        }

        /// @param conversation as it stands once the customer's message is in, its row locked
        /// @param opened whether a ticket opens with this message
        List<Entry> of(Conversation conversation, boolean opened) {
            var desk = desks.computeIfAbsent(
                    new Place(conversation.department(), conversation.owner()),
                    it -> shifts.desk(account, it.department(), it.owner()));
            return Greetings.this.of(account, conversation, desk, opened);
        }
    }

    private record Place(
            @Nullable DepartmentId department, @Nullable AgentId owner) {}

    private List<Entry> of(AccountId account, Conversation conversation, Shifts.Desk desk, boolean opened) {
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
