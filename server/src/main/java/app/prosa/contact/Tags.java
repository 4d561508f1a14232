package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The tags of an account, and which contacts have them.
@Component
public class Tags {

    private static final int MOST = 500;
    private static final int MOST_OF_ONE = 50;
    private static final int LONGEST_NAME = 40;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final TagStore store;
    private final Contacts contacts;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Tags(TagStore store, Contacts contacts, Ids ids, Clock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.contacts = contacts;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Tag> all(AccountId account) {
        return store.all(account);
    }

    @Transactional
    public Tag add(AccountId account, String name, String color) {
        if (store.all(account).size() >= MOST) {
            throw new Refusal.Conflict("too-many-tags", "There are " + MOST + " tags already.");
        }
        var tag = new Tag(new TagId(ids.next()), name(name), color(color));
        uniquely(() -> store.insert(account, tag, clock.instant()));
        events.publishEvent(new TagEvent.TagChanged(account, tag));
        return tag;
    }

    @Transactional
    public Tag change(AccountId account, TagId id, Change change) {
        var old = locked(account, id);
        var tag = new Tag(
                id,
                change.name() == null ? old.name() : name(change.name()),
                change.color() == null ? old.color() : color(change.color()));
        uniquely(() -> store.update(account, tag));
        events.publishEvent(new TagEvent.TagChanged(account, tag));
        return tag;
    }

    /// Removes a tag, also from every contact that has it.
    @Transactional
    public void remove(AccountId account, TagId id) {
        locked(account, id);
        store.delete(account, id);
        events.publishEvent(new TagEvent.TagRemoved(account, id));
    }

    /// Puts a tag on a contact; doing it again changes nothing.
    @Transactional
    public Contact put(Actor actor, ContactId contact, TagId id) {
        var known = contacts.locked(contact, actor);
        locked(actor.account(), id);
        if (known.contact().tags().size() >= MOST_OF_ONE
                && !known.contact().tags().contains(id)) {
            throw new Refusal.Conflict("too-many-tags", "A contact has at most " + MOST_OF_ONE + " tags.");
        }
        return store.put(actor.account(), contact, id) ? contacts.retagged(actor.account(), contact) : known.contact();
    }

    /// Takes a tag off a contact; doing it again changes nothing.
    @Transactional
    public Contact take(Actor actor, ContactId contact, TagId id) {
        var known = contacts.locked(contact, actor);
        locked(actor.account(), id);
        return store.take(actor.account(), contact, id) ? contacts.retagged(actor.account(), contact) : known.contact();
    }

    /// Holds a contact until the transaction ends, for who will change its tags and holds its conversation as well.
    @Transactional
    public void hold(AccountId account, ContactId contact) {
        contacts.hold(account, contact);
    }

    /// Puts a tag on a contact by a rule, or takes it off. A tag or a contact that is gone is passed by.
    @Transactional
    public void byRule(AccountId account, ContactId contact, TagId id, boolean on) {
        if (store.lock(account, id).isEmpty() || !contacts.hold(account, contact)) {
            return;
        }
        if (on ? store.put(account, contact, id) : store.take(account, contact, id)) {
            contacts.retagged(account, contact);
        }
    }

    /// Contacts that have a tag, at most so many: whoever asks for one more than they can use learns that it is too
    /// common.
    @Transactional(readOnly = true)
    public List<ContactId> having(AccountId account, TagId tag, int most) {
        return store.having(account, tag, most);
    }

    private Tag locked(AccountId account, TagId id) {
        return store.lock(account, id).orElseThrow(() -> new Refusal.NotFound("tag"));
    }

    private static void uniquely(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException _) {
            throw new Refusal.Conflict("name-taken", "There is a tag of this name already.");
        }
    }

    private static String name(String said) {
        var name = OutsideText.line(said).replaceAll(" {2,}", " ");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Refusal.Invalid(
                    "invalid",
                    "A tag's name has 1 to " + LONGEST_NAME + " characters.",
                    Map.of("field", "name", "most", LONGEST_NAME));
        }
        return name;
    }

    private static String color(String color) {
        if (!COLOR.matcher(color).matches()) {
            throw new Refusal.Invalid("invalid", "A color looks like #5b4fd6.", Map.of("field", "color"));
        }
        return color.toLowerCase(Locale.ROOT);
    }

    /// What is changed of a tag; what is absent stays.
    public record Change(@Nullable String name, @Nullable String color) {}
}
