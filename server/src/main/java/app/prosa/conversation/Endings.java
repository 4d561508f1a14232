package app.prosa.conversation;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.Shifts;
import app.prosa.web.Refusal;
import org.springframework.stereotype.Component;

/// What must be true before a ticket ends, and what becomes of the conversation then.
@Component
class Endings {

    private final Shifts shifts;
    private final DemandStore demands;

    Endings(Shifts shifts, DemandStore demands) {
        this.shifts = shifts;
        this.demands = demands;
    }

    /// An agent ends a conversation.
    ///
    /// @throws Refusal.Conflict `demand-required` where the department wants to know what each service was
    /// about, and there is something to choose from
    Conversation of(Actor actor, Conversation before, Conversation over) {
        var desk = shifts.desk(actor.account(), before.department(), null);
        boolean asked = desk.rules().demandRequired()
                && actor.has(Module.DEMANDS)
                && before.state().isOpen();
        if (asked && before.ticket().demand() == null && demands.any(actor.account())) {
            throw new Refusal.Conflict("demand-required", "Choose a demand before you resolve the conversation.");
        }
        return shelved(desk, over);
    }

    /// Out of the main view where the account wants that of everything that is over (docs/rules.md, E27).
    Conversation shelved(Shifts.Desk desk, Conversation over) {
        return desk.autoArchive() ? over.archived(true) : over;
    }
}
