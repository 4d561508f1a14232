package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.COMPLEMENTARY;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.HEADING;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.LIST;
import static com.microsoft.playwright.options.AriaRole.MENUITEM;
import static com.microsoft.playwright.options.AriaRole.NAVIGATION;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static com.microsoft.playwright.options.AriaRole.TAB;
import static com.microsoft.playwright.options.AriaRole.TEXTBOX;

import app.prosa.ServerTest;
import app.prosa.Shop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Funnels and kanbans: in the panel beside a conversation, on the board, and in the settings.
@Tag("browser")
@ServerTest
class FunnelsTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    Shop shop;
    JsonNode sales;
    AgentWindow ana;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        sales = board("funnel", "Vendas", "Novo", "Proposta", "Ganho");
        var browser = JOURNEY.person();
        browser.clock().install();
        ana = AgentWindow.of(browser, shop.agent("Ana"), port);
    }

    @Test
    @Tag("CRM-10")
    @Tag("CRM-11")
    @Tag("CRM-12")
    @Tag("INB-29")
    void thePanelSaysWhereTheCustomerStandsInEachFunnel() {
        board("funnel", "Pós-venda", "Entrega", "Feito");
        shop.begun("Quero comprar");
        ana.open("Quero comprar");
        assertThat(ana.rows()).hasCount(1);
        assertThat(panel().getByText("Etiquetas").first()).isVisible();

        tab("Funil").click();
        chooseIn(panel(), "Etapa em Vendas", "Novo");
        chooseIn(panel(), "Etapa em Pós-venda", "Entrega");
        chooseIn(panel(), "Etapa em Vendas", "Proposta");

        assertThat(panel()).containsText("etapa 2 de 3");
        assertThat(panel()).containsText("etapa 1 de 2");
        assertThat(history().nth(0)).containsText("Vendas: Proposta");
        assertThat(history().nth(2)).containsText("Vendas: Novo");
        assertThat(history().nth(2)).containsText(Pattern.compile("Ana · ficou \\d"));
        assertThat(ana.messages()).containsText("Ana moveu para Vendas: Proposta");
        inside(panel(), "Tirar do funil: Pós-venda").click();
        assertThat(history().first()).containsText("Saiu de Pós-venda");
        assertThat(field(panel(), "Etapa em Pós-venda")).hasValue("");
        assertThat(field(panel(), "Etapa em Vendas")).hasValue("Proposta");
    }

    @Test
    @Tag("CRM-04")
    @Tag("CRM-05")
    @Tag("CRM-07")
    @Tag("CTP-12")
    void theTicketHasAKanbanADemandAndAValueAndLosesThemByAnIcon() {
        board("kanban", "Suporte", "A fazer", "Feito");
        shop.desk().http().post("/api/v1/demands", Map.of("name", "Orçamento")).ok();
        shop.begun("Quanto custa?");
        ana.page().reload();
        ana.open("Quanto custa?");

        chooseIn(panel(), "Kanban", "A fazer");
        assertThat(ana.messages()).containsText("Ana moveu para Suporte: A fazer");
        inside(panel(), "Remover o kanban: Suporte").click();
        assertThat(field(panel(), "Kanban")).hasValue("");
        assertThat(ana.messages()).containsText("Ana tirou do quadro Suporte");

        chooseIn(panel(), "Demanda", "Orçamento");
        inside(panel(), "Remover a demanda: Orçamento").click();
        assertThat(field(panel(), "Demanda")).hasValue("");
        assertThat(inside(panel(), "Remover a demanda: Orçamento")).hasCount(0);

        field(panel(), "Valor").fill("1234,5");
        field(panel(), "Valor").press("Enter");
        assertThat(field(panel(), "Valor")).hasValue("R$ 1.234,50");
        assertThat(ana.messages()).containsText(Pattern.compile("Ana informou o valor: R\\$\\s1\\.234,50"));
        ana.page().reload();
        assertThat(field(panel(), "Valor")).hasValue("R$ 1.234,50");
        inside(panel(), "Remover o valor").click();
        assertThat(field(panel(), "Valor")).hasValue("");
    }

    @Test
    void aCardIsDraggedWithTheKeyboardAndTheConversationOpensBesideTheBoard() {
        var chat = shop.begun("Quero um orçamento").conversation();
        named(chat, "Marta Lima");
        put(chat, "Novo");
        worth(chat, 250);
        var bia = AgentWindow.signedIn(JOURNEY.person(), shop.agent("Bia"), port);
        bia.go("/funnels");
        rail(ana, "Funis").click();
        assertThat(lane(ana, "Novo")).containsText(Pattern.compile("R\\$\\s250,00"));

        card(ana, "Marta Lima").focus();
        ana.page().keyboard().press("Space");
        assertThat(said()).containsText("Marta Lima: sobre Novo.");
        ana.page().keyboard().press("ArrowRight");
        assertThat(said()).containsText("Marta Lima: sobre Proposta.");
        ana.page().keyboard().press("Space");

        assertThat(said()).containsText("Marta Lima foi de Novo para Proposta.");
        assertThat(in(ana, "Proposta", "Marta Lima")).isVisible();
        assertThat(in(bia, "Proposta", "Marta Lima")).isVisible();
        assertThat(in(bia, "Novo", "Marta Lima")).hasCount(0);
        assertThat(lane(bia, "Proposta")).containsText(Pattern.compile("1\\s*R\\$\\s250,00"));

        card(ana, "Marta Lima").press("Enter");
        assertThat(ana.bubble("Quero um orçamento")).isVisible();
        assertThat(lane(ana, "Proposta")).isVisible();
        assertThat(ana.messages()).containsText("Ana moveu para Vendas: Proposta");
        ana.says("Claro, já envio.");
        assertThat(card(ana, "Claro, já envio.")).isVisible();
        ana.action("Fechar a conversa").click();
        assertThat(ana.messages()).hasCount(0);
    }

    @Test
    void aCardIsDraggedWithTheMouseAndComesBackWhenSomebodyWasQuicker() {
        var chat = shop.begun("Quero um orçamento").conversation();
        named(chat, "Rui Reis");
        put(chat, "Novo");
        ana.go("/funnels");
        assertThat(in(ana, "Novo", "Rui Reis")).isVisible();
        ana.page().route("**/cards/*", route -> {
            put(chat, "Ganho");
            route.resume();
        });

        drag("Rui Reis", "Proposta");

        assertThat(ana.page().getByRole(AriaRole.ALERT)).containsText("Outra pessoa moveu este cartão");
        assertThat(in(ana, "Ganho", "Rui Reis")).isVisible();
        assertThat(in(ana, "Proposta", "Rui Reis")).hasCount(0);
        ana.page().unroute("**/cards/*");
        drag("Rui Reis", "Proposta");
        assertThat(in(ana, "Proposta", "Rui Reis")).isVisible();
        inside(ana.page().locator("body"), "Opções do cartão de Rui Reis").click();
        item("Novo").click();
        assertThat(in(ana, "Novo", "Rui Reis")).isVisible();
    }

    @Test
    @Tag("CRM-02")
    @Tag("CRM-13")
    void theCrmShowsConversationsByTheLabelsOfTheirContacts() {
        var south = tag("RS");
        tag("SP");
        var chat = shop.begun("Sou de Porto Alegre").conversation();
        named(chat, "Lia Prates");
        shop.desk()
                .http()
                .put("/api/v1/contacts/" + contact(chat) + "/tags/" + south, Map.of())
                .ok();
        ana.go("/funnels");
        chooseIn(ana.page().locator("body"), "Quadro", "Por etiqueta");

        assertThat(in(ana, "RS", "Lia Prates")).isVisible();
        drag("Lia Prates", "Sem etiqueta");
        assertThat(in(ana, "Sem etiqueta", "Lia Prates")).isVisible();
        assertThat(in(ana, "RS", "Lia Prates")).hasCount(0);
        drag("Lia Prates", "RS");
        assertThat(in(ana, "RS", "Lia Prates")).isVisible();
        assertThat(in(ana, "Sem etiqueta", "Lia Prates")).hasCount(0);
        drag("Lia Prates", "SP");
        assertThat(in(ana, "SP", "Lia Prates")).isVisible();
        assertThat(in(ana, "RS", "Lia Prates")).hasCount(0);
        card(ana, "Lia Prates").click();
        assertThat(ana.bubble("Sou de Porto Alegre")).isVisible();
    }

    @Test
    @Tag("INB-37")
    void theListIsFilteredByStagesOfSeveralFunnels() {
        board("funnel", "Pós-venda", "Entrega", "Feito");
        var fresh = shop.begun("No funil de vendas").conversation();
        shop.begun("Em nenhum funil");
        put(fresh, "Novo");
        ana.page().reload();
        assertThat(ana.rows()).hasCount(2);

        ana.button("Filtros").click();
        chooseIn(ana.page().getByRole(DIALOG), "Funil e kanban", "Novo");
        chooseIn(ana.page().getByRole(DIALOG), "Funil e kanban", "Entrega");
        ana.page().keyboard().press("Escape");
        ana.page().keyboard().press("Escape");
        ana.page().mouse().move(900, 450);

        assertThat(ana.rows()).hasCount(1);
        assertThat(ana.row("No funil de vendas")).isVisible();
        assertThat(ana.page().getByText("Vendas: Novo")).isVisible();
        put(fresh, "Ganho");
        assertThat(ana.rows()).hasCount(0);
        put(fresh, "Novo");
        assertThat(ana.row("No funil de vendas")).isVisible();
    }

    @Test
    void boardsAreMadeInTheSettingsAndAStageAsksWhereItsCardsGo() {
        var chat = shop.begun("Oi").conversation();
        put(chat, "Novo");
        var admin = AgentWindow.signedIn(JOURNEY.person(), shop.desk().admin(), port);
        admin.go("/settings/funnels");

        admin.button("Novo quadro").click();
        var dialog = admin.page().getByRole(DIALOG);
        dialog.getByText("Kanban", new Locator.GetByTextOptions().setExact(true))
                .click();
        field(dialog, "Nome").first().fill("Suporte");
        List.of("A fazer", "Fazendo", "Feito")
                .forEach(it -> dialog.getByLabel("Nome da etapa "
                                + (List.of("A fazer", "Fazendo", "Feito").indexOf(it) + 1))
                        .fill(it));
        inside(dialog, "Salvar").click();
        assertThat(admin.page().getByText("Kanban · 3 etapas")).isVisible();

        admin.button("Editar Vendas").click();
        inside(dialog, "Excluir a etapa Novo").click();
        assertThat(dialog).containsText("Há 1 cartão aqui.");
        assertThat(inside(dialog, "Excluir")).isDisabled();
        chooseIn(dialog, "Etapa de destino", "Ganho");
        inside(dialog, "Excluir").click();
        assertThat(dialog).hasCount(0);
        assertThat(admin.page().getByText("Funil · 2 etapas")).isVisible();
        ana.go("/funnels");
        assertThat(lane(ana, "Ganho").getByRole(AriaRole.ARTICLE)).hasCount(1);
    }

    @Test
    @Tag("ADM-08")
    void switchedOffTheFunnelsAreGoneEverywhere() {
        shop.begun("Quero comprar");
        ana.open("Quero comprar");
        assertThat(rail(ana, "Funis")).isVisible();
        assertThat(tab("Funil")).isVisible();
        ana.button("Filtros").click();
        assertThat(field(ana.page().getByRole(DIALOG), "Funil e kanban")).isVisible();
        ana.page().keyboard().press("Escape");

        shop.desk()
                .http()
                .patch("/api/v1/account", Map.of("modules", List.of("add-chats", "demands")))
                .ok();

        assertThat(rail(ana, "Funis")).hasCount(0);
        ana.page().reload();
        assertThat(panel().getByText("Protocolo")).isVisible();
        assertThat(tab("Funil")).hasCount(0);
        assertThat(field(panel(), "Kanban")).hasCount(0);
        ana.button("Filtros").click();
        assertThat(ana.page().getByText("Não lidas")).isVisible();
        assertThat(field(ana.page().getByRole(DIALOG), "Funil e kanban")).hasCount(0);
        ana.go("/funnels");
        assertThat(ana.page().getByText("Os funis estão desligados")).isVisible();
    }

    // What stands on the screen.

    private Locator panel() {
        return ana.page().getByRole(COMPLEMENTARY, new Page.GetByRoleOptions().setName("Informações do contato"));
    }

    private Locator tab(String name) {
        return panel().getByRole(TAB, new Locator.GetByRoleOptions().setName(name));
    }

    private Locator history() {
        return panel().getByRole(LIST, new Locator.GetByRoleOptions().setName("Histórico"))
                .locator("> li");
    }

    private static Locator rail(AgentWindow window, String name) {
        return window.page()
                .getByRole(NAVIGATION, new Page.GetByRoleOptions().setName("Menu principal"))
                .getByRole(LINK, new Locator.GetByRoleOptions().setName(name));
    }

    private static Locator lane(AgentWindow window, String name) {
        var heading = window.page()
                .getByRole(HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
        return window.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHas(heading));
    }

    private static Locator in(AgentWindow window, String lane, String text) {
        return lane(window, lane).getByRole(AriaRole.ARTICLE).filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator card(AgentWindow window, String text) {
        return window.page()
                .getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions().setHasText(text))
                .getByRole(BUTTON)
                .first();
    }

    /// What a screen reader was told last.
    private Locator said() {
        return ana.page().locator("[id^=DndLiveRegion]");
    }

    private Locator item(String name) {
        return ana.page()
                .getByRole(MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void drag(String card, String lane) {
        // It stands still before it is taken: a moment ago it may have come from elsewhere.
        card(ana, card).hover();
        var from = card(ana, card).boundingBox();
        var to = lane(ana, lane).boundingBox();
        var mouse = ana.page().mouse();
        mouse.move(from.x + 40, from.y + 40);
        mouse.down();
        mouse.move(from.x + 60, from.y + 44);
        mouse.move(to.x + to.width / 2, to.y + 140, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
        assertThat(lane(ana, lane)).hasAttribute("data-over", "true");
        mouse.up();
        // The board takes no click in the 50 ms after a drop: the one that a drop makes is not meant.
        ana.page().clock().fastForward(50);
    }

    private static Locator field(Locator within, String label) {
        return within.getByRole(TEXTBOX, new Locator.GetByRoleOptions().setName(label))
                .or(within.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(label)));
    }

    private void chooseIn(Locator within, String field, String option) {
        field(within, field).click();
        within.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    private static Locator inside(Locator within, String name) {
        return within.getByRole(
                BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    // What others do meanwhile.

    private JsonNode board(String kind, String name, String... stages) {
        var wishes = Arrays.stream(stages)
                .map(it -> Map.of("name", it, "color", "#1971c2"))
                .toList();
        return shop.desk()
                .http()
                .post("/api/v1/boards", Map.of("kind", kind, "name", name, "stages", wishes))
                .ok();
    }

    private void put(String chat, String stage) {
        var id = sales.get("stages")
                .valueStream()
                .filter(it -> it.get("name").asString().equals(stage))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        shop.desk()
                .http()
                .put(
                        "/api/v1/conversations/" + chat + "/cards/"
                                + sales.get("id").asString(),
                        Map.of("stageId", id))
                .ok();
    }

    private void worth(String chat, int value) {
        shop.desk()
                .http()
                .put("/api/v1/conversations/" + chat + "/value", Map.of("value", value))
                .ok();
    }

    private String contact(String chat) {
        return shop.desk()
                .http()
                .get("/api/v1/conversations/" + chat)
                .ok()
                .at("/contact/id")
                .asString();
    }

    private void named(String chat, String name) {
        shop.desk()
                .http()
                .patch("/api/v1/contacts/" + contact(chat), Map.of("name", name))
                .ok();
    }

    private String tag(String name) {
        return shop.desk()
                .http()
                .post("/api/v1/tags", Map.of("name", name, "color", "#16996b"))
                .ok()
                .get("id")
                .asString();
    }
}
