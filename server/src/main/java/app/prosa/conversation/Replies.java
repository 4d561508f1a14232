package app.prosa.conversation;

import app.prosa.account.Accounts;
import app.prosa.agent.Actor;
import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.file.FileId;
import app.prosa.file.FileKind;
import app.prosa.file.FileOwner;
import app.prosa.file.FileView;
import app.prosa.file.Files;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Agents write: replies to the customer and notes among colleagues.
@Component
public class Replies {

    /// Longer than any channel takes; what a channel cannot carry it refuses itself.
    static final int MAX_TEXT = 10_000;

    private final ConversationStore store;
    private final Timeline timeline;
    private final Files files;
    private final House house;
    private final Carriers carriers;
    private final Clock clock;

    Replies(ConversationStore store, Timeline timeline, Files files, House house, Carriers carriers, Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.files = files;
        this.house = house;
        this.carriers = carriers;
        this.clock = clock;
    }

    /// Who works here, and by which rules.
    @Component
    record House(Agents agents, Accounts accounts, Acceptances acceptances) {}

    /// What came of a request to write.
    ///
    /// @param added false when a message with this id was there already: then nothing was sent again
    public record Written(Message message, boolean added) {}

    /// Writes a reply or a note. The first reply to what waits also accepts it (docs/rules.md, E01): both or
    /// neither. Of many who answer at once one wins; the others are refused with the owner's name.
    @Transactional
    public Written write(Actor actor, ConversationId id, ReplyRequest request) {
        var conversation = store.lock(actor.account(), id).orElseThrow(() -> new Refusal.NotFound("conversation"));
        var known = store.message(actor.account(), request.id());
        if (known.isPresent()) {
            return repeated(actor, id, known.get());
        }
        boolean note = request.kind() == ReplyRequest.Kind.NOTE;
        if (!note || !Visibility.of(actor).sees(Audience.of(conversation))) {
            refuseUnlessAnswerable(actor, conversation);
        }

        var entries = new ArrayList<Entry>();
        var after = conversation;
        if (!note && conversation.state() != State.ATTENDING) {
            if (house.accounts().account(actor.account()).requireAccept()) {
                throw new Refusal.Conflict("accept-first", "Accept the conversation before you answer.");
            }
            after = house.acceptances().accepted(actor, conversation, request.pauseFlow());
            entries.add(timeline.activity(Author.of(actor), MessageContent.What.ACCEPTED, null));
        }
        var carrier = note ? Optional.<Carrier>empty() : carriers.of(conversation);
        if (request.replyTo() != null) {
            refuseUnlessQuotable(actor, id, request.replyTo(), note);
        }
        if (carrier.isEmpty() && !Composed.isPlain(request.content())) {
            throw new Refusal.Conflict("not-carried", "This channel has no messages of this kind.");
        }
        var content = content(actor, conversation, request.content());
        carrier.ifPresent(it -> it.check(actor.account(), conversation, content));
        entries.add(new Entry(
                request.id(),
                note ? Direction.NOTE : Direction.OUT,
                Author.of(actor),
                content,
                note ? null : carrier.isPresent() ? Status.QUEUED : Status.SENT,
                clock.instant(),
                request.replyTo()));
        var message = timeline.writeAsRead(actor, conversation, after, entries).getLast();
        carrier.ifPresent(it -> it.take(actor.account(), conversation, message));
        return new Written(message, true);
    }

    /// What colleagues wrote to each other is quoted to colleagues only.
    private void refuseUnlessQuotable(Actor actor, ConversationId id, MessageId quoted, boolean note) {
        var isQuotable = store.message(actor.account(), quoted)
                .filter(it -> it.conversationId().equals(id))
                .filter(it -> it.direction().isSaid() || (note && it.direction() == Direction.NOTE))
                .isPresent();
        if (!isQuotable) {
            throw new Refusal.Invalid("cannot-quote", "There is no such message to answer here.");
        }
    }

    private static Written repeated(Actor actor, ConversationId id, Message known) {
        if (!known.conversationId().equals(id)
                || !actor.agent().value().equals(known.author().id())) {
            throw new Refusal.Conflict("id-taken", "Another message has this id.");
        }
        return new Written(known, false);
    }

    /// Refuses whoever may not answer now, and tells those who came second who was first.
    void refuseUnlessAnswerable(Actor actor, Conversation conversation) {
        if (Visibility.of(actor).answers(Audience.of(conversation))) {
            refuseUnlessOpen(conversation);
        } else {
            refuseUnlessMine(actor, conversation);
        }
    }

    /// The same for what only one can have: a colleague's is refused also where colleagues answer for each
    /// other.
    void refuseUnlessMine(Actor actor, Conversation conversation) {
        var audience = Audience.of(conversation);
        var visibility = Visibility.of(actor);
        var owner = conversation.owner();
        if (owner != null && !owner.equals(actor.agent())) {
            if (!visibility.sees(audience.unowned())) {
                throw new Refusal.NotFound("conversation");
            }
            if (conversation.state().isOpen()) {
                throw new Refusal.Conflict(
                        "already-taken", "A colleague owns this conversation.", Map.of("owner", owner(actor, owner)));
            }
        }
        if (!visibility.sees(audience)) {
            throw new Refusal.NotFound("conversation");
        }
        refuseUnlessOpen(conversation);
    }

    private static void refuseUnlessOpen(Conversation conversation) {
        conversation.mustReach();
        if (conversation.ended()) {
            throw new Refusal.Conflict("session-ended", "The visitor's session was ended.");
        }
        if (!conversation.state().isOpen()) {
            throw new Refusal.Conflict("conversation-closed", "This conversation is resolved. Reopen it first.");
        }
    }

    private Map<String, String> owner(Actor actor, AgentId id) {
        return Map.of(
                "id",
                id.value().toString(),
                "name",
                house.agents().card(actor.account(), id).map(AgentCard::name).orElse(""));
    }

    /// What the request says, ready to be written; its file belongs to the conversation from now on.
    MessageContent content(Actor actor, Conversation conversation, ReplyRequest.Content content) {
        return switch (content) {
            case ReplyRequest.Text(var body) -> new MessageContent.Text(checked(body));
            case ReplyRequest.Media(var file, var caption, var voice) -> {
                var attached = attached(actor, conversation, file);
                yield attached.kind() == FileKind.AUDIO
                        ? new MessageContent.Audio(attached, voice)
                        : MessageContent.of(attached, optional(caption));
            }
            case ReplyRequest.Location it -> Composed.location(it);
            case ReplyRequest.Contacts(var cards) -> Composed.contacts(cards);
            case ReplyRequest.Interactive it -> Composed.interactive(it);
            case ReplyRequest.Template it ->
                carriers.phrase(
                        actor, conversation, it, it.file() == null ? null : attached(actor, conversation, it.file()));
        };
    }

    private FileView attached(Actor actor, Conversation conversation, FileId file) {
        return files.attach(
                actor.account(),
                file,
                FileOwner.of(actor.agent()),
                conversation.id().value());
    }

    static String checked(String body) {
        var clean = OutsideText.clean(body);
        if (clean.isBlank()) {
            throw new Refusal.Invalid("empty-message", "A message needs text.");
        }
        if (clean.length() > MAX_TEXT) {
            throw new Refusal.Invalid("too-long", "The text is too long.", Map.of("limit", MAX_TEXT));
        }
        return clean;
    }

    static @Nullable String optional(@Nullable String caption) {
        return caption == null || caption.isBlank() ? null : checked(caption);
    }
}
