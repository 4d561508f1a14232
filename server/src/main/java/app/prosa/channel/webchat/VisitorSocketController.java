package app.prosa.channel.webchat;

import app.prosa.agent.Public;
import app.prosa.connection.Door;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.Receipts;
import app.prosa.conversation.Status;
import app.prosa.live.Watchers;
import app.prosa.sql.Tenant;
import app.prosa.web.ClientAddress;
import app.prosa.web.WebSockets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where a visitor's window connects. Its first frame says who it is; until then, and when nobody knows it, it gets
/// nothing.
@RestController
class VisitorSocketController {

    private static final Logger log = LoggerFactory.getLogger(VisitorSocketController.class);
    private static final int UNKNOWN = 4401;

    private final Entrance entrance;
    private final WebSockets webSockets;
    private final ClientAddress addresses;
    private final Lobby lobby;

    VisitorSocketController(Entrance entrance, WebSockets webSockets, ClientAddress addresses, Lobby lobby) {
        this.entrance = entrance;
        this.webSockets = webSockets;
        this.addresses = addresses;
        this.lobby = lobby;
    }

    /// Opens a visitor's live socket (see `api/events.md`). The first frame must be `hello` with the visitor's token.
    @GetMapping("/webchat/v1/{key}/live")
    @Public
    void followConversation(@PathVariable String key, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var door = entrance.door(key);
        var address = addresses.of(request);
        webSockets.upgrade(request, response, wire -> lobby.receive(wire, door, address));
    }

    /// Receives windows and hears what they say.
    @Component
    static class Lobby {

        private final Visitors visitors;
        private final VisitorSockets sockets;
        private final Conversations conversations;
        private final Receipts receipts;
        private final Watchers watchers;
        private final JsonMapper json;

        Lobby(
                Visitors visitors,
                VisitorSockets sockets,
                Conversations conversations,
                Receipts receipts,
                Watchers watchers,
                JsonMapper json) {
            this.visitors = visitors;
            this.sockets = sockets;
            this.conversations = conversations;
            this.receipts = receipts;
            this.watchers = watchers;
            this.json = json;
        }

        WebSockets.Party receive(WebSockets.Wire wire, Door door, String address) {
            return new Window(wire, door, address);
        }

        private final class Window implements WebSockets.Party {

            private final WebSockets.Wire wire;
            private final Door door;
            private final String address;
            private @Nullable VisitorSocket socket;

            private Window(WebSockets.Wire wire, Door door, String address) {
                this.wire = wire;
                this.door = door;
                this.address = address;
            }

            @Override
            public void heard(String text) {
                VisitorFrames.Said said;
                try {
                    said = json.readValue(text, VisitorFrames.Said.class);
                } catch (JacksonException e) {
                    log.debug("unreadable frame reason={}", e.getOriginalMessage());
                    return;
                }
                Tenant.in(door.account(), () -> answer(said));
            }

            private void answer(VisitorFrames.Said said) {
                if (said instanceof VisitorFrames.Introduction(var token, var page)) {
                    introduce(token, page == null ? VisitorPage.NOWHERE : page);
                    return;
                }
                var known = socket;
                if (known == null) {
                    wire.close(UNKNOWN, "Say hello first.");
                    return;
                }
                switch (said) {
                    case VisitorFrames.Introduction _ -> throw new IllegalStateException("Answered above.");
                    case VisitorFrames.Ping() -> known.tell(new VisitorFrames.Pong());
                    case VisitorFrames.Types(var on) -> types(known, on);
                    case VisitorFrames.Got(var delivered, var read) -> got(known, delivered, read);
                    case VisitorFrames.Page(var url, var title, var attributes) ->
                        seen(known, new VisitorPage(url, title, null, attributes));
                }
            }

            private void introduce(String token, VisitorPage page) {
                var visitor = visitors.find(door, token).orElse(null);
                if (visitor == null || socket != null) {
                    wire.close(UNKNOWN, "Nobody we know.");
                    return;
                }
                if (visitors.blockedUntil(door, address, visitor).isPresent()) {
                    wire.close(VisitorSocket.BLOCKED, "This chat is closed to you for now.");
                    return;
                }
                var opened = new VisitorSocket(wire, json, door, visitor);
                socket = opened;
                sockets.add(opened);
                watchers.follow(door.account());
                // Only now: a conversation that begins at this moment either is found here or finds the window.
                conversations
                        .sideOf(door.account(), visitor.identityId())
                        .ifPresent(
                                it -> sockets.follow(opened, it.conversation().id(), it.elsewhere()));
                opened.tell(new VisitorFrames.Hello());
                seen(opened, page);
            }

            private void seen(VisitorSocket known, VisitorPage said) {
                var page = said.checked();
                visitors.seen(door, known.visitor().id(), address, page);
                var conversation = known.conversation();
                if (conversation != null) {
                    var url = page.url();
                    watchers.visitorMoved(
                            door.account(), conversation, url == null || url.isEmpty() ? null : url, page.title());
                }
            }

            private void types(VisitorSocket known, boolean on) {
                var conversation = known.conversation();
                if (conversation != null && !visitors.isShut(door, known.visitor())) {
                    var contact = known.visitor().contact().id();
                    watchers.customerTypes(door.account(), conversation, contact, "", on);
                }
            }

            private void got(VisitorSocket known, @Nullable Long delivered, @Nullable Long read) {
                var conversation = known.conversation();
                if (conversation == null) {
                    return;
                }
                if (read != null) {
                    receipts.byCustomer(door.account(), conversation, read, Status.READ);
                }
                if (delivered != null) {
                    receipts.byCustomer(door.account(), conversation, delivered, Status.DELIVERED);
                }
            }

            @Override
            public void gone() {
                var known = socket;
                if (known == null) {
                    return;
                }
                sockets.remove(known);
                var conversation = known.conversation();
                if (conversation != null && !sockets.follows(door.account(), conversation)) {
                    watchers.visitorLeft(door.account(), conversation);
                    watchers.customerTypes(
                            door.account(),
                            conversation,
                            known.visitor().contact().id(),
                            "",
                            false);
                }
            }
        }
    }
}
