package app.prosa.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OutsideTextTest {

    @Test
    void keepsEverythingThatCanBeStored() {
        var text = "Olá 👩🏽‍💻\r\n\u202e\u200b<b>&\t%";

        assertThat(OutsideText.clean(text)).isEqualTo(text);
    }

    @Test
    void dropsNulAndReplacesLoneSurrogates() {
        assertThat(OutsideText.clean("a\0b")).isEqualTo("ab");
        assertThat(OutsideText.clean("x\ud83d")).isEqualTo("x\ufffd");
        assertThat(OutsideText.clean("\ude00\ud83d\ude00\ud83dy")).isEqualTo("\ufffd😀\ufffdy");
    }

    @Test
    void aLineHasNoBreaks() {
        assertThat(OutsideText.line("  Ana\r\n\tLima\u2028 ")).isEqualTo("Ana Lima");
    }

    @Test
    void everyStringOfAJsonBodyIsCleaned() {
        var mapper = JsonMapper.builder().addModule(new OutsideTextModule()).build();

        var body = mapper.readValue("{\"name\":\"A\\u0000na \\ud800\",\"age\":3}", Body.class);

        assertThat(body).isEqualTo(new Body("Ana \ufffd", 3));
    }

    record Body(String name, int age) {}
}
