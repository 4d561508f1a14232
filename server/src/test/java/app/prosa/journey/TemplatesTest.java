package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.COMBOBOX;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.FIGURE;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.MENUITEM;
import static com.microsoft.playwright.options.AriaRole.OPTION;
import static com.microsoft.playwright.options.AriaRole.TEXTBOX;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import app.prosa.file.Samples;
import app.prosa.simulator.Simulator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A template with everything that one can have is written, approved, and sent in an open conversation.
@Tag("browser")
@ServerTest
class TemplatesTest {

    private static final FilePayload PHOTO = new FilePayload("vitrine.png", "image/png", Samples.picture("png"));

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    private final Simulator simulator = Simulator.start(0);

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    AgentWindow ana;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.played(port, meta, simulator);
        ana = AgentWindow.signedIn(JOURNEY.person(), shop.desk().admin(), port);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void aTemplateWithAPictureAndEveryKindOfButtonIsWrittenApprovedAndSentWhileTheWindowIsOpen() {
        ana.go("/settings/templates");
        ana.button("Novo modelo").click();
        written(dialog("Novo modelo"));
        assertThat(ana.page().getByText("Enviado para aprovação")).isVisible();
        simulator.judge(template(), "APPROVED");
        assertThat(ana.page().getByText("Aprovado", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        simulator.person("Ana Souza").says("Ainda tem o café?");
        shop.settled();
        var conversation = shop.conversation().at("/conversation/id").asString();
        ana.go("/conversations/" + conversation);
        assertThat(ana.bubble("Ainda tem o café?")).isVisible();

        ana.button("Enviar outra coisa").click();
        ana.page()
                .getByRole(MENUITEM, new Page.GetByRoleOptions().setName("Modelo"))
                .click();
        filled(dialog("Enviar modelo"));

        var bubble = ana.bubble("Oi, Ana Souza, o seu pedido chegou à loja.");
        assertThat(bubble.getByRole(LINK, new Locator.GetByRoleOptions().setName("Acompanhar")))
                .hasAttribute("href", "https://loja.example/p/77");
        assertThat(bubble).containsText("Copiar código");
        assertThat(bubble).containsText("CAFE10");
        assertThat(bubble.getByAltText("vitrine.png")).isVisible();
        WhatsAppShop.until(() -> !simulator.outbox().isEmpty());
        var sent = simulator.outbox().getFirst().body().get("template");
        assertThat(sent.at("/components/0/parameters/0/image/id").asString()).isNotEmpty();
        assertThat(sent.at("/components").toString()).contains("\"coupon_code\":\"CAFE10\"", "\"text\":\"77\"");
    }

    private void written(Locator form) {
        typed(form, "Nome").fill("pedido_pronto");
        choose(form, "Cabeçalho", "Imagem");
        form.locator("input[type=file]").setInputFiles(PHOTO);
        typed(form, "Texto").fill("Oi, {{nome}}, o seu pedido chegou à loja.");
        button(form, 0, "Resposta rápida", "Vou buscar", null);
        button(form, 1, "Abrir site", "Acompanhar", "https://loja.example/p/{{1}}");
        button(form, 2, "Ligar", "Ligar para nós", "+55 11 3000-0001");
        button(form, 3, "Copiar código", null, "CAFE5");
        typed(form, "Campo nome do texto").fill("Bia");
        form.getByRole(COMBOBOX, new Locator.GetByRoleOptions().setName("Preencher com"))
                .first()
                .click();
        option("Nome do contato");
        typed(form, "Botão Acompanhar").fill("https://loja.example/p/1");
        typed(form, "Botão Copiar código").fill("CAFE5");
        assertThat(shown(form)).containsText("Oi, Bia, o seu pedido");
        assertThat(shown(form).getByAltText("vitrine.png")).isVisible();
        pressed(form, "Enviar para aprovação");
    }

    private void button(Locator form, int place, String kind, @Nullable String text, @Nullable String value) {
        pressed(form, "Adicionar botão");
        form.getByRole(COMBOBOX, new Locator.GetByRoleOptions().setName("Tipo do botão"))
                .nth(place)
                .click();
        option(kind);
        if (text != null) {
            typed(form, "Texto do botão").last().fill(text);
        }
        if (value != null) {
            typed(
                            form,
                            kind.equals("Copiar código")
                                    ? "Código de exemplo"
                                    : kind.equals("Ligar") ? "Telefone" : "Endereço")
                    .last()
                    .fill(value);
        }
    }

    private void filled(Locator form) {
        choose(form, "Modelo HSM", "pedido_pronto");
        form.locator("input[type=file]").setInputFiles(PHOTO);
        assertThat(typed(form, "Campo nome do texto")).hasValue("Ana Souza");
        typed(form, "Botão Acompanhar").fill("77");
        typed(form, "Botão Copiar código").fill("CAFE10");
        assertThat(shown(form)).containsText("https://loja.example/p/77");
        assertThat(shown(form).getByAltText("vitrine.png")).isVisible();
        pressed(form, "Enviar modelo");
        assertThat(form).hasCount(0);
    }

    private String template() {
        return shop.desk()
                .http()
                .get("/api/v1/connections/" + shop.connection() + "/templates")
                .ok()
                .at("/items/0/externalId")
                .asString();
    }

    private Locator dialog(String name) {
        return ana.page().getByRole(DIALOG, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator typed(Locator form, String label) {
        return form.getByRole(TEXTBOX, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + label)));
    }

    private static Locator shown(Locator form) {
        return form.getByRole(FIGURE, new Locator.GetByRoleOptions().setName("Como chega no celular do cliente"));
    }

    private static void pressed(Locator form, String name) {
        form.getByRole(BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private void choose(Locator form, String label, String option) {
        form.getByRole(COMBOBOX, new Locator.GetByRoleOptions().setName(label)).click();
        option(option);
    }

    private void option(String name) {
        ana.page()
                .getByRole(OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)))
                .click();
    }
}
