package app.prosa.bot;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentCard;
import app.prosa.agent.Agents;
import app.prosa.agent.Department;
import app.prosa.agent.Departments;
import app.prosa.bot.FlowStore.Door;
import app.prosa.bot.FlowStore.Row;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.Connections;
import app.prosa.contact.Tag;
import app.prosa.contact.Tags;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.understanding.EntityTypes;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes flows and publishes them, and says which connections they receive.
@Component
public class Flows {

    private static final int MOST = 300;
    private static final int LONGEST_NAME = 80;

    private final FlowStore store;
    private final House house;
    private final Connections connections;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Flows(
            FlowStore store,
            House house,
            Connections connections,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.house = house;
        this.connections = connections;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /// What flows may name.
    @Component
    record House(Departments departments, Agents agents, Tags tags, EntityTypes entities, TriggerStore triggers) {

        /// @param flow that begins by messages, perhaps, which then bring along what they name; null: not
        ///     known
        Proofreading.Known known(AccountId account, @Nullable FlowId flow) {
            return new Proofreading.Known(
                    departments.all(account).stream().map(Department::id).collect(Collectors.toSet()),
                    tags.all(account).stream().map(Tag::id).collect(Collectors.toSet()),
                    agents.cards(account).stream()
                            .filter(AgentCard::active)
                            .map(AgentCard::id)
                            .collect(Collectors.toSet()),
                    flow == null || triggers.find(account, flow).isPresent()
                            ? Variables.of(entities.all(account))
                            : Set.of());
        }
    }

    /// All of them, by name.
    @Transactional(readOnly = true)
    public List<FlowCard> all(AccountId account) {
        var doors = store.doors(account);
        return store.all(account).stream()
                .map(it -> new FlowCard(
                        it.id(),
                        it.name(),
                        it.published() != null,
                        it.changed(),
                        it.draft().steps().size(),
                        doors.stream()
                                .filter(door -> door.flowId().equals(it.id()))
                                .map(Door::connectionId)
                                .distinct()
                                .toList()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Flow read(AccountId account, FlowId id) {
        return shown(account, store.find(account, id).orElseThrow(() -> new Refusal.NotFound("flow")));
    }

    /// A new one, perhaps with steps from somewhere else.
    @Transactional
    public Flow add(AccountId account, String name, @Nullable Script script) {
        if (store.count(account) >= MOST) {
            throw new Refusal.Conflict("too-many-flows", "There are " + MOST + " flows already.");
        }
        var id = new FlowId(ids.next());
        var draft = Objects.requireNonNullElse(script, Script.EMPTY);
        uniquely(() -> store.insert(account, id, named(name), draft, clock.instant()));
        events.publishEvent(new FlowsChanged(account));
        return read(account, id);
    }

    /// Writes the draft anew.
    ///
    /// @throws Refusal.Conflict `stale-draft` when somebody else has changed it since
    @Transactional
    public Flow save(AccountId account, FlowId id, long revision, String name, Script script) {
        var before = seen(account, id, revision);
        if (!before.name().equals(name) || !before.draft().equals(script)) {
            uniquely(() -> store.save(account, id, named(name), script));
            events.publishEvent(new FlowsChanged(account));
        }
        return read(account, id);
    }

    /// From now on customers get the draft; who is in the middle of an earlier version goes on with that.
    ///
    /// @throws Refusal.Conflict `flow-broken` with how many things are wrong with it
    @Transactional
    public Flow publish(Actor actor, FlowId id, long revision) {
        var account = actor.account();
        var before = seen(account, id, revision);
        int wrong = Proofreading.of(before.draft(), house.known(account, id)).size();
        if (wrong > 0) {
            throw new Refusal.Conflict("flow-broken", "Something is wrong with the flow.", Map.of("flaws", wrong));
        }
        if (before.changed()) {
            int number = before.published() == null ? 1 : before.published() + 1;
            store.publish(account, id, number, before.draft(), clock.instant(), actor.agent());
            events.publishEvent(new FlowsChanged(account));
        }
        return read(account, id);
    }

    /// Removes a flow. Where it is under way it goes on to its end.
    ///
    /// @throws Refusal.Conflict `flow-in-use` while it receives a connection's tickets
    @Transactional
    public void remove(AccountId account, FlowId id) {
        var _ = store.lock(account, id).orElseThrow(() -> new Refusal.NotFound("flow"));
        if (store.doors(account).stream().anyMatch(it -> it.flowId().equals(id))) {
            throw new Refusal.Conflict("flow-in-use", "This flow receives the tickets of a connection.");
        }
        store.remove(account, id, clock.instant());
        events.publishEvent(new FlowsChanged(account));
    }

    /// Which flow receives the new tickets of a connection.
    ///
    /// @param open while its department is there; null: none
    /// @param closed while nobody is
    public record Doorway(
            ConnectionId connectionId,
            @Nullable FlowId open,
            @Nullable FlowId closed) {}

    /// Every connection of the account, oldest first.
    @Transactional(readOnly = true)
    public List<Doorway> doorways(AccountId account) {
        var doors = store.doors(account);
        return connections.all(account).stream()
                .map(Connection::id)
                .map(it -> new Doorway(it, flow(doors, it, true), flow(doors, it, false)))
                .toList();
    }

    private static @Nullable FlowId flow(List<Door> doors, ConnectionId connection, boolean open) {
        return doors.stream()
                .filter(it -> it.connectionId().equals(connection) && it.open() == open)
                .findFirst()
                .map(Door::flowId)
                .orElse(null);
    }

    /// @throws Refusal.Conflict `not-published` for a flow that customers cannot get yet
    @Transactional
    public Doorway receive(AccountId account, Doorway wanted) {
        var connection = wanted.connectionId();
        if (connections.find(account, connection).isEmpty()) {
            throw new Refusal.NotFound("connection");
        }
        mustBePublished(account, wanted.open());
        mustBePublished(account, wanted.closed());
        store.leadTo(account, connection, true, wanted.open());
        store.leadTo(account, connection, false, wanted.closed());
        connections.listen(account, connection, store.hears(account, connection));
        events.publishEvent(new FlowsChanged(account));
        return wanted;
    }

    private void mustBePublished(AccountId account, @Nullable FlowId id) {
        if (id != null) {
            published(account, id);
        }
    }

    /// The version that customers get.
    ///
    /// @throws Refusal.Conflict `not-published` when there is none yet
    int published(AccountId account, FlowId id) {
        var flow = store.lock(account, id).orElseThrow(() -> new Refusal.NotFound("flow"));
        if (flow.published() == null) {
            throw new Refusal.Conflict("not-published", "Publish the flow first.");
        }
        return flow.published();
    }

    private Row seen(AccountId account, FlowId id, long revision) {
        var flow = store.lock(account, id).orElseThrow(() -> new Refusal.NotFound("flow"));
        if (flow.revision() != revision) {
            throw new Refusal.Conflict("stale-draft", "Somebody else has changed this flow. Load it again.");
        }
        return flow;
    }

    private Flow shown(AccountId account, Row row) {
        return new Flow(
                row.id(),
                row.name(),
                row.draft(),
                row.revision(),
                row.published(),
                row.publishedAt(),
                row.changed(),
                Proofreading.of(row.draft(), house.known(account, row.id())));
    }

    /// What is wrong with a script that nobody has kept.
    @Transactional(readOnly = true)
    public List<Flaw> flaws(AccountId account, Script script) {
        return Proofreading.of(script, house.known(account, null));
    }

    private static String named(String written) {
        var name = OutsideText.line(written);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal.Invalid(
                    "invalid",
                    "A flow has a name of at most " + LONGEST_NAME + " characters.",
                    Map.of("field", "name", "most", LONGEST_NAME));
        }
        return name;
    }

    private static void uniquely(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException _) {
            throw new Refusal.Conflict("name-taken", "There is a flow of this name already.");
        }
    }
}
