package app.prosa.agent;

import app.prosa.account.Accounts;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What agents may change about themselves. Also where everybody who shows the console its owner gets [Me].
@Component
public class Myself {

    private final AgentStore agents;
    private final PhotoStore photos;
    private final Accounts accounts;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Myself(AgentStore agents, PhotoStore photos, Accounts accounts, Clock clock, ApplicationEventPublisher events) {
        this.agents = agents;
        this.photos = photos;
        this.accounts = accounts;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Me me(AccountId account, AgentId id) {
        var self = agents.self(account, id).orElseThrow(() -> new Refusal.NotFound("agent"));
        var permissions = Permission.of(self.agent().profile(), self.agent().permissions()).stream()
                .sorted()
                .toList();
        return new Me(self.agent(), accounts.account(account), permissions, self.preferences());
    }

    @Transactional
    public Me change(Actor actor, Change change) {
        var old = locked(actor);
        if (change.preferences() != null) {
            agents.preferences(actor.account(), actor.agent(), change.preferences());
        }
        var name = change.name() == null ? old.name() : Texts.name("name", change.name());
        var shown = change.displayName() == null ? old.displayName() : Texts.name("displayName", change.displayName());
        if (!name.equals(old.name()) || !shown.equals(old.displayName())) {
            agents.update(actor.account(), old.named(name, shown));
            announce(actor);
            return me(actor.account(), actor.agent());
        }
        var me = me(actor.account(), actor.agent());
        events.publishEvent(new AgentEvent.MeChanged(actor.account(), me));
        return me;
    }

    @Transactional
    public Me photo(Actor actor, Photo photo) {
        locked(actor);
        photos.save(actor.account(), actor.agent(), photo, clock.instant());
        announce(actor);
        return me(actor.account(), actor.agent());
    }

    @Transactional
    public Me withoutPhoto(Actor actor) {
        locked(actor);
        photos.delete(actor.account(), actor.agent());
        announce(actor);
        return me(actor.account(), actor.agent());
    }

    @Transactional
    public void available(Actor actor, Presence availability) {
        var agent = locked(actor);
        if (agent.availability() != availability) {
            agents.availability(actor.account(), actor.agent(), availability);
            announce(actor);
        }
    }

    private Agent locked(Actor actor) {
        return agents.lock(actor.account(), actor.agent()).orElseThrow(() -> new Refusal.NotFound("agent"));
    }

    private void announce(Actor actor) {
        var agent = agents.find(actor.account(), actor.agent()).orElseThrow();
        events.publishEvent(new AgentEvent.AgentChanged(actor.account(), agent.card()));
    }

    /// What an agent changes about themselves; what is absent stays.
    ///
    /// @param preferences all of them, when any changes
    public record Change(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable Preferences preferences) {}
}
