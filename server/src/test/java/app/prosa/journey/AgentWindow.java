package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.ARTICLE;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.HEADING;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.LIST;
import static com.microsoft.playwright.options.AriaRole.LISTITEM;
import static com.microsoft.playwright.options.AriaRole.MAIN;
import static com.microsoft.playwright.options.AriaRole.MENUITEM;
import static com.microsoft.playwright.options.AriaRole.REGION;
import static com.microsoft.playwright.options.AriaRole.SEARCHBOX;
import static com.microsoft.playwright.options.AriaRole.TAB;
import static com.microsoft.playwright.options.AriaRole.TEXTBOX;
import static com.microsoft.playwright.options.AriaRole.TOOLTIP;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.Eg;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URLDecoder;
import java.util.List;
import java.util.regex.Pattern;

/// The console in an agent's browser.
public record AgentWindow(Page page, int port) {

    /// Somebody who is signed in opens their conversations.
    public static AgentWindow of(BrowserContext browser, Eg.Person person, int port) {
        var window = signedIn(browser, person, port);
        window.go("/conversations");
        return window;
    }

    /// Somebody who is signed in and has not opened a page yet.
    public static AgentWindow signedIn(BrowserContext browser, Eg.Person person, int port) {
        var session = person.http().cookie("prosa_session").orElseThrow();
        browser.addCookies(List.of(new Cookie("prosa_session", session).setUrl("http://localhost:" + port)));
        return new AgentWindow(browser.newPage(), port);
    }

    public void go(String path) {
        page.navigate("http://localhost:" + port + path);
    }

    public Locator button(String name) {
        return page.getByRole(BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public Locator field(String label) {
        return page.getByRole(TEXTBOX, new Page.GetByRoleOptions().setName(label));
    }

    public Locator password() {
        return page.getByLabel(Pattern.compile("^Senha"));
    }

    // The list.

    public Locator rows() {
        return page.getByRole(LIST, new Page.GetByRoleOptions().setName("Lista de atendimentos"))
                .getByRole(LISTITEM);
    }

    /// The row that says this: a name, or the latest words.
    public Locator row(String text) {
        return rows().filter(new FilterOptions().setHasText(text));
    }

    public Locator tab(String name) {
        return page.getByRole(TAB, new Page.GetByRoleOptions().setName(name));
    }

    public void choose(String tab) {
        tab(tab).click();
    }

    public Locator search() {
        return page.getByRole(SEARCHBOX, new Page.GetByRoleOptions().setName("Nome, número ou mensagem"));
    }

    /// Types, and waits until the list is asked for it.
    public void searches(String words) {
        search().fill(words);
        page.waitForURL(it -> URLDecoder.decode(it, UTF_8).contains("q=" + words));
    }

    public Locator tooltip(String text) {
        return page.getByRole(TOOLTIP, new Page.GetByRoleOptions().setName(text));
    }

    public void open(String text) {
        row(text).getByRole(LINK).click();
        assertThat(composerOrHint()).isVisible();
    }

    private Locator composerOrHint() {
        return pane().getByRole(HEADING).first();
    }

    // The open conversation.

    public Locator pane() {
        return page.getByRole(MAIN);
    }

    public Locator messages() {
        return page.getByRole(
                REGION, new Page.GetByRoleOptions().setName("Mensagens").setExact(true));
    }

    public Locator bubbles() {
        return messages().getByRole(ARTICLE);
    }

    public Locator bubble(String text) {
        return bubbles().filter(new FilterOptions().setHasText(text));
    }

    /// The button of the open conversation's header, such as "Aceitar".
    public Locator action(String name) {
        return pane().getByRole(
                        BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /// Chooses from the menu "Opções".
    public void option(String name) {
        action("Opções").click();
        page.getByRole(MENUITEM, new Page.GetByRoleOptions().setName(name)).click();
    }

    public Locator composer() {
        return page.getByRole(
                TEXTBOX,
                new Page.GetByRoleOptions().setName("Escreva uma mensagem").setExact(true));
    }

    public void says(String text) {
        composer().fill(text);
        composer().press("Enter");
    }

    /// Every bubble in order: what people said, without times and ticks.
    public List<String> said() {
        return bubbles().locator("p").allInnerTexts();
    }
}
