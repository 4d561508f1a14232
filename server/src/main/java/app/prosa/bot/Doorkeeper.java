package app.prosa.bot;

import app.prosa.account.Accounts;
import app.prosa.account.Module;
import app.prosa.agent.Shifts;
import app.prosa.conversation.Arrival;
import app.prosa.conversation.BotState;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationEvent;
import app.prosa.conversation.Receptionist;
import app.prosa.conversation.State;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.sql.Rows;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Hears what customers write where a chatbot listens, and what people do there meanwhile. It only writes
/// down what there is to do, in the transaction that does the rest: the [Player] does it after the commit.
@Component
class Doorkeeper implements Receptionist {

    private final RunStore runs;
    private final FlowStore flows;
    private final House house;
    private final BotPulse pulse;
    private final Ids ids;
    private final Clock clock;

    Doorkeeper(RunStore runs, FlowStore flows, House house, BotPulse pulse, Ids ids, Clock clock) {
        this.runs = runs;
        this.flows = flows;
        this.house = house;
        this.pulse = pulse;
        this.ids = ids;
        this.clock = clock;
    }

    /// What is switched on, and who is there.
    @Component
    record House(Accounts accounts, Shifts shifts) {}

    @Override
    public Optional<UUID> receives(Arrival arrival, @Nullable Conversation opening) {
        var account = arrival.account();
        boolean on = house.accounts().account(account).modules().contains(Module.CHATBOT);
        if (!on || runs.isOff(account, arrival.contact().id())) {
            return Optional.empty();
        }
        var behind = flows.behind(account, arrival.connection().id());
        if (behind.isEmpty()) {
            return Optional.empty();
        }
        boolean open = house.shifts().desk(account, arrival.queue(), null).isOpen(clock.instant());
        return behind.stream()
                .filter(it -> it.open() == null || it.open() == open)
                .filter(it -> it.word() == null || Words.contain(words(arrival), it.word()))
                .findFirst()
                .map(FlowStore.Behind::bot);
    }

    private static String words(Arrival arrival) {
        return switch (arrival.body()) {
            case Arrival.Text(var text) -> text;
            case Arrival.Media(var _, var _, var caption) -> caption == null ? "" : caption;
            case Arrival.Ready(var content) -> Words.of(content);
        };
    }

    @Override
    public void hears(AccountId account, List<Heard> heard) {
        var now = clock.instant();
        for (var it : heard) {
            if (it.flow() != null && it.conversation().state() == State.TRIAGE) {
                runs.begin(
                        account,
                        new RunId(ids.next()),
                        it.conversation(),
                        it.flow(),
                        Run.Cause.TRIAGE,
                        null,
                        it.message().id(),
                        now);
            }
        }
        runs.hear(
                account,
                heard.stream()
                        .map(it -> new RunStore.Waiting(
                                it.message().id(),
                                it.conversation().id(),
                                it.message().seq(),
                                it.conversation().bot() == BotState.PAUSED))
                        .toList(),
                Rows.json(Reading.skipped(Reading.Skipped.PAUSED, now)),
                now);
        runs.wake(account, heard.stream().map(it -> it.conversation().id()).collect(Collectors.toSet()), now);
        pulse.afterCommit();
    }

    /// Somebody stepped in: the flow stands still, or is over.
    @EventListener
    void on(ConversationEvent event) {
        if (event instanceof ConversationEvent.BotMoved(var account, var conversation)) {
            if (conversation.bot() == BotState.PAUSED) {
                runs.freeze(account, conversation.id(), clock.instant());
            } else {
                runs.cancel(account, conversation.id(), clock.instant());
            }
        }
    }
}
