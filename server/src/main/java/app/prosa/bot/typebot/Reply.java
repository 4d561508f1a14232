package app.prosa.bot.typebot;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What Typebot answers: bubbles to be said one after another, and what it asks then. Without a question it
/// is through.
///
/// @param wantsMore it waits for a word of the program's own, and not of the customer's
public record Reply(List<Bubble> bubbles, @Nullable Asked asked, boolean wantsMore) {

    private static final int MOST_BUBBLES = 50;
    private static final int MOST_CHOICES = 100;
    private static final int MOST_STARS = 100;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    public Reply {
        bubbles = List.copyOf(bubbles);
    }

    /// Something to say.
    ///
    /// @param pause how long after the one before it, beside the usual pause
    public record Bubble(List<Span> spans, Duration pause) {

        public Bubble {
            spans = List.copyOf(spans);
        }

        /// @param marked whether the channel reads marks for bold and italic
        public String said(boolean marked) {
            return Span.said(spans, marked);
        }
    }

    /// What kind of answer it wants.
    public enum Kind {
        /// Words, whatever they are: Typebot itself looks whether they will do.
        @JsonProperty("words")
        WORDS,
        /// One of the choices.
        @JsonProperty("choice")
        CHOICE,
        /// Some of the choices.
        @JsonProperty("choices")
        CHOICES,
        /// A file, which nobody can give it from here.
        @JsonProperty("file")
        FILE,
        /// A payment in its own page, which there is none of here.
        @JsonProperty("payment")
        PAYMENT
    }

    /// What it asks.
    ///
    /// @param choices what Typebot wants to hear for each
    /// @param most the highest number of a rating; 0: it is none
    public record Asked(Kind kind, List<String> choices, int most) {
        public Asked {
            choices = List.copyOf(choices);
        }
    }

    static Reply read(JsonNode json) {
        var actions = json.path("clientSideActions").valueStream().toList();
        var bubbles = new ArrayList<Bubble>();
        var wait = waits(actions, null);
        for (var message :
                json.path("messages").valueStream().limit(MOST_BUBBLES).toList()) {
            var spans = spans(message);
            if (!spans.isEmpty()) {
                bubbles.add(new Bubble(spans, wait));
                wait = Duration.ZERO;
            }
            var id = message.path("id").asString("");
            wait = wait.plus(waits(actions, id));
            for (var it : leads(actions, id)) {
                bubbles.add(new Bubble(List.of(Span.plain(it)), wait));
                wait = Duration.ZERO;
            }
        }
        for (var it : leads(actions, null)) {
            bubbles.add(new Bubble(List.of(Span.plain(it)), wait));
            wait = Duration.ZERO;
        }
        boolean wantsMore =
                actions.stream().anyMatch(it -> it.path("expectsDedicatedReply").asBoolean(false));
        return new Reply(bubbles, asked(json.path("input")).orElse(null), wantsMore);
    }

    private static List<Span> spans(JsonNode message) {
        var content = message.path("content");
        return switch (message.path("type").asString("")) {
            case "text" ->
                content.has("markdown")
                        ? Markdown.read(content.path("markdown").asString(""))
                        : RichText.read(content.path("richText"));
            // What it shows lies somewhere else: the customer gets the way there.
            case "image", "video", "audio", "embed", "custom-embed" -> link(content.path("url"));
            default -> List.of();
        };
    }

    private static List<Span> link(JsonNode url) {
        var address = url.asString("");
        return address.isEmpty() ? List.of() : List.of(Span.plain(address));
    }

    /// How long it wants to wait after a bubble; after null before the first.
    private static Duration waits(List<JsonNode> actions, @Nullable String bubble) {
        var all = after(actions, bubble)
                .map(it -> it.path("wait").path("secondsToWaitFor").asDouble(0))
                .filter(it -> it > 0)
                .reduce(0.0, Double::sum);
        return Duration.ofMillis(Math.min((long) (all * 1_000), LONGEST_WAIT.toMillis()));
    }

    private static List<String> leads(List<JsonNode> actions, @Nullable String bubble) {
        return after(actions, bubble)
                .map(it -> it.path("redirect").path("url").asString(""))
                .filter(it -> it.startsWith("https://") || it.startsWith("http://"))
                .toList();
    }

    private static Stream<JsonNode> after(List<JsonNode> actions, @Nullable String bubble) {
        return actions.stream().filter(it -> {
            var place = it.path("lastBubbleBlockId").asString("");
            return bubble == null ? place.isEmpty() : place.equals(bubble);
        });
    }

    private static Optional<Asked> asked(JsonNode input) {
        if (!input.isObject()) {
            return Optional.empty();
        }
        boolean several = input.path("options").path("isMultipleChoice").asBoolean(false);
        var kind = several ? Kind.CHOICES : Kind.CHOICE;
        return Optional.of(
                switch (input.path("type").asString("")) {
                    case "choice input" -> choice(kind, input, "content");
                    case "picture choice input", "cards" -> choice(kind, input, "title");
                    case "rating input" ->
                        rating(input.path("options").path("length").asInt(10));
                    case "file input" -> new Asked(Kind.FILE, List.of(), 0);
                    case "payment input" -> new Asked(Kind.PAYMENT, List.of(), 0);
                    default -> new Asked(Kind.WORDS, List.of(), 0);
                });
    }

    private static Asked choice(Kind kind, JsonNode input, String title) {
        var choices = input.path("items")
                .valueStream()
                .map(it -> it.path(title).asString("").strip())
                .filter(it -> !it.isEmpty())
                .limit(MOST_CHOICES)
                .toList();
        return choices.isEmpty() ? new Asked(Kind.WORDS, List.of(), 0) : new Asked(kind, choices, 0);
    }

    private static Asked rating(int length) {
        return new Asked(Kind.WORDS, List.of(), Math.clamp(length, 1, MOST_STARS));
    }
}
