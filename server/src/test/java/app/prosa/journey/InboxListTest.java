package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.IMG;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.STATUS;
import static com.microsoft.playwright.options.AriaRole.TAB;
import static com.microsoft.playwright.options.AriaRole.TABLIST;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The list of conversations as an agent sees it. What it shows depends on all that the account has, so each test opens
/// a shop of its own.
@Tag("browser")
@ServerTest
class InboxListTest extends InboxScene {

    @Test
    @Tag("INB-02")
    @Tag("INB-03")
    void anEmptyDeskSaysSo() {
        var window = window(ana);

        assertThat(window.page().getByText(EMPTY, exactly())).isVisible();
        assertThat(window.page().getByText("Selecione uma conversa para abrir por completo", exactly()))
                .isVisible();
        assertThat(window.composer()).hasCount(0);
        assertThat(window.page().getByRole(STATUS, new Page.GetByRoleOptions().setName("Carregando")))
                .hasCount(0);

        shop.begun("Bom dia");
        assertThat(window.row("Bom dia")).isVisible();
        assertThat(window.page().getByText(EMPTY)).hasCount(0);

        window.search().fill("ninguém disse isto");
        assertThat(window.page().getByText(EMPTY, exactly())).isVisible();
        window.search().fill("");
        window.choose("Resolvidos");
        assertThat(window.page().getByText(EMPTY, exactly())).isVisible();
    }

    @Test
    @Tag("INB-01")
    @Tag("INB-05")
    @Tag("INB-06")
    @Tag("INB-07")
    @Tag("INB-08")
    @Tag("INB-27")
    @Tag("INB-28")
    void aConversationIsInOneTabAfterTheOtherAndAllOnOnePage() {
        shop.begun("Tem café moído?");
        shop.begun("Outra pessoa");
        var window = window(ana);

        shows(window, "Aguardando", "Atendimentos não iniciados", "Tem café moído?");
        showsNot(window, "Tem café moído?", "Atendendo", "Resolvidos");

        window.choose("Aguardando");
        window.open("Tem café moído?");
        assertThat(window.pane().getByText("Não atribuído")).isVisible();
        window.action("Aceitar").click();
        assertThat(window.pane().getByText("Atribuído a Ana Souza")).isVisible();
        shows(window, "Atendendo", "Atendimentos em andamento", "Tem café moído?");
        showsNot(window, "Tem café moído?", "Aguardando", "Resolvidos");

        window.says("Temos, sim.");
        assertThat(window.bubble("Temos, sim.")).isVisible();
        window.action("Resolver").click();
        shows(window, "Resolvidos", "Atendimentos finalizados", "Temos, sim.");
        showsNot(window, "Temos, sim.", "Aguardando", "Atendendo");

        assertThat(window.page().getByRole(TABLIST).first().getByRole(TAB)).hasCount(3);
        assertThat(window.page()).hasURL(Pattern.compile("/conversations/"));
    }

    @Test
    @Tag("INB-09")
    void theListChangesWhenAConversationBeginsOrCeasesToMatch() {
        var bia = shop.agent("Bia Reis");
        var stranger = shop.desk().colleague("Caio Dias", "agent", shop.desk().department("Financeiro"));
        var hers = window(ana);
        var his = window(stranger);
        assertThat(his.page().getByText(EMPTY)).isVisible();

        var begun = shop.begun("Preciso de ajuda");
        assertThat(hers.row("Preciso de ajuda")).isVisible();
        assertThat(hers.tab("Aguardando")).containsText("1");

        Shop.replies(bia, begun.conversation(), "Sou a Bia").ok();
        assertThat(hers.rows()).hasCount(0);
        hers.choose("Atendendo");
        assertThat(hers.page().getByText(EMPTY)).isVisible();

        bia.http()
                .delete("/api/v1/conversations/" + begun.conversation() + "/acceptance")
                .ok();
        hers.choose("Aguardando");
        assertThat(hers.row("Sou a Bia")).isVisible();
        assertThat(his.rows()).hasCount(0);
        assertThat(his.tab("Aguardando")).containsText("0");
    }

