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
import app.prosa.contact.Name;
import app.prosa.contact.Recognised;
import app.prosa.conversation.MessageContent.What;
import app.prosa.sql.Sql;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Novo chat: with whom one may begin, and beginning with a contact or with a number that has never written.
@Component
public class Chats {

    private static final int FOUND = 50;

    private final ChatStore store;
    private final Connections connections;
    private final Rolodex people;
    private final Reception reception;
    private final Beginnings beginnings;
    private final Tools tools;

    Chats(
            ChatStore store,
            Connections connections,
            Rolodex people,
            Reception reception,
            Beginnings beginnings,
            Tools tools) {
        this.store = store;
        this.connections = connections;
        this.people = people;
        this.reception = reception;
        this.beginnings = beginnings;
        this.tools = tools;
    }

    /// Who somebody is.
    @Component
    record Rolodex(Contacts contacts, Reaching reaching, InboxStore inbox) {}

    /// How it is written down, and carried.
    @Component
    record Tools(Timeline timeline, Carriers carriers, FirstWords words, Clock clock) {}

    /// A connection, and how a conversation can begin there.
    ///
    /// @param numbers with a number alone
    /// @param templates who has not written lately is written to with a template
    public record Reach(ConnectionCard connection, boolean numbers, boolean templates) {}

    /// The connections that are on.
    @Transactional(readOnly = true)
    public List<Reach> reaches(Actor actor) {
        return connections.all(actor.account()).stream()
                .filter(it -> it.state() == ConnectionState.ON)
                .map(it -> new Reach(
                        it.card(), it.kind().reachesNumbers(), it.kind().needsTemplates()))
                .toList();
    }

    /// The companies of contacts with whom the agent may begin.
    @Transactional(readOnly = true)
    public List<String> companies(Actor actor, String words) {
        return store.companies(actor.account(), Visibility.of(actor), OutsideText.line(words), FOUND);
    }

    /// The conversations with a contact that the agent may see, in every state, latest first.
    ///
    /// @throws Refusal.NotFound when the agent may not see the contact
    @Transactional(readOnly = true)
    public List<Conversation> of(Actor actor, ContactId contact) {
        var _ = people.contacts().read(contact, actor);
        return people.inbox()
                .known(actor.account(), Visibility.of(actor), Sql.of("conversation.contact_id = ?", contact), FOUND);
    }

    /// A contact with whom a chat can begin.
    ///
    /// @param connections by which they are known already
    public record Person(
            ContactId id,
            String name,
            @Nullable String company,
            @Nullable String phone,
            @Nullable String photo,
            List<UUID> connections) {

        public Person {
            connections = List.copyOf(connections);
        }
    }

    /// The contacts of a company, or of none, with whom the agent may begin.
    @Transactional(readOnly = true)
    public List<Person> people(Actor actor, @Nullable String company, String words) {
        var matching = words.isBlank()
                ? Optional.<Sql>empty()
                : Optional.of(people.contacts().matching(actor, "contact.id", ContactField.ANY, words.strip()));
        return store.people(actor.account(), Visibility.of(actor), company, matching, FOUND);
    }

    /// With whom to begin, through what, in which department.
    ///
    /// @param contactId somebody registered; else `name` and `phone` say who
    /// @param first what is said first: a template, where nothing else gets through
    public record NewChat(
            @Nullable ContactId contactId,
            @Nullable String name,
            @Nullable String phone,
            ConnectionId connectionId,
            DepartmentId departmentId,
            @Nullable ReplyRequest first) {}

    /// Begins to talk with somebody, in a ticket of the agent's own. Whoever has the number is found when they are
    /// known already.
    ///
    /// @throws Refusal.Conflict `cannot-start` when the connection does not reach them, `already-open` when they
    /// are being served where the agent sees it, `served-elsewhere` where not, `template-needed` when nothing else
    /// gets through
    @Transactional
    public Conversation begin(Actor actor, NewChat chat) {
        var connection = people.reaching().connection(actor.account(), chat.connectionId());
        beginnings.mustBelongTo(actor, chat.departmentId());
        var who = who(actor, connection, chat);
        var conversation = reception.lockOrOpen(
                actor.account(),
                connection.card(),
                who.contact().card(),
                who.identity().id(),
                Kind.PRIVATE,
                chat.departmentId());
        conversation.mustReach();
        if (conversation.lastSeq() > 0) {
            mustBeSeen(actor, conversation);
            return beginnings.begin(actor, conversation.id(), chat.departmentId(), chat.first());
        }
        return first(actor, conversation, who, chat.first());
    }

    private Recognised who(Actor actor, Connection connection, NewChat chat) {
        var account = actor.account();
        if (chat.contactId() != null) {
            var contact = people.contacts()
                    .find(account, chat.contactId())
                    .filter(it -> store.isReachable(account, Visibility.of(actor), it.id()))
                    .orElseThrow(() -> new Refusal.NotFound("contact"));
            return people.reaching().of(account, connection, contact);
        }
        var phone = people.contacts().number(chat.phone() == null ? "" : chat.phone());
        var name = chat.name() == null ? "" : chat.name();
        if (OutsideText.line(name).isEmpty()) {
            throw new Refusal.Invalid("invalid", "A name is needed.", Map.of("field", "name"));
        }
        return people.reaching().byNumber(account, connection, name, phone);
    }

    private static void mustBeSeen(Actor actor, Conversation conversation) {
        if (!Visibility.of(actor).sees(Audience.of(conversation))) {
            throw servedElsewhere();
        }
    }

    static Refusal servedElsewhere() {
        return new Refusal.Conflict("served-elsewhere", "Colleagues serve this customer.");
    }

    /// The conversation has no line yet, so nobody knows of it.
    private Conversation first(Actor actor, Conversation fresh, Recognised who, @Nullable ReplyRequest first) {
        tools.words().mustDo(actor, fresh, first);
        var now = tools.clock().instant();
        var begun = tools.timeline().activity(Author.of(actor), What.BEGUN, null);
        var after = fresh.accepted(actor, now);
        var line = tools.timeline()
                .write(actor.account(), null, after, List.of(begun))
                .getLast();
        var name = new Name(who.identity().kind(), who.identity().value());
        tools.carriers().of(fresh).ifPresent(it -> it.address(actor.account(), fresh, List.of(name)));
        return tools.words().say(actor, after.with(line), first);
    }
}
