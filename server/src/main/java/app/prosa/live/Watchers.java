package app.prosa.live;

import app.prosa.agent.Presence;
import app.prosa.contact.ContactId;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Who has which conversation open, and who types there: colleagues see it within a second, and so does the visitor.
/// What
/// is said here is gone with the moment and skips the event log.
@Component
public class Watchers {

    private final Streams streams;
    private final Attendance attendance;
    private final Conversations conversations;
    private final ObjectProvider<EventFollower> followers;
    private final JsonMapper json;

    Watchers(
            Streams streams,
            Attendance attendance,
            Conversations conversations,
            ObjectProvider<EventFollower> followers,
            JsonMapper json) {
        this.streams = streams;
        this.attendance = attendance;
        this.conversations = conversations;
        this.followers = followers;
        this.json = json;
    }

    /// A screen opens a conversation, or closes what it had open. A socket may say anything, so the right to see the
    /// conversation is asked of the database.
    void watch(AgentSocket socket, @Nullable ConversationId conversation) {
        var account = socket.rights().account();
        var before = socket.watched();
        boolean mayWatch = conversation != null
                && Tenant.in(account, () -> conversations.isVisible(account, socket.viewer(), conversation));
        socket.watch(mayWatch ? conversation : null);
        if (before != null) {
            tellViewers(account, before);
        }
        if (socket.watched() != null) {
            tellViewers(account, socket.watched());
        }
    }

    void typing(AgentSocket socket, ConversationId conversation, boolean on) {
        if (!conversation.equals(socket.watched()) || socket.isTyping() == on) {
            return;
        }
        socket.typing(on);
        var rights = socket.rights();
        tellViewers(rights.account(), conversation);
        followers.forEach(it -> it.agentTypes(rights.account(), conversation, rights.agent(), on));
    }

    void gone(AgentSocket socket) {
        var watched = socket.watched();
        socket.watch(null);
        if (watched != null) {
            tellViewers(socket.rights().account(), watched);
        }
    }

    /// Begins to follow an account here, so that an [EventFollower] hears of it.
    public void follow(AccountId account) {
        streams.of(account);
    }

    /// Whether an agent of the account is online.
    public boolean isAnybodyThere(AccountId account) {
        return attendance.of(account).containsValue(Presence.ONLINE);
    }

    /// The customer types, or stops.
    public void customerTypes(
            AccountId account, ConversationId conversation, ContactId contact, String name, boolean on) {
        var who = new Frames.Who("contact", contact.value(), name);
        tell(account, conversation, new Frames.SomebodyTypes(conversation, who, on));
    }

    /// The visitor came, left, or went to another page.
    public void visitorMoved(
            AccountId account,
            ConversationId conversation,
            boolean online,
            @Nullable String url,
            @Nullable String title) {
        tell(
                account,
                conversation,
                new Frames.VisitorMoved(conversation, online, url == null ? null : new Frames.Page(url, title)));
    }

    private void tellViewers(AccountId account, ConversationId conversation) {
        var watching = watching(account, conversation);
        var viewers = watching.stream()
                .map(it -> new Frames.Viewer(it.rights().agent(), it.isTyping()))
                .distinct()
                .toList();
        var frame = json.writerFor(Frames.Told.class).writeValueAsString(new Frames.Viewers(conversation, viewers));
        watching.forEach(it -> it.tell(frame));
    }

    private void tell(AccountId account, ConversationId conversation, Frames.Told told) {
        var watching = watching(account, conversation);
        if (!watching.isEmpty()) {
            var frame = json.writerFor(Frames.Told.class).writeValueAsString(told);
            watching.forEach(it -> it.tell(frame));
        }
    }

    private List<AgentSocket> watching(AccountId account, ConversationId conversation) {
        return streams.known(account).stream()
                .flatMap(it -> it.sockets().stream())
                .filter(it -> conversation.equals(it.watched()))
                .toList();
    }
}
