package app.prosa.live;

import app.prosa.conversation.ConversationId;
import app.prosa.sql.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// Which customers are there: a window of theirs is connected, or asks again and again, at this node or another. Agents
/// who have the conversation open see them come and leave. It is gone with the moment and skips the event log.
@Component
class CustomerPresence implements Neighbours.Listener {

    /// How long whoever has no socket counts as there after they asked: a little longer than the widget waits at most
    /// before it asks again (`widget/src/chat/polling.ts`).
    private static final Duration POLLED = Duration.ofSeconds(40);

    private static final int MOST_PER_SIGNAL = 50;

    private final Map<Place, Instant> polling = new ConcurrentHashMap<>();
    private final Map<Place, Set<UUID>> elsewhere = new ConcurrentHashMap<>();
    private final SingletonSupplier<List<EventFollower>> followers;
    private final Onlookers onlookers;
    private final Neighbours neighbours;
    private final Clock clock;

    CustomerPresence(ObjectProvider<EventFollower> followers, Onlookers onlookers, Neighbours neighbours, Clock clock) {
        this.followers = SingletonSupplier.of(() -> followers.stream().toList());
        this.onlookers = onlookers;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    private record Place(AccountId account, ConversationId conversation) {}

    /// Whether the customer is there, at this node or another.
    boolean isThere(AccountId account, ConversationId conversation) {
        var place = new Place(account, conversation);
        return isHere(place) || elsewhere.containsKey(place);
    }

    private boolean isHere(Place place) {
        return polling.containsKey(place) || isFollowed(place);
    }

    private boolean isFollowed(Place place) {
        return followers.obtain().stream().anyMatch(it -> it.follows(place.account(), place.conversation()));
    }

    /// Whether the customer is there of the conversation that a screen has open.
    Optional<Frames.VisitorMoved> before(AgentSocket socket) {
        var account = socket.rights().account();
        return Optional.ofNullable(socket.watched()).map(it -> new Frames.VisitorMoved(it, isThere(account, it), null));
    }

    /// A window of the customer without a socket has asked for news.
    void polled(AccountId account, ConversationId conversation) {
        var until = clock.instant().plus(POLLED);
        polling.compute(new Place(account, conversation), (place, before) -> {
            if (before == null) {
                tell(place, new Frames.VisitorMoved(conversation, true, null));
            }
            return until;
        });
    }

    /// Takes leave of those who have stopped asking.
    @SuppressWarnings("NullAway") // null is how compute removes an entry
    void forgetPolled() {
        var now = clock.instant();
        List.copyOf(polling.keySet())
                .forEach(place -> polling.computeIfPresent(place, (_, until) -> {
                    if (until.isAfter(now)) {
                        return until;
                    }
                    if (!isFollowed(place)) {
                        tellLeft(place);
                    }
                    return null;
                }));
    }

    /// A window of the customer is connected, or on another page.
    void moved(AccountId account, Frames.VisitorMoved moved) {
        tell(new Place(account, moved.conversationId()), moved);
    }

    /// A connected window of the customer at this node is gone, perhaps not the last.
    @SuppressWarnings("NullAway") // null is how compute leaves things without an entry
    void left(AccountId account, ConversationId conversation) {
        polling.compute(new Place(account, conversation), (place, until) -> {
            if (until == null && !isFollowed(place)) {
                tellLeft(place);
            }
            return until;
        });
    }

    /// The other nodes forget that they are here; the screens hear of it only when they are nowhere.
    private void tellLeft(Place place) {
        var frame = new Frames.VisitorMoved(place.conversation(), false, null);
        if (!elsewhere.containsKey(place)) {
            onlookers.tell(place.account(), place.conversation(), frame);
        }
        neighbours.tell(new Signal.Customer(place.account(), place.conversation(), frame));
    }

    private void tell(Place place, Frames.VisitorMoved frame) {
        onlookers.tell(place.account(), place.conversation(), frame);
        neighbours.tell(new Signal.Customer(place.account(), place.conversation(), frame));
    }

    @Override
    public void heard(UUID node, Signal signal) {
        switch (signal) {
            case Signal.Customer(var account, var conversation, Frames.VisitorMoved moved) ->
                movedElsewhere(node, new Place(account, conversation), moved);
            case Signal.Present(var account, var present) ->
                present.forEach(it -> present(new Place(account, it), node, true));
            case Signal.Afresh() -> lost(node);
            default -> {
                // Not for us.
            }
        }
    }

    private void movedElsewhere(UUID node, Place place, Frames.VisitorMoved moved) {
        present(place, node, moved.online());
        // They may have left that node, and have another window.
        if (moved.online() || !isThere(place.account(), place.conversation())) {
            onlookers.tell(place.account(), place.conversation(), moved);
        }
    }

    @SuppressWarnings("NullAway") // null is how compute removes an entry
    private void present(Place place, UUID node, boolean there) {
        elsewhere.compute(place, (_, before) -> {
            var nodes = before == null ? new HashSet<UUID>() : new HashSet<>(before);
            var _ = there ? nodes.add(node) : nodes.remove(node);
            return nodes.isEmpty() ? null : nodes;
        });
    }

    @Override
    public void lost(UUID node) {
        List.copyOf(elsewhere.keySet()).forEach(place -> present(place, node, false));
    }

    @Override
    public List<Signal> state() {
        var here = new HashMap<AccountId, Set<ConversationId>>();
        followers
                .obtain()
                .forEach(follower -> follower.followed()
                        .forEach((account, conversations) -> here.computeIfAbsent(account, _ -> new HashSet<>())
                                .addAll(conversations)));
        polling.keySet()
                .forEach(it ->
                        here.computeIfAbsent(it.account(), _ -> new HashSet<>()).add(it.conversation()));
        var signals = new ArrayList<Signal>();
        here.forEach((account, conversations) -> {
            var all = List.copyOf(conversations);
            for (int i = 0; i < all.size(); i += MOST_PER_SIGNAL) {
                var part = all.subList(i, Math.min(all.size(), i + MOST_PER_SIGNAL));
                signals.add(new Signal.Present(account, Set.copyOf(part)));
            }
        });
        return signals;
    }
}
