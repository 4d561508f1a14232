package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionCard;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionState;
import app.prosa.connection.Connections;
import app.prosa.contact.Contact;
import app.prosa.contact.Contacts;
import app.prosa.contact.Identity;
import app.prosa.contact.Name;
import app.prosa.conversation.MessageContent.Target;
import app.prosa.conversation.MessageContent.What;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Moves a conversation to another connection of its contact: the same ticket and timeline go on there (docs/rules.md,
/// E21). Of an identity one conversation goes on at a time, so one that is over there becomes history; see
/// docs/decisions/0013.
@Component
public class ChannelChanges {

    private final ConversationStore store;
    private final StretchStore stretches;
    private final Timeline timeline;
    private final Conversations conversations;
    private final Doorways doorways;
    private final Tools tools;

    ChannelChanges(
            ConversationStore store,
            StretchStore stretches,
            Timeline timeline,
            Conversations conversations,
            Doorways doorways,
            Tools tools) {
        this.store = store;
        this.stretches = stretches;
        this.timeline = timeline;
        this.conversations = conversations;
        this.doorways = doorways;
        this.tools = tools;
    }

    /// Where there are connections, and whom each knows.
    @Component
    record Doorways(Connections connections, Contacts contacts, Reaching reaching) {}

    @Component
    record Tools(Carriers carriers, Clock clock) {}

    /// A connection through which a conversation can go on.
    ///
    /// @param templates only a template gets through there now
    public record Way(ConnectionCard connection, boolean templates) {}

    /// The other connections that know the contact of a conversation, or can by their number.
    @Transactional(readOnly = true)
    public List<Way> ways(Actor actor, ConversationId id) {
        var conversation = conversations.visible(actor, id);
        var contact = contact(actor.account(), conversation);
        if (conversation.kind() == Kind.GROUP) {
            return List.of();
        }
        return doorways.connections().all(actor.account()).stream()
                .filter(it -> it.state() == ConnectionState.ON)
                .filter(it -> !it.id().equals(conversation.connection().id()))
                .flatMap(it -> way(actor.account(), conversation, contact, it).stream())
                .toList();
    }

    private Optional<Way> way(AccountId account, Conversation conversation, Contact contact, Connection to) {
        var known = doorways.reaching().known(account, to, contact.id());
        if (known.isPresent()) {
            var there = conversation.at(to.card(), known.get().id());
            return Optional.of(new Way(to.card(), tools.carriers().needsTemplate(account, there)));
        }
        return to.kind().reachesNumbers() && contact.phone() != null
                ? Optional.of(new Way(to.card(), to.kind().needsTemplates()))
                : Optional.empty();
    }

    private Contact contact(AccountId account, Conversation conversation) {
        return doorways.contacts().find(account, conversation.contact().id()).orElseThrow();
    }

    /// From now on what the team writes goes out through the other connection.
    ///
    /// @throws Refusal.Conflict `cannot-start` when it does not reach the contact, `number-of-another` when it
    /// knows their number as somebody else's, `already-open` when they are being served there where the agent
    /// sees it, `served-elsewhere` where not, `still-sending` while something is on its way through the
    /// connection before
    @Transactional
    public Conversation change(Actor actor, ConversationId id, ConnectionId to) {
        var account = actor.account();
        var seen = conversations.visible(actor, id);
        var connection = doorways.reaching().connection(account, to);
        var _ = seen.through(connection.card(), seen.identity()); // before anybody is made known there
        var who = doorways.reaching().of(account, connection, contact(account, seen));
        if (!who.contact().id().equals(seen.contact().id())) {
            throw new Refusal.Conflict("number-of-another", "This connection knows the number as another contact's.");
        }
        var locked = store.lockByIdentities(
                account, List.of(seen.identity(), who.identity().id()));
        var conversation = mine(actor, id, locked);
        var after = conversation.through(connection.card(), who.identity().id());
        var before =
                locked.stream().filter(it -> !it.id().equals(id)).findFirst().orElse(null);
        mustBeFree(actor, before);
        mustHaveSent(account, conversation);
        return write(actor, conversation, after, before, who.identity());
    }

    /// @throws Refusal.Conflict when a colleague has moved it in the meantime
    private static Conversation mine(Actor actor, ConversationId id, List<Conversation> locked) {
        return locked.stream()
                .filter(it -> it.id().equals(id))
                .filter(it -> Visibility.of(actor).sees(Audience.of(it)))
                .findFirst()
                .orElseThrow(() -> new Refusal.Conflict("changed-meanwhile", "A colleague was quicker."));
    }

    private static void mustBeFree(Actor actor, @Nullable Conversation there) {
        if (there == null || !there.state().isOpen()) {
            return;
        }
        if (!Visibility.of(actor).sees(Audience.of(there))) {
            throw Chats.servedElsewhere();
        }
        throw alreadyOpen(Map.of("conversation", there.id()));
    }

    private static Refusal alreadyOpen(Map<String, Object> more) {
        return new Refusal.Conflict("already-open", "This customer is being served there already.", more);
    }

    private void mustHaveSent(AccountId account, Conversation conversation) {
        if (tools.carriers().isSending(account, conversation)) {
            throw new Refusal.Conflict("still-sending", "Something is still on its way through the connection.");
        }
    }

    private Conversation write(
            Actor actor, Conversation conversation, Conversation after, @Nullable Conversation before, Identity there) {
        var account = actor.account();
        var line = timeline.activity(
                Author.of(actor),
                What.CHANNEL_CHANGED,
                conversation.connection().name(),
                Target.of(after.connection()));
        if (before != null) {
            // By itself, and first: one statement for both takes them in any order, and there is one place only.
            timeline.write(account, before, before.givenUp(), List.of());
        }
        Message told;
        try {
            told = timeline.write(account, conversation, after, List.of(line)).getFirst();
        } catch (DuplicateKeyException _) {
            throw alreadyOpen(Map.of()); // the customer has just written there
        }
        stretches.end(
                account,
                after.id(),
                told.seq(),
                conversation.identity(),
                tools.clock().instant());
        tools.carriers()
                .of(after)
                .ifPresent(it -> it.address(account, after, List.of(new Name(there.kind(), there.value()))));
        return after.with(told);
    }
}
