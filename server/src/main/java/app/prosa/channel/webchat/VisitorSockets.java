package app.prosa.channel.webchat;

import app.prosa.agent.AgentId;
import app.prosa.connection.Door;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Direction;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageContent.What;
import app.prosa.conversation.Status;
import app.prosa.live.EventFollower;
import app.prosa.live.LiveEvent;
import app.prosa.sql.AccountId;
import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The connected visitors of this node, by conversation. What happens there reaches them as far as [VisitorView] lets
/// it.
@Component
class VisitorSockets implements EventFollower {

    private static final Logger log = LoggerFactory.getLogger(VisitorSockets.class);

    private final Map<Place, Set<VisitorSocket>> byConversation = new ConcurrentHashMap<>();
    private final Map<VisitorId, Set<VisitorSocket>> byVisitor = new ConcurrentHashMap<>();
    private final VisitorView view;

    /// One thread, so that a visitor gets news in their order without holding up the stream that tells of them.
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("visitors").daemon().factory());

    private record Place(AccountId account, ConversationId conversation) {}

    VisitorSockets(VisitorView view) {
        this.view = view;
    }

    void add(VisitorSocket socket) {
        byVisitor
                .computeIfAbsent(socket.visitor().id(), _ -> ConcurrentHashMap.newKeySet())
                .add(socket);
        var conversation = socket.conversation();
        if (conversation != null) {
            bind(socket.visitor().id(), socket.door().account(), conversation);
        }
    }

    /// The visitor's conversation exists now: their open windows follow it.
    void bind(VisitorId visitor, AccountId account, ConversationId conversation) {
        for (var socket : byVisitor.getOrDefault(visitor, Set.of())) {
            socket.follow(conversation);
            byConversation
                    .computeIfAbsent(new Place(account, conversation), _ -> ConcurrentHashMap.newKeySet())
                    .add(socket);
        }
    }

    void remove(VisitorSocket socket) {
        byVisitor.computeIfPresent(socket.visitor().id(), (_, sockets) -> without(sockets, socket));
        var conversation = socket.conversation();
        if (conversation != null) {
            byConversation.computeIfPresent(
                    new Place(socket.door().account(), conversation), (_, sockets) -> without(sockets, socket));
        }
    }

    @SuppressWarnings("NullAway") // null is how compute removes an entry
    private static Set<VisitorSocket> without(Set<VisitorSocket> sockets, VisitorSocket socket) {
        sockets.remove(socket);
        return sockets.isEmpty() ? null : sockets;
    }

    boolean isOnline(AccountId account, ConversationId conversation) {
        return byConversation.containsKey(new Place(account, conversation));
    }

    @Override
    public boolean follows(AccountId account, ConversationId conversation) {
        return byConversation.containsKey(new Place(account, conversation));
    }

    @Override
    public void happened(AccountId account, LiveEvent event) {
        switch (event) {
            case LiveEvent.MessageAdded(var conversation, var message) ->
                tell(account, conversation.id(), socket -> {
                    view.of(socket.door(), message).ifPresent(it -> socket.tell(new VisitorFrames.MessageAdded(it)));
                    if (message.direction() == Direction.SYSTEM) {
                        socket.tell(state(socket.door(), conversation));
                    }
                    if (message.content() instanceof MessageContent.Activity(What what, var _) && what == What.BLOCKED) {
                        socket.shutOut();
                    }
                });
            case LiveEvent.ConversationChanged(var conversation) ->
                tell(account, conversation.id(), socket -> socket.tell(state(socket.door(), conversation)));
            case LiveEvent.MessageStatus(var conversation, var direction, var upTo, var status)
            when direction == Direction.IN ->
                tell(
                        account,
                        conversation,
                        socket -> socket.tell(new VisitorFrames.Receipts(status == Status.READ ? upTo : 0, upTo)));
            default -> {
                // Nothing else is for visitors.
            }
        }
    }

    @Override
    public void agentTypes(AccountId account, ConversationId conversation, AgentId agent, boolean on) {
        tell(
                account,
                conversation,
                socket -> socket.tell(new VisitorFrames.Typing(on, view.face(socket.door(), agent))));
    }

    private VisitorFrames.StateNow state(Door door, Conversation conversation) {
        return view.state(door, conversation);
    }

    private void tell(AccountId account, ConversationId conversation, Consumer<VisitorSocket> what) {
        teller.execute(() -> {
            try {
                of(account, conversation).forEach(what);
            } catch (RuntimeException e) {
                // They reconnect and read what they missed.
                log.warn("visitors untold conversation={} reason={}", conversation.value(), e.toString());
                of(account, conversation).forEach(VisitorSocket::reconnect);
            }
        });
    }

    private Collection<VisitorSocket> of(AccountId account, ConversationId conversation) {
        return List.copyOf(byConversation.getOrDefault(new Place(account, conversation), Set.of()));
    }

    @PreDestroy
    void stop() {
        teller.shutdown();
    }
}
