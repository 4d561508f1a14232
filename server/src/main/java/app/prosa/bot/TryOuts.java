package app.prosa.bot;

import app.prosa.account.Accounts;
import app.prosa.agent.Actor;
import app.prosa.contact.TagId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lets the author of a flow talk with it: the very [Engine] that customers get, with nothing behind it.
@Component
public class TryOuts {

    private final Flows flows;
    private final Accounts accounts;
    private final Clock clock;

    TryOuts(Flows flows, Accounts accounts, Clock clock) {
        this.flows = flows;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// One step of a rehearsal.
    ///
    /// @param memory as the last answer gave it; null: from the start
    /// @param said what the author says as the customer; null: nothing, time passes
    /// @param payload the choice that they pressed
    /// @param open whether the department is there
    /// @param tags what the contact has
    /// @param contexts what is marked
    public record Rehearsal(
            Script script,
            @Nullable Memory memory,
            @Nullable String said,
            @Nullable String payload,
            String contact,
            boolean open,
            List<TagId> tags,
            List<String> contexts) {
        public Rehearsal {
            tags = List.copyOf(tags);
            contexts = List.copyOf(contexts);
        }
    }

    /// @param flaws what is wrong with the script
    public record Rehearsed(Memory memory, List<Effect> effects, boolean used, List<Flaw> flaws) {
        public Rehearsed {
            effects = List.copyOf(effects);
            flaws = List.copyOf(flaws);
        }
    }

    @Transactional(readOnly = true)
    public Rehearsed rehearse(Actor actor, Rehearsal asked) {
        var account = accounts.account(actor.account());
        var memory = asked.memory() == null ? Memory.NEW : asked.memory();
        var scene = new Scene(
                asked.contact(),
                "00000000-000000",
                asked.open(),
                ZoneId.of(account.timeZone()),
                Set.copyOf(asked.tags()),
                Set.copyOf(asked.contexts()));
        var now = clock.instant();
        var turn = Engine.play(asked.script(), memory, happening(asked, memory), scene, soon(memory, asked, now));
        return new Rehearsed(turn.memory(), turn.effects(), turn.used(), flows.flaws(account.id(), asked.script()));
    }

    private static Happening happening(Rehearsal asked, Memory memory) {
        if (memory.stance() == Memory.Stance.NEW) {
            return new Happening.Begun();
        }
        return asked.said() == null ? new Happening.Passed() : new Happening.Said(asked.said(), asked.payload());
    }

    /// Who rehearses does not wait: when nothing is said, the time has come.
    private static Instant soon(Memory memory, Rehearsal asked, Instant now) {
        var until = memory.until();
        return asked.said() == null && until != null && until.isAfter(now) ? until : now;
    }
}
