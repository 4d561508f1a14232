package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.SWITCH;

import app.prosa.PbxShop;
import app.prosa.ServerTest;
import app.prosa.SmsShop;
import app.prosa.TestMeta;
import app.prosa.WavoipShop;
import app.prosa.simulator.Exchange;
import app.prosa.simulator.Simulator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What an administrator switches in the settings, and the buttons that come and go with it.
@ServerTest
@Tag("browser")
class IntegrationsTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Autowired
    Simulator simulator;

    @Test
    @Tag("ADM-06")
    void eachServiceShowsItsButtonsOnlyWhileItIsSwitchedOn() {
        var shop = WavoipShop.open(port, meta);
        var bruno = shop.agent("Bruno Lima");
        everythingIsSetAndOff(shop);
        PbxShop.extension(simulator.exchange(), shop.http(), bruno);
        shop.writes(WavoipShop.number(), "Bom dia!");
        var wavoip = new PlayedWavoip();
        var browser = JOURNEY.person();
        wavoip.plays(browser);
        var agent = AgentWindow.of(browser, bruno, port);
        agent.open("Bom dia!");
        assertThat(agent.button("Mais ações")).isVisible();
        var sms = agent.button("Enviar SMS");
        var whatsApp = agent.action("Ligar pelo WhatsApp");
        var calls = agent.button("Ligações pelo WhatsApp (Wavoip)");
        var telephone = agent.button("Ligar");
        var typebot = agent.page().getByRole(SWITCH, new Page.GetByRoleOptions().setName("Typebot neste atendimento"));
        for (var button : List.of(sms, whatsApp, calls, telephone, typebot)) {
            assertThat(button).hasCount(0);
        }

        var admin = AgentWindow.signedIn(JOURNEY.person(), shop.shop().desk().admin(), port);
        wavoip.plays(admin.page().context());
        admin.go("/settings/integrations");
        turns(admin, "Desligada: SMS", sms, true);
        turns(admin, "Desligado: Ligações pelo WhatsApp", whatsApp.first(), true);
        assertThat(calls).isVisible();
        turns(admin, "Desligado: Telefone pelo PABX", telephone.first(), true);
        admin.go("/settings/integrations/typebot");
        typebotTurns(admin, typebot, true);

        typebotTurns(admin, typebot, false);
        admin.go("/settings/integrations");
        turns(admin, "Ligado: Telefone pelo PABX", telephone, false);
        turns(admin, "Ligado: Ligações pelo WhatsApp", whatsApp, false);
        assertThat(calls).hasCount(0);
        turns(admin, "Ligada: SMS", sms, false);
    }

    /// Four services with all that they need, none of them switched on.
    private void everythingIsSetAndOff(WavoipShop shop) {
        var http = shop.http();
        shop.device("Vendas", WavoipShop.token(), null);
        shop.turn(false);
        http.patch(
                        "/api/v1/telephony/pbx",
                        Map.of(
                                "address",
                                simulator.exchange().address().toString(),
                                "domain",
                                Exchange.DOMAIN,
                                "active",
                                false))
                .ok();
        var texting = SmsShop.open(shop.shop().desk(), shop.shop().department(), simulator, 10);
        http.patch("/api/v1/connections/" + texting.connection(), Map.of("state", "off"))
                .ok();
        http.put(
                        "/api/v1/typebot",
                        Map.of(
                                "on",
                                false,
                                "viewer",
                                simulator.typebotUrl().toString(),
                                "publicId",
                                "bot-" + UUID.randomUUID(),
                                "starts",
                                "always",
                                "idleMinutes",
                                30,
                                "pauseMillis",
                                0,
                                "joinSeconds",
                                0,
                                "connections",
                                List.of(shop.shop().connection())))
                .ok();
    }

    private static Locator isOn(AgentWindow admin, String label) {
        return admin.page().getByRole(SWITCH, new Page.GetByRoleOptions().setName(label));
    }

    private static void turns(AgentWindow admin, String from) {
        isOn(admin, from).click();
    }

    private static void turns(AgentWindow admin, String from, Locator button, boolean appears) {
        turns(admin, from);
        shows(button, appears);
    }

    private static void typebotTurns(AgentWindow admin, Locator button, boolean appears) {
        admin.page()
                .getByRole(SWITCH, new Page.GetByRoleOptions().setName("Typebot ligado"))
                .click();
        admin.button("Salvar").click();
        assertThat(admin.pane()).containsText("Tudo salvo.");
        shows(button, appears);
    }

    private static void shows(Locator button, boolean appears) {
        if (appears) {
            assertThat(button).isVisible();
        } else {
            assertThat(button).hasCount(0);
        }
    }
}
