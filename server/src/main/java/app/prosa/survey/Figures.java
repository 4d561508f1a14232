package app.prosa.survey;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What came of the surveys of a time.
public record Figures(List<OfKind> items) {

    public Figures {
        items = List.copyOf(items);
    }

    /// Of one way to answer.
    ///
    /// @param answered how many of those that were sent
    /// @param scores every score of the scale, from the lowest
    /// @param favourable how many are promoters (9, 10), satisfied (4, 5), or thumbs up
    /// @param unfavourable how many are detractors (0 to 6), unsatisfied (1, 2), or thumbs down
    /// @param figure the NPS, from -100 to 100: the share of promoters less that of detractors; of the
    ///     others the share of the favourable, from 0 to 100. Null without an answer
    /// @param average of the scores; null without an answer
    public record OfKind(
            Scale kind,
            long sent,
            long answered,
            List<Tally> scores,
            long favourable,
            long unfavourable,
            @Nullable Double figure,
            @Nullable Double average) {

        public OfKind {
            scores = List.copyOf(scores);
        }
    }

    /// How often a score was given.
    public record Tally(int score, long answers) {}

    /// @param given how often each score was given; a missing one not at all
    static OfKind of(Scale kind, long sent, List<Tally> given) {
        var scores = IntStream.rangeClosed(kind.least(), kind.most())
                .mapToObj(score -> new Tally(score, count(given, it -> it == score)))
                .toList();
        long answered = count(scores, _ -> true);
        long favourable = count(scores, it -> isFavourable(kind, it));
        long unfavourable = count(scores, it -> isUnfavourable(kind, it));
        long sum = scores.stream().mapToLong(it -> it.score() * it.answers()).sum();
        long counted = kind == Scale.NPS ? favourable - unfavourable : favourable;
        return new OfKind(
                kind,
                sent,
                answered,
                scores,
                favourable,
                unfavourable,
                answered == 0 ? null : 100.0 * counted / answered,
                answered == 0 ? null : (double) sum / answered);
    }

    private static long count(List<Tally> scores, IntPredicate of) {
        return scores.stream()
                .filter(it -> of.test(it.score()))
                .mapToLong(Tally::answers)
                .sum();
    }

    private static boolean isFavourable(Scale kind, int score) {
        return switch (kind) {
            case NPS -> score >= 9;
            case CSAT -> score >= 4;
            case THUMBS -> score == 1;
        };
    }

    private static boolean isUnfavourable(Scale kind, int score) {
        return switch (kind) {
            case NPS -> score <= 6;
            case CSAT -> score <= 2;
            case THUMBS -> score == 0;
        };
    }
}
