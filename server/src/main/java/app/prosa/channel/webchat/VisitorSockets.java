package app.prosa.channel.webchat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import app.prosa.agent.AgentId;
import app.prosa.connection.Door;
import app.prosa.connection.Doors;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageContent.What;
import app.prosa.conversation.Status;
import app.prosa.live.EventFollower;
import app.prosa.live.LiveEvent;
import app.prosa.live.Watchers;
import app.prosa.sql.AccountId;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The connected visitors of this node, by conversation. What happens there reaches them as far as [VisitorView] lets
/// it.
@Component
class VisitorSockets implements EventFollower {

    private static final Logger log = LoggerFactory.getLogger(VisitorSockets.class);
    private static final int MOST_UNTOLD = 10_000;

    private final Map<Place, Set<VisitorSocket>> byConversation = new ConcurrentHashMap<>();
    private final Map<VisitorId, Set<VisitorSocket>> byVisitor = new ConcurrentHashMap<>();
    private final Map<AccountId, Integer> windows = new ConcurrentHashMap<>();
    private final VisitorView view;
    private final Doors doors;
    private final Watchers watchers;
    private final JsonMapper json;

    /// One thread, so that a visitor gets news in their order without holding up the stream that tells of them. What
    /// waits for it is bounded: whoever it cannot be told in time comes back and reads.
    private final ExecutorService teller;

    private record Place(AccountId account, ConversationId conversation) {}

    @Autowired
    VisitorSockets(VisitorView view, Doors doors, Watchers watchers, JsonMapper json) {
        this(view, doors, watchers, json, MOST_UNTOLD);
    }

