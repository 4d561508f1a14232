package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.sql.Ids;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Views of the list that agents keep for themselves, and those that everybody has.
@Component
public class SavedViews {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 40;

    /// Of more than this many nobody wants the number.
    private static final int MOST_COUNTED = 999;

    private final SavedViewStore store;
    private final ListStore lists;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SavedViews(SavedViewStore store, ListStore lists, Ids ids, Clock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.lists = lists;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /// One's own views and the shared ones, by name.
    @Transactional(readOnly = true)
    public List<SavedView> of(Actor actor) {
        return store.of(actor.account(), actor.agent());
    }

    /// How many conversations each view holds for the agent now.
    @Transactional(readOnly = true)
    public Map<UUID, ViewCount> counts(Actor actor) {
        var viewer = Visibility.of(actor);
        var counts = new LinkedHashMap<UUID, ViewCount>();
        for (var view : store.of(actor.account(), actor.agent())) {
            var filter = new ListFilter(actor.account(), viewer, view.look().query(actor));
            counts.put(view.id().value(), lists.count(filter, MOST_COUNTED));
        }
        return counts;
    }

    @Transactional
    public SavedView add(Actor actor, boolean shared, String name, SavedView.Look look) {
        long alike = store.of(actor.account(), actor.agent()).stream()
                .filter(it -> it.shared() == shared)
                .count();
        if (alike >= MOST) {
            throw new Refusal.Conflict("too-many-views", "There are " + MOST + " views already.");
        }
        var view = new SavedView(new SavedViewId(ids.next()), name(name), shared, look);
        store.insert(actor.account(), owner(actor, shared), view, clock.instant());
        return told(actor, view);
    }

    @Transactional
    public SavedView change(Actor actor, boolean shared, SavedViewId id, Change change) {
        var old = locked(actor, shared, id);
        var view = new SavedView(
                id,
                change.name() == null ? old.name() : name(change.name()),
                shared,
                change.look() == null ? old.look() : change.look());
        store.update(actor.account(), view);
        return told(actor, view);
    }

    @Transactional
    public void remove(Actor actor, boolean shared, SavedViewId id) {
        locked(actor, shared, id);
        store.delete(actor.account(), id);
        events.publishEvent(new SavedViewEvent.ViewRemoved(actor.account(), owner(actor, shared), id));
    }

    private SavedView told(Actor actor, SavedView view) {
        events.publishEvent(new SavedViewEvent.ViewChanged(actor.account(), owner(actor, view.shared()), view));
        return view;
    }

    private SavedView locked(Actor actor, boolean shared, SavedViewId id) {
        return store.lock(actor.account(), owner(actor, shared), id).orElseThrow(() -> new Refusal.NotFound("view"));
    }

    private static @Nullable AgentId owner(Actor actor, boolean shared) {
        return shared ? null : actor.agent();
    }

    private static String name(String said) {
        var name = OutsideText.line(said);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal.Invalid(
                    "invalid",
                    "A view's name has 1 to " + LONGEST_NAME + " characters.",
                    Map.of("field", "name", "most", LONGEST_NAME));
        }
        return name;
    }

    /// What is changed of a view; what is absent stays.
    public record Change(@Nullable String name, SavedView.@Nullable Look look) {}
}
