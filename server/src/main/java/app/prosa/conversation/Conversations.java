package app.prosa.conversation;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.contact.Contact;
import app.prosa.contact.ContactField;
import app.prosa.contact.Contacts;
import app.prosa.contact.IdentityId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Sql;
import app.prosa.web.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads conversations as one agent may see them.
@Component
public class Conversations {

    static final int PAGE = 50;
    private static final String CONTACT = "conversation.contact_id";

    private final InboxStore store;
    private final ListStore lists;
    private final Places places;
    private final StretchStore stretches;
    private final Contacts contacts;
    private final Protocols protocols;
    private final ObjectProvider<MessageSearch> search;

    Conversations(
            InboxStore store,
            ListStore lists,
            Places places,
            StretchStore stretches,
            Contacts contacts,
            Protocols protocols,
            ObjectProvider<MessageSearch> search) {
        this.store = store;
        this.lists = lists;
        this.places = places;
        this.stretches = stretches;
        this.contacts = contacts;
        this.protocols = protocols;
        this.search = search;
    }

    /// A page of the list.
    ///
    /// @param seen how far the agent has read each; missing means not at all
    /// @param hits which message of a conversation the search found, when it was not found by its contact
    /// @param next where the next page begins, or null
    public record ListPage(
            List<Conversation> items,
            Map<UUID, Seen> seen,
            Map<UUID, MessageHit> hits,
            @Nullable String next) {}

    /// The message that a search found.
    public record MessageHit(long seq, String excerpt) {}

    /// A stretch of a timeline, oldest first.
    public record MessagePage(List<Message> items, boolean hasOlder, boolean hasNewer) {}

    /// Everything that opening a conversation shows.
    ///
    /// @param messages the newest page, or the one that begins shortly before the first unread line
    /// @param tickets the contact's episodes of service, newest first
    /// @param allowed what the agent may do now
    public record Opened(
            Conversation conversation,
            Contact contact,
            Seen seen,
            List<Message> messages,
            boolean hasOlder,
            boolean hasNewer,
            List<TicketCard> tickets,
            List<Action> allowed) {}

    /// @throws app.prosa.web.Refusal.Forbidden `module-off` for statuses where service is not steered
    @Transactional(readOnly = true)
    public ListPage list(Actor actor, ListQuery query) {
        if (!query.filters().statuses().isEmpty()) {
            actor.mustHave(Module.SERVICE);
        }
        var viewer = Visibility.of(actor);
        var filter = new ListFilter(actor.account(), viewer, query);
        var text = query.text() == null ? "" : query.text().strip();
        if (text.isEmpty()) {
            return page(actor, lists.page(filter, null), Map.of());
        }
        var hits = query.in() == ListQuery.Field.ANY
                ? hits(actor.account(), viewer, text)
                : Map.<ConversationId, MessageHit>of();
        var found = new ListFilter.Found(
                condition(actor, filter, text), one(actor, filter, text), List.copyOf(hits.keySet()));
        return page(actor, lists.page(filter, found), hits);
    }

    private Sql condition(Actor actor, ListFilter filter, String text) {
        return field(filter.query())
                .map(it -> contacts.matching(actor, CONTACT, it, text))
                .orElseGet(() -> filter.named(text));
    }

    private Sql one(Actor actor, ListFilter filter, String text) {
        return field(filter.query())
                .map(it -> contacts.has(actor, it, text))
                .map(Conversations::ofContact)
                .orElseGet(() -> filter.named(text));
    }

    /// The offset keeps the planner from reading every contact that has the words first.
    private static Sql ofContact(Sql condition) {
        return new Sql("""
                exists (
                    select from contact
                    where contact.account_id = conversation.account_id and contact.id = conversation.contact_id
                        and %s
                    offset 0)
                """.formatted(condition.text()), condition.params());
    }

    /// What of the contact is searched; empty when it is something else of the conversation.
    private static Optional<ContactField> field(ListQuery query) {
        return switch (query.in()) {
            case ANY -> Optional.of(ContactField.ANY);
            case NAME -> Optional.of(ContactField.NAME);
            case NUMBER -> Optional.of(ContactField.NUMBER);
            case COMPANY -> Optional.of(ContactField.COMPANY);
            case DEPARTMENT, OWNER, GROUP -> Optional.empty();
        };
    }

    private Map<ConversationId, MessageHit> hits(AccountId account, Visibility viewer, String text) {
        var hits = new LinkedHashMap<ConversationId, MessageHit>();
        protocols
                .find(account, text)
                .ifPresent(it -> hits.put(it.conversation(), new MessageHit(it.seq(), it.protocol())));
        search.ifAvailable(it -> it.find(account, viewer, text, ListQuery.MAX_LIMIT)
                .forEach(hit -> hits.putIfAbsent(hit.conversation(), new MessageHit(hit.seq(), hit.excerpt()))));
        return hits;
    }

