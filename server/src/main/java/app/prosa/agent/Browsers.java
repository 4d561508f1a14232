package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The browsers in which an agent is signed in: begins their sessions and ends them.
@Component
class Browsers {

    private final SessionStore sessions;
    private final Myself myself;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Browsers(SessionStore sessions, Myself myself, Ids ids, Clock clock, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.myself = myself;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    public Entry enter(AccountId account, AgentId agent, Visit visit) {
        var now = clock.instant();
        var secret = Secrets.make();
        var session = new Session(new SessionId(ids.next()), true, now, now, visit.address(), visit.userAgent());
        sessions.deleteExpired(account, agent, now);
        sessions.insert(account, agent, Secrets.hash(secret), session, now.plus(Credentials.SESSION_LENGTH));
        return new Entry(myself.me(account, agent), secret);
    }

    @Transactional(readOnly = true)
    public List<Session> all(Actor actor) {
        return sessions.of(actor, clock.instant());
    }

    @Transactional
    public void end(Actor actor, SessionId session) {
        if (!sessions.delete(actor.account(), actor.agent(), session)) {
            throw new Refusal.NotFound("session");
        }
        events.publishEvent(new AgentEvent.SessionEnded(actor.account(), session));
    }

    @Transactional
    public void endAll(AccountId account, AgentId agent) {
        sessions.deleteAll(account, agent).forEach(it -> events.publishEvent(new AgentEvent.SessionEnded(account, it)));
    }

    @Transactional
    public void endOthers(Actor actor) {
        sessions.of(actor, clock.instant()).stream().filter(it -> !it.current()).forEach(it -> end(actor, it.id()));
    }
}
