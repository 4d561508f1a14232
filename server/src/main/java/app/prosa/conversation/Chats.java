package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionCard;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionState;
import app.prosa.connection.Connections;
import app.prosa.contact.ContactField;
import app.prosa.contact.ContactId;
import app.prosa.contact.Contacts;
import app.prosa.contact.Identity;
import app.prosa.contact.Introduction;
import app.prosa.conversation.MessageContent.What;
import app.prosa.sql.Sql;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Novo chat: with whom one may begin, and beginning with a number that has never written.
@Component
public class Chats {

    private static final int FOUND = 30;

    private final InboxStore store;
    private final Contacts contacts;
    private final Connections connections;
    private final Reception reception;
    private final Beginnings beginnings;
    private final Tools tools;

    Chats(
            InboxStore store,
            Contacts contacts,
            Connections connections,
            Reception reception,
            Beginnings beginnings,
            Tools tools) {
        this.store = store;
        this.contacts = contacts;
        this.connections = connections;
        this.reception = reception;
        this.beginnings = beginnings;
        this.tools = tools;
    }

    /// How it is written down.
    @Component
    record Tools(Changes changes, Clock clock) {}

    /// A connection, and whether a conversation can begin there with a number alone.
    public record Reach(ConnectionCard connection, boolean numbers) {}

    /// The connections that are on.
    @Transactional(readOnly = true)
    public List<Reach> reaches(Actor actor) {
        return connections.all(actor.account()).stream()
                .filter(it -> it.state() == ConnectionState.ON)
                .map(it -> new Reach(it.card(), it.kind().reachesNumbers()))
                .toList();
    }

    /// The conversations that the agent may see of contacts who match the words, in every state, latest first:
    /// one per connection through which a contact wrote.
    @Transactional(readOnly = true)
    public List<Conversation> known(Actor actor, String words) {
        return words.isBlank()
                ? List.of()
                : store.known(
                        actor.account(),
                        Visibility.of(actor),
                        contacts.matching(actor, "conversation.contact_id", ContactField.ANY, words.strip()),
                        FOUND);
    }

    /// The conversations with a contact that the agent may see, in every state, latest first.
    ///
    /// @throws Refusal.NotFound when the agent may not see the contact
    @Transactional(readOnly = true)
    public List<Conversation> of(Actor actor, ContactId contact) {
        var _ = contacts.read(contact, actor);
        return store.known(
                actor.account(), Visibility.of(actor), Sql.of("conversation.contact_id = ?", contact), FOUND);
    }

    /// Somebody who is not registered yet.
    public record Stranger(String name, String phone, ConnectionId connectionId, DepartmentId departmentId) {}

    /// Begins to talk with a number. Whoever has it is found when they are known there already.
    ///
    /// @throws Refusal.Conflict `cannot-start` when the connection does not reach numbers, `already-open` when
    /// the number is being served
    @Transactional
    public Conversation call(Actor actor, Stranger stranger) {
        var connection = connections
                .find(actor.account(), stranger.connectionId())
                .filter(it -> it.state() == ConnectionState.ON)
                .orElseThrow(() -> new Refusal.NotFound("connection"));
        beginnings.mustBelongTo(actor, stranger.departmentId());
        if (!connection.kind().reachesNumbers()) {
            throw new Refusal.Conflict("cannot-start", "This connection cannot begin a conversation with a number.");
        }
        return begin(actor, connection, stranger);
    }

    private Conversation begin(Actor actor, Connection connection, Stranger stranger) {
        var now = tools.clock().instant();
        var introduction = new Introduction(stranger.name(), null, stranger.phone());
        var number = contacts.number(stranger.phone());
        var who =
                contacts.recognise(actor.account(), connection.id().value(), Identity.PHONE, number, introduction, now);
        var conversation = reception.lockOrOpen(
                actor.account(),
                connection.card(),
                who.contact().card(),
                who.identity().id(),
                Kind.PRIVATE,
                stranger.departmentId());
        conversation.mustReach();
        if (conversation.lastSeq() > 0) {
            return beginnings.begin(actor, conversation.id(), stranger.departmentId());
        }
        return tools.changes().write(actor, conversation, conversation.accepted(actor, now), What.BEGUN, null);
    }
}
