package app.prosa.understanding;

import app.prosa.sql.AccountId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Each account's vocabulary, compiled once and kept. Who asks says which revision it must be at least, so
/// that a node never answers with what another has changed since.
@Component
public class Vocabularies {

    private static final int MOST_KEPT = 500;

    private final VocabularyStore intents;
    private final EntityTypeStore entities;
    private final ApplicationEventPublisher events;
    private final Cache<AccountId, Compiled> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    Vocabularies(VocabularyStore intents, EntityTypeStore entities, ApplicationEventPublisher events) {
        this.intents = intents;
        this.entities = entities;
        this.events = events;
    }

    private record Compiled(long revision, Vocabulary vocabulary) {}

    /// How often the account's vocabulary has changed; 0: it never had one.
    @Transactional(readOnly = true)
    public long revision(AccountId account) {
        return intents.revision(account);
    }

    /// @param revision as it was read before; 0 asks for nothing at all
    @Transactional(readOnly = true)
    public Vocabulary of(AccountId account, long revision) {
        if (revision == 0) {
            return Vocabulary.EMPTY;
        }
        var held = kept.getIfPresent(account);
        if (held != null && held.revision() == revision) {
            return held.vocabulary();
        }
        // What is read may be newer than the number already; then it is read once more for the newer number.
        var made = new Compiled(revision, new Vocabulary(intents.intents(account), entities.all(account)));
        kept.put(account, made);
        return made.vocabulary();
    }

    /// Counts a change, also of what others keep under the same revision.
    @Transactional
    public void touch(AccountId account) {
        intents.touch(account);
    }

    /// The same, of an account that has taught something; of the others nobody keeps anything.
    @Transactional
    public void touchKnown(AccountId account) {
        intents.touchKnown(account);
    }

    /// An intent or an entity changed.
    void changed(AccountId account) {
        intents.touch(account);
        events.publishEvent(new VocabularyChanged(account));
    }
}
