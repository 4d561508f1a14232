package app.prosa.journey;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Chromium;
import app.prosa.TestAgent;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator.InnerTextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route.ResumeOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Real browsers for a test class: each person has a browser profile of their own. Who comes in a test leaves with it,
/// who was there before the first one stays until the last. What the pages throw, and what a policy forbids them, fails
/// the test. A failed test prints what every page shows, and leaves pictures in `target/journeys`.
public final class Journey
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterTestExecutionCallback,
                AfterEachCallback,
                AfterAllCallback {

    /// How long a page may take to show what it must, on a busy machine.
    private static final double PATIENCE_MILLIS = 20_000;

    /// How long a page of a failed test may take to say what it shows.
    private static final double SHORT_PATIENCE_MILLIS = 2_000;

    private static final int MOST_TEXT = 700;

    private final List<BrowserContext> people = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private int lasting;

    @Override
    public void beforeAll(ExtensionContext test) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        lasting = people.size();
    }

    /// Somebody sits down at a computer: a browser without any past.
    public BrowserContext person() {
        return person(new NewContextOptions());
    }

    public BrowserContext person(NewContextOptions options) {
        var context = Chromium.browser()
                .newContext(options.setLocale("pt-BR")
                        .setTimezoneId("America/Sao_Paulo")
                        .setViewportSize(1440, 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.onWebError(it -> troubles.add(it.error()));
        context.onConsoleMessage(this::note);
        people.add(context);
        return context;
    }

    /// Somebody whose system is dark.
    public BrowserContext person(ColorScheme scheme) {
        return person(new NewContextOptions().setColorScheme(scheme));
    }

    /// Somebody whose chat comes from an address of their own, so that what is limited by address stays apart. Only the
    /// chat's own requests say so: the loader's are from another site, and a header more would change their kind.
    public BrowserContext visitor() {
        var context = person();
        var address = TestAgent.anAddress();
        context.route("**/webchat/v1/*/*", route -> {
            var headers = new HashMap<>(route.request().headers());
            headers.put("X-Forwarded-For", address);
            route.resume(new ResumeOptions().setHeaders(headers));
        });
        return context;
    }

    private void note(ConsoleMessage message) {
        if (message.text().contains("Content Security Policy")) {
            troubles.add(message.text());
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            var name = test.getRequiredTestClass().getSimpleName() + "-" + test.getDisplayName();
            System.out.println("PAGE 0 " + name);
            int count = 0;
            for (var context : people) {
                for (var page : context.pages()) {
                    count++;
                    print(page, count);
                    picture(page, name, count);
                }
            }
        } else {
            assertThat(troubles).as("what pages threw").isEmpty();
        }
    }

    /// A line for the page, and one for each frame in it, such as the chat's; `bin/test` shows these lines.
    private static void print(Page page, int number) {
        for (var frame : page.frames()) {
            var text = text(frame);
            if (frame.parentFrame() == null || !text.isEmpty()) {
                System.out.printf("PAGE %d %s: %s%n", number, frame.url(), text);
            }
        }
    }

    private static String text(Frame frame) {
        try {
            var text = frame.locator("body").innerText(new InnerTextOptions().setTimeout(SHORT_PATIENCE_MILLIS));
            var line = text.strip().replaceAll("\\s+", " ");
            return line.substring(0, Math.min(line.length(), MOST_TEXT));
        } catch (PlaywrightException e) {
            return "cannot be read: " + e.toString().lines().findFirst().orElse("");
        }
    }

    private static void picture(Page page, String test, int number) {
        var name = "%s-%d.png".formatted(test.replaceAll("\\W+", "-"), number);
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target", "journeys", name)));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        leave(people.subList(lasting, people.size()));
    }

    @Override
    public void afterAll(ExtensionContext test) {
        leave(people);
    }

    private void leave(List<BrowserContext> some) {
        some.forEach(BrowserContext::close);
        some.clear();
        troubles.clear();
    }
}
