package app.prosa.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Chromium;
import app.prosa.ServerTest;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@Tag("browser")
@ServerTest
class ConsolePageTest {

    @LocalServerPort
    int port;

    @Test
    void theConsoleOpensUnderItsOwnPolicy() {
        assertThat(BuiltFile.of("console/index.html")).as("a built console").isPresent();
        List<String> refused = new ArrayList<>();

        try (var browser = Chromium.browser().newContext()) {
            var page = browser.newPage();
            page.onConsoleMessage(it -> {
                if (it.text().contains("Content Security Policy")) {
                    refused.add(it.text());
                }
            });
            var answer = page.navigate("http://localhost:" + port + "/some/page");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headerValue("content-security-policy")).contains("frame-ancestors 'none'");
            // Something that its scripts made, whatever it shows to a stranger.
            page.locator("#root > *").first().waitFor(new WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        }

        assertThat(refused).isEmpty();
    }
}
