package app.prosa.live;

import app.prosa.agent.AgentId;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/// Which agents have which conversation open, and who types there: colleagues see it within a second, and so does the
/// visitor, whichever node each is connected to. It is gone with the moment and skips the event log.
@Component
class Onlookers implements Neighbours.Listener {

    private static final int MOST_PER_SIGNAL = 50;

    private final Map<Place, Map<UUID, List<Frames.Viewer>>> elsewhere = new ConcurrentHashMap<>();
    private final Streams streams;
    private final Conversations conversations;
    private final SingletonSupplier<List<EventFollower>> followers;
    private final Neighbours neighbours;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    Onlookers(
            Streams streams,
            Conversations conversations,
            ObjectProvider<EventFollower> followers,
            Neighbours neighbours,
            JsonMapper json,
            ApplicationEventPublisher events) {
        this.streams = streams;
        this.conversations = conversations;
        this.followers = SingletonSupplier.of(() -> followers.stream().toList());
        this.neighbours = neighbours;
        this.json = json;
        this.events = events;
    }

    private record Place(AccountId account, ConversationId conversation) {}

    /// A screen opens a conversation, or closes what it had open. A socket may say anything, so the right to see the
    /// conversation is asked of the database.
    void watch(AgentSocket socket, @Nullable ConversationId conversation) {
        var account = socket.rights().account();
        var before = socket.watched();
        boolean mayWatch = conversation != null
                && Tenant.in(account, () -> conversations.isVisible(account, socket.viewer(), conversation));
        socket.watch(mayWatch ? conversation : null);
        if (before != null) {
            tellViewers(new Place(account, before));
        }
        if (socket.watched() != null) {
            tellViewers(new Place(account, socket.watched()));
        }
    }

    void typing(AgentSocket socket, ConversationId conversation, boolean on) {
        if (!conversation.equals(socket.watched())) {
            return;
        }
        if (on) {
            events.publishEvent(new AgentTypes(socket.rights().account(), conversation));
        }
        if (socket.isTyping() == on) {
            return;
        }
        socket.typing(on);
        var rights = socket.rights();
        tellViewers(new Place(rights.account(), conversation));
        followers.obtain().forEach(it -> it.agentTypes(rights.account(), conversation, rights.agent(), on));
        neighbours.tell(new Signal.AgentTypes(rights.account(), conversation, rights.agent(), on));
    }

    void gone(AgentSocket socket) {
        var watched = socket.watched();
        socket.watch(null);
        if (watched != null) {
            tellViewers(new Place(socket.rights().account(), watched));
        }
    }

    /// Tells whoever has the conversation open what happens on the customer's side.
    void customer(AccountId account, ConversationId conversation, Frames.Told frame) {
        tell(account, conversation, frame);
        neighbours.tell(new Signal.Customer(account, conversation, frame));
    }

    /// Tells the other nodes, where a window of the customer may be open.
    void customerBegan(AccountId account, UUID customer, ConversationId conversation) {
        neighbours.tell(new Signal.Began(account, customer, conversation));
    }

    @Override
    public void heard(UUID node, Signal signal) {
        switch (signal) {
            case Signal.Viewing(var account, var conversation, var viewers) ->
                seen(new Place(account, conversation), node, viewers);
            case Signal.Customer(var _, var _, Frames.VisitorMoved _) -> {
                // [CustomerPresence] hears it.
            }
            case Signal.Customer(var account, var conversation, var frame) -> tell(account, conversation, frame);
            case Signal.Began(var account, var customer, var conversation) ->
                followers.obtain().forEach(it -> it.customerBegan(account, customer, conversation));
            case Signal.AgentTypes(var account, var conversation, var agent, var on) ->
                followers.obtain().forEach(it -> it.agentTypes(account, conversation, agent, on));
            case Signal.Afresh() -> lost(node);
            default -> {
                // Not for us.
            }
        }
    }

    @Override
    public void lost(UUID node) {
        List.copyOf(elsewhere.keySet()).forEach(place -> seen(place, node, List.of()));
    }

    @SuppressWarnings("NullAway") // null is how compute removes an entry
    private void seen(Place place, UUID node, List<Frames.Viewer> viewers) {
        elsewhere.compute(place, (_, before) -> {
            var nodes = before == null ? new HashMap<UUID, List<Frames.Viewer>>() : new HashMap<>(before);
            if (viewers.isEmpty()) {
                nodes.remove(node);
            } else {
                nodes.put(node, viewers);
            }
            return nodes.isEmpty() ? null : nodes;
        });
        tellViewersHere(place);
    }

    @Override
    public List<Signal> state() {
        var signals = new ArrayList<Signal>();
        for (var stream : streams.all()) {
            var open = new HashSet<ConversationId>();
            stream.sockets().forEach(it -> {
                var watched = it.watched();
                if (watched != null) {
                    open.add(watched);
                }
            });
            open.forEach(it -> signals.add(
                    new Signal.Viewing(stream.account(), it, viewersHere(new Place(stream.account(), it)))));
        }
        return signals;
    }

    private void tellViewers(Place place) {
        neighbours.tell(new Signal.Viewing(place.account(), place.conversation(), viewersHere(place)));
        tellViewersHere(place);
    }

    private void tellViewersHere(Place place) {
        var all = new ArrayList<>(viewersHere(place));
        elsewhere.getOrDefault(place, Map.of()).values().forEach(all::addAll);
        tell(place, new Frames.Viewers(place.conversation(), oncePerAgent(all)));
    }

    private List<Frames.Viewer> viewersHere(Place place) {
        return oncePerAgent(watching(place).stream()
                .map(it -> new Frames.Viewer(it.rights().agent(), it.isTyping()))
                .limit(MOST_PER_SIGNAL)
                .toList());
    }

    /// Somebody may have several screens: they type when they type in one of them.
    private static List<Frames.Viewer> oncePerAgent(List<Frames.Viewer> viewers) {
        var typing = new LinkedHashMap<AgentId, Boolean>();
        viewers.forEach(it -> typing.merge(it.agent(), it.typing(), Boolean::logicalOr));
        return typing.entrySet().stream()
                .map(it -> new Frames.Viewer(it.getKey(), it.getValue()))
                .toList();
    }

    /// Tells those at this node who have the conversation open.
    void tell(AccountId account, ConversationId conversation, Frames.Told told) {
        tell(new Place(account, conversation), told);
    }

    private void tell(Place place, Frames.Told told) {
        var watching = watching(place);
        if (!watching.isEmpty()) {
            var frame = json.writerFor(Frames.Told.class).writeValueAsString(told);
            watching.forEach(it -> it.tell(frame));
        }
    }

    private List<AgentSocket> watching(Place place) {
        return streams.known(place.account()).stream()
                .flatMap(it -> it.sockets().stream())
                .filter(it -> place.conversation().equals(it.watched()))
                .toList();
    }
}
