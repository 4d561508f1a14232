package app.prosa.channel.webchat;

import app.prosa.account.Accounts;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.connection.Door;
import app.prosa.contact.Contact;
import app.prosa.contact.Contacts;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.Conversations.Side;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Message;
import app.prosa.conversation.Status;
import app.prosa.live.Watchers;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What visitors read, inside their account.
@Component
class FrontDesk {

    static final int PAGE = 40;

    private final Visitors visitors;
    private final VisitorView view;
    private final Conversations conversations;
    private final Contacts contacts;
    private final Company company;

    FrontDesk(Visitors visitors, VisitorView view, Conversations conversations, Contacts contacts, Company company) {
        this.visitors = visitors;
        this.view = view;
        this.conversations = conversations;
        this.contacts = contacts;
        this.company = company;
    }

    /// Who is on the other side.
    @Component
    record Company(Accounts accounts, Agents agents, Watchers watchers, Clock clock) {}

    WebchatController.Chat describe(Door door, String address) {
        var settings = door.webchat();
        var now = company.clock().instant();
        return new WebchatController.Chat(
                door.connection().name(),
                settings.color(),
                settings.theme(),
                settings.position(),
                settings.title(),
                settings.subtitle(),
                settings.greeting(),
                settings.form(),
                settings.awayMessage(),
                settings.language(),
                settings.launcherText(),
                settings.showAgent(),
                settings.hours().isOpen(now),
                company.watchers().isAnybodyThere(door.account()),
                settings.hours().nextOpening(now).orElse(null),
                company.accounts().account(door.account()).maxFileBytes(),
                visitors.blockedUntil(door, address, null).isPresent());
    }

    ResponseEntity<byte[]> photo(Door door, AgentId agent) {
        if (!door.webchat().showAgent()) {
            throw new Refusal.NotFound("photo");
        }
        return company.agents()
                .photo(door.account(), agent)
                .orElseThrow(() -> new Refusal.NotFound("photo"))
                .answer(CacheControl.maxAge(Duration.ofHours(1)));
    }

    /// @param present they count as there for a while, without a socket
    @Transactional(readOnly = true)
    public VisitorController.Talk talk(Door door, Visitor visitor, boolean present) {
        var contact = contacts.find(door.account(), visitor.contact().id()).orElseThrow();
        var self = new VisitorController.Self(
                visitorName(contact), contact.email(), contact.phone(), visitor.identified());
        var side = conversations.sideOf(door.account(), visitor.identityId());
        if (present) {
            side.filter(it -> !it.elsewhere())
                    .ifPresent(it -> company.watchers()
                            .customerPolled(door.account(), it.conversation().id()));
        }
        return side.map(it -> talk(door, self, it)).orElseGet(() -> VisitorController.Talk.none(self));
    }

    private VisitorController.Talk talk(Door door, VisitorController.Self self, Side side) {
        var lines = conversations.forCustomer(door.account(), side, Long.MAX_VALUE, PAGE);
        var faces = view.faces();
        var messages = shown(door, lines, faces);
        var standing = view.state(door, side, faces);
        long unread = messages.stream().filter(VisitorView::isUnread).count();
        return new VisitorController.Talk(
                self,
                side.conversation().id(),
                standing.state(),
                standing.ended(),
                standing.agent(),
                messages,
                !lines.isEmpty() && lines.getFirst().seq() > 1,
                unread,
                readUpTo(lines));
    }

    private static long readUpTo(List<Message> lines) {
        return lines.stream()
                .filter(it -> it.direction() == Direction.IN && it.status() == Status.READ)
                .mapToLong(Message::seq)
                .max()
                .orElse(0);
    }

    /// A visitor whom nobody named has no name of their own: the one we gave is for agents.
    private static @org.jspecify.annotations.Nullable String visitorName(Contact contact) {
        return contact.named() ? contact.name() : null;
    }

    @Transactional(readOnly = true)
    public VisitorController.Page before(Door door, Visitor visitor, long before) {
        var lines = conversations
                .sideOf(door.account(), visitor.identityId())
                .map(it -> conversations.forCustomer(door.account(), it, before, PAGE))
                .orElse(List.of());
        return new VisitorController.Page(
                shown(door, lines, view.faces()),
                !lines.isEmpty() && lines.getFirst().seq() > 1);
    }

    private List<VisitorMessage> shown(Door door, List<Message> lines, VisitorView.Faces faces) {
        return lines.stream()
                .map(it -> view.of(door, it, faces))
                .flatMap(Optional::stream)
                .toList();
    }

    /// The conversation that goes on with the visitor.
    Optional<Conversation> conversation(Door door, Visitor visitor) {
        return conversations
                .sideOf(door.account(), visitor.identityId())
                .filter(it -> !it.elsewhere())
                .map(Side::conversation);
    }
}
