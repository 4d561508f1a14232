package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.SWITCH;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestVisitor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Narrowing the list: search, filters, order. What it shows depends on all that the account has, so each test opens a
/// shop of its own.
@Tag("browser")
@ServerTest
class InboxFiltersTest extends InboxScene {

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

        window.searches("marcia");
        assertThat(window.rows()).hasCount(1);
        assertThat(window.row("Márcia Prado")).isVisible();

        ana.http()
                .put("/api/v1/conversations/" + old.conversation() + "/acceptance", Map.of())
                .ok();
        window.searches("guarda-chuva");
        assertThat(window.rows()).hasCount(1);
        assertThat(window.row("guarda-chuva azul")).containsText("Atendendo");
        window.open("guarda-chuva azul");
        assertThat(window.bubble("guarda-chuva azul")).isInViewport();
        assertThat(window.bubble("guarda-chuva azul")).hasAttribute("data-marked", "true");

        window.searches("bom dia");
        assertThat(window.row("Bom dia")).isVisible();
        assertThat(window.bubble("guarda-chuva azul")).isVisible();

        var other = window(shop.agent("Bia Reis"));
        for (var words : List.of("guarda-chuva", "marcia")) {
            other.searches(words);
            assertThat(other.page().getByText(EMPTY)).isVisible();
        }
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
        window.searches("otavio");
        assertThat(window.page().getByText(EMPTY)).isVisible();
        window.button("Filtros").click();
        window.page()
                .getByRole(SWITCH, new Page.GetByRoleOptions().setName("Arquivados"))
                .click(new Locator.ClickOptions().setForce(true));
        assertThat(window.row("Otávio Nunes")).isVisible();
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

    private static void inOrder(AgentWindow window, String... texts) {
        assertThat(window.rows()).containsText(texts);
    }
}
