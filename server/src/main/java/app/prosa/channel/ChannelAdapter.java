package app.prosa.channel;

import app.prosa.connection.ConnectionKind;
import app.prosa.connection.Trouble;
import app.prosa.contact.Name;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageId;
import app.prosa.file.FileKind;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a channel must know how to do; everything else (the ledger, order, retries, what is shown) is the same
/// for all of them. docs/guides/add-a-channel.md walks through it.
public interface ChannelAdapter {

    ConnectionKind kind();

    /// Whether the provider sent these bytes: it proves it with a secret of the line. Compared in constant
    /// time.
    ///
    /// @param header reads a header of the request by its name; null when it is not there
    Proof verify(Line line, byte[] body, Function<String, @Nullable String> header);

    /// What came of looking at a signature.
    enum Proof {
        GOOD,
        MISSING,
        WRONG
    }

    /// The provider asks whether this address is ours, before it sends anything there.
    ///
    /// @param query the parameters of the request
    /// @return what to answer, or null when the provider does not know our word
    default @Nullable String challenge(Line line, Map<String, String> query) {
        return null;
    }

    /// What a channel whose provider tells nothing by itself is asked for, again and again; null when it has webhooks.
    default @Nullable Inquiry inquiry() {
        return null;
    }

    /// Asks a provider what happened, where it has no webhooks.
    interface Inquiry {

        /// How often.
        Duration every();

        /// What happened in this time, each thing as bytes that `read` understands and that are the same whenever the
        /// provider is asked again. What it says of the line itself is no business of this.
        Findings ask(Line line, Topic topic, Instant from, Instant until);
    }

    /// What a provider is asked.
    enum Topic {
        /// What customers wrote.
        RECEIVED,
        /// How far our messages got.
        SENT
    }

    /// What a provider answered.
    sealed interface Findings {

        record Found(List<byte[]> bodies) implements Findings {
            public Found {
                bodies = List.copyOf(bodies);
            }
        }

        /// It does not accept our credentials any more.
        record Refused(@Nullable String detail) implements Findings {}

        /// There was no answer that says anything.
        record Silent(String detail) implements Findings {}
    }

    /// What the webhook says. Pure: no database, no clock, the same for the same bytes. One event that cannot
    /// be read is [Inbound.Unreadable] and leaves its neighbours alone.
    ///
    /// @throws RuntimeException when nothing of it can be read
    List<Inbound> read(byte[] body);

    /// The same webhook without the event that has this id of the provider's, nor what came with it alone. Everything
    /// else in it reads as before.
    byte[] without(byte[] body, String externalId);

    /// The same webhook without what would let somebody into a call: it is worth nothing once the call is over, and is
    /// no business of the ledger's.
    default byte[] withoutKeys(byte[] body) {
        return body;
    }

    /// Hands a message to the provider and waits for the answer. Called outside of any transaction, and never
    /// twice for one message unless an earlier call is known to have had no effect.
    Sent send(Line line, Outgoing message);

    /// A message to hand over.
    ///
    /// @param id ours: where the provider gives it back, it proves what became of a lost answer
    /// @param to the names of the receiver, the surest first
    /// @param quotes the provider's id of the message that it answers
    /// @param bytes opens the file of the content
    record Outgoing(
            MessageId id,
            List<Name> to,
            MessageContent content,
            @Nullable String quotes,
            Bytes bytes) {
        public Outgoing {
            to = List.copyOf(to);
        }
    }

    /// Answers a message with one sign. Calling it twice does no harm: the last one counts.
    default Sent react(Line line, Gesture gesture) {
        throw new UnsupportedOperationException(kind() + " has no reactions.");
    }

    /// Lets the customer's side show that their message, and all before it, was read; with `typing` also that somebody
    /// writes. Nothing depends on it.
    default void attend(Line line, String externalId, boolean typing) {}

    /// Tells the customer's phone that nobody takes this call.
    ///
    /// @return whether the provider did it
    default boolean decline(Line line, String callId) {
        return false;
    }

