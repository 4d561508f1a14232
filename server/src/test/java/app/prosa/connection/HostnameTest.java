package app.prosa.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.prosa.web.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostnameTest {

    @Test
    void takesWhatPeoplePaste() {
        assertThat(Hostname.checked(" https://Loja.com.br/produtos?x=1 ")).isEqualTo("loja.com.br");
        assertThat(Hostname.checked("*.loja.com.br")).isEqualTo("*.loja.com.br");
        assertThat(Hostname.checked("localhost:3000")).isEqualTo("localhost:3000");
        assertThat(Hostname.checked("pão.com.br")).isEqualTo("xn--po-sia.com.br");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "*.br.*",
                "loja",
                "a b.com",
                "loja.com; script-src *",
                "loja.com'",
                "-a.com",
                "a..com",
                "loja.com:99999999",
                "javascript:alert(1)",
                "https://user@loja.com"
            })
    void refusesWhatIsNoSite(String written) {
        assertThatThrownBy(() -> Hostname.checked(written)).isInstanceOf(Refusal.Invalid.class);
    }
}