    VisitorSockets(VisitorView view, Doors doors, Watchers watchers, JsonMapper json, int mostUntold) {
        this.view = view;
        this.doors = doors;
        this.watchers = watchers;
        this.json = json;
        this.teller = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(mostUntold),
                Thread.ofPlatform().name("visitors").daemon().factory());
    }

    void add(VisitorSocket socket) {
        byVisitor.compute(socket.visitor().id(), (_, sockets) -> with(sockets, socket));
        windows.merge(socket.door().account(), 1, Integer::sum);
    }

    /// The visitor's conversation exists now: their open windows follow it, at whatever node they are. What shows
    /// another one reads anew.
    void bind(VisitorId visitor, AccountId account, ConversationId conversation) {
        if (!follows(account, conversation)) {
            watchers.customerBegan(account, visitor.value(), conversation);
        }
        customerBegan(account, visitor.value(), conversation);
    }

    @Override
    public void customerBegan(AccountId account, UUID customer, ConversationId conversation) {
        boolean isNews = false;
        for (var socket : byVisitor.getOrDefault(new VisitorId(customer), Set.of())) {
            if (follow(socket, conversation, false)) {
                isNews = true;
                socket.tell(new VisitorFrames.Begun());
            }
        }
        if (isNews) {
            watchers.visitorMoved(account, conversation, null, null);
        }
    }

    /// A window follows a conversation, unless it shows another one, and then it comes back.
    ///
    /// @param elsewhere it goes on through another channel, and may come back
    /// @return whether it did not follow it before
    boolean follow(VisitorSocket socket, ConversationId conversation, boolean elsewhere) {
        var came = socket.follow(conversation, elsewhere);
        switch (came) {
            case BEGUN -> enlist(socket, new Place(socket.door().account(), conversation));
            case OTHER -> socket.resume();
            case ALREADY -> {}
        }
        return came == VisitorSocket.Following.BEGUN;
    }

    @SuppressWarnings("NullAway") // null is how compute removes an entry
    private void enlist(VisitorSocket socket, Place place) {
        byConversation.compute(place, (_, sockets) -> with(sockets, socket));
        if (!byVisitor.getOrDefault(socket.visitor().id(), Set.of()).contains(socket)) {
            // It closed meanwhile, perhaps too early to know where else it must be removed.
            byConversation.computeIfPresent(place, (_, sockets) -> without(sockets, socket));
        }
    }

    @SuppressWarnings("NullAway") // null is how compute removes an entry
    void remove(VisitorSocket socket) {
        byVisitor.computeIfPresent(socket.visitor().id(), (_, sockets) -> without(sockets, socket));
        windows.computeIfPresent(socket.door().account(), (_, open) -> open == 1 ? null : open - 1);
        var conversation = socket.followed();
        if (conversation != null) {
            byConversation.computeIfPresent(
                    new Place(socket.door().account(), conversation), (_, sockets) -> without(sockets, socket));
        }
    }

    private static Set<VisitorSocket> with(@Nullable Set<VisitorSocket> sockets, VisitorSocket socket) {
        Set<VisitorSocket> more = sockets == null ? ConcurrentHashMap.newKeySet() : sockets;
        more.add(socket);
        return more;
    }

    @SuppressWarnings("NullAway") // null is how compute removes an entry
    private static Set<VisitorSocket> without(Set<VisitorSocket> sockets, VisitorSocket socket) {
        sockets.remove(socket);
        return sockets.isEmpty() ? null : sockets;
    }

    @Override
    public boolean follows(AccountId account) {
        return windows.containsKey(account);
    }

    @Override
    public boolean follows(AccountId account, ConversationId conversation) {
        return byConversation.containsKey(new Place(account, conversation));
    }

    @Override
    public Map<AccountId, Set<ConversationId>> followed() {
        return byConversation.keySet().stream()
                .collect(groupingBy(Place::account, mapping(Place::conversation, toSet())));
    }

    @Override
    public void happened(AccountId account, LiveEvent event) {
        switch (event) {
            case LiveEvent.MessageAdded(var conversation, var message)
            when isOf(message, What.CHANNEL_CHANGED) ->
                following(account, conversation.id()).forEach(VisitorSocket::resume);
            case LiveEvent.MessageAdded(var conversation, var message) -> {
                tell(account, conversation, (door, faces) -> {
                    var frames = new ArrayList<VisitorFrames.Told>();
                    view.of(door, message, faces)
                            .map(VisitorFrames.MessageAdded::new)
                            .ifPresent(frames::add);
                    if (message.direction() == Direction.SYSTEM) {
                        frames.add(view.state(door, conversation, faces));
                    }
                    return frames;
                });
                if (isOf(message, What.BLOCKED)) {
                    of(account, conversation.id()).forEach(VisitorSocket::shutOut);
                }
            }
            case LiveEvent.ConversationChanged(var conversation)
            when conversation.superseded() ->
                following(account, conversation.id()).forEach(VisitorSocket::resume);
            case LiveEvent.ConversationChanged(var conversation) ->
                tell(account, conversation, (door, faces) -> List.of(view.state(door, conversation, faces)));
            case LiveEvent.MessageStatus(var conversation, var direction, var upTo, var status)
            when direction == Direction.IN ->
                tell(
                        account,
                        conversation,
                        (_, _) -> List.of(new VisitorFrames.Receipts(status == Status.READ ? upTo : 0, upTo)));
            default -> {
                // Nothing else is for visitors.
            }
        }
    }

    private static boolean isOf(Message message, What happened) {
        return message.content() instanceof MessageContent.Activity(What what, var _, var _) && what == happened;
    }

    @Override
    public void agentTypes(AccountId account, ConversationId conversation, AgentId agent, boolean on) {
        tell(account, conversation, (door, faces) -> List.of(new VisitorFrames.Typing(on, faces.of(door, agent))));
    }

    /// Only those whom it belongs to now: it may have left for another channel while a window was opening.
    private void tell(
            AccountId account,
            Conversation conversation,
            BiFunction<Door, VisitorView.Faces, List<VisitorFrames.Told>> what) {
        var here = conversation.connection().id();
        tell(
                account,
                conversation.id(),
                (door, faces) -> door.connection().id().equals(here) ? what.apply(door, faces) : List.of());
    }

    private void tell(
            AccountId account,
            ConversationId conversation,
            BiFunction<Door, VisitorView.Faces, List<VisitorFrames.Told>> what) {
        if (!follows(account, conversation)) {
            return;
        }
        try {
            teller.execute(() -> tellNow(account, conversation, what));
        } catch (RejectedExecutionException e) {
            log.warn("visitors untold conversation={} reason=too many wait", conversation.value());
            of(account, conversation).forEach(VisitorSocket::resume);
        }
    }

    private void tellNow(
            AccountId account,
            ConversationId conversation,
            BiFunction<Door, VisitorView.Faces, List<VisitorFrames.Told>> what) {
        var sockets = of(account, conversation);
        if (sockets.isEmpty()) {
            return;
        }
        try {
            // As the connection is now: what it shows of agents may have changed since a window opened.
            var known = sockets.getFirst().door();
            var door = doors.byKey(known.connection().key()).orElse(known);
            for (var frame : what.apply(door, view.faces())) {
                var bytes = VisitorSocket.encoded(json, frame);
                sockets.forEach(it -> it.tell(bytes));
            }
        } catch (RuntimeException e) {
            log.warn("visitors untold conversation={} reason={}", conversation.value(), e.toString());
            sockets.forEach(VisitorSocket::resume);
        }
    }

    /// The windows of those with whom the conversation goes on.
    private List<VisitorSocket> of(AccountId account, ConversationId conversation) {
        return following(account, conversation).stream()
                .filter(it -> it.conversation() != null)
                .toList();
    }

    private List<VisitorSocket> following(AccountId account, ConversationId conversation) {
        return List.copyOf(byConversation.getOrDefault(new Place(account, conversation), Set.of()));
    }

    @PreDestroy
    void stop() {
        teller.shutdown();
    }
}
