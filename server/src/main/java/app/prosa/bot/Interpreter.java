package app.prosa.bot;

import app.prosa.bot.typebot.Reply.Asked;
import app.prosa.bot.typebot.Reply.Kind;
import app.prosa.conversation.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a customer's words mean to Typebot: where it offered choices, the words of the choice and not its
/// number. Whether an answer will do is for Typebot to say.
final class Interpreter {

    private Interpreter() {}

    /// What several messages in a row say, as one. Empty when there are no words in them.
    static String said(List<Message> messages) {
        return messages.stream()
                .map(it -> Words.of(it.content()))
                .filter(it -> !it.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /// What Typebot hears of it.
    static String meant(@Nullable Asked asked, String said) {
        if (asked == null || asked.choices().isEmpty()) {
            return said;
        }
        var whole = chosen(asked, said);
        if (whole.isPresent() || asked.kind() != Kind.CHOICES) {
            return whole.orElse(said);
        }
        var all = new ArrayList<String>();
        for (var part : said.split("[,;\\n]|\\s+e\\s+", -1)) {
            if (!part.isBlank()) {
                var one = chosen(asked, part);
                if (one.isEmpty()) {
                    return numbers(asked, said).orElse(said);
                }
                all.add(one.get());
            }
        }
        return all.isEmpty() ? said : all.stream().distinct().collect(Collectors.joining(", "));
    }

    /// `1 3` is one and three.
    private static Optional<String> numbers(Asked asked, String said) {
        var parts = said.strip().split("\\s+", -1);
        var all = new ArrayList<String>();
        for (var part : parts) {
            var one = part.matches("[0-9]+") ? chosen(asked, part) : Optional.<String>empty();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
        }
        return Optional.of(all.stream().distinct().collect(Collectors.joining(", ")));
    }

    private static Optional<String> chosen(Asked asked, String said) {
        var words = Words.fold(said);
        var choices = asked.choices();
        var titled =
                choices.stream().filter(it -> it.strip().equals(said.strip())).findFirst();
        if (titled.isPresent()) {
            return titled;
        }
        for (int i = 0; i < choices.size(); i++) {
            if (words.equals(Words.fold(choices.get(i))) || words.equals(Integer.toString(i + 1))) {
                return Optional.of(choices.get(i));
            }
        }
        return Optional.empty();
    }
}
