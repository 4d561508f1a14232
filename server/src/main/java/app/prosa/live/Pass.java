package app.prosa.live;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.SessionId;
import app.prosa.contact.Numbers;
import app.prosa.conversation.Visibility;
import app.prosa.sql.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a socket was allowed when it was opened, signed by us: with it a client reconnects without a question to the
/// database. It holds for some minutes, and falls at once when the session ends or the rights change.
record Pass(
        AccountId account,
        AgentId agent,
        String name,
        @Nullable SessionId session,
        boolean all,
        boolean supervisor,
        boolean shares,
        Set<DepartmentId> departments,
        boolean numbers,
        Instant issuedAt) {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    static Pass of(Actor actor, Instant now) {
        var viewer = Visibility.of(actor);
        return new Pass(
                actor.account(),
                actor.agent(),
                actor.name(),
                actor.session(),
                viewer.all(),
                viewer.supervisor(),
                viewer.shares(),
                viewer.departments(),
                Numbers.shownTo(actor),
                now);
    }

    /// The same rights, said again later.
    Pass at(Instant now) {
        return new Pass(account, agent, name, session, all, supervisor, shares, departments, numbers, now);
    }

    Visibility viewer() {
        return new Visibility(agent, all, supervisor, shares, departments);
    }

    boolean isFreshAt(Instant now) {
        return now.isBefore(issuedAt.plus(LIFETIME));
    }
}
