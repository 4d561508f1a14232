package app.prosa.conversation;

import app.prosa.agent.DepartmentId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What there is to know around a message.
///
/// @param forwarded the sender passed it on from somewhere else
/// @param quotesUnknown it answers a message that Prosa does not have
/// @param product what of the catalog it is about
/// @param referral the advertisement that brought the customer here
/// @param rule why the house said it by itself
/// @param claimedAt when it was sent by a clock too far ahead to be believed
public record MessageContext(
        @Nullable Boolean forwarded,
        @Nullable Boolean quotesUnknown,
        @Nullable Product product,
        @Nullable Referral referral,
        @Nullable Rule rule,
        @Nullable Instant claimedAt) {

    public static final MessageContext NOTHING = new MessageContext(null, null, null, null);

    /// What a channel says.
    public MessageContext(
            @Nullable Boolean forwarded,
            @Nullable Boolean quotesUnknown,
            @Nullable Product product,
            @Nullable Referral referral) {
        this(forwarded, quotesUnknown, product, referral, null, null);
    }

    public record Product(@Nullable String catalog, String product) {}

    public record Referral(
            @Nullable String url,
            @Nullable String source,
            @Nullable String kind,
            @Nullable String headline,
            @Nullable String body,
            @Nullable String click) {}

    /// A rule of a department by which the house speaks.
    public record Rule(Words words, @Nullable DepartmentId department) {}

    /// Which of its words.
    public enum Words {
        @JsonProperty("greeting")
        GREETING,
        @JsonProperty("away")
        AWAY,
        @JsonProperty("idle")
        IDLE,
        /// Of a survey; of a customer's message it says that this was the answer.
        @JsonProperty("survey")
        SURVEY
    }

    static MessageContext of(Rule rule) {
        return new MessageContext(null, null, null, null, rule, null);
    }

    /// The same, heard as an answer to the house.
    MessageContext answering(Rule heard) {
        return new MessageContext(forwarded, quotesUnknown, product, referral, heard, claimedAt);
    }

    public MessageContext quoting(@Nullable Boolean unknown) {
        return new MessageContext(forwarded, unknown, product, referral, rule, claimedAt);
    }

    public MessageContext claimed(Instant at) {
        return new MessageContext(forwarded, quotesUnknown, product, referral, rule, at);
    }

    /// True of what a survey says, and of what a customer answers to it.
    public boolean isOfSurvey() {
        return rule != null && rule.words() == Words.SURVEY;
    }

    boolean isEmpty() {
        return equals(NOTHING);
    }
}