    private ListPage page(Actor actor, ListStore.Page page, Map<ConversationId, MessageHit> hits) {
        var items = page.items();
        var seen = new LinkedHashMap<UUID, Seen>();
        if (!items.isEmpty()) {
            store.seen(
                            actor.account(),
                            actor.agent(),
                            items.stream().map(Conversation::id).toList())
                    .forEach(it -> seen.put(it.conversationId().value(), new Seen(it.seq(), it.incoming())));
        }
        var found = new LinkedHashMap<UUID, MessageHit>();
        items.forEach(it -> {
            var hit = hits.get(it.id());
            if (hit != null) {
                found.put(it.id().value(), hit);
            }
        });
        var next = page.next();
        return new ListPage(List.copyOf(items), seen, found, next == null ? null : places.give(actor, next));
    }

    /// Opens a conversation. Its row is read first: what is read after it may be newer, never older, and the live
    /// events of that moment say it once more.
    @Transactional(readOnly = true)
    public Opened open(Actor actor, ConversationId id) {
        var account = actor.account();
        var opening = store.opening(account, Visibility.of(actor), id)
                .orElseThrow(() -> new Refusal.NotFound("conversation"));
        var conversation = opening.conversation();
        var seen = Objects.requireNonNullElse(opening.around().seen(), Seen.NOTHING);
        long unreadLines = conversation.lastSeq() - seen.seq();
        boolean far = unreadLines > PAGE && seen.seq() > 0;
        var messages = far
                ? store.after(account, id, Math.max(0, seen.seq() - 10), PAGE)
                : store.before(account, id, Long.MAX_VALUE, PAGE);
        return new Opened(
                conversation,
                opening.around().contact(),
                seen,
                messages,
                !messages.isEmpty() && messages.getFirst().seq() > 1,
                !messages.isEmpty() && messages.getLast().seq() < conversation.lastSeq(),
                store.tickets(
                        account,
                        Visibility.of(actor),
                        conversation.contact().id().value(),
                        20),
                Action.allowed(actor, conversation));
    }

    /// A stretch of the timeline: before a line, after it, or around it.
    @Transactional(readOnly = true)
    public MessagePage messages(
            Actor actor,
            ConversationId id,
            @Nullable Long before,
            @Nullable Long after,
            @Nullable Long around,
            int limit) {
        var conversation = visible(actor, id);
        int size = Math.clamp(limit, 1, ListQuery.MAX_LIMIT);
        var items = new ArrayList<Message>();
        if (around != null) {
            items.addAll(store.before(actor.account(), id, around, size / 2));
            items.addAll(store.after(actor.account(), id, around - 1, size - size / 2));
        } else if (after != null) {
            items.addAll(store.after(actor.account(), id, after, size));
        } else {
            items.addAll(store.before(actor.account(), id, before == null ? Long.MAX_VALUE : before, size));
        }
        return pageOf(items, conversation.lastSeq());
    }

    /// A conversation as the customer has it who has proved by other means who they are.
    ///
    /// @param elsewhere it goes on through another channel, and what they have of it is over
    public record Side(Conversation conversation, IdentityId identity, boolean elsewhere) {}

    /// The conversation of an identity, for the customer's side; one that has left for another channel until a new one
    /// begins.
    @Transactional(readOnly = true)
    public Optional<Side> sideOf(AccountId account, IdentityId identity) {
        return store.ofIdentity(account, identity)
                .map(it -> new Side(it, identity, false))
                .or(() -> stretches.left(account, identity).map(it -> new Side(it, identity, true)));
    }

    /// A stretch of the timeline for the customer's side: nothing of what was said through another channel.
    @Transactional(readOnly = true)
    public List<Message> forCustomer(AccountId account, Side side, long before, int limit) {
        return stretches.lines(account, side.conversation(), side.identity(), before, limit);
    }

    @Transactional(readOnly = true)
    public Counts counts(Actor actor) {
        return Counts.of(Visibility.of(actor), store.tallies(actor.account()));
    }

    /// Conversations that a condition on the columns of `conversation` admits, who has waited longest first. The
    /// condition says who may see them.
    @Transactional(readOnly = true)
    public List<Conversation> longestWaiting(Sql admitted, int limit) {
        return store.longestWaiting(admitted, limit);
    }

    /// How the account's conversations stand, for whoever counts them for several agents at once.
    @Transactional(readOnly = true)
    public List<Counts.Tally> tallies(AccountId account) {
        return store.tallies(account);
    }

    /// The conversation, if the agent may see it.
    ///
    /// @throws Refusal.NotFound if there is none, or none for this agent
    @Transactional(readOnly = true)
    public Conversation visible(Actor actor, ConversationId id) {
        return store.find(actor.account(), Visibility.of(actor), id)
                .orElseThrow(() -> new Refusal.NotFound("conversation"));
    }

    /// Whether somebody with these rights may see the conversation.
    @Transactional(readOnly = true)
    public boolean isVisible(AccountId account, Visibility viewer, ConversationId id) {
        return store.find(account, viewer, id).isPresent();
    }

    private static MessagePage pageOf(List<Message> items, long lastSeq) {
        boolean older = !items.isEmpty() && items.getFirst().seq() > 1;
        boolean newer = !items.isEmpty() && items.getLast().seq() < lastSeq;
        return new MessagePage(List.copyOf(items), older, newer);
    }
}
