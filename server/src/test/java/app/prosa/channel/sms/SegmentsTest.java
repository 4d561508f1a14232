package app.prosa.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SegmentsTest {

    @Test
    void theAlphabetOfGsmHasRoomFor160AndEachOfSeveralFor153() {
        assertThat(Segments.of("")).isEqualTo(1);
        assertThat(Segments.of("a".repeat(160))).isEqualTo(1);
        assertThat(Segments.of("a".repeat(161))).isEqualTo(2);
        assertThat(Segments.of("a".repeat(306))).isEqualTo(2);
        assertThat(Segments.of("a".repeat(307))).isEqualTo(3);
        assertThat(Segments.of("€".repeat(80))).isEqualTo(1);
        assertThat(Segments.of("€".repeat(81))).isEqualTo(2);
    }

    @Test
    void oneLetterBeyondItMakesThat70And67() {
        assertThat(Segments.of("ã" + "a".repeat(69))).isEqualTo(1);
        assertThat(Segments.of("ã" + "a".repeat(70))).isEqualTo(2);
        assertThat(Segments.of("ç" + "a".repeat(134))).isEqualTo(3);
    }
}
