package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.connection.ConnectionCard;
import app.prosa.file.FileView;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a line of the timeline says. In JSON the field `type` tells which.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface MessageContent {

    /// Plain text, shown as text and never as markup. Of ours it has at most 10,000 characters.
    @JsonTypeName("text")
    record Text(String body) implements MessageContent {}

    @JsonTypeName("image")
    record Image(FileView file, @Nullable String caption) implements MessageContent {}

    /// @param voice spoken into the channel's own recorder; null when nobody said
    @JsonTypeName("audio")
    record Audio(FileView file, @Nullable Boolean voice) implements MessageContent {}

    @JsonTypeName("video")
    record Video(FileView file, @Nullable String caption) implements MessageContent {}

    @JsonTypeName("document")
    record Document(FileView file, @Nullable String caption) implements MessageContent {}

    @JsonTypeName("sticker")
    record Sticker(FileView file, @Nullable Boolean animated) implements MessageContent {}

    /// A file that the customer sent and that we are fetching, or could not have.
    ///
    /// @param media what the channel calls it: `image`, `audio`, `video`, `document`, `sticker`
    /// @param failure why there is none, as a code; null while it is on its way
    @JsonTypeName("pending-file")
    record PendingFile(
            String media,
            @Nullable String name,
            @Nullable String caption,
            @Nullable String failure) implements MessageContent {}

    /// A place, with the words that the sender's map had for it.
    @JsonTypeName("location")
    record Location(
            double latitude,
            double longitude,
            @Nullable String name,
            @Nullable String address,
            @Nullable String url) implements MessageContent {}

    /// Cards of people that somebody passed on. They are nobody's contacts until somebody saves them.
    @JsonTypeName("contacts")
    record Contacts(List<Card> cards) implements MessageContent {
        public Contacts {
            cards = List.copyOf(cards);
        }
    }

    record Card(
            String name,
            List<String> phones,
            List<String> emails,
            @Nullable String company) {
        public Card {
            phones = List.copyOf(phones);
            emails = List.copyOf(emails);
        }
    }

    /// What the customer chose: a button or a line of a list.
    ///
    /// @param payload what the button carries for a machine
    @JsonTypeName("choice")
    record Choice(
            String title,
            @Nullable String description,
            @Nullable String payload) implements MessageContent {}

    /// A form that the customer filled in.
    ///
    /// @param raw what came, when it was no form that can be read
    @JsonTypeName("form")
    record Form(
            @Nullable String title,
            List<Field> fields,
            @Nullable String raw) implements MessageContent {
        public Form {
            fields = List.copyOf(fields);
        }
    }

    record Field(String name, String value) {}

    /// A basket of the channel's catalog. Money is decimal text.
    @JsonTypeName("order")
    record Order(
            @Nullable String text,
            List<Item> items,
            String total,
            @Nullable String currency) implements MessageContent {
        public Order {
            items = List.copyOf(items);
        }
    }

    record Item(String product, String quantity, String price) {}

    /// Text with buttons or a list, as the team sends it.
    ///
    /// @param button the words that open the list; null when the choices are buttons
    @JsonTypeName("interactive")
    record Interactive(
            String body,
            @Nullable String header,
            @Nullable String footer,
            List<Choice> choices,
            @Nullable String button)
            implements MessageContent {
        public Interactive {
            choices = List.copyOf(choices);
        }
    }

    /// A message in words that the channel approved beforehand.
    ///
    /// @param header what stands above the body, as the customer reads it
    /// @param file what stands above the body, when that is a file
    /// @param place the same, when that is a place
    /// @param body as the customer reads it
    /// @param parameters what filled its blanks, in reading order
    @JsonTypeName("template")
    record Template(
            String name,
            String language,
            @Nullable String header,
            @Nullable FileView file,
            @Nullable Location place,
            String body,
            @Nullable String footer,
            List<Button> buttons,
            List<Filled> parameters)
            implements MessageContent {
        public Template {
            buttons = List.copyOf(buttons);
            parameters = List.copyOf(parameters);
        }
    }

    /// A button below a message.
    ///
    /// @param value the address, the number or the code; null for an answer
    record Button(Press kind, String text, @Nullable String value) {}

    /// What a button does.
    enum Press {
        @JsonProperty("reply")
        REPLY,
        @JsonProperty("url")
        URL,
        @JsonProperty("phone")
        PHONE,
        @JsonProperty("copy-code")
        COPY_CODE
    }

    /// A blank of a template and what it was filled with.
    ///
    /// @param key where it is and what it is called: `header.1`, `body.nome`, or `button.0` by the button's place
    record Filled(String key, String value) {}

    /// A voice call. Its line changes as the call goes on.
    ///
    /// @param seconds how long they spoke; null while that is not known
    /// @param failure the code of why it failed
    /// @param via what carries it beside the channel; null: the channel itself
    /// @param agent who took a customer's call, by their name of then
    @JsonTypeName("call")
    record Call(
            CallState state,
            @Nullable Integer seconds,
            @Nullable String failure,
            @Nullable CallVia via,
            @Nullable String agent)
            implements MessageContent {

        /// A call over the channel.
        public Call(CallState state, @Nullable Integer seconds, @Nullable String failure) {
            this(state, seconds, failure, null, null);
        }

        /// What two words about the same call say together, whichever came first.
        Call and(Call other) {
            var longest = seconds == null || (other.seconds != null && other.seconds > seconds);
            return new Call(
                    state.and(other.state),
                    longest ? other.seconds : seconds,
                    failure == null ? other.failure : failure,
                    via == null ? other.via : via,
                    agent == null ? other.agent : agent);
        }
    }

    /// Something that the channel could not hand over, or that Prosa does not know.
    ///
    /// @param what the channel's word for it, if it has one
    @JsonTypeName("unsupported")
    record Unsupported(@Nullable String what, @Nullable String detail) implements MessageContent {}

    /// The sender took it back. What it said is kept aside.
    @JsonTypeName("withdrawn")
    record Withdrawn() implements MessageContent {}

    /// Something that happened to the conversation; its author is who did it.
    ///
    /// @param detail what else there is to say, such as the reason given
    /// @param to whom or where it went, for a transfer, an assignment or a change of the channel
    @JsonTypeName("activity")
    record Activity(
            What what, @Nullable String detail, @Nullable Target to) implements MessageContent {}

    /// An agent, a department or an agent there, with the names that they had then; or a connection.
    record Target(
            @Nullable AgentId agentId,
            @Nullable String agent,
            @Nullable DepartmentId departmentId,
            @Nullable String department,
            @Nullable ConnectionCard connection) {

        static Target of(ConnectionCard connection) {
            return new Target(null, null, null, null, connection);
        }
    }

    /// What can happen.
    enum What {
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("taken")
        TAKEN,
        @JsonProperty("assigned")
        ASSIGNED,
        @JsonProperty("transferred")
        TRANSFERRED,
        @JsonProperty("moved")
        MOVED,
        @JsonProperty("returned")
        RETURNED,
        @JsonProperty("resolved")
        RESOLVED,
        @JsonProperty("reopened")
        REOPENED,
        @JsonProperty("ended")
        ENDED,
        @JsonProperty("blocked")
        BLOCKED,
        @JsonProperty("archived")
        ARCHIVED,
        @JsonProperty("unarchived")
        UNARCHIVED,
        @JsonProperty("helpers-changed")
        HELPERS_CHANGED,
        @JsonProperty("snoozed")
        SNOOZED,
        @JsonProperty("awake")
        AWAKE,
        @JsonProperty("cleared")
        CLEARED,
        @JsonProperty("deleted")
        DELETED,
        @JsonProperty("restored")
        RESTORED,
        @JsonProperty("undone")
        UNDONE,
        @JsonProperty("begun")
        BEGUN,
        @JsonProperty("security-code-changed")
        SECURITY_CODE_CHANGED,
        @JsonProperty("number-changed")
        NUMBER_CHANGED,
        @JsonProperty("call-allowed")
        CALL_ALLOWED,
        @JsonProperty("call-refused")
        CALL_REFUSED,
        @JsonProperty("demand-changed")
        DEMAND_CHANGED,
        @JsonProperty("prioritised")
        PRIORITISED,
        @JsonProperty("stage-changed")
        STAGE_CHANGED,
        /// It stands on the board no more.
        @JsonProperty("stage-left")
        STAGE_LEFT,
        @JsonProperty("value-changed")
        VALUE_CHANGED,
        @JsonProperty("contact-blocked")
        CONTACT_BLOCKED,
        @JsonProperty("contact-unblocked")
        CONTACT_UNBLOCKED,
        @JsonProperty("channel-changed")
        CHANNEL_CHANGED,
        /// The customer wants no marketing.
        @JsonProperty("opted-out")
        OPTED_OUT,
        @JsonProperty("opted-in")
        OPTED_IN,
        /// A flow of the chatbot begins; the detail is its name.
        @JsonProperty("flow-started")
        FLOW_STARTED,
        @JsonProperty("flow-paused")
        FLOW_PAUSED,
        @JsonProperty("flow-resumed")
        FLOW_RESUMED,
        /// A flow is over; the detail says why, as a code.
        @JsonProperty("flow-ended")
        FLOW_ENDED,
        /// An agent gave the conversation to a flow; the detail is its name.
        @JsonProperty("sent-to-bot")
        SENT_TO_BOT,
        @JsonProperty("bot-switched-on")
        BOT_SWITCHED_ON,
        @JsonProperty("bot-switched-off")
        BOT_SWITCHED_OFF,
        /// A bot of somebody else's may take part in this ticket again; the detail is its name.
        @JsonProperty("assistant-switched-on")
        ASSISTANT_SWITCHED_ON,
        @JsonProperty("assistant-switched-off")
        ASSISTANT_SWITCHED_OFF,
        /// The house asked the customer how the service was.
        @JsonProperty("survey-sent")
        SURVEY_SENT,
        @JsonProperty("survey-answered")
        SURVEY_ANSWERED,
        @JsonProperty("survey-expired")
        SURVEY_EXPIRED,
        @JsonProperty("survey-failed")
        SURVEY_FAILED
    }

    /// Content for an uploaded file, by the kind that its bytes have.
    static MessageContent of(FileView file, @Nullable String caption) {
        return switch (file.kind()) {
            case IMAGE -> new Image(file, caption);
            case AUDIO -> new Audio(file, null);
            case VIDEO -> new Video(file, caption);
            case DOCUMENT -> new Document(file, caption);
        };
    }

    static MessageContent activity(What what) {
        return new Activity(what, null, null);
    }

    /// The one line that stands for this content in a list: the text or caption, else empty or the file's name;
    /// the screen adds an icon for the type.
    default String preview() {
        var text = switch (this) {
            case Text(var body) -> body;
            case Image(var _, var caption) -> caption;
            case Video(var _, var caption) -> caption;
            case Document(var file, var caption) -> caption == null || caption.isBlank() ? file.name() : caption;
            case PendingFile(var _, var name, var caption, var _) -> caption == null ? name : caption;
            case Location(var _, var _, var name, var address, var _) -> name == null ? address : name;
            case Contacts(var cards) -> cards.isEmpty() ? "" : cards.getFirst().name();
            case Choice(var title, var _, var _) -> title;
            case Form(var title, var _, var _) -> title;
            case Order(var words, var _, var _, var _) -> words;
            case Interactive it -> it.body();
            case Template it -> it.body();
            case Audio _, Sticker _, Call _, Unsupported _, Withdrawn _, Activity _ -> "";
        };
        var line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return line.length() <= 160 ? line : line.substring(0, 159) + "…";
    }

    /// The file in it, if there is one.
    default @Nullable FileView attached() {
        return switch (this) {
            case Image(var file, var _) -> file;
            case Audio(var file, var _) -> file;
            case Video(var file, var _) -> file;
            case Document(var file, var _) -> file;
            case Sticker(var file, var _) -> file;
            case Template it -> it.file();
            default -> null;
        };
    }

    /// The `type` of the JSON.
    default String type() {
        return Objects.requireNonNull(getClass().getAnnotation(JsonTypeName.class))
                .value();
    }
}
