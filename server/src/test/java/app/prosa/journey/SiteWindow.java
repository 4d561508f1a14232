package app.prosa.journey;

import static com.microsoft.playwright.options.AriaRole.ARTICLE;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.LOG;
import static com.microsoft.playwright.options.AriaRole.TEXTBOX;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import java.util.List;

/// A website in a visitor's browser, with the chat on it. The chat's frame hangs in a closed shadow root, which no
/// selector enters: the launcher is clicked where it is seen.
public record SiteWindow(Page page) {

    /// From the corner of the window to the middle of the launcher.
    private static final int LAUNCHER = 48;

    public static SiteWindow visit(BrowserContext browser, String address) {
        var page = browser.newPage();
        page.navigate(address);
        return new SiteWindow(page);
    }

    /// Visits and opens the chat.
    public static SiteWindow chatting(BrowserContext browser, String address) {
        var window = visit(browser, address);
        window.clickLauncher();
        window.composer().waitFor();
        return window;
    }

    /// A click in the corner where the launcher stands, once it is there.
    public void clickLauncher() {
        page.waitForFunction("() => document.querySelector('html > [popover]')?.matches(':popover-open')");
        var size = page.viewportSize();
        page.mouse().click(size.width - LAUNCHER, size.height - LAUNCHER);
    }

    /// The chat, once it has loaded.
    public Frame chat() {
        page.waitForCondition(() -> page.frames().stream().anyMatch(SiteWindow::isChat));
        return page.frames().stream().filter(SiteWindow::isChat).findFirst().orElseThrow();
    }

    private static boolean isChat(Frame frame) {
        return frame.url().contains("/webchat/frame");
    }

    public Locator button(String name) {
        return chat().getByRole(
                        BUTTON, new Frame.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator composer() {
        return chat().getByRole(TEXTBOX, new Frame.GetByRoleOptions().setName("Escreva uma mensagem"));
    }

    public void says(String text) {
        composer().fill(text);
        composer().press("Enter");
    }

    public Locator log() {
        return chat().getByRole(LOG);
    }

    public Locator bubbles() {
        return log().getByRole(ARTICLE);
    }

    public Locator bubble(String text) {
        return bubbles().filter(new FilterOptions().setHasText(text));
    }

    /// Every bubble in order: what people said, without times and ticks.
    public List<String> said() {
        return bubbles().locator("p").allInnerTexts();
    }
}
