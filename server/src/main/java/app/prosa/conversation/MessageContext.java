package app.prosa.conversation;

import org.jspecify.annotations.Nullable;

/// What a channel says around a message.
///
/// @param forwarded the sender passed it on from somewhere else
/// @param quotesUnknown it answers a message that Prosa does not have
/// @param product what of the catalog it is about
/// @param referral the advertisement that brought the customer here
public record MessageContext(
        @Nullable Boolean forwarded,
        @Nullable Boolean quotesUnknown,
        @Nullable Product product,
        @Nullable Referral referral) {

    public record Product(@Nullable String catalog, String product) {}

    public record Referral(
            @Nullable String url,
            @Nullable String source,
            @Nullable String kind,
            @Nullable String headline,
            @Nullable String body,
            @Nullable String click) {}

    boolean isEmpty() {
        return forwarded == null && quotesUnknown == null && product == null && referral == null;
    }
}