    /// A sign in answer to a message.
    ///
    /// @param id ours, as in [Outgoing]
    /// @param target the provider's id of the message
    /// @param emoji null takes it back
    record Gesture(
            MessageId id,
            List<Name> to,
            String target,
            @Nullable String emoji) {
        public Gesture {
            to = List.copyOf(to);
        }
    }

    /// Opens the file of a message.
    @FunctionalInterface
    interface Bytes {
        InputStream open() throws IOException;
    }

    /// What came of handing it over.
    sealed interface Sent {

        /// The provider has it.
        ///
        /// @param names by which it knows the receiver, where the answer says
        record Accepted(String externalId, List<Name> names) implements Sent {
            public Accepted {
                names = List.copyOf(names);
            }
        }

        /// It will never go out like this.
        record Rejected(String code, @Nullable String detail) implements Sent {}

        /// It did not go out, and may later.
        ///
        /// @param whom who must wait: everybody on this line, or this receiver
        /// @param after at least so long; null for the usual back-off
        /// @param counts whether it counts towards giving up
        record Later(
                Whom whom,
                @Nullable Duration after,
                boolean counts,
                String code,
                @Nullable String detail) implements Sent {}

        /// The line itself does not work: nothing goes out until it does.
        record Broken(
                Trouble.Kind trouble, String code, @Nullable String detail) implements Sent {}

        /// The answer was lost: it may have gone out.
        record Unknown(String detail) implements Sent {}
    }

    /// Who waits.
    enum Whom {
        LINE,
        RECEIVER
    }

    /// A failure that the provider told later, in a status: whether it is for good, as in [Sent].
    Sent judge(String code, @Nullable String detail);

    /// Whether this failure says that the customer's window is closed.
    default boolean closesWindow(String code) {
        return false;
    }

    /// Whether this failure says that the customer wants no marketing.
    default boolean optsOut(String code) {
        return false;
    }

    /// Whether the line works now, asked of the provider: empty when it does.
    Optional<Sent.Broken> probe(Line line);

    /// Fetches a file. It must be taken in while it is open.
    Fetched fetch(Line line, String mediaId, long limit) throws IOException;

    /// A file on its way in.
    record Fetched(InputStream bytes, long length) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    Limits limits();

    /// What the channel takes.
    ///
    /// @param window how long after the customer's last sign of life free words are let through; null for ever
    /// @param perSecond how many messages a line may send
    /// @param files the most bytes of each kind of file, and the media types that it may have; none means any
    record Limits(int text, int caption, @Nullable Duration window, int perSecond, Map<FileKind, FileLimit> files) {
        public Limits {
            files = Map.copyOf(files);
        }
    }

    record FileLimit(long bytes, Set<String> mediaTypes) {
        public FileLimit {
            mediaTypes = Set.copyOf(mediaTypes);
        }
    }

    Set<Capability> capabilities();

    /// What differs from channel to channel, for screens that offer it or not.
    enum Capability {
        @JsonProperty("status")
        STATUS,
        @JsonProperty("read")
        READ,
        @JsonProperty("react")
        REACT,
        @JsonProperty("edit")
        EDIT,
        @JsonProperty("delete")
        DELETE,
        @JsonProperty("reply-to")
        REPLY_TO,
        @JsonProperty("template")
        TEMPLATE,
        @JsonProperty("group")
        GROUP,
        @JsonProperty("location")
        LOCATION,
        @JsonProperty("contacts")
        CONTACTS,
        @JsonProperty("choices")
        CHOICES,
        @JsonProperty("files")
        FILES
    }

    /// @throws Refusal when the channel would not take this however short it were, saying why
    default void mustCarry(MessageContent content) {}

    /// What a provider tells about the line: which facts to keep, and whether it is in trouble.
    default @Nullable News news(Inbound.LineNews told) {
        return null;
    }

    /// @param trouble what keeps the line from sending from now on; null when this says nothing of it
    /// @param over whether a trouble is over
    record News(
            Trouble.@Nullable Kind trouble,
            boolean over,
            @Nullable String detail,
            @Nullable Instant at) {}
}
