package app.prosa.agent;

import app.prosa.account.AccountChanged;
import app.prosa.account.Accounts;
import app.prosa.account.OfficeHours;
import app.prosa.account.Ownership;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The people of an account: who they are, and what administrators decide about them.
@Component
public class Agents {

    private final AgentStore agents;
    private final PhotoStore photos;
    private final DepartmentStore departments;
    private final Browsers browsers;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    Agents(
            AgentStore agents,
            PhotoStore photos,
            DepartmentStore departments,
            Browsers browsers,
            Accounts accounts,
            ApplicationEventPublisher events) {
        this.agents = agents;
        this.photos = photos;
        this.departments = departments;
        this.browsers = browsers;
        this.accounts = accounts;
        this.events = events;
    }

    /// An agent who is not here, with the rights they have at this moment: for what happens in their name.
    ///
    /// @return empty when nobody of that id works here any more
    @Transactional(readOnly = true)
    public Optional<Actor> actor(AccountId account, AgentId id) {
        var house = accounts.account(account);
        return agents.find(account, id)
                .filter(Agent::active)
                .map(it -> new Actor(
                        account,
                        id,
                        it.name(),
                        it.profile(),
                        Permission.of(it.profile(), it.permissions()),
                        Set.copyOf(it.departments()),
                        house.ownership() == Ownership.SHARED,
                        Set.copyOf(house.modules()),
                        null));
    }

    /// An agent of the current account.
    @Transactional(readOnly = true)
    public AgentCard card(AgentId id) {
        return card(Tenant.account(), id).orElseThrow(() -> new Refusal.NotFound("agent"));
    }

    /// Everyone who works or worked in the current account, by name.
    @Transactional(readOnly = true)
    public List<AgentCard> cards() {
        return cards(Tenant.account());
    }

    /// @return empty when the account has no such agent
    @Transactional(readOnly = true)
    public Optional<AgentCard> card(AccountId account, AgentId id) {
        return agents.find(account, id).map(Agent::card);
    }

    /// Everyone who works or worked here, by name.
    @Transactional(readOnly = true)
    public List<AgentCard> cards(AccountId account) {
        return agents.all(account).stream().map(Agent::card).toList();
    }

    /// @return empty when there is no such agent, or none with a photo
    @Transactional(readOnly = true)
    public Optional<Photo> photo(AccountId account, AgentId id) {
        return photos.find(account, id);
    }

    @Transactional(readOnly = true)
    public List<Agent> all(AccountId account) {
        return agents.all(account);
    }

    @Transactional
    public Agent change(Actor actor, AgentId id, Change change) {
        var account = actor.account();
        // Administrators first and always in the same order: two who demote each other come one after the other.
        var admins = agents.lockAdmins(account);
        var old = agents.lock(account, id).orElseThrow(() -> new Refusal.NotFound("agent"));
        var agent = change.on(old);
        actor.mustBeAbove(old.profile(), old.permissions());
        actor.mustBeAbove(agent.profile(), agent.permissions());
        if (admins.equals(List.of(id)) && !(agent.active() && agent.profile() == Profile.ADMIN)) {
            throw new Refusal.Conflict("last-admin", "Somebody must administer the workspace.");
        }
        if (departments.count(account, agent.departments())
                != agent.departments().size()) {
            throw new Refusal.NotFound("department");
        }
        update(account, agent);
        agents.departments(account, id, agent.departments());
        events.publishEvent(new AgentEvent.AgentChanged(account, agent.card()));
        announceRights(account, old, agent);
        return agent;
    }

    private void update(AccountId account, Agent agent) {
        try {
            agents.update(account, agent);
        } catch (DuplicateKeyException _) {
            throw new Refusal.Conflict("extension-taken", "Somebody has this extension already.");
        }
    }

    /// Who shares conversations with whom, and what is switched on, is part of everybody's rights.
    @EventListener
    void on(AccountChanged event) {
        if (event.before().ownership() != event.account().ownership()
                || !event.before().modules().equals(event.account().modules())) {
            var account = event.account().id();
            agents.all(account).forEach(it -> events.publishEvent(new AgentEvent.RightsChanged(account, it.id())));
        }
    }

    private void announceRights(AccountId account, Agent old, Agent agent) {
        var moved = Stream.concat(old.departments().stream(), agent.departments().stream())
                .filter(it ->
                        old.departments().contains(it) != agent.departments().contains(it))
                .toList();
        if (!moved.isEmpty()) {
            departments.all(account).stream()
                    .filter(it -> moved.contains(it.id()))
                    .forEach(it -> events.publishEvent(new AgentEvent.DepartmentChanged(account, it)));
        }
        boolean same = old.profile() == agent.profile()
                && old.active() == agent.active()
                && Objects.equals(old.permissions(), agent.permissions());
        if (!moved.isEmpty() || !same) {
            events.publishEvent(new AgentEvent.RightsChanged(account, agent.id()));
        }
        if (!agent.active()) {
            browsers.endAll(account, agent.id());
        }
    }

    /// What an administrator changes of an agent; what is absent stays.
    ///
    /// @param extension empty: none
    /// @param permissions exactly what they may do
    /// @param usual true: what the profile says, whatever was chosen before
    /// @param capacity at most 1,000; 0: as their departments say
    public record Change(
            @Nullable String name,
            @Nullable String displayName,
            @Nullable String extension,
            @Nullable Profile profile,
            @Nullable List<Permission> permissions,
            @Nullable Boolean usual,
            @Nullable List<DepartmentId> departments,
            @Nullable Boolean active,
            @Nullable Integer capacity,
            @Nullable Shift shift) {

        private static final int MOST_CAPACITY = 1_000;

        /// When somebody works.
        ///
        /// @param hours null: when their departments say
        public record Shift(@Nullable OfficeHours hours) {}

        private @Nullable OfficeHours hours(Agent old) {
            if (shift == null) {
                return old.hours();
            }
            return shift.hours() == null ? null : shift.hours().checked("shift.hours");
        }

        private int capacity(Agent old) {
            if (capacity == null) {
                return old.capacity();
            }
            if (capacity < 0 || capacity > MOST_CAPACITY) {
                throw new Refusal.Invalid(
                        "invalid",
                        "capacity must be between 0 and " + MOST_CAPACITY + ".",
                        Map.of("field", "capacity", "least", 0, "most", MOST_CAPACITY));
            }
            return capacity;
        }

        private @Nullable List<Permission> permissions(Agent old) {
            if (Boolean.TRUE.equals(usual)) {
                return null;
            }
            return permissions == null
                    ? old.permissions()
                    : permissions.stream().distinct().sorted().toList();
        }

        Agent on(Agent old) {
            return new Agent(
                    old.id(),
                    name == null ? old.name() : Texts.name("name", name),
                    displayName == null ? old.displayName() : Texts.name("displayName", displayName),
                    old.email(),
                    extension == null ? old.extension() : Texts.extension(extension),
                    Objects.requireNonNullElse(profile, old.profile()),
                    permissions(old),
                    departments == null
                            ? old.departments()
                            : departments.stream().distinct().toList(),
                    old.availability(),
                    old.photo(),
                    Objects.requireNonNullElse(active, old.active()),
                    capacity(old),
                    hours(old),
                    old.createdAt());
        }
    }
}
