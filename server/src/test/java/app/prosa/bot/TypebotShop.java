package app.prosa.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.Shop;
import app.prosa.TestAgent.Answer;
import app.prosa.WhatsAppShop;
import app.prosa.simulator.Simulator;
import app.prosa.simulator.Typebots.Talk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A shop whose website Typebot answers, played by the simulator.
///
/// @param publicId a typebot of its own, by what it answers
public record TypebotShop(Bot bot, Simulator simulator, BotPulse pulse, String publicId) {

    /// From now on a typebot that answers so receives the shop's tickets.
    public static TypebotShop open(Shop shop, Simulator simulator, BotPulse pulse, String... replies) {
        var publicId = "bot-" + UUID.randomUUID();
        simulator.typebots().play(publicId, List.of(replies));
        var made = new TypebotShop(new Bot(shop), simulator, pulse, publicId);
        made.set(Map.of()).ok();
        return made;
    }

    /// The wish of a shop without pauses, changed so.
    public Answer set(Map<String, ?> changes) {
        return set(shop(), changes);
    }

    public Answer set(Shop whose, Map<String, ?> changes) {
        return whose.desk().http().put("/api/v1/typebot", wish(whose, changes));
    }

    public Map<String, Object> wish(Shop whose, Map<String, ?> changes) {
        var wish = new HashMap<String, @Nullable Object>(Map.of(
                "on",
                true,
                "viewer",
                simulator.typebotUrl().toString(),
                "publicId",
                publicId,
                "starts",
                "always",
                "idleMinutes",
                30,
                "pauseMillis",
                0,
                "joinSeconds",
                0,
                "connections",
                List.of(whose.connection())));
        wish.put("finishWord", "sair");
        wish.putAll(changes);
        @SuppressWarnings({"unchecked", "NullAway"})
        var known = (Map<String, Object>) (Map<?, ?>) wish;
        return known;
    }

    public Shop shop() {
        return bot.shop();
    }

    /// Lets go on whatever is due, until it is so.
    public void until(BooleanSupplier condition) {
        WhatsAppShop.until(() -> {
            pulse.run();
            return condition.getAsBoolean();
        });
    }

    public void says(Shop.Begun begun, String text) {
        begun.visitor().says(text).ok();
        pulse.run();
    }

    /// Somebody writes, and Typebot has answered.
    public Shop.Begun begun(String text) {
        int before = talks().size();
        var begun = shop().begun(text);
        until(() -> talks().size() > before && !bot.said(begun.conversation()).isEmpty());
        return begun;
    }

    public List<Talk> talks() {
        return simulator.typebots().talks(publicId);
    }

    /// What the latest session heard.
    public List<@Nullable String> heard() {
        return talks().getLast().heard();
    }

    /// Why the latest run ended, as the timeline says it; empty while there is none.
    public String reason(String conversation) {
        return bot.opened(conversation)
                .get("messages")
                .valueStream()
                .filter(it -> it.at("/content/what").asString("").equals("flow-ended"))
                .map(it -> it.at("/content/detail").asString(""))
                .reduce("", (_, last) -> last);
    }

    public void untilHandedOver(String conversation, String reason) {
        until(() -> reason(conversation).equals(reason));
    }

    /// A bubble and nothing more: the end.
    public static String says(String markdown) {
        return "{\"messages\": [%s]}".formatted(bubble(markdown));
    }

    public static String asks(String markdown) {
        return "{\"messages\": [%s], \"input\": {\"id\": \"i\", \"type\": \"text input\"}}".formatted(bubble(markdown));
    }

    public static String offers(String markdown, String... choices) {
        var items = String.join(
                ",",
                List.of(choices).stream()
                        .map(it -> "{\"id\": \"%s\", \"content\": \"%s\"}".formatted(it, it))
                        .toList());
        return "{\"messages\": [%s], \"input\": {\"id\": \"i\", \"type\": \"choice input\", \"items\": [%s]}}"
                .formatted(bubble(markdown), items);
    }

    private static String bubble(String markdown) {
        return "{\"id\": \"b\", \"type\": \"text\", \"content\": {\"type\": \"markdown\", \"markdown\": \"%s\"}}"
                .formatted(markdown);
    }

    /// An answer as a viewer gave it.
    public static String given(String name) {
        try (var file = TypebotShop.class.getResourceAsStream("typebot/" + name + ".json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
