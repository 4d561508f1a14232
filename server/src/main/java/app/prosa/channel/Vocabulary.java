package app.prosa.channel;

import app.prosa.agent.Actor;
import app.prosa.sql.AccountId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// By which words the customers of each account refuse offers and ask for them again. Every message asks,
/// so they are kept for a moment in memory; this node forgets them when they change, others after that
/// moment.
@Component
class Vocabulary {

    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final WishStore store;
    private final Cache<AccountId, WishWords.Heard> kept =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(MOMENT).build();

    Vocabulary(WishStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    public WishWords words(AccountId account) {
        return store.words(account).orElse(WishWords.USUAL);
    }

    @Transactional
    public WishWords change(Actor actor, WishWords words) {
        var checked = words.checked();
        store.save(actor.account(), checked);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                kept.invalidate(actor.account());
            }
        });
        return checked;
    }

    /// Whether a customer wants marketing from now on; empty when this says nothing about it.
    @Transactional(readOnly = true)
    public Optional<Boolean> wanted(AccountId account, Inbound.Body body) {
        return kept.get(account, it -> words(it).heard()).wanted(body);
    }
}
