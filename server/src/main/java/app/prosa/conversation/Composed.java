package app.prosa.conversation;

import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What agents compose beside words and files, put into shape. How much of it a channel takes, the channel says.
final class Composed {

    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_CARDS = 20;
    private static final int MOST_OF_A_CARD = 10;

    private Composed() {}

    static MessageContent location(ReplyRequest.Location place) {
        boolean isSomewhere = Math.abs(place.latitude()) <= 90 && Math.abs(place.longitude()) <= 180;
        if (!isSomewhere) {
            throw new Refusal.Invalid("no-such-place", "There is no such place.");
        }
        return new MessageContent.Location(
                place.latitude(), place.longitude(), optional(place.name()), optional(place.address()), null);
    }

    static MessageContent contacts(List<ReplyRequest.Card> cards) {
        if (cards.isEmpty() || cards.size() > MOST_CARDS) {
            throw new Refusal.Invalid("invalid", "From 1 to 20 cards.", Map.of("field", "cards"));
        }
        return new MessageContent.Contacts(cards.stream()
                .map(it -> new MessageContent.Card(
                        line(it.name(), "name"), lines(it.phones()), lines(it.emails()), optional(it.company())))
                .toList());
    }

    static MessageContent interactive(ReplyRequest.Interactive it) {
        var choices = it.choices().stream()
                .map(choice -> new MessageContent.Choice(
                        line(choice.title(), "choices"), optional(choice.description()), null))
                .toList();
        if (choices.stream().map(MessageContent.Choice::title).distinct().count() < Math.max(1, choices.size())) {
            throw new Refusal.Invalid("invalid", "The choices must differ.", Map.of("field", "choices"));
        }
        return new MessageContent.Interactive(
                Replies.checked(it.body()),
                optional(it.header()),
                optional(it.footer()),
                choices,
                optional(it.button()));
    }

    private static List<String> lines(List<String> said) {
        if (said.size() > MOST_OF_A_CARD) {
            throw new Refusal.Invalid("invalid", "A card has at most 10 of them.", Map.of("field", "cards"));
        }
        return said.stream().map(it -> line(it, "cards")).toList();
    }

    private static @Nullable String optional(@Nullable String said) {
        return said == null || said.isBlank() ? null : line(said, "content");
    }

    private static String line(String said, String field) {
        var line = OutsideText.line(said);
        if (line.isEmpty() || line.length() > LONGEST_LINE) {
            throw new Refusal.Invalid("invalid", "From 1 to 1,000 letters.", Map.of("field", field));
        }
        return line;
    }

    /// Words and files go everywhere; the rest only over channels that have it.
    static boolean isPlain(ReplyRequest.Content content) {
        return content instanceof ReplyRequest.Text || content instanceof ReplyRequest.Media;
    }
}
