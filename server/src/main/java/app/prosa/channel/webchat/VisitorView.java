package app.prosa.channel.webchat;

import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.Door;
import app.prosa.conversation.Author;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.Conversations.Side;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageContent.Target;
import app.prosa.conversation.MessageContent.What;
import app.prosa.conversation.State;
import app.prosa.conversation.Status;
import app.prosa.file.FileAddresses;
import app.prosa.file.FileVariant;
import app.prosa.file.FileView;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a visitor gets to see of their conversation: the one place where the inside is turned into the outside.
/// Whatever is not named here does not cross: notes, tags, owners' e-mail addresses, internal events, other
/// people's anything.
@Component
class VisitorView {

    private static final Duration ADDRESS = Duration.ofHours(12);

    private final Agents agents;
    private final FileAddresses addresses;

    VisitorView(Agents agents, FileAddresses addresses) {
        this.agents = agents;
        this.addresses = addresses;
    }

    /// The faces that one answer or one batch of frames shows.
    Faces faces() {
        return new Faces();
    }

    /// What visitors see of agents, each looked up once.
    final class Faces {

        private final Map<Shown, Optional<VisitorMessage.Face>> known = new HashMap<>();

        private record Shown(ConnectionId connection, AgentId agent) {}

        private Faces() {}

        /// The name and photo that the connection shows of an agent, if it shows any.
        VisitorMessage.@Nullable Face of(Door door, AgentId agent) {
            var shown = new Shown(door.connection().id(), agent);
            return known.computeIfAbsent(shown, _ -> face(door, agent)).orElse(null);
        }
    }

    /// The message as the visitor sees it; empty when it is not for them.
    Optional<VisitorMessage> of(Door door, Message message, Faces faces) {
        return switch (message.direction()) {
            case NOTE -> Optional.empty();
            case IN, OUT -> Optional.of(shown(door, message, author(message), content(door, message.content()), faces));
            case SYSTEM -> activity(message.content()).map(it -> shown(door, message, joined(message), it, faces));
        };
    }

    private static @Nullable AgentId author(Message message) {
        var id = message.author().id();
        return message.author().kind() == Author.Kind.AGENT && id != null ? new AgentId(id) : null;
    }

    /// Whoever came or went: the colleague to whom it was given, else who did it.
    private static @Nullable AgentId joined(Message message) {
        return message.content() instanceof MessageContent.Activity(var _, var _, var to)
                        && to != null
                        && to.agentId() != null
                ? to.agentId()
                : author(message);
    }

    /// What nobody in person says, such as greetings and a chatbot's questions, is said in the site's name.
    private static VisitorMessage.@Nullable Face house(Door door, Message message) {
        boolean speaks =
                message.direction() == Direction.OUT && message.author().kind() == Author.Kind.BOT;
        return speaks ? new VisitorMessage.Face(door.connection().name(), null) : null;
    }

    private VisitorMessage shown(
            Door door, Message message, @Nullable AgentId author, VisitorMessage.Content content, Faces faces) {
        return new VisitorMessage(
                message.id(),
                message.seq(),
                message.direction(),
                author == null ? house(door, message) : faces.of(door, author),
                content,
                message.status() == Status.QUEUED ? Status.SENT : message.status(),
                message.at(),
                message.replyTo());
    }

    private VisitorMessage.Content content(Door door, MessageContent content) {
        return switch (content) {
            case MessageContent.Text(var body) -> new VisitorMessage.Text(body);
            case MessageContent.Image(var file, var caption) -> new VisitorMessage.Image(file(door, file), caption);
            case MessageContent.Audio(var file, var _) -> new VisitorMessage.Audio(file(door, file), null);
            case MessageContent.Video(var file, var caption) -> new VisitorMessage.Video(file(door, file), caption);
            case MessageContent.Document(var file, var caption) ->
                new VisitorMessage.Document(file(door, file), caption);
            case MessageContent.Interactive it ->
                new VisitorMessage.Choices(
                        it.body(),
                        it.choices().stream().map(MessageContent.Choice::title).toList());
            case MessageContent.Activity _ -> throw new IllegalStateException("An activity is no message.");
            default -> new VisitorMessage.Text(content.preview()); // what no website chat carries
        };
    }

