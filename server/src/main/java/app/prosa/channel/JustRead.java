package app.prosa.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Webhooks that this node has just taken in, in our words: who settles their events need not fetch and read the bytes
/// once more. It is a convenience; what is not here is in the ledger.
@Component
class JustRead {

    private static final int MOST_BYTES = 16 << 20;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Cache<UUID, Webhook> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((UUID _, Webhook it) -> it.bytes())
            .expireAfterWrite(LONGEST)
            .build();

    private record Webhook(int bytes, Map<String, Inbound> events) {}

    void keep(LedgerStore.Post post, List<Inbound> told) {
        kept.put(post.id(), new Webhook(post.body().length, byKey(told)));
    }

    Optional<Map<String, Inbound>> find(UUID post) {
        return Optional.ofNullable(kept.getIfPresent(post)).map(Webhook::events);
    }

    /// The events of a webhook by what the ledger calls them.
    static Map<String, Inbound> byKey(List<Inbound> told) {
        var byKey = new HashMap<String, Inbound>();
        told.forEach(it -> byKey.putIfAbsent(Destinations.key(it), it));
        return byKey;
    }
}
