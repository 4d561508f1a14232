package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.COMBOBOX;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.GROUP;
import static com.microsoft.playwright.options.AriaRole.HEADING;
import static com.microsoft.playwright.options.AriaRole.MENUITEM;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static com.microsoft.playwright.options.AriaRole.SEARCHBOX;
import static com.microsoft.playwright.options.AriaRole.SWITCH;
import static com.microsoft.playwright.options.AriaRole.TAB;
import static com.microsoft.playwright.options.AriaRole.TEXTBOX;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The list as a team uses it: tags, filters that stay, a second set of tabs, saved views and the archive.
@Tag("browser")
@ServerTest
class TeamListTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    Shop shop;
    Eg.Person admin;
    Eg.Person ana;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        admin = shop.desk().admin();
        ana = shop.agent("Ana Souza");
    }

    @Test
    @Tag("CTP-15")
    @Tag("INB-09")
    @Tag("INB-12")
    @Tag("INB-20")
    @Tag("INB-46")
    void tagsArePutOnContactsAndTheListKeepsToThem() {
        var vip = admin.http()
                .post("/api/v1/tags", Map.of("name", "VIP", "color", "#d63b4b"))
                .ok()
                .get("id")
                .asString();
        shop.begun("Primeira");
        var second = shop.begun("Segunda");
        var window = AgentWindow.of(JOURNEY.person(), ana, port);

        window.open("Primeira");
        window.button("Adicionar etiqueta").click();
        window.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName("VIP"))
                .click();
        assertThat(window.row("Primeira").getByText("VIP")).isVisible();
        assertThat(window.button("Tirar a etiqueta VIP")).isVisible();

        window.button("Filtros").click();
        field(window, "Etiquetas").click();
        window.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName("VIP"))
                .click();
        window.page().keyboard().press("Escape");
        window.page().keyboard().press("Escape");
        window.page().mouse().move(900, 450);
        assertThat(window.rows()).hasCount(1);
        var contact = second.visitor();
        var path = "/api/v1/contacts/" + contactOf(second) + "/tags/" + vip;
        admin.http().put(path, Map.of()).ok();
        assertThat(window.row("Segunda")).isVisible();
        admin.http().delete(path).ok();
        assertThat(window.rows()).hasCount(1);
        contact.says("Ainda estou aqui").ok();

        window.page().reload();
        assertThat(window.row("Primeira")).isVisible();
        assertThat(window.rows()).hasCount(1);
        var other = AgentWindow.of(JOURNEY.person(), shop.agent("Bia Reis"), port);
        assertThat(other.rows()).hasCount(2);
        chips(window)
                .getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Tirar o filtro VIP"))
                .click();
        assertThat(window.rows()).hasCount(2);
        assertThat(chips(window)).hasCount(0);
    }

    @Test
    @Tag("INB-39")
    @Tag("INB-49")
    @Tag("INB-50")
    @Tag("INB-51")
    @Tag("INB-53")
    @Tag("INB-58")
    @Tag("INB-59")
    @Tag("INB-60")
    @Tag("INB-61")
    @Tag("INB-62")
    void theFourTabsComeWithTheirOwnSearchesAndOrders() {
        shop.begun("Na entrada");
        var mine = shop.begun("É minha").conversation();
        var done = shop.begun("Já acabou").conversation();
        for (var id : List.of(mine, done)) {
            Shop.replies(ana, id, id.equals(mine) ? "Pois não" : "Tchau").ok();
        }
        ana.http()
                .put("/api/v1/conversations/" + done + "/resolution", Map.of())
                .ok();
        var window = AgentWindow.of(JOURNEY.person(), ana, port);
        look(window, "Quatro abas");

        assertThat(window.page().getByRole(TAB)).hasText(new Pattern[] {
            Pattern.compile("Entrada\\s*1"),
            Pattern.compile("Meus\\s*1"),
            Pattern.compile("Em atendimento\\s*2"),
            Pattern.compile("Encerrados")
        });
        assertThat(window.row("Na entrada")).isVisible();
        assertThat(window.rows()).hasCount(1);
        assertThat(fields(window)).not().containsText("Responsável");
        window.page().keyboard().press("Escape");
        window.choose("Meus");
        assertThat(window.row("Pois não")).isVisible();
        assertThat(window.rows()).hasCount(1);
        window.choose("Encerrados");
        assertThat(window.row("Tchau")).isVisible();
        window.choose("Em atendimento");
        assertThat(window.rows()).hasCount(2);

        assertThat(fields(window)).containsText("Empresa");
        window.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName("Responsável"))
                .click();
        window.page()
                .getByRole(SEARCHBOX, new Page.GetByRoleOptions().setName("Buscar pelo responsável"))
                .fill("souza");
        assertThat(window.rows()).hasCount(1);
        assertThat(window.row("Pois não")).isVisible();
        window.button("Limpar a busca").click();

        window.button("Filtros").click();
        window.page().getByText("Aguardando atendimento").click();
        assertThat(window.rows()).hasCount(1);
        assertThat(window.row("Na entrada")).isVisible();
        window.button("Limpar").click();
        window.page().keyboard().press("Escape");
        window.page()
                .waitForResponse(
                        it -> it.url().endsWith("/api/v1/me"),
                        () -> window.button("Mais recentes primeiro (inverter)").click());
        assertThat(window.rows()).containsText(new String[] {"Na entrada", "Pois não"});
        window.page().reload();
        assertThat(window.rows()).containsText(new String[] {"Na entrada", "Pois não"});
    }

    @Test
    void aViewIsKeptUnderANameAndCountsWhatItHolds() {
        shop.begun("Sem dono ainda");
        var hers = AgentWindow.of(JOURNEY.person(), admin, port);
        hers.button("Filtros").click();
        field(hers, "Usuários").click();
        hers.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName("Sem dono"))
                .click();
        hers.page().keyboard().press("Escape");
        hers.page().keyboard().press("Escape");
        look(hers, "Salvar visão");
        var dialog = hers.page().getByRole(DIALOG);
        dialog.getByRole(TEXTBOX).fill("Abandonados");
        dialog.getByRole(SWITCH).click(new Locator.ClickOptions().setForce(true));
        dialog.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Salvar"))
                .click();
        assertThat(hers.page().getByRole(HEADING, new Page.GetByRoleOptions().setName("Abandonados")))
                .isVisible();

        var window = AgentWindow.of(JOURNEY.person(), ana, port);
        window.choose("Resolvidos");
        window.button("Visões e listas").click();
        var view = window.page().getByRole(MENUITEM, new Page.GetByRoleOptions().setName("Abandonados"));
        assertThat(view).containsText("1");
        shop.begun("Outra sem dono");
        assertThat(view).containsText("2");
        view.click();
        assertThat(window.rows()).hasCount(2);
        assertThat(chips(window)).containsText("Sem dono");
    }

    @Test
    @Tag("INB-41")
    @Tag("INB-68")
    @Tag("INB-69")
    @Tag("INB-70")
    void theArchiveIsAListOfItsOwnWithAMenuOnEachRow() {
        var begun = shop.begun("Guardada");
        shop.begun("Na lista");
        admin.http()
                .put("/api/v1/conversations/" + begun.conversation() + "/archive", Map.of())
                .ok();
        var window = AgentWindow.of(JOURNEY.person(), admin, port);
        assertThat(window.row("Na lista")).isVisible();
        assertThat(window.rows()).hasCount(1);

        look(window, "Arquivados");
        assertThat(window.row("Guardada")).isVisible();
        assertThat(window.rows()).hasCount(1);
        var menu = window.row("Guardada")
                .getByRole(BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Ações de ")));
        menu.click();
        assertThat(window.page().getByRole(MENUITEM))
                .hasText(new String[] {"Transferir", "Desarquivar", "Excluir conversa"});
        window.page()
                .getByRole(MENUITEM, new Page.GetByRoleOptions().setName("Transferir"))
                .click();
        var dialog = window.page().getByRole(DIALOG);
        assertThat(dialog).containsText("Transferir");
        dialog.locator(".mantine-Modal-close").click();
        assertThat(dialog).hasCount(0);

        menu.click();
        window.page()
                .getByRole(MENUITEM, new Page.GetByRoleOptions().setName("Desarquivar"))
                .click();
        window.page().mouse().move(900, 450);
        assertThat(window.rows()).hasCount(0);
        look(window, "Principal");
        assertThat(window.rows()).hasCount(2);
    }

    @Test
    @Tag("CON-05")
    @Tag("CON-07")
    @Tag("CON-34")
    void whatIsClearedOrDeletedIsAskedAboutFirst() {
        var begun = shop.begun("Meu segredo");
        Shop.replies(admin, begun.conversation(), "Fica entre nós").ok();
        var window = AgentWindow.of(JOURNEY.person(), admin, port);
        window.choose("Atendendo");
        window.open("Fica entre nós");

        window.action("Opções").click();
        for (var entry : List.of("Agendar mensagem", "Transferir", "Excluir conversa")) {
            assertThat(window.page().getByRole(MENUITEM, new Page.GetByRoleOptions().setName(entry)))
                    .isVisible();
        }
        window.page().keyboard().press("Escape");

        window.option("Limpar mensagens");
        var dialog = window.page().getByRole(DIALOG);
        var confirm = dialog.getByText("Apagar mensagens");
        assertThat(confirm.locator("xpath=ancestor::button")).isDisabled();
        dialog.getByRole(TEXTBOX).fill(nameOf(begun));
        confirm.click();
        assertThat(window.bubbles()).hasCount(0);
        assertThat(window.rows()).hasCount(1);

        window.option("Arquivar");
        look(window, "Arquivados");
        window.rows()
                .first()
                .getByRole(BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Ações de ")))
                .click();
        window.page()
                .getByRole(MENUITEM, new Page.GetByRoleOptions().setName("Excluir conversa"))
                .click();
        assertThat(dialog).containsText("fica 30 dias na lixeira");
        assertThat(window.rows()).hasCount(1);
        dialog.getByText("Excluir", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(window.rows()).hasCount(0);
        look(window, "Principal");
        assertThat(window.rows()).hasCount(0);
    }

    private String nameOf(Shop.Begun begun) {
        return admin.http()
                .get("/api/v1/conversations/" + begun.conversation())
                .ok()
                .at("/contact/name")
                .asString();
    }

    private String contactOf(Shop.Begun begun) {
        return admin.http()
                .get("/api/v1/conversations/" + begun.conversation())
                .ok()
                .at("/contact/id")
                .asString();
    }

    private static void look(AgentWindow window, String at) {
        window.button("Visões e listas").click();
        window.page()
                .getByRole(MENUITEM, new Page.GetByRoleOptions().setName(at))
                .click();
    }

    private static Locator chips(AgentWindow window) {
        return window.page().getByRole(GROUP, new Page.GetByRoleOptions().setName("Filtros ativos"));
    }

    private static Locator field(AgentWindow window, String label) {
        return window.page().getByRole(COMBOBOX, new Page.GetByRoleOptions().setName(label));
    }

    /// What one may search by, offered by a click into the field.
    private static Locator fields(AgentWindow window) {
        window.page().getByRole(SEARCHBOX).click();
        var offered = window.page().getByLabel("Buscar por", new Page.GetByLabelOptions().setExact(true));
        assertThat(offered).isVisible();
        return offered;
    }
}
