package app.prosa.survey;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.conversation.MessageContent;
import app.prosa.survey.Scores.Miss;
import app.prosa.survey.Scores.Score;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What counts as a score, and what is left alone.
class ScoresTest {

    private static Scores.@Nullable Heard said(Scale scale, String text) {
        return Scores.in(scale, new MessageContent.Text(text), false).orElse(null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9|9",
                "nota 9|9",
                "Nota: 9|9",
                "dez|10",
                "DEZ!|10",
                "10!|10",
                "10!!!|10",
                "10 |10",
                "zero|0",
                "três|3",
                "9/10|9",
                "9 de 10|9",
                "minha nota é 8|8",
                "dou 7|7",
                "dou nota 7.|7",
                "10 😀|10",
                "8 pontos|8",
                "ten|10",
                "siete|7"
            })
    void scoresOfTheNps(String text, int score) {
        assertThat(said(Scale.NPS, text)).isEqualTo(new Score(score, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9, muito bom o atendimento|9|muito bom o atendimento",
                "10! Adorei vocês|10|Adorei vocês",
                "nota 3 - demorou 2 dias|3|demorou 2 dias",
                "Dez. Excelente!|10|Excelente!"
            })
    void wordsThatComeWithAScoreAreItsComment(String text, int score, String comment) {
        assertThat(said(Scale.NPS, text)).isEqualTo(new Score(score, comment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "nota 15", "-1", "9,5", "100"})
    void whatIsMeantAsAScoreAndIsNone(String text) {
        assertThat(said(Scale.NPS, text)).isEqualTo(new Miss());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Meu pedido não chegou",
                "Oi, tudo bem?",
                "2 pacotes, por favor",
                "3, e o prazo é de 5 dias?",
                "12, Rua das Flores",
                "nota fiscal",
                "preciso da nota fiscal 4512",
                "4512",
                "às 9h",
                "9h",
                "um momento",
                "👍",
                "1198765432"
            })
    void somethingElseIsLeftAlone(String text) {
        assertThat(said(Scale.NPS, text)).isNull();
    }

    @Test
    void starsAndButtonsOfTheScaleFromOneToFive() {
        assertThat(said(Scale.CSAT, "⭐⭐⭐⭐")).isEqualTo(new Score(4, null));
        assertThat(said(Scale.CSAT, "5 – Ótimo")).isEqualTo(new Score(5, null));
        assertThat(said(Scale.CSAT, "6")).isEqualTo(new Miss());
        assertThat(said(Scale.CSAT, "0")).isEqualTo(new Miss());
        var pressed = new MessageContent.Choice("1 – Péssimo", null, "choice-5");
        assertThat(Scores.in(Scale.CSAT, pressed, true)).contains(new Score(1, null));
    }

    @Test
    void thumbsOfAnyColour() {
        assertThat(said(Scale.THUMBS, "👍")).isEqualTo(new Score(1, null));
        assertThat(said(Scale.THUMBS, "👍🏿")).isEqualTo(new Score(1, null));
        assertThat(said(Scale.THUMBS, "👍👍")).isEqualTo(new Score(1, null));
        assertThat(said(Scale.THUMBS, "👎 demorou")).isEqualTo(new Score(0, "demorou"));
        assertThat(said(Scale.THUMBS, "👍 Gostei")).isEqualTo(new Score(1, null));
        assertThat(said(Scale.THUMBS, "Sim")).isEqualTo(new Score(1, null));
        assertThat(said(Scale.THUMBS, "não")).isEqualTo(new Score(0, null));
        assertThat(said(Scale.THUMBS, "Não chegou ainda")).isNull();
    }

    @Test
    void afterOtherTalkOnlyWhatIsPlainlyAScoreIsOne() {
        assertThat(Scores.in(Scale.NPS, new MessageContent.Text("2"), true)).isEmpty();
        assertThat(Scores.in(Scale.NPS, new MessageContent.Text("nota 2"), true))
                .contains(new Score(2, null));
        assertThat(Scores.in(Scale.THUMBS, new MessageContent.Text("👍"), true)).isEmpty();
    }
}
