package app.prosa.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What is asked for all the time and seldom changes, kept in memory for a moment after it was read from the database.
/// This node forgets it when it changes here; what changes on another is noticed when the moment is over.
///
/// Nobody waits for another's reading: two who ask at once both read. Whoever waited might hold a connection of the
/// pool while the one who reads waits for one, and when all are held so, nobody gets any further
/// (docs/decisions/0025-nobody-waits-for-anothers-reading.md).
public final class Remembered<K, V> {

    private final Cache<K, V> kept;
    private final AtomicLong forgotten = new AtomicLong();

    /// @param most so many are kept
    /// @param moment after which each is read again
    public Remembered(int most, Duration moment, Clock clock) {
        kept = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterWrite(moment)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /// What was read a moment ago, else what is read now.
    public V get(K key, Supplier<V> read) {
        return find(key, () -> Optional.of(read.get())).orElseThrow();
    }

    /// The same of what may not be there; that it is not is not kept.
    public Optional<V> find(K key, Supplier<Optional<V>> read) {
        var held = kept.getIfPresent(key);
        if (held != null) {
            return Optional.of(held);
        }
        long before = forgotten.get();
        var found = read.get();
        found.ifPresent(it -> {
            kept.put(key, it);
            // It may have changed between our reading and our putting; then we read too early.
            if (forgotten.get() != before) {
                kept.invalidate(key);
            }
        });
        return found;
    }

    /// Puts another in its place, unless it has been forgotten or replaced meanwhile.
    public void replace(K key, V old, V fresh) {
        kept.asMap().replace(key, old, fresh);
    }

    /// Forgets these when the transaction has committed: before it another would only read the old state again. Nothing
    /// is lost when the node dies in between, for its memory dies too.
    public void forgetAfterCommit(BiPredicate<K, V> which) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget(which);
            }
        });
    }

    /// Forgets these at once.
    public void forget(BiPredicate<K, V> which) {
        forgotten.incrementAndGet();
        kept.asMap().entrySet().removeIf(it -> which.test(it.getKey(), it.getValue()));
    }
}
