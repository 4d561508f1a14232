package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionState;
import app.prosa.connection.Connections;
import app.prosa.file.FileView;
import app.prosa.sql.AccountId;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Replies that somebody wrote beforehand, and that go out when nobody may be there. They change
/// neither who serves the customer nor whether anybody does (docs/rules.md, E16): what waits goes on
/// waiting, and what is over stays over until the customer answers.
@Component
public class PreparedReplies {

    /// The code of the refusal that is worth trying again a little later.
    public static final String CONNECTION_DOWN = "connection-down";

    private static final String WINDOW_CLOSED = "window-closed";

    private final ConversationStore store;
    private final Timeline timeline;
    private final Replies replies;
    private final Carriers carriers;
    private final Connections connections;
    private final Clock clock;

    PreparedReplies(
            ConversationStore store,
            Timeline timeline,
            Replies replies,
            Carriers carriers,
            Connections connections,
            Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.replies = replies;
        this.carriers = carriers;
        this.connections = connections;
        this.clock = clock;
    }

    /// Words as they are kept; empty when nothing is said.
    ///
    /// @throws Refusal.Invalid `too-long`
    public static String words(String said) {
        return OutsideText.clean(said).isBlank() ? "" : Replies.checked(said.strip());
    }

    /// Whether the agent may write this to the customer, now or later.
    ///
    /// @return the conversation, locked until the end of the transaction
    /// @throws Refusal when they may not, or the channel would never take it; a window that is
    ///     closed now may be open by then
    @Transactional
    public Conversation check(Actor actor, ConversationId id, List<MessageContent> contents) {
        var conversation = visible(actor, id);
        if (conversation.state().isOpen()) {
            replies.refuseUnlessAnswerable(actor, conversation);
        }
        mustReach(conversation);
        carriers.of(conversation)
                .ifPresent(carrier -> contents.forEach(it -> mustFit(actor.account(), carrier, conversation, it)));
        return conversation;
    }

    private static void mustFit(AccountId account, Carrier carrier, Conversation conversation, MessageContent content) {
        try {
            carrier.check(account, conversation, content);
        } catch (Refusal refusal) {
            if (!refusal.code().equals(WINDOW_CLOSED)) {
                throw refusal;
            }
        }
    }

    /// The message that a template would make there.
    @Transactional
    public MessageContent.Template phrase(
            Actor actor, ConversationId id, ReplyRequest.Template wanted, @Nullable FileView file) {
        return carriers.phrase(actor, visible(actor, id), wanted, file);
    }

    /// Sends it in the agent's name. What was sent before under these ids is not sent again.
    ///
    /// @param fallback goes instead where nothing but a template gets through
    /// @return what went, or waits for its carrier
    /// @throws Refusal.Conflict [#CONNECTION_DOWN] while the connection is switched off or in
    ///     trouble; or why it cannot go at all
    @Transactional
    public List<Message> send(
            Actor actor, ConversationId id, List<ReplyRequest> said, @Nullable ReplyRequest fallback) {
        var account = actor.account();
        var conversation = visible(actor, id);
        var before = store.messages(account, said.stream().map(ReplyRequest::id).toList());
        if (!before.isEmpty()) {
            return before;
        }
        mustReach(conversation);
        if (connections
                .find(account, conversation.connection().id())
                .filter(PreparedReplies::carries)
                .isEmpty()) {
            throw new Refusal.Conflict(CONNECTION_DOWN, "The connection is down.");
        }
        var chosen = fallback != null && carriers.needsTemplate(account, conversation) ? List.of(fallback) : said;
        var carrier = carriers.of(conversation);
        var entries = chosen.stream()
                .map(it -> {
                    var content = replies.content(actor, conversation, it.content());
                    carrier.ifPresent(to -> to.check(account, conversation, content));
                    return new Entry(
                            it.id(),
                            Direction.OUT,
                            Author.of(actor),
                            content,
                            carrier.isPresent() ? Status.QUEUED : Status.SENT,
                            clock.instant(),
                            null);
                })
                .toList();
        var lines = timeline.write(account, conversation, conversation, entries);
        carriers.take(account, conversation, lines);
        return lines;
    }

    /// Leaves out a message that still waits for its carrier.
    @Transactional
    public boolean giveUp(AccountId account, ConversationId id, MessageId message, String reason) {
        return store.lock(account, id)
                .filter(it -> carriers.giveUp(account, it, message, reason))
                .isPresent();
    }

    /// Who may see the conversation now; empty when it is deleted.
    @Transactional
    public Optional<Audience> audience(AccountId account, ConversationId id) {
        return store.lock(account, id).map(Audience::of);
    }

    private Conversation visible(Actor actor, ConversationId id) {
        return store.lock(actor.account(), id)
                .filter(it -> Visibility.of(actor).sees(Audience.of(it)))
                .orElseThrow(() -> new Refusal.NotFound("conversation"));
    }

    private static void mustReach(Conversation conversation) {
        conversation.mustReach();
        if (conversation.ended()) {
            throw new Refusal.Conflict("session-ended", "The visitor's session was ended.");
        }
    }

    private static boolean carries(Connection connection) {
        return connection.state() == ConnectionState.ON && connection.trouble() == null;
    }
}
