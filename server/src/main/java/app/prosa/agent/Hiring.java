package app.prosa.agent;

import app.prosa.account.Language;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes a person an agent of an account, whichever way they came: as its founder or by invitation.
@Component
class Hiring {

    private final AgentStore agents;
    private final DepartmentStore departments;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Hiring(AgentStore agents, DepartmentStore departments, Ids ids, Clock clock, ApplicationEventPublisher events) {
        this.agents = agents;
        this.departments = departments;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    public AgentId hire(AccountId account, Newcomer newcomer, String passwordHash) {
        var name = Texts.name("name", newcomer.name());
        var agent = new Agent(
                new AgentId(ids.next()),
                name,
                name.split(" ", 2)[0],
                Texts.email(newcomer.email()),
                null,
                newcomer.profile(),
                null,
                newcomer.departments(),
                Presence.ONLINE,
                null,
                true,
                0,
                null,
                clock.instant());
        try {
            agents.insert(account, agent, passwordHash, Preferences.defaults(newcomer.language()));
        } catch (DuplicateKeyException _) {
            throw new Refusal.Conflict("email-taken", "Somebody signs in with this e-mail already.");
        }
        agents.departments(account, agent.id(), agent.departments());
        events.publishEvent(new AgentEvent.AgentChanged(account, agent.card()));
        departments.all(account).stream()
                .filter(it -> agent.departments().contains(it.id()))
                .forEach(it -> events.publishEvent(new AgentEvent.DepartmentChanged(account, it)));
        return agent.id();
    }

    record Newcomer(String name, String email, Profile profile, List<DepartmentId> departments, Language language) {}
}
