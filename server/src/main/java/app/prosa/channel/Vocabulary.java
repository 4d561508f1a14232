package app.prosa.channel;

import app.prosa.agent.Actor;
import app.prosa.sql.AccountId;
import app.prosa.sql.Remembered;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// By which words the customers of each account refuse offers and ask for them again. Every message asks,
/// so they are [Remembered] for a moment.
@Component
class Vocabulary {

    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 10_000;

    private final WishStore store;
    private final Remembered<AccountId, WishWords.Heard> kept;

    Vocabulary(WishStore store, Clock clock) {
        this.store = store;
        this.kept = new Remembered<>(MOST_KEPT, MOMENT, clock);
    }

    @Transactional(readOnly = true)
    public WishWords words(AccountId account) {
        return store.words(account).orElse(WishWords.USUAL);
    }

    @Transactional
    public WishWords change(Actor actor, WishWords words) {
        var checked = words.checked();
        store.save(actor.account(), checked);
        kept.forgetAfterCommit((account, _) -> account.equals(actor.account()));
        return checked;
    }

    /// Whether a customer wants marketing from now on; empty when this says nothing about it.
    @Transactional(readOnly = true)
    public Optional<Boolean> wanted(AccountId account, Inbound.Body body) {
        return kept.get(account, () -> words(account).heard()).wanted(body);
    }
}
