package app.prosa.channel;

import app.prosa.conversation.MessageContent;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words by which customers refuse marketing, or ask for it again. Only alone: who writes a sentence with one of them
/// in it means something else. Accents, case and punctuation do not matter.
///
/// @param optOut words that refuse; never none
/// @param optIn words that ask for it again, of those who have refused
record WishWords(List<String> optOut, List<String> optIn) {

    static final WishWords USUAL = new WishWords(
            List.of(
                    "Sair",
                    "Parar",
                    "Parar promoções",
                    "Descadastrar",
                    "Descadastre",
                    "Descadastre-me",
                    "Stop",
                    "Stop promotions",
                    "Unsubscribe",
                    "Baja"),
            List.of("Voltar", "Voltar promoções", "Retomar promoções", "Start", "Resume promotions", "Alta"));

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 40;
    private static final int MOST = 50;

    WishWords {
        optOut = List.copyOf(optOut);
        optIn = List.copyOf(optIn);
    }

    /// Each word once, as it was written first.
    ///
    /// @throws Refusal.Invalid when a list is too long, a word too long or of no letters, or both lists
    ///     have it
    WishWords checked() {
        var enough = distinct("optOut", optOut);
        var again = distinct("optIn", optIn);
        if (enough.isEmpty()) {
            throw new Refusal.Invalid(
                    "invalid", "Customers need at least one word to refuse.", Map.of("field", "optOut", "least", 1));
        }
        again.keySet().stream().filter(enough::containsKey).findFirst().ifPresent(it -> {
            throw new Refusal.Invalid(
                    "word-in-both", "One word cannot mean both.", Map.of("field", "optIn", "word", again.get(it)));
        });
        return new WishWords(List.copyOf(enough.values()), List.copyOf(again.values()));
    }

    private static Map<String, String> distinct(String field, List<String> words) {
        var distinct = new LinkedHashMap<String, String>();
        for (var it : words) {
            var word = OutsideText.line(it);
            var plain = plain(word);
            if (plain.isEmpty()) {
                throw new Refusal.Invalid(
                        "invalid",
                        "A word has letters or digits, and at most " + LONGEST + " characters.",
                        Map.of("field", field, "most", LONGEST));
            }
            distinct.putIfAbsent(plain, word);
        }
        if (distinct.size() > MOST) {
            throw new Refusal.Invalid(
                    "invalid", "There are at most " + MOST + " words.", Map.of("field", field, "most", MOST));
        }
        return distinct;
    }

    /// The same to look words up in.
    Heard heard() {
        return new Heard(plain(optOut), plain(optIn));
    }

    /// @param enough what refuses
    /// @param again what asks for it again
    record Heard(Set<String> enough, Set<String> again) {

        Heard {
            enough = Set.copyOf(enough);
            again = Set.copyOf(again);
        }

        /// Whether the customer wants marketing from now on; empty when this says nothing about it.
        Optional<Boolean> wanted(Inbound.Body body) {
            return said(body).map(WishWords::plain).flatMap(this::meant).findFirst();
        }

        private Stream<Boolean> meant(String word) {
            if (enough.contains(word)) {
                return Stream.of(false);
            }
            return again.contains(word) ? Stream.of(true) : Stream.of();
        }
    }

    private static Stream<String> said(Inbound.Body body) {
        return switch (body) {
            case Inbound.Ready(MessageContent.Text(var text)) -> Stream.of(text);
            case Inbound.Ready(MessageContent.Choice(var title, var _, var payload)) ->
                payload == null ? Stream.of(title) : Stream.of(title, payload);
            default -> Stream.of();
        };
    }

    private static Set<String> plain(List<String> words) {
        return words.stream().map(WishWords::plain).collect(Collectors.toUnmodifiableSet());
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
