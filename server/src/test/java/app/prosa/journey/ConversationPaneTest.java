package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.IMG;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.Locator.PressSequentiallyOptions;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What an agent does with a conversation, with its visitor looking on in another browser.
@Tag("browser")
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class ConversationPaneTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private OpenShop open;
    private AgentWindow ana;
    private AgentWindow rui;

    @BeforeAll
    void open(@LocalServerPort int port) {
        open = OpenShop.open(JOURNEY, port);
        ana = open.ana();
        var supervisor =
                open.shop().desk().colleague("Rui", "supervisor", open.shop().department());
        rui = AgentWindow.of(JOURNEY.person(), supervisor, port);
    }

    @AfterAll
    void close() {
        open.close();
    }

    @Test
    @Tag("CON-01")
    @Tag("CON-02")
    @Tag("CON-08")
    @Tag("CON-10")
    @Tag("CON-11")
    @Tag("CON-42")
    void whatWaitsIsLookedAtAndThenAccepted() {
        var visitor = open.visitor();
        visitor.says("Bom dia!");
        visitor.says("Vocês entregam no sábado?");
        ana.choose("Aguardando");
        ana.open("Vocês entregam no sábado?");

        assertThat(ana.bubble("Vocês entregam no sábado?")).isVisible();
        assertThat(ana.said()).containsExactly("Bom dia!", "Vocês entregam no sábado?");
        assertThat(ana.page().getByRole(LINK, new Page.GetByRoleOptions().setName("Café Aurora")))
                .isVisible();
        assertThat(ana.pane().getByText(assigned("Não atribuído"))).isVisible();
        assertThat(ana.action("Aceitar")).isVisible();
        for (var later : List.of("Retornar", "Resolver", "Opções")) {
            assertThat(ana.action(later)).hasCount(0);
        }

        ana.action("Aceitar").click();

        assertThat(ana.pane().getByText(assigned("Atribuído a Ana"))).isVisible();
        assertThat(ana.action("Aceitar")).hasCount(0);
        for (var now : List.of("Retornar", "Resolver", "Opções")) {
            assertThat(ana.action(now)).isVisible();
        }
        assertThat(ana.row("Vocês entregam no sábado?")).hasCount(0);
        ana.choose("Atendendo");
        assertThat(ana.row("Vocês entregam no sábado?")).isVisible();
        assertThat(visitor.log().getByText("Ana entrou na conversa")).isVisible();
    }

    @Test
    void eachSideSeesTheOtherType() {
        var visitor = open.talking("Moem na hora?");

        typeUntil(visitor.composer(), ana.messages().getByRole(STATUS).getByText("está digitando"));
        typeUntil(ana.composer(), visitor.log().getByText("Ana está digitando…"));

        ana.composer().fill("Um momento…");
        ana.composer().press("Enter");
        assertThat(visitor.bubble("Um momento…")).isVisible();
        assertThat(visitor.log().getByText("Ana está digitando…")).hasCount(0);
    }

    @Test
    @Tag("CON-28")
    @Tag("CON-29")
    @Tag("CON-30")
    void ticksTellHowFarAMessageCame() {
        var visitor = open.talking("Quanto custa o frete?");

        visitor.page().navigate("about:blank");
        ana.says("Ainda está aí?");
        var sent = tick(ana.bubble("Ainda está aí?"), "Enviada");
        assertThat(sent).isVisible();
        assertThat(strokes(sent)).isEqualTo(1);
        assertThat(isBlue(sent)).isFalse();

        // On the page again with the chat closed: what was said arrives and nobody reads it yet.
        visitor.page().goBack();
        var delivered = tick(ana.bubble("Ainda está aí?"), "Entregue");
        assertThat(delivered).isVisible();
        assertThat(strokes(delivered)).isGreaterThan(1);
        assertThat(isBlue(delivered)).isFalse();

        visitor.clickLauncher();
        var read = tick(ana.bubble("Ainda está aí?"), "Lida");
        assertThat(read).isVisible();
        assertThat(strokes(read)).isGreaterThan(1);
        assertThat(isBlue(read)).isTrue();
    }

    @Test
    void theVisitorSeesWhenTheirAgentHasRead() {
        var visitor = open.waiting("Alguém aí?");
        // Ana has it open, and has not taken it yet.
        assertThat(tick(visitor.bubble("Alguém aí?"), "Entregue")).isVisible();

        ana.action("Aceitar").click();

        assertThat(tick(visitor.bubble("Alguém aí?"), "Lida")).isVisible();
    }

    @Test
    @Tag("CON-03")
    @Tag("CON-13")
    void whatIsReturnedWaitsBehindTheOthersForAnybody() {
        var visitor = open.talking("Aceitam boleto?");
        open.shop().begun("Cheguei depois do boleto");

        ana.action("Retornar").click();

        assertThat(ana.pane().getByText(assigned("Não atribuído"))).isVisible();
        assertThat(visitor.log().getByText("Ana saiu da conversa")).isVisible();
        rui.choose("Aguardando");
        assertThat(rui.rows().filter(new Locator.FilterOptions().setHasText("boleto")))
                .containsText(new Pattern[] {Pattern.compile("Cheguei depois"), Pattern.compile("Aceitam boleto")});
        rui.open("Aceitam boleto?");
        rui.action("Aceitar").click();
        rui.says("Continuo eu.");
        assertThat(visitor.bubble("Continuo eu.")).isVisible();
    }

    @Test
    @Tag("CON-04")
    @Tag("CON-12")
    @Tag("CON-14")
    void whatIsResolvedIsReopenedByWhoClicks() {
        open.talking("Obrigada pela ajuda!");
        ana.choose("Atendendo");
        assertThat(ana.row("Obrigada pela ajuda!")).isVisible();

        ana.action("Resolver").click();

        assertThat(ana.row("Obrigada pela ajuda!")).hasCount(0);
        ana.choose("Resolvidos");
        assertThat(ana.row("Obrigada pela ajuda!")).isVisible();
        assertThat(ana.action("Resolver")).hasCount(0);
        ana.action("Reabrir").click();
        assertThat(ana.pane().getByText(assigned("Atribuído a Ana"))).isVisible();
        ana.choose("Atendendo");
        assertThat(ana.row("Obrigada pela ajuda!")).isVisible();
    }

    @Test
    @Tag("CON-61")
    void theVisitorIsToldThatTheSessionEnded() {
        var visitor = open.talking("Era só isso.");

        ana.option("Terminar sessão de chat");
        ana.button("Terminar sessão").click();

        assertThat(visitor.log().getByText("Esta conversa foi encerrada")).isVisible();
        assertThat(visitor.composer()).hasCount(0);
        assertThat(ana.pane().getByText("Sessão encerrada")).isVisible();
        visitor.button("Iniciar nova conversa").click();
        visitor.says("Mais uma coisa…");
        ana.choose("Aguardando");
        assertThat(ana.row("Mais uma coisa…")).isVisible();
        assertThat(ana.pane().getByText(assigned("Não atribuído"))).isVisible();
    }

    @Test
    @Tag("CON-62")
    void aBlockedVisitorCannotChatUntilSomebodyLetsThemIn() {
        var visitor = open.visitor();
        visitor.says("Comprem seguidores!");
        rui.choose("Aguardando");
        rui.open("Comprem seguidores!");
        rui.action("Aceitar").click();

        rui.option("Bloquear usuário anônimo");
        rui.field("Motivo").fill("Propaganda");
        rui.button("Bloquear").click();

        var refusal = "Você não pode enviar mensagens no momento.";
        assertThat(visitor.chat().getByText(refusal)).isVisible();
        assertThat(visitor.composer()).hasCount(0);
        assertThat(rui.messages().getByText("Rui bloqueou o visitante: Propaganda"))
                .isVisible();
        visitor.page().reload();
        visitor.clickLauncher();
        assertThat(visitor.chat().getByText(refusal)).isVisible();

        var admin = AgentWindow.signedIn(JOURNEY.person(), open.shop().desk().admin(), rui.port());
        admin.go("/settings/connections/" + open.shop().connection());
        admin.page()
                .getByRole(BUTTON, new Page.GetByRoleOptions().setName("Desbloquear"))
                .click();
        assertThat(admin.page().getByText("Ninguém está bloqueado.")).isVisible();
        visitor.page().reload();
        visitor.clickLauncher();
        assertThat(visitor.bubble("Comprem seguidores!")).isVisible();
        assertThat(visitor.composer()).isVisible();
    }

    @Test
    @Tag("CON-43")
    @Tag("CON-54")
    void whoTakesOverIsTheOnlyOwner() {
        var visitor = open.talking("Quero falar com o gerente.");
        rui.choose("Atendendo");
        rui.open("Quero falar com o gerente.");

        rui.action("Assumir").click();

        assertThat(rui.pane().getByText(assigned("Atribuído a Rui"))).isVisible();
        assertThat(ana.page().getByText("Este atendimento não está mais disponível para você"))
                .isVisible();
        ana.choose("Atendendo");
        assertThat(ana.row("Quero falar com o gerente.")).hasCount(0);
        assertThat(visitor.log().getByText("Rui entrou na conversa")).isVisible();
    }

    @Test
    @Tag("CON-63")
    @Tag("CON-64")
    void whatIsArchivedLeavesTheListAndComesBack() {
        open.talking("Depois eu volto.");
        ana.choose("Atendendo");
        assertThat(ana.row("Depois eu volto.")).isVisible();

        ana.option("Arquivar");

        assertThat(ana.row("Depois eu volto.")).hasCount(0);
        assertThat(ana.bubble("Depois eu volto.")).isVisible();
        ana.option("Desarquivar");
        assertThat(ana.row("Depois eu volto.")).isVisible();

        ana.option("Arquivar");
        ana.action("Resolver").click();
        ana.choose("Resolvidos");
        assertThat(ana.row("Depois eu volto.")).hasCount(0);
        ana.action("Desarquivar").click();
        assertThat(ana.row("Depois eu volto.")).isVisible();
    }

    /// What stands under the name: to whom, of which department, and the ticket's number.
    private static Pattern assigned(String to) {
        return Pattern.compile(to + " · Vendas · #\\d+");
    }

    /// The first keys may come before the sockets do; whoever goes on typing is seen to.
    private static void typeUntil(Locator composer, Locator shown) {
        for (int i = 0; i < 30 && shown.count() == 0; i++) {
            composer.pressSequentially("Para coador ", slowly());
        }
        assertThat(shown).isAttached();
    }

    private static PressSequentiallyOptions slowly() {
        return new PressSequentiallyOptions().setDelay(30);
    }

    private static Locator tick(Locator bubble, String name) {
        return bubble.getByRole(IMG, new GetByRoleOptions().setName(name));
    }

    /// One tick is one stroke of the pen, two are more.
    private static int strokes(Locator tick) {
        return tick.locator("path").count();
    }

    private static boolean isBlue(Locator tick) {
        return (boolean) tick.evaluate("""
                it => {
                  const [red, green, blue] = getComputedStyle(it).stroke.match(/[\\d.]+/g).map(Number)
                  return blue > 1.3 * red && blue > 1.3 * green
                }""");
    }
}
