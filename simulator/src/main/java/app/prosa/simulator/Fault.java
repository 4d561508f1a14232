package app.prosa.simulator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One thing that goes wrong, on purpose.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(Fault.Refuse.class),
    @JsonSubTypes.Type(Fault.Drop.class),
    @JsonSubTypes.Type(Fault.Slow.class),
    @JsonSubTypes.Type(Fault.Hang.class),
    @JsonSubTypes.Type(Fault.StatusFirst.class),
    @JsonSubTypes.Type(Fault.Fail.class),
    @JsonSubTypes.Type(Fault.BadMedia.class),
    @JsonSubTypes.Type(Fault.Duplicate.class),
    @JsonSubTypes.Type(Fault.Statuses.class),
    @JsonSubTypes.Type(Fault.Shuffle.class),
    @JsonSubTypes.Type(Fault.Forge.class),
    @JsonSubTypes.Type(Fault.Escape.class),
    @JsonSubTypes.Type(Fault.Odd.class),
    @JsonSubTypes.Type(Fault.LoseAnswer.class),
})
public sealed interface Fault {

    /// The call is refused with this HTTP status and, where there is one, Meta's code.
    @JsonTypeName("refuse")
    record Refuse(int status, int code, @Nullable Integer retryAfter) implements Fault {}

    /// The connection ends without an answer; `handled` says whether the call took effect before.
    @JsonTypeName("drop")
    record Drop(boolean handled) implements Fault {}

    /// The answer comes so much later, by the machine's clock: the app's patience is real.
    @JsonTypeName("slow")
    record Slow(Duration delay) implements Fault {}

    /// The call takes effect and its answer does not come as long as this is on.
    @JsonTypeName("hang")
    record Hang() implements Fault {}

    /// The first status is delivered before the call that sends the message is answered.
    @JsonTypeName("status-first")
    record StatusFirst() implements Fault {}

    /// The message is accepted and fails afterwards with this code.
    @JsonTypeName("fail")
    record Fail(int code) implements Fault {}

    /// Something is wrong with a file that the app fetches.
    @JsonTypeName("media")
    record BadMedia(Flaw kind) implements Fault {
        /// What is wrong with it.
        public enum Flaw {
            EXPIRED,
            OTHER_BYTES,
            EMPTY,
            HUGE,
            WRONG_TYPE,
            BAD_NAME,
            REDIRECT
        }
    }

    /// A webhook comes several times, byte for byte the same, all at once or one after the other.
    @JsonTypeName("duplicate")
    record Duplicate(int copies, boolean together) implements Fault {}

    /// The statuses of a message do not come as they should.
    @JsonTypeName("statuses")
    record Statuses(Way kind) implements Fault {
        /// How they come instead.
        public enum Way {
            SHUFFLED,
            REPEATED,
            READ_ONLY
        }
    }

    /// So many webhooks are held back and then posted side by side, the last first.
    @JsonTypeName("shuffle")
    record Shuffle(int size) implements Fault {}

    /// A forged webhook comes before the real one.
    @JsonTypeName("forge")
    record Forge(Sign kind) implements Fault {
        /// What betrays it.
        public enum Sign {
            BAD_SIGNATURE,
            NO_SIGNATURE,
            OLD_SECRET,
            ALTERED_BODY
        }
    }

    /// The body is written with every letter beyond ASCII, and every slash, escaped.
    @JsonTypeName("escape")
    record Escape() implements Fault {}

    /// The payload is true but not as documented.
    @JsonTypeName("odd")
    record Odd(Oddity kind) implements Fault {
        /// What is odd about it.
        public enum Oddity {
            UNKNOWN_FIELD,
            UNKNOWN_TYPE,
            NULL_OBJECT,
            NUMBERS_AS_STRINGS,
            HUGE_ID
        }
    }

    /// The app answered, and the answer did not arrive: the webhook counts as failed and comes again.
    @JsonTypeName("lose-answer")
    record LoseAnswer() implements Fault {}
}
