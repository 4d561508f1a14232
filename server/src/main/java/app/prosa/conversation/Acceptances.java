package app.prosa.conversation;

import app.prosa.account.Accounts;
import app.prosa.account.FlowPause;
import app.prosa.agent.Actor;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How what waits becomes an agent's, whether by a click or by their first answer.
@Component
class Acceptances {

    private final Accounts accounts;
    private final Clock clock;

    Acceptances(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// @param pauses whether a flow that is under way stands still from now on (docs/rules.md, E17), where the account
    /// leaves that to the agent
    Conversation accepted(Actor by, Conversation conversation, @Nullable Boolean pauses) {
        var accepted = conversation.accepted(by, clock.instant());
        return conversation.bot() == BotState.ACTIVE && goesOn(by, pauses)
                ? accepted.piloted(BotState.ACTIVE)
                : accepted;
    }

    private boolean goesOn(Actor by, @Nullable Boolean pauses) {
        var rule = accounts.account(by.account()).flowPause();
        return rule == FlowPause.NEVER || (rule == FlowPause.ASK && Boolean.FALSE.equals(pauses));
    }
}
