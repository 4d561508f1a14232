package app.prosa.survey;

import app.prosa.account.Language;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageContent.Choice;
import app.prosa.survey.InquiryStore.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The messages that a survey makes: with buttons or a list where the channel has them, else with a hint.
final class Wording {

    private Wording() {}

    /// The best first.
    static List<MessageContent> forms(Row row, Language language) {
        var texts = Texts.of(language);
        var plain = new MessageContent.Text(row.question() + "\n\n" + texts.hint(row.kind()));
        return switch (row.kind()) {
            // Eleven choices are more than a list of WhatsApp's holds: there it is words.
            case NPS -> List.of(chosen(row.question(), numbers(), null), plain);
            case CSAT -> List.of(chosen(row.question(), levels(texts), texts.open()), plain);
            case THUMBS -> List.of(chosen(row.question(), texts.thumbs(), null), plain);
        };
    }

    static String retry(Scale scale, Language language) {
        return Texts.of(language).retry(scale);
    }

    private static MessageContent chosen(String question, List<String> titles, @Nullable String open) {
        var choices = titles.stream().map(it -> new Choice(it, null, null)).toList();
        return new MessageContent.Interactive(question, null, null, choices, open);
    }

    private static List<String> numbers() {
        return IntStream.rangeClosed(0, 10).mapToObj(Integer::toString).toList();
    }

    private static List<String> levels(Texts texts) {
        return IntStream.iterate(5, it -> it >= 1, it -> it - 1)
                .mapToObj(it -> it + " – " + texts.levels().get(it - 1))
                .toList();
    }

    /// What is said around a question.
    ///
    /// @param levels of satisfaction, from 1 to 5
    /// @param thumbs up and down
    /// @param open what opens a list
    private record Texts(
            List<String> levels, List<String> thumbs, String open, String number, String thumb, String sorry) {

        private static final Texts PT = new Texts(
                List.of("Péssimo", "Ruim", "Regular", "Bom", "Ótimo"),
                List.of("👍 Gostei", "👎 Não gostei"),
                "Dar nota",
                "Responda com um número de %d a %d.",
                "Responda com 👍 ou 👎.",
                "Não entendi a sua nota.");
        private static final Texts EN = new Texts(
                List.of("Very bad", "Bad", "Fair", "Good", "Very good"),
                List.of("👍 Good", "👎 Not good"),
                "Rate",
                "Answer with a number from %d to %d.",
                "Answer with 👍 or 👎.",
                "I did not understand your rating.");
        private static final Texts ES = new Texts(
                List.of("Pésimo", "Malo", "Regular", "Bueno", "Muy bueno"),
                List.of("👍 Me gustó", "👎 No me gustó"),
                "Calificar",
                "Responda con un número del %d al %d.",
                "Responda con 👍 o 👎.",
                "No entendí su calificación.");

        static Texts of(Language language) {
            return switch (language) {
                case PT_BR -> PT;
                case EN -> EN;
                case ES -> ES;
            };
        }

        String hint(Scale scale) {
            return scale == Scale.THUMBS ? thumb : number.formatted(scale.least(), scale.most());
        }

        String retry(Scale scale) {
            return sorry + " " + hint(scale);
        }
    }
}
