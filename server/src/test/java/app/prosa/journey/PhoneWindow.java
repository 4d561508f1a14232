package app.prosa.journey;

import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.LISTITEM;
import static com.microsoft.playwright.options.AriaRole.MENUITEM;
import static com.microsoft.playwright.options.AriaRole.REGION;
import static com.microsoft.playwright.options.AriaRole.TEXTBOX;

import app.prosa.simulator.Simulator;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.Page;

/// The simulator's phone in a customer's hand.
public record PhoneWindow(Page page) {

    /// @param person by the short id of the cast, such as `ana`
    public static PhoneWindow of(BrowserContext browser, Simulator simulator, String person) {
        var window = new PhoneWindow(browser.newPage());
        window.page().navigate(simulator.address() + "/sim/ui#" + person);
        return window;
    }

    private Locator phone() {
        return page.getByRole(REGION, new Page.GetByRoleOptions().setName("Telefone"));
    }

    /// Such as "Ligar para a loja".
    public Locator button(String name) {
        return phone().getByRole(BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    public void says(String text) {
        var field = phone().getByRole(TEXTBOX, new GetByRoleOptions().setName("Mensagem"));
        field.fill(text);
        field.press("Enter");
    }

    /// Sends what stands under the button with the plus, such as "Localização".
    public void attaches(String what) {
        phone().getByRole(BUTTON, new GetByRoleOptions().setName("Anexar")).click();
        phone().getByRole(MENUITEM, new GetByRoleOptions().setName(what)).click();
    }

    public Locator bubbles() {
        return phone().getByRole(LISTITEM);
    }

    public Locator bubble(String text) {
        return bubbles().filter(new FilterOptions().setHasText(text));
    }

    /// Chooses from a message's menu: a sign, or "Editar".
    public void does(String what, String toMessage) {
        bubble(toMessage)
                .getByRole(BUTTON, new GetByRoleOptions().setName("Ações da mensagem"))
                .click();
        bubble(toMessage)
                .getByRole(MENUITEM, new GetByRoleOptions().setName(what))
                .click();
    }
}
