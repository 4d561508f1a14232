package app.prosa.channel;

import app.prosa.conversation.MessageContent;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Words by which customers refuse marketing, or ask for it again. Only alone: who writes a sentence with one of them
/// in it means something else.
final class WishWords {

    private static final Set<String> ENOUGH = Set.of(
            "sair",
            "parar",
            "parar promocoes",
            "stop",
            "stop promotions",
            "descadastrar",
            "descadastre",
            "descadastre me",
            "unsubscribe",
            "baja");
    private static final Set<String> AGAIN =
            Set.of("voltar", "voltar promocoes", "start", "resume promotions", "retomar promocoes", "alta");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 40;

    private WishWords() {}

    /// Whether the customer wants marketing from now on; empty when this says nothing about it.
    static Optional<Boolean> wanted(Inbound.Body body) {
        return said(body).map(WishWords::plain).flatMap(WishWords::meant).findFirst();
    }

    private static Stream<String> said(Inbound.Body body) {
        return switch (body) {
            case Inbound.Ready(MessageContent.Text(var text)) -> Stream.of(text);
            case Inbound.Ready(MessageContent.Choice(var title, var _, var payload)) ->
                payload == null ? Stream.of(title) : Stream.of(title, payload);
            default -> Stream.of();
        };
    }

    private static Stream<Boolean> meant(String word) {
        if (ENOUGH.contains(word)) {
            return Stream.of(false);
        }
        return AGAIN.contains(word) ? Stream.of(true) : Stream.of();
    }

    /// However it is written: "SAIR!", "Descadastre-me", "parar promoções".
    private static String plain(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        var bare =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return NO_WORDS.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
