package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionState;
import app.prosa.connection.Connections;
import app.prosa.contact.ContactId;
import app.prosa.contact.Contacts;
import app.prosa.contact.Introduction;
import app.prosa.sql.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes the lines of calls that do not come over a conversation's channel, but by telephone. More of a
/// call, once its line is there, tells [Alterations#call].
@Component
public class CallLines {

    private final Changes changes;
    private final ConversationStore store;
    private final Timeline timeline;
    private final Reception reception;
    private final Connections connections;
    private final Contacts contacts;
    private final Clock clock;

    CallLines(
            Changes changes,
            ConversationStore store,
            Timeline timeline,
            Reception reception,
            Connections connections,
            Contacts contacts,
            Clock clock) {
        this.changes = changes;
        this.store = store;
        this.timeline = timeline;
        this.reception = reception;
        this.connections = connections;
        this.contacts = contacts;
        this.clock = clock;
    }

    /// An agent calls the customer. That alone changes nothing of who serves them, or that they wait.
    ///
    /// @throws app.prosa.web.Refusal.NotFound if the agent may not see the conversation
    @Transactional
    public Conversation dialled(Actor actor, ConversationId id, MessageId line, MessageContent.Call call) {
        var conversation = changes.locked(actor, id);
        var entry = new Entry(line, Direction.OUT, Author.of(actor), call, null, clock.instant(), null);
        timeline.writeAsRead(actor, conversation, conversation, List.of(entry));
        return conversation;
    }

    /// Where an agent talks with a contact, if anywhere: what they may see of it that was last spoken in.
    @Transactional(readOnly = true)
    public Optional<ConversationId> latest(Actor actor, ContactId contact) {
        var viewer = Visibility.of(actor);
        return store.ofContact(actor.account(), contact).stream()
                .filter(it -> it.kind() == Kind.PRIVATE && !it.superseded())
                .filter(it -> viewer.sees(Audience.of(it)))
                .map(Conversation::id)
                .findFirst();
    }

    /// A customer calls the number of a connection: it stands there, like a call over that channel, whoever
    /// they are.
    ///
    /// @param phone in E.164
    /// @param name what they call themselves
    /// @return the line, unless the connection is off or knows nobody by a number
    @Transactional
    public Optional<Message> rang(
            AccountId account,
            ConnectionId at,
            String phone,
            @Nullable String name,
            MessageId line,
            MessageContent.Call call,
            Instant when) {
        return connections
                .find(account, at)
                .filter(it -> it.state() == ConnectionState.ON && it.kind().reachesNumbers())
                .map(it -> {
                    var who = contacts.recognise(
                            account,
                            at.value(),
                            Reaching.names(it, phone),
                            new Introduction(name, null, phone),
                            phone,
                            when);
                    return reception
                            .receive(new Arrival(
                                    account,
                                    line,
                                    it.card(),
                                    who.contact().card(),
                                    who.identity().id(),
                                    it.departmentId(),
                                    false,
                                    new Arrival.Ready(call),
                                    when))
                            .message();
                });
    }

    /// A customer calls: it stands where they were last talked with, and counts for ticket, unread and waiting
    /// like a call over that channel.
    ///
    /// @return the line, unless nobody has talked with them
    @Transactional
    public Optional<Message> rang(
            AccountId account, ContactId contact, MessageId line, MessageContent.Call call, Instant at) {
        return store.ofContact(account, contact).stream()
                .filter(it -> it.kind() == Kind.PRIVATE && !it.superseded())
                .findFirst()
                .map(it -> reception
                        .receive(new Arrival(
                                account,
                                line,
                                it.connection(),
                                it.contact(),
                                it.identity(),
                                connections
                                        .find(account, it.connection().id())
                                        .map(Connection::departmentId)
                                        .orElse(null),
                                false,
                                new Arrival.Ready(call),
                                at))
                        .message());
    }
}
