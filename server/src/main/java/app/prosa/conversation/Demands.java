package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.conversation.ConversationEvent.DemandChanged;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The demands of an account, which its administrators register.
@Component
public class Demands {

    private static final int LONGEST_NAME = 80;
    private static final int MOST = 500;

    private final DemandStore store;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Demands(DemandStore store, Ids ids, Clock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /// All of them, also those that are offered no more.
    @Transactional(readOnly = true)
    public List<Demand> all(AccountId account) {
        return store.all(account);
    }

    @Transactional
    public Demand add(Actor actor, String name) {
        if (store.all(actor.account()).size() >= MOST) {
            throw new Refusal.Conflict("too-many-demands", "There are " + MOST + " demands already.");
        }
        var demand = new Demand(new DemandId(ids.next()), named(name), false);
        uniquely(() -> store.insert(actor.account(), demand, clock.instant()));
        events.publishEvent(new DemandChanged(actor.account(), demand));
        return demand;
    }

    @Transactional
    public Demand change(Actor actor, DemandId id, Change change) {
        var old = store.lock(actor.account(), id).orElseThrow(() -> new Refusal.NotFound("demand"));
        var demand = new Demand(
                id,
                change.name() == null ? old.name() : named(change.name()),
                Objects.requireNonNullElse(change.retired(), old.retired()));
        uniquely(() -> store.update(actor.account(), demand));
        events.publishEvent(new DemandChanged(actor.account(), demand));
        return demand;
    }

    /// What an administrator changes of a demand; what is absent stays.
    public record Change(@Nullable String name, @Nullable Boolean retired) {}

    private static String named(String written) {
        var name = OutsideText.line(written);
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new Refusal.Invalid(
                    "invalid",
                    "A demand has a name of at most " + LONGEST_NAME + " characters.",
                    Map.of("field", "name", "most", LONGEST_NAME));
        }
        return name;
    }

    private static void uniquely(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException _) {
            throw new Refusal.Conflict("name-taken", "There is a demand of this name already.");
        }
    }
}
