package app.prosa.understanding;

import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.understanding.EntityType.Value;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Teaches what customers name.
@Component
public class EntityTypes {

    private static final int MOST = 100;
    private static final int MOST_VALUES = 500;
    private static final int MOST_SYNONYMS = 50;

    private final EntityTypeStore store;
    private final Vocabularies vocabularies;
    private final ObjectProvider<Usage> usage;
    private final Ids ids;
    private final Clock clock;

    EntityTypes(EntityTypeStore store, Vocabularies vocabularies, ObjectProvider<Usage> usage, Ids ids, Clock clock) {
        this.store = store;
        this.vocabularies = vocabularies;
        this.usage = usage;
        this.ids = ids;
        this.clock = clock;
    }

    /// All of the account's own, by name.
    @Transactional(readOnly = true)
    public List<EntityType> all(AccountId account) {
        return store.all(account);
    }

    @Transactional
    public EntityType add(AccountId account, String name, List<Value> values) {
        if (store.all(account).size() >= MOST) {
            throw new Refusal.Conflict("too-many-entities", "There are " + MOST + " entities already.");
        }
        var type = new EntityType(new EntityTypeId(ids.next()), Naming.of(name), checked(values), 1);
        Naming.uniquely(() -> store.insert(account, type, clock.instant()));
        vocabularies.changed(account);
        return type;
    }

    /// @throws Refusal.Conflict `changed-meanwhile` when somebody else has changed it since
    @Transactional
    public EntityType change(AccountId account, EntityTypeId id, long revision, String name, List<Value> values) {
        var before = locked(account, id);
        if (before.revision() != revision) {
            throw new Refusal.Conflict("changed-meanwhile", "Somebody else has changed this entity. Load it again.");
        }
        var type = new EntityType(id, Naming.of(name), checked(values), revision + 1);
        Naming.uniquely(() -> store.update(account, type));
        vocabularies.changed(account);
        return type;
    }

    /// @throws Refusal.Conflict `intent-in-use` while something begins by it
    @Transactional
    public void remove(AccountId account, EntityTypeId id) {
        var type = locked(account, id);
        Intents.mustBeUnused(
                usage.stream().flatMap(it -> it.of(account, type.id()).stream()).toList());
        store.delete(account, id);
        vocabularies.changed(account);
    }

    private EntityType locked(AccountId account, EntityTypeId id) {
        return store.lock(account, id).orElseThrow(() -> new Refusal.NotFound("entity"));
    }

    private static List<Value> checked(List<Value> values) {
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw invalid("values", MOST_VALUES);
        }
        var taken = new HashSet<String>();
        return values.stream().map(it -> checked(it, taken)).toList();
    }

    /// Each word means one thing only; the same twice of one thing is said once.
    private static Value checked(Value value, Set<String> taken) {
        if (value.synonyms().size() > MOST_SYNONYMS) {
            throw invalid("synonyms", MOST_SYNONYMS);
        }
        var name = word(value.name());
        if (!taken.add(Speech.line(name))) {
            throw twice(name);
        }
        var own = new HashSet<String>();
        own.add(Speech.line(name));
        var synonyms = value.synonyms().stream()
                .map(EntityTypes::word)
                .filter(it -> own.add(Speech.line(it)))
                .toList();
        synonyms.forEach(it -> {
            if (!taken.add(Speech.line(it))) {
                throw twice(it);
            }
        });
        return new Value(name, synonyms);
    }

    private static String word(String written) {
        var word = Naming.of(written, "value", Naming.LONGEST);
        if (Speech.line(word).isEmpty()) {
            throw invalid("value", Naming.LONGEST);
        }
        return word;
    }

    private static Refusal twice(String word) {
        return new Refusal.Conflict("same-value", "Two values have the same word.", Map.of("value", word));
    }

    private static Refusal invalid(String field, int most) {
        return new Refusal.Invalid(
                "invalid", "At most %d, and words.".formatted(most), Map.of("field", field, "most", most));
    }
}
