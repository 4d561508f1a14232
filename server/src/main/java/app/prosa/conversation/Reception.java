package app.prosa.conversation;

import app.prosa.agent.DepartmentId;
import app.prosa.connection.ConnectionCard;
import app.prosa.contact.ContactCard;
import app.prosa.contact.IdentityId;
import app.prosa.conversation.MessageContent.What;
import app.prosa.file.FileOwner;
import app.prosa.file.Files;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Customers write: finds or opens the conversation and its ticket and adds the message, once.
@Component
public class Reception {

    private final ConversationStore store;
    private final Timeline timeline;
    private final Files files;
    private final Tickets tickets;
    private final Greetings greetings;
    private final Tools tools;

    Reception(
            ConversationStore store,
            Timeline timeline,
            Files files,
            Tickets tickets,
            Greetings greetings,
            Tools tools) {
        this.store = store;
        this.timeline = timeline;
        this.files = files;
        this.tickets = tickets;
        this.greetings = greetings;
        this.tools = tools;
    }

    /// What the work needs beside.
    @Component
    record Tools(Carriers carriers, Ids ids, Clock clock) {}

    /// What came of an arrival.
    ///
    /// @param added false when the message was there already
    public record Received(Message message, boolean added) {}

    /// Receives a message. Whatever arrives twice, at once or later, is stored once; a thousand first messages
    /// of one customer at the same instant make one conversation with one open ticket.
    @Transactional
    public Received receive(Arrival arrival) {
        var conversation = lockOrOpen(
                arrival.account(),
                arrival.connection(),
                arrival.contact(),
                arrival.identity(),
                arrival.kind(),
                arrival.queue());
        var known = store.message(arrival.account(), arrival.id());
        if (known.isPresent()) {
            if (!known.get().conversationId().equals(conversation.id())) {
                throw new Refusal.Conflict("id-taken", "Another message has this id.");
            }
            return new Received(known.get(), false);
        }
        boolean isNew = conversation.lastSeq() == 0;
        var entries = new ArrayList<Entry>();
        var after = conversation;
        boolean opens = isNew;
        if (isNew) {
            entries.add(timeline.activity(Author.system(), What.OPENED, null));
        } else if (!conversation.state().isOpen() && arrival.direction() == Direction.IN) {
            after = tickets.goOn(arrival.account(), conversation, arrival.queue());
            var resumed = after.ticket().id().equals(conversation.ticket().id());
            opens = !resumed;
            entries.add(timeline.activity(Author.system(), resumed ? What.REOPENED : What.OPENED, null));
        }
        entries.add(new Entry(
                arrival.id(),
                arrival.direction(),
                arrival.author(),
                content(arrival, conversation),
                Status.SENT,
                arrival.sentAt(),
                arrival.replyTo(),
                arrival.context()));
        // Only to a customer who writes: not when the company's own phone did, and never into a group.
        if (arrival.direction() == Direction.IN && after.kind() == Kind.PRIVATE) {
            entries.addAll(greetings.of(arrival.account(), after, opens));
        }
        var lines = timeline.write(arrival.account(), isNew ? null : conversation, after, entries);
        tools.carriers().take(arrival.account(), after, lines);
        var line = lines.stream()
                .filter(it -> it.id().equals(arrival.id()))
                .findFirst()
                .orElseThrow();
        return new Received(line, true);
    }

    /// A line that tells of the customer what their channel told us: no message, so it opens and reopens
    /// nothing.
    ///
    /// @return false when there is no conversation to tell it in
    @Transactional
    public boolean tell(AccountId account, IdentityId identity, What what, @Nullable String detail) {
        var known = store.lockByIdentity(account, identity);
        known.ifPresent(
                it -> timeline.write(account, it, it, List.of(timeline.activity(Author.system(), what, detail))));
        return known.isPresent();
    }

    /// The conversation of an identity, locked; a fresh one has no lines yet.
    Conversation lockOrOpen(
            AccountId account,
            ConnectionCard connection,
            ContactCard contact,
            IdentityId identity,
            Kind kind,
            @Nullable DepartmentId queue) {
        var known = store.lockByIdentity(account, identity);
        if (known.isPresent()) {
            return known.get();
        }
        var now = tools.clock().instant();
        var fresh = new Conversation(
                new ConversationId(tools.ids().next()),
                contact,
                connection,
                identity,
                kind,
                State.WAITING,
                tickets.unnumbered(now),
                null,
                queue,
                List.of(),
                List.of(),
                false,
                false,
                null,
                false,
                false,
                0,
                0,
                null,
                now,
                now,
                now,
                Priority.NORMAL,
                null);
        if (store.open(account, fresh)) {
            return tickets.numbered(account, fresh);
        }
        return store.lockByIdentity(account, identity).orElseThrow();
    }

    private MessageContent content(Arrival arrival, Conversation conversation) {
        return switch (arrival.body()) {
            case Arrival.Text(var text) -> new MessageContent.Text(Replies.checked(text));
            case Arrival.Media(var file, var uploader, var caption) ->
                MessageContent.of(
                        files.attach(
                                arrival.account(),
                                file,
                                FileOwner.visitor(uploader),
                                conversation.id().value()),
                        Replies.optional(caption));
            case Arrival.Ready(var content) -> content;
        };
    }
}