    @Test
    @Tag("ADM-01")
    @Tag("INB-10")
    @Tag("INB-66")
    void aRowTellsItsChannelAndWhoHasIt() {
        var begun = shop.begun("De quem sou?");
        var window = window(ana);
        var row = window.row("De quem sou?");
        assertThat(row.getByRole(IMG, new Locator.GetByRoleOptions().setName("Chat do site")))
                .isVisible();

        image(row, "Não atribuído · Vendas").hover();
        assertThat(window.tooltip("Não atribuído · Vendas")).isVisible();

        ana.http()
                .put("/api/v1/conversations/" + begun.conversation() + "/acceptance", Map.of())
                .ok();
        window.choose("Atendendo");
        assertThat(image(row, "Ana Souza · Vendas")).isVisible();
        row.getByRole(LINK).focus();
        window.page().keyboard().press("Tab");
        assertThat(window.tooltip("Ana Souza · Vendas")).isVisible();
    }

    @Test
    @Tag("INB-24")
    void moreConversationsAreAppendedWithoutMovingOrRepeatingAny() {
        for (int i = 1; i <= 44; i++) {
            shop.begun("Pessoa número %02d.".formatted(i));
        }
        var window = window(ana);
        assertThat(window.rows().first()).hasAttribute("aria-setsize", "40");
        var scroller = window.page().locator("div:has(> ul[aria-label='Lista de atendimentos'])");
        scroller.evaluate("it => { it.scrollTop = 700 }");
        assertThat(window.row("Pessoa número 12.")).isVisible();
        // Somebody leaves the loaded part meanwhile: the next page begins where this one ended all the same.
        var gone = Shop.list(ana, "tab=waiting").get(2).get("id").asString();
        Shop.replies(shop.agent("Bia"), gone, "Com você já falo").ok();
        assertThat(window.rows().first()).hasAttribute("aria-setsize", "39");
        var top = scroller.evaluate("it => it.scrollTop");

        window.button("Carregar mais conversas").evaluate("it => it.click()");

        assertThat(window.rows().first()).hasAttribute("aria-setsize", "43");
        assertThat(scroller.evaluate("it => it.scrollTop")).isEqualTo(top);
        assertThat(window.button("Carregar mais conversas")).hasCount(0);
        assertThat(everyRow(window, scroller)).hasSize(43).doesNotHaveDuplicates();
    }

    /// Reads the list from top to bottom, which is drawn only where one looks.
    private static List<String> everyRow(AgentWindow window, Locator scroller) {
        var places = new HashSet<String>();
        var said = new ArrayList<String>();
        for (int top = 0; top < 44 * 68; top += 400) {
            scroller.evaluate("(it, top) => { it.scrollTop = top }", top);
            var first = String.valueOf(top / 68 + 1);
            assertThat(window.page().locator("li[aria-posinset='%s']".formatted(first)))
                    .hasCount(Integer.parseInt(first) > 43 ? 0 : 1);
            // All at once: a row may be drawn no longer when its turn comes.
            var rows = (List<?>) window.rows()
                    .evaluateAll("rows => rows.map((it) => `${it.getAttribute('aria-posinset')} ${it.innerText}`)");
            for (var row : rows) {
                var text = String.valueOf(row);
                var match = Pattern.compile("Pessoa número \\d\\d").matcher(text);
                if (places.add(text.substring(0, text.indexOf(' '))) && match.find()) {
                    said.add(match.group());
                }
            }
        }
        return said;
    }

    @Test
    void whatIsMarkedUnreadComesToTheTopForEverybody() {
        for (var text : List.of("Primeira", "Segunda", "Terceira")) {
            shop.begun(text);
        }
        var hers = window(ana);
        var other = window(shop.agent("Bia"));
        inOrder(other, "Primeira", "Segunda", "Terceira");
        var last = Shop.list(ana, "tab=waiting").get(2).get("id").asString();

        ana.http().put("/api/v1/conversations/" + last + "/unread", Map.of()).ok();

        inOrder(hers, "Terceira", "Primeira", "Segunda");
        inOrder(other, "Terceira", "Primeira", "Segunda");
        other.page().reload();
        inOrder(other, "Terceira", "Primeira", "Segunda");
    }

    private static Locator image(Locator row, String name) {
        return row.getByRole(IMG, new Locator.GetByRoleOptions().setName(name));
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static void shows(AgentWindow window, String tab, String hint, String text) {
        window.tab(tab).hover();
        assertThat(window.tooltip(hint)).isVisible();
        window.choose(tab);
        assertThat(window.row(text)).isVisible();
    }

    private static void showsNot(AgentWindow window, String text, String... tabs) {
        for (var tab : tabs) {
            window.choose(tab);
            assertThat(window.tab(tab)).hasAttribute("aria-selected", "true");
            assertThat(window.row(text)).hasCount(0);
        }
    }

    private static void inOrder(AgentWindow window, String... texts) {
        assertThat(window.rows()).containsText(texts);
    }
}
