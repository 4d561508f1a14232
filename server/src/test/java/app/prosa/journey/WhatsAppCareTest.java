package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.COMPLEMENTARY;
import static com.microsoft.playwright.options.AriaRole.DIALOG;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.MENUITEM;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An agent looks after what a customer on WhatsApp brings, wants, and was told.
@Tag("browser")
@ServerTest
class WhatsAppCareTest {

    private static final String CUSTOMER = "5511988880001";

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @SuppressWarnings("NullAway.Init")
    WhatsAppShop shop;

    @SuppressWarnings("NullAway.Init")
    AgentWindow ana;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.open(port, meta);
        var http = shop.desk().http();
        var rules = Map.of(
                "greeting", "Olá! Já vamos te atender.", "awayMessage", "", "idleMessage", "", "demandRequired", false);
        http.patch("/api/v1/departments/" + shop.department(), Map.of("rules", rules))
                .ok();
        http.post("/api/v1/contacts", Map.of("name", "Marta Lima", "phone", "11 97777-0002"))
                .ok();
        comes(WhatsAppShop.text(CUSTOMER, "wamid.hello", "Qual o prazo?"));
        var conversation = shop.conversation().at("/conversation/id").asString();
        ana = AgentWindow.signedIn(JOURNEY.person(), shop.desk().admin(), port);
        ana.go("/conversations/" + conversation);
        assertThat(ana.bubble("Qual o prazo?")).isVisible();
    }

    private void comes(String body) {
        shop.posts(body).ok();
        shop.settled();
    }

    private void comes(String id, String rest) {
        comes(WhatsAppShop.message(CUSTOMER, id, TestClock.now().getEpochSecond(), rest));
    }

    @Test
    void aReceivedCardBecomesAContactAndWhoIsKnownAlreadyIsShown() {
        comes("wamid.cards", """
                "type":"contacts","contacts":[
                  {"name":{"formatted_name":"Rita Lopes"},"org":{"company":"Padaria Sol"},
                   "phones":[{"phone":"+55 11 97777-0001","type":"CELL"}]},
                  {"name":{"formatted_name":"Martinha"},"phones":[{"phone":"+55 11 97777-0002","type":"CELL"}]}]""");
        var cards = ana.bubble("Rita Lopes");

        named(cards, "Salvar contato").first().click();
        assertThat(cards).containsText("Rita Lopes está na agenda.");
        named(cards, "Salvar contato").click();
        assertThat(cards).containsText("Este número já é de Marta Lima.");
        named(cards, "Novo chat").last().click();
        var chat = ana.page().getByRole(DIALOG, new Page.GetByRoleOptions().setName("Novo chat"));
        assertThat(chat.getByLabel("Selecione um contato").first()).hasValue("Marta Lima");
        chat.getByRole(BUTTON, new Locator.GetByRoleOptions().setName("Cancelar"))
                .click();
        cards.getByRole(LINK, new Locator.GetByRoleOptions().setName("Ver contato"))
                .first()
                .click();

        assertThat(ana.page()).hasURL(Pattern.compile("/contacts\\?contact="));
        var card = ana.page().getByRole(DIALOG);
        assertThat(card).containsText("Rita Lopes");
        assertThat(card).containsText("Padaria Sol");
    }

    @Test
    void whoRefusesOffersIsShownAtOnceAndAnAgentWritesDownThatTheyWantThemAgain() {
        var offers = ana.page()
                .getByRole(COMPLEMENTARY, new Page.GetByRoleOptions().setName("Informações do contato"))
                .getByLabel("Ofertas");
        assertThat(offers).containsText("Recebe ofertas");

        comes(WhatsAppShop.text(CUSTOMER, "wamid.stop", "Sair"));

        assertThat(ana.messages()).containsText("Cliente 5511988880001 não quer mais receber ofertas");
        assertThat(offers).containsText("Não quer receber ofertas");
        named(offers, "Voltou a querer").click();
        var dialog = ana.page().getByRole(DIALOG);
        named(dialog, "Salvar").click();
        assertThat(dialog).containsText("Diga como o cliente pediu.");
        dialog.getByLabel("Motivo").fill("Pediu por telefone");
        named(dialog, "Salvar").click();
        assertThat(offers).containsText("Recebe ofertas");
        assertThat(ana.messages()).containsText("anotou que o cliente quer ofertas de novo: Pediu por telefone");
    }

    @Test
    void whatWaitsForWhatsAppSaysWhyAndIsTakenBackByHand() {
        WhatsAppShop.until(() -> shop.meta().sent.size() == 1);
        for (int i = 0; i < 10; i++) {
            shop.meta().answers(503, "<html>Service Unavailable</html>");
        }
        named(ana.pane(), "Aceitar").click();
        ana.says("Até sexta.");
        var bubble = ana.bubble("Até sexta.");

        assertThat(bubble).containsText("O WhatsApp está fora do ar (503).");
        named(bubble, "Remover").click();

        assertThat(bubble.getByLabel("Cancelada antes do envio")).isVisible();
    }

    @Test
    @Tag("CON-41")
    void theExtraInformationSaysWhoWroteWhatWentOut() {
        named(ana.pane(), "Aceitar").click();
        ana.says("Até sexta.");
        assertThat(opened("Até sexta.")).containsText(Pattern.compile("Autor.*, pelo Prosa"));
        assertThat(opened("Já vamos te atender")).containsText("Não há detalhes");

        comes("""
                {"object":"whatsapp_business_account","entry":[{"id":"100000000000001","changes":[{
                "field":"smb_message_echoes","value":{"messaging_product":"whatsapp",
                "metadata":{"display_phone_number":"551130000001","phone_number_id":"%s"},
                "message_echoes":[{"from":"551130000001","to":"%s","id":"wamid.echo","timestamp":"%d",
                "type":"text","text":{"body":"Respondi do celular."}}]}}]}]}""".formatted(
                        WhatsAppShop.PHONE_NUMBER_ID, CUSTOMER, TestClock.now().getEpochSecond()));

        assertThat(opened("Respondi do celular.")).containsText("Enviada direto no aparelho");
    }

    @Test
    @Tag("CON-21")
    void theStatusOfTheServiceIsChangedByHand() {
        becomes("Aguardando", "Aceitar", "Atendendo");
        becomes("Atendendo", "Retornar", "Aguardando");
        becomes("Aguardando", "Aceitar", "Atendendo");
        becomes("Atendendo", "Arquivar", "Arquivado");
        becomes("Arquivado", "Desarquivar", "Atendendo");
        becomes("Atendendo", "Resolver", "Resolvido");
        becomes("Resolvido", "Reabrir", "Atendendo");
        assertThat(shop.conversation().at("/conversation/state").asString()).isEqualTo("attending");
    }

    private void becomes(String before, String action, String after) {
        named(ana.pane(), "^Status de atendimento: " + before).click();
        ana.page()
                .getByRole(MENUITEM, new Page.GetByRoleOptions().setName(action).setExact(true))
                .click();
        assertThat(named(ana.pane(), "^Status de atendimento: " + after)).isVisible();
    }

    private Locator opened(String words) {
        var bubble = ana.bubble(words);
        named(bubble, "Informações extras").click();
        return bubble;
    }

    private static Locator named(Locator within, String name) {
        return within.getByRole(BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(name)));
    }
}
