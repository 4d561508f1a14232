package app.prosa.channel;

import app.prosa.contact.Name;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageContext;
import app.prosa.conversation.Status;
import app.prosa.web.OutsideText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One thing that a provider told us, in Prosa's words: what an adapter makes of a webhook. It is a translation
/// and nothing else; what becomes of it, [Ingestion] decides. Whatever the provider put into it, it can be
/// stored: one event that cannot would have its whole webhook refused, for ever.
public sealed interface Inbound {

    Head head();

    /// What every event has.
    ///
    /// @param key the same for the same event, however often it is told; unique for a connection
    /// @param line the provider's name of the connection that it is for, when it says so
    /// @param externalId the provider's id of the message that it is or is about
    /// @param address whom it is about, as people would search for them
    /// @param at when it happened, by the provider's clock; null when it does not say, or says nonsense
    record Head(
            String key,
            @Nullable String line,
            @Nullable String externalId,
            @Nullable String address,
            @Nullable Instant at) {

        private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

        public Head {
            key = OutsideText.clean(key);
            line = clean(line);
            externalId = clean(externalId);
            address = clean(address);
            at = at == null || at.isBefore(EARLIEST) || at.isAfter(LATEST) ? null : at;
        }

        private static @Nullable String clean(@Nullable String text) {
            return text == null ? null : OutsideText.clean(text);
        }
    }

    /// Somebody on the other side.
    ///
    /// @param names by which the channel knows them, the surest first
    /// @param name what they call themselves
    /// @param phone in E.164
    /// @param label what to call them when they have no name
    record Party(
            List<Name> names,
            @Nullable String name,
            @Nullable String phone,
            String label) {
        public Party {
            names = List.copyOf(names);
        }
    }

    /// What a message says: our content, or a file that must be fetched first.
    sealed interface Body {}

    record Ready(MessageContent content) implements Body {}

    /// A file at the provider.
    ///
    /// @param media `image`, `audio`, `video`, `document`, `sticker`
    /// @param sha256 in Base64, as the provider says
    /// @param flag spoken, for audio; animated, for a sticker
    record File(
            String media,
            String id,
            @Nullable String mediaType,
            @Nullable String sha256,
            @Nullable String name,
            @Nullable String caption,
            @Nullable Boolean flag)
            implements Body {}

    /// What a message is, whoever wrote it.
    ///
    /// @param group the group that it was written in
    /// @param quotes the provider's id of the message that it answers
    record Saying(
            Body body,
            @Nullable Party group,
            @Nullable String quotes,
            @Nullable MessageContext context) {}

    /// A customer wrote.
    record Said(Head head, Party from, Saying saying) implements Inbound {}

    /// The team wrote to the customer outside of Prosa, on the phone that has the same number.
    record Echoed(Head head, Party to, Saying saying) implements Inbound {}

    /// A sign as an answer to a message; null takes it back.
    record Reacted(
            Head head,
            Party who,
            boolean byTeam,
            String target,
            @Nullable String emoji) implements Inbound {}

    /// A message was written anew.
    record Edited(Head head, String target, Body body) implements Inbound {}

    /// A message was taken back.
    record Withdrawn(Head head, String target) implements Inbound {}

    /// A voice call, of a customer or to one, got as far as this.
    ///
    /// @param hasKeys whether the webhook carries what would let somebody into the call
    record Called(Head head, Party with, Direction direction, MessageContent.Call call, boolean hasKeys)
            implements Inbound {}

    /// A message of ours got further.
    ///
    /// @param ours our own id of it, when the provider gives it back
    record Moved(Head head, @Nullable String ours, Status status, Message.@Nullable Failure failure)
            implements Inbound {}

    /// Somebody has other names from now on.
    record Renamed(
            Head head,
            List<Name> before,
            List<Name> now,
            @Nullable String detail) implements Inbound {
        public Renamed {
            before = List.copyOf(before);
            now = List.copyOf(now);
        }
    }

    /// Something about a customer that their timeline tells.
    record Noted(
            Head head,
            Party about,
            MessageContent.What what,
            @Nullable String detail) implements Inbound {}

    /// A customer wants, or no longer wants, messages of a sort.
    record Preferred(Head head, Party who, String category, boolean wanted) implements Inbound {}

    /// The number's own address book calls somebody so.
    record Suggested(Head head, Party who, String name) implements Inbound {}

    /// Something about the number, the company's account or its templates.
    ///
    /// @param topic the provider's word
    record LineNews(Head head, String topic, JsonNode facts) implements Inbound {
        public LineNews {
            topic = OutsideText.line(topic, 80);
            facts = OutsideText.clean(facts);
        }
    }

    /// Understood, and nothing for an inbox.
    record Ignored(Head head, String reason) implements Inbound {
        public Ignored {
            reason = OutsideText.line(reason, 500);
        }
    }

    /// Cannot be read. It is kept, shown, and can be tried again after a fix.
    record Unreadable(Head head, String error) implements Inbound {
        public Unreadable {
            error = OutsideText.line(error, 500);
        }
    }
}
