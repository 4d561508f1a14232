package app.prosa.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberingTest {

    private static final String MOBILE = "+5511988887777";
    private static final String ABROAD = "+351912345678";

    @Test
    void aNumberIsDialledAsTheExchangeWantsIt() {
        assertThat(Numbering.PLUS.dialled(MOBILE, "")).isEqualTo("+5511988887777");
        assertThat(Numbering.COUNTRY.dialled(MOBILE, "")).isEqualTo("5511988887777");
        assertThat(Numbering.NATIONAL.dialled(MOBILE, "0")).isEqualTo("011988887777");
        assertThat(Numbering.NATIONAL.dialled(ABROAD, "0")).isEqualTo("000351912345678");
    }
}
