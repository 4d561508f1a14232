package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.IMG;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.SEARCHBOX;
import static com.microsoft.playwright.options.AriaRole.STATUS;
import static com.microsoft.playwright.options.AriaRole.SWITCH;
import static com.microsoft.playwright.options.AriaRole.TAB;
import static com.microsoft.playwright.options.AriaRole.TOOLTIP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestVisitor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The list of conversations as an agent sees it. What it shows depends on all that the account has, so each test opens
/// a shop of its own.
@Tag("browser")
@ServerTest
class InboxListTest {

    private static final String EMPTY = "Nenhum atendimento encontrado com esse status ou termo pesquisado";

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    Shop shop;
    Eg.Person ana;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        ana = shop.agent("Ana Souza");
    }

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

        search(window).fill("ninguém disse isto");
        assertThat(window.page().getByText(EMPTY, exactly())).isVisible();
        search(window).fill("");
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

        assertThat(window.page().getByRole(TAB)).hasCount(3);
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
        assertThat(tab(hers, "Aguardando")).containsText("1");

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
        assertThat(tab(his, "Aguardando")).containsText("0");
    }

    @Test
    @Tag("INB-09")
    @Tag("INB-11")
    void filtersCombineWithTheTabAndTheListKeepsToThem() {
        shop.begun("Ainda não li");
        var window = window(ana);
        window.button("Filtros").click();
        window.page()
                .getByRole(SWITCH, new Page.GetByRoleOptions().setName("Não lidas"))
                .click(new Locator.ClickOptions().setForce(true));
        assertThat(window.button("Filtros (1 ativo)")).isVisible();
        window.page().keyboard().press("Escape");
        assertThat(window.row("Ainda não li")).isVisible();

        window.open("Ainda não li");
        window.page().mouse().move(900, 450);

        assertThat(window.rows()).hasCount(0);
        assertThat(window.page().getByText(EMPTY)).isVisible();
        shop.begun("Chegou agora");
        assertThat(window.row("Chegou agora")).isVisible();
        window.choose("Resolvidos");
        assertThat(window.rows()).hasCount(0);

        window.choose("Aguardando");
        window.button("Filtros (1 ativo)").click();
        window.button("Limpar").click();
        assertThat(window.rows()).hasCount(2);
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
        assertThat(tooltip(window, "Não atribuído · Vendas")).isVisible();

        ana.http()
                .put("/api/v1/conversations/" + begun.conversation() + "/acceptance", Map.of())
                .ok();
        window.choose("Atendendo");
        assertThat(image(row, "Ana Souza · Vendas")).isVisible();
        row.getByRole(LINK).focus();
        window.page().keyboard().press("Tab");
        assertThat(tooltip(window, "Ana Souza · Vendas")).isVisible();
    }

    @Test
    @Tag("INB-04")
    @Tag("INB-22")
    @Tag("INB-44")
    void theSearchFindsNamesAndWordsThatOneMaySee() {
        var old = shop.begun("Quero um guarda-chuva azul");
        for (int i = 1; i <= 70; i++) {
            note(old, "Linha " + i);
        }
        rename(old, "Márcia Prado");
        shop.begun("Bom dia");
        var window = window(ana);

        search(window, "marcia");
        assertThat(window.rows()).hasCount(1);
        assertThat(window.row("Márcia Prado")).isVisible();

        ana.http()
                .put("/api/v1/conversations/" + old.conversation() + "/acceptance", Map.of())
                .ok();
        search(window, "guarda-chuva");
        assertThat(window.rows()).hasCount(1);
        assertThat(window.row("guarda-chuva azul")).containsText("Atendendo");
        window.open("guarda-chuva azul");
        assertThat(window.bubble("guarda-chuva azul")).isInViewport();
        assertThat(window.bubble("guarda-chuva azul")).hasAttribute("data-marked", "true");

        search(window, "bom dia");
        assertThat(window.row("Bom dia")).isVisible();
        assertThat(window.bubble("guarda-chuva azul")).isVisible();

        var other = window(shop.agent("Bia Reis"));
        for (var words : List.of("guarda-chuva", "marcia")) {
            search(other, words);
            assertThat(other.page().getByText(EMPTY)).isVisible();
        }
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
    @Tag("INB-26")
    @Tag("INB-46")
    void theOrderIsTurnedAroundForOneselfAndThisTab() {
        for (var text : List.of("Primeira", "Segunda", "Terceira")) {
            shop.begun(text);
        }
        var hers = window(ana);
        var other = window(shop.agent("Bia"));
        inOrder(hers, "Primeira", "Segunda", "Terceira");

        hers.button("Mais antigos primeiro (inverter)").click();
        inOrder(hers, "Terceira", "Segunda", "Primeira");
        hers.button("Filtros").click();
        hers.page()
                .getByRole(SWITCH, new Page.GetByRoleOptions().setName("Arquivados"))
                .click(new Locator.ClickOptions().setForce(true));
        assertThat(hers.page().getByText(EMPTY)).isVisible();

        inOrder(other, "Primeira", "Segunda", "Terceira");
        other.page().reload();
        inOrder(other, "Primeira", "Segunda", "Terceira");

        hers.go("/conversations");
        assertThat(hers.page().getByText(EMPTY)).isVisible();
        hers.button("Tirar o filtro Arquivados").click();
        inOrder(hers, "Terceira", "Segunda", "Primeira");
        hers.button("Mais recentes primeiro (inverter)").click();
        inOrder(hers, "Primeira", "Segunda", "Terceira");
    }

    @Test
    @Tag("INB-42")
    void theArchivedAreHiddenFromTheListAndFromTheSearchByName() {
        var begun = shop.begun("Pode guardar");
        rename(begun, "Otávio Nunes");
        var window = window(ana);
        window.open("Pode guardar");

        ana.http()
                .put("/api/v1/conversations/" + begun.conversation() + "/archive", Map.of())
                .ok();

        window.page().mouse().move(900, 450);
        assertThat(window.rows()).hasCount(0);
        search(window, "otavio");
        assertThat(window.page().getByText(EMPTY)).isVisible();
        window.button("Filtros").click();
        window.page()
                .getByRole(SWITCH, new Page.GetByRoleOptions().setName("Arquivados"))
                .click(new Locator.ClickOptions().setForce(true));
        assertThat(window.row("Otávio Nunes")).isVisible();
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

    private AgentWindow window(Eg.Person person) {
        return AgentWindow.of(JOURNEY.person(), person, port);
    }

    private void note(Shop.Begun begun, String text) {
        ana.http()
                .post(
                        "/api/v1/conversations/" + begun.conversation() + "/messages",
                        Map.of(
                                "id",
                                TestVisitor.uuid(),
                                "kind",
                                "note",
                                "content",
                                Map.of("type", "text", "body", text)))
                .ok();
    }

    private void rename(Shop.Begun begun, String name) {
        var contact = shop.desk()
                .http()
                .get("/api/v1/conversations/" + begun.conversation())
                .ok()
                .at("/contact/id")
                .asString();
        shop.desk()
                .http()
                .patch("/api/v1/contacts/" + contact, Map.of("name", name))
                .ok();
    }

    private static Locator search(AgentWindow window) {
        return window.page().getByRole(SEARCHBOX, new Page.GetByRoleOptions().setName("Nome, número ou mensagem"));
    }

    private static Locator tab(AgentWindow window, String name) {
        return window.page().getByRole(TAB, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator image(Locator row, String name) {
        return row.getByRole(IMG, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator tooltip(AgentWindow window, String text) {
        return window.page().getByRole(TOOLTIP, new Page.GetByRoleOptions().setName(text));
    }

    /// Types, and waits until the list is asked for it.
    private static void search(AgentWindow window, String words) {
        search(window).fill(words);
        window.page().waitForURL(it -> URLDecoder.decode(it, UTF_8).contains("q=" + words));
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static void shows(AgentWindow window, String tab, String hint, String text) {
        tab(window, tab).hover();
        assertThat(tooltip(window, hint)).isVisible();
        window.choose(tab);
        assertThat(window.row(text)).isVisible();
    }

    private static void showsNot(AgentWindow window, String text, String... tabs) {
        for (var tab : tabs) {
            window.choose(tab);
            assertThat(tab(window, tab)).hasAttribute("aria-selected", "true");
            assertThat(window.row(text)).hasCount(0);
        }
    }

    private static void inOrder(AgentWindow window, String... texts) {
        assertThat(window.rows()).containsText(texts);
    }
}
