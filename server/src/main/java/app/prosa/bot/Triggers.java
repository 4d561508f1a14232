package app.prosa.bot;

import app.prosa.connection.ConnectionId;
import app.prosa.connection.Connections;
import app.prosa.sql.AccountId;
import app.prosa.understanding.BuiltIn;
import app.prosa.understanding.EntityTypeId;
import app.prosa.understanding.EntityTypes;
import app.prosa.understanding.Intent;
import app.prosa.understanding.IntentId;
import app.prosa.understanding.Intents;
import app.prosa.understanding.Usage;
import app.prosa.understanding.Vocabularies;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Says what lets flows begin by themselves, and on which connections. It is kept compiled beside the
/// vocabulary, and counts its changes with it.
@Component
public class Triggers implements Usage {

    private static final int MOST = 50;
    private static final int LONGEST = 80;
    private static final int MOST_KEPT = 500;

    private final TriggerStore store;
    private final FlowStore flows;
    private final Known known;
    private final ApplicationEventPublisher events;
    private final Cache<AccountId, Compiled> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    Triggers(TriggerStore store, FlowStore flows, Known known, ApplicationEventPublisher events) {
        this.store = store;
        this.flows = flows;
        this.known = known;
        this.events = events;
    }

    /// What triggers may name.
    @Component
    record Known(Intents intents, EntityTypes entities, Vocabularies vocabularies, Connections connections) {}

    private record Compiled(long revision, Repertoire repertoire) {}

    /// What may begin by itself.
    ///
    /// @param revision as it was read before; 0: the account never taught anything
    @Transactional(readOnly = true)
    public Repertoire repertoire(AccountId account, long revision) {
        if (revision == 0) {
            return Repertoire.EMPTY;
        }
        var held = kept.getIfPresent(account);
        if (held != null && held.revision() == revision) {
            return held.repertoire();
        }
        var made = new Repertoire(
                known.vocabularies().of(account, revision),
                store.all(account, true),
                Set.copyOf(store.listeners(account)));
        kept.put(account, new Compiled(revision, made));
        return made;
    }

    /// The same as it is at this moment.
    @Transactional(readOnly = true)
    public Repertoire repertoire(AccountId account) {
        return repertoire(account, known.vocabularies().revision(account));
    }

    @Transactional(readOnly = true)
    public Trigger of(AccountId account, FlowId flow) {
        var _ = flows.find(account, flow).orElseThrow(() -> new Refusal.NotFound("flow"));
        return store.find(account, flow).orElse(Trigger.NONE);
    }

    /// Says what lets a flow begin; nothing of all: it waits for people.
    @Transactional
    public Trigger change(AccountId account, FlowId flow, Trigger wanted) {
        var _ = flows.lock(account, flow).orElseThrow(() -> new Refusal.NotFound("flow"));
        var trigger = checked(account, wanted);
        if (trigger.isNone()) {
            store.remove(account, flow);
        } else {
            store.save(account, flow, trigger);
        }
        known.vocabularies().touch(account);
        events.publishEvent(new FlowsChanged(account));
        return trigger;
    }

    private Trigger checked(AccountId account, Trigger wanted) {
        var intents = new HashSet<IntentId>();
        known.intents().all(account).stream().map(Intent::id).forEach(intents::add);
        if (!intents.containsAll(wanted.intents())) {
            throw new Refusal.NotFound("intent");
        }
        var entities = new HashSet<String>();
        Arrays.stream(BuiltIn.values()).map(BuiltIn::key).forEach(entities::add);
        known.entities().all(account).forEach(it -> entities.add(it.id().value().toString()));
        if (!entities.containsAll(wanted.entities())) {
            throw new Refusal.NotFound("entity");
        }
        return new Trigger(
                names(wanted.keywords(), "keywords", it -> !Words.fold(it).isEmpty()),
                wanted.intents().stream().distinct().toList(),
                wanted.entities().stream().distinct().toList(),
                names(wanted.needs(), "needs", it -> !it.isEmpty()),
                names(wanted.lacks(), "lacks", it -> !it.isEmpty()),
                wanted.attended());
    }

    private static List<String> names(List<String> written, String field, Predicate<String> says) {
        var names = written.stream().map(OutsideText::line).distinct().toList();
        boolean fits = names.size() <= MOST && names.stream().allMatch(it -> it.length() <= LONGEST && says.test(it));
        if (!fits) {
            throw new Refusal.Invalid(
                    "invalid",
                    "At most %d, of at most %d characters each.".formatted(MOST, LONGEST),
                    Map.of("field", field, "most", LONGEST));
        }
        return names;
    }

    /// The connections on which customers' messages may let flows begin.
    @Transactional(readOnly = true)
    public List<ConnectionId> listeners(AccountId account) {
        return store.listeners(account);
    }

    @Transactional
    public void listen(AccountId account, ConnectionId connection, boolean on) {
        if (known.connections().find(account, connection).isEmpty()) {
            throw new Refusal.NotFound("connection");
        }
        store.listen(account, connection, on);
        known.connections().listen(account, connection, flows.hears(account, connection));
        known.vocabularies().touch(account);
        events.publishEvent(new FlowsChanged(account));
    }

    /// A flow's name, or whether customers get it, may have changed.
    @EventListener
    void on(FlowsChanged event) {
        known.vocabularies().touchKnown(event.account());
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(AccountId account, IntentId intent) {
        return users(account, it -> it.intents().contains(intent));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> of(AccountId account, EntityTypeId entity) {
        return users(account, it -> it.entities().contains(entity.value().toString()));
    }

    private List<String> users(AccountId account, Predicate<Trigger> uses) {
        return store.all(account, false).stream()
                .filter(it -> uses.test(it.trigger()))
                .map(Repertoire.Dialog::name)
                .toList();
    }
}
