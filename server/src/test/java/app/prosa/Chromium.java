package app.prosa;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The system's Chromium for journeys (tests tagged `browser`). One serves all of a JVM and ends with it: unpacking and
/// starting it takes longer than most journeys.
public final class Chromium {

    private static @Nullable Chromium shared;

    private final Browser browser;

    private Chromium() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(path())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-background-networking",
                                "--disable-gpu",
                                "--use-fake-device-for-media-stream")));
    }

    /// Only for the thread that runs the tests: Playwright's objects belong to the one that made them.
    public static Browser browser() {
        if (shared == null) {
            shared = new Chromium();
        }
        return shared.browser;
    }

    private static Path path() {
        var named = System.getenv("PROSA_CHROMIUM");
        return Stream.of(named == null ? "" : named, "/usr/bin/chromium", "/usr/bin/chromium-browser")
                .filter(it -> !it.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium here: install the package chromium."));
    }
}