    private VisitorMessage.SharedFile file(Door door, FileView file) {
        return new VisitorMessage.SharedFile(
                file.id(),
                file.name(),
                file.mediaType(),
                file.kind(),
                file.size(),
                file.width(),
                file.height(),
                file.durationMillis(),
                file.thumbnail(),
                addresses.sign(door.account(), file.id(), FileVariant.ORIGINAL, ADDRESS),
                file.thumbnail() ? addresses.sign(door.account(), file.id(), FileVariant.THUMBNAIL, ADDRESS) : null);
    }

    private static Optional<VisitorMessage.Content> activity(MessageContent content) {
        if (!(content instanceof MessageContent.Activity(What what, var _, var to))) {
            return Optional.empty();
        }
        if (what == What.TRANSFERRED && to != null && to.agentId() != null) {
            return Optional.of(happened(VisitorMessage.Happening.JOINED));
        }
        return switch (what) {
            case ACCEPTED, TAKEN, ASSIGNED, BEGUN -> Optional.of(happened(VisitorMessage.Happening.JOINED));
            case RETURNED -> Optional.of(happened(VisitorMessage.Happening.LEFT));
            case ENDED -> Optional.of(happened(VisitorMessage.Happening.ENDED));
            case CHANNEL_CHANGED ->
                Optional.ofNullable(to)
                        .map(Target::connection)
                        .map(it -> new VisitorMessage.Activity(VisitorMessage.Happening.CONTINUED, it.kind()));
            case OPENED,
                    RESOLVED,
                    REOPENED,
                    TRANSFERRED,
                    MOVED,
                    BLOCKED,
                    ARCHIVED,
                    UNARCHIVED,
                    HELPERS_CHANGED,
                    SNOOZED,
                    AWAKE,
                    CLEARED,
                    DELETED,
                    UNDONE,
                    RESTORED,
                    SECURITY_CODE_CHANGED,
                    NUMBER_CHANGED,
                    CALL_ALLOWED,
                    CALL_REFUSED,
                    DEMAND_CHANGED,
                    STAGE_CHANGED,
                    STAGE_LEFT,
                    VALUE_CHANGED,
                    PRIORITISED,
                    CONTACT_BLOCKED,
                    CONTACT_UNBLOCKED,
                    OPTED_OUT,
                    OPTED_IN,
                    FLOW_STARTED,
                    FLOW_PAUSED,
                    FLOW_RESUMED,
                    FLOW_ENDED,
                    SENT_TO_BOT,
                    BOT_SWITCHED_ON,
                    BOT_SWITCHED_OFF,
                    ASSISTANT_SWITCHED_ON,
                    ASSISTANT_SWITCHED_OFF,
                    SURVEY_SENT,
                    SURVEY_ANSWERED,
                    SURVEY_EXPIRED,
                    SURVEY_FAILED -> Optional.empty();
        };
    }

    private static VisitorMessage.Content happened(VisitorMessage.Happening what) {
        return new VisitorMessage.Activity(what, null);
    }

    private Optional<VisitorMessage.Face> face(Door door, AgentId agent) {
        if (!door.webchat().showAgent()) {
            return Optional.empty();
        }
        return Tenant.in(door.account(), () -> agents.card(door.account(), agent))
                .map(card -> new VisitorMessage.Face(
                        card.displayName(),
                        card.photo() == null
                                ? null
                                : "/webchat/v1/%s/agents/%s/photo"
                                        .formatted(door.connection().key(), agent.value())));
    }

    /// Where the conversation stands, in the visitor's words; for whom it goes on elsewhere it is over.
    VisitorFrames.StateNow state(Door door, Side side, Faces faces) {
        return side.elsewhere()
                ? new VisitorFrames.StateNow(VisitorFrames.Standing.RESOLVED, true, null)
                : state(door, side.conversation(), faces);
    }

    /// Where the conversation stands, in the visitor's words.
    VisitorFrames.StateNow state(Door door, Conversation conversation, Faces faces) {
        var state = switch (conversation.state()) {
            case TRIAGE, WAITING -> VisitorFrames.Standing.WAITING;
            case ATTENDING -> VisitorFrames.Standing.ATTENDING;
            case RESOLVED, CLOSED -> VisitorFrames.Standing.RESOLVED;
        };
        var owner = conversation.owner();
        var face = conversation.state() == State.ATTENDING && owner != null ? faces.of(door, owner) : null;
        return new VisitorFrames.StateNow(state, conversation.ended(), face);
    }

    static boolean isUnread(VisitorMessage message) {
        return message.direction() == Direction.OUT && message.status() != Status.READ;
    }
}
