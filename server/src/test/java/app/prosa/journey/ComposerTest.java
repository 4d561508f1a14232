package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.AriaRole.ALERT;
import static com.microsoft.playwright.options.AriaRole.BUTTON;
import static com.microsoft.playwright.options.AriaRole.IMG;
import static com.microsoft.playwright.options.AriaRole.LINK;
import static com.microsoft.playwright.options.AriaRole.LIST;
import static com.microsoft.playwright.options.AriaRole.LISTITEM;
import static com.microsoft.playwright.options.AriaRole.PROGRESSBAR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.file.Samples;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Words and files, each way. One visitor and Ana talk all the time.
@Tag("browser")
@ServerTest
@TestInstance(Lifecycle.PER_CLASS)
class ComposerTest {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private OpenShop open;
    private AgentWindow ana;
    private SiteWindow visitor;

    @BeforeAll
    void talk(@LocalServerPort int port) {
        open = OpenShop.open(JOURNEY, port);
        ana = open.ana();
        visitor = open.talking("Posso mandar um arquivo?");
    }

    @AfterAll
    void close() {
        open.close();
    }

    @AfterEach
    void leaveNothingBehind() {
        for (var removal : tray().getByRole(BUTTON).all()) {
            removal.click();
        }
        ana.composer().fill("");
    }

    @Test
    @Tag("CMP-01")
    @Tag("CMP-02")
    @Tag("CMP-15")
    @Tag("CMP-19")
    @Tag("CMP-20")
    @Tag("CMP-21")
    void textGoesByEnterAndByTheButtonAndShiftEnterBreaksTheLine() {
        ana.composer().fill("Temos dois tamanhos:");
        ana.composer().press("Shift+Enter");
        ana.composer().pressSequentially("250 g e 1 kg.");
        assertThat(ana.composer()).hasValue("Temos dois tamanhos:\n250 g e 1 kg.");

        ana.composer().press("Enter");
        ana.composer().fill("Qual prefere?");
        ana.button("Enviar").click();

        assertThat(ana.composer()).hasValue("");
        assertThat(visitor.bubble("Qual prefere?")).isVisible();
        assertThat(visitor.bubble("Temos dois tamanhos:").locator("p").innerText())
                .isEqualTo("Temos dois tamanhos:\n250 g e 1 kg.");
        assertThat(ana.button("Enviar")).isDisabled();
    }

    @Test
    void theVisitorsTextGoesTheSameWays() {
        visitor.composer().fill("Um");
        visitor.composer().press("Shift+Enter");
        visitor.composer().pressSequentially("e outro");
        visitor.composer().press("Enter");
        visitor.composer().fill("Pode ser moído?");
        visitor.button("Enviar").click();

        assertThat(ana.bubble("Pode ser moído?")).isVisible();
        assertThat(ana.bubble("e outro").locator("p").innerText()).isEqualTo("Um\ne outro");
    }

    @Test
    @Tag("CMP-04")
    @Tag("CMP-18")
    void anEmojiIsPutWhereOneWrites() {
        ana.composer().fill("Até  logo");
        ana.composer().evaluate("it => it.setSelectionRange(4, 4)");

        ana.action("Emojis").click();
        ana.field("Procurar emoji").fill("coracao vermelho");
        ana.button("coração vermelho").click();

        assertThat(ana.composer()).hasValue("Até ❤️ logo");
        assertThat(ana.composer()).isFocused();
        ana.page().keyboard().type("!");
        assertThat(ana.composer()).hasValue("Até ❤️! logo");
        ana.composer().press("Enter");
        assertThat(visitor.bubble("Até ❤️! logo")).isVisible();
    }

    @Test
    @Tag("CMP-05")
    @Tag("CMP-30")
    @Tag("FIL-03")
    void aChosenFileIsSentFromTheButton() {
        var chooser = ana.page()
                .waitForFileChooser(() -> ana.action("Anexar arquivos").click());
        assertThat(chooser.isMultiple()).isTrue();
        chooser.setFiles(new FilePayload("tabela.pdf", "application/pdf", Samples.pdf()));
        assertThat(tray().getByRole(LISTITEM)).containsText("tabela.pdf");
        assertThat(tray().getByRole(PROGRESSBAR)).hasCount(0);
        ana.composer().fill("A tabela de hoje");
        ana.composer().press("Enter");

        var received = visitor.bubble("tabela.pdf");
        assertThat(received).containsText("A tabela de hoje");
        assertThat(downloaded(visitor.page(), received.getByRole(LINK))).isEqualTo(Samples.pdf());
    }

    @Test
    @Tag("FIL-04")
    void aPastedPictureIsSeenByTheVisitor() {
        give(ana.composer(), "paste", "captura.png", "image/png", Samples.picture("png"));
        assertThat(tray().getByRole(LISTITEM)).containsText("captura.png");
        assertThat(tray().getByRole(PROGRESSBAR)).hasCount(0);
        ana.composer().fill("Fica assim");
        ana.composer().press("Enter");

        assertThat(visitor.bubble("Fica assim").getByRole(IMG).first()).isVisible();
        isLoaded(visitor.bubble("Fica assim").locator("img"));
        isLoaded(ana.bubble("Fica assim").locator("img"));
    }

    @Test
    @Tag("CMP-29")
    @Tag("FIL-05")
    void aDroppedPictureIsAttached() {
        give(ana.messages(), "dragover", "caixa.jpg", "image/jpeg", Samples.picture("jpg"));
        assertThat(ana.page().getByText("Solte os arquivos aqui para anexar")).isVisible();

        give(ana.messages(), "drop", "caixa.jpg", "image/jpeg", Samples.picture("jpg"));

        assertThat(tray().getByRole(LISTITEM)).containsText("caixa.jpg");
        assertThat(ana.page().getByText("Solte os arquivos aqui para anexar")).hasCount(0);
        ana.button("Enviar").click();
        assertThat(tray()).hasCount(0);
        isLoaded(visitor.bubbles().locator("img[alt='caixa.jpg']"));
    }

    @Test
    void whatWasSentBeforeItsFileIsThereGoesByItselfThoughOneLooksElsewhere() {
        open.talking("Outra conversa no meio").page().close();
        visitor.says("Manda o catálogo?");
        ana.choose("Atendendo");
        ana.open("Manda o catálogo?");
        var held = new ArrayList<Route>();
        ana.page().route("**/api/v1/files*", held::add);
        give(ana.composer(), "paste", "catalogo.png", "image/png", Samples.picture("png"));
        ana.composer().fill("Segue o catálogo");
        ana.composer().press("Enter");
        assertThat(ana.page().getByText("Vai assim que o arquivo chegar.")).isVisible();

        ana.composer().press("Escape");
        assertThat(ana.page().getByText("Vai assim que o arquivo chegar.")).hasCount(0);
        ana.composer().press("Enter");
        ana.open("Outra conversa no meio");
        assertThat(tray()).hasCount(0);
        ana.page().unroute("**/api/v1/files*");
        held.forEach(Route::resume);

        assertThat(visitor.bubble("Segue o catálogo").getByRole(IMG).first()).isVisible();
        ana.open("Segue o catálogo");
        assertThat(ana.composer()).hasValue("");
        assertThat(ana.bubble("Segue o catálogo")).hasCount(1);
        assertThat(tray()).hasCount(0);
    }

    @Test
    void theVisitorsFileIsDownloadedAsItWas() {
        var chooser = visitor.page()
                .waitForFileChooser(() -> visitor.button("Anexar arquivos").click());
        chooser.setFiles(new FilePayload("comprovante.pdf", "application/pdf", Samples.pdf()));

        var received = ana.bubble("comprovante.pdf");
        assertThat(received).isVisible();
        assertThat(downloaded(ana.page(), received.getByRole(LINK))).isEqualTo(Samples.pdf());
    }

    @Test
    void theVisitorPastesAndDropsPictures() {
        give(visitor.composer(), "paste", "colada.png", "image/png", Samples.picture("png"));
        isLoaded(ana.bubbles().locator("img[alt='colada.png']"));
        give(visitor.log(), "drop", "solta.png", "image/png", Samples.picture("png"));

        isLoaded(ana.bubbles().locator("img[alt='solta.png']"));
    }

    @Test
    @Tag("FIL-07")
    @Tag("FIL-08")
    void whatIsNoneOfTheTypesIsRefusedInPlainWords() {
        var program = "MZ\0\0not a document".getBytes(UTF_8);

        give(ana.composer(), "paste", "virus.pdf", "application/pdf", program);
        give(visitor.composer(), "paste", "virus.pdf", "application/pdf", program);

        assertThat(tray().getByRole(LISTITEM)).containsText("virus.pdf");
        assertThat(tray().getByRole(ALERT))
                .hasText(
                        "Este tipo de arquivo não é aceito. Envie um documento (PDF, Word, PowerPoint, Excel, TXT ou RTF),"
                                + " uma imagem, um áudio ou um vídeo.");
        assertThat(ana.button("Enviar")).isDisabled();
        assertThat(visitor.chat().getByText("virus.pdf: este tipo de arquivo não é aceito."))
                .isVisible();
        visitor.button("Fechar aviso").click();
        assertThat(visitor.chat().getByText("virus.pdf")).hasCount(0);
    }

    @Test
    void anEmojiOfTheVisitorArrives() {
        visitor.composer().fill("Perfeito ");
        visitor.button("Emoji").click();
        visitor.chat()
                .getByRole(BUTTON, new Frame.GetByRoleOptions().setName("👍"))
                .click();
        visitor.composer().press("Enter");

        assertThat(ana.bubble("Perfeito 👍")).isVisible();
    }

    private Locator tray() {
        return ana.page().getByRole(LIST, new Page.GetByRoleOptions().setName("Arquivos anexados"));
    }

    /// What a browser does when somebody pastes or drops a file there.
    private static void give(Locator target, String event, String name, String mediaType, byte[] bytes) {
        target.evaluate(
                """
                (target, { event, name, mediaType, base64 }) => {
                  const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0))
                  const data = new DataTransfer()
                  data.items.add(new File([bytes], name, { type: mediaType }))
                  const how = { bubbles: true, cancelable: true }
                  target.dispatchEvent(
                    event === 'paste'
                      ? new ClipboardEvent(event, { ...how, clipboardData: data })
                      : new DragEvent(event, { ...how, dataTransfer: data }),
                  )
                }""",
                Map.of(
                        "event", event,
                        "name", name,
                        "mediaType", mediaType,
                        "base64", Base64.getEncoder().encodeToString(bytes)));
    }

    private static void isLoaded(Locator image) {
        assertThat(image).isVisible();
        assertThat(image).hasJSProperty("complete", true);
        assertThat((int) image.evaluate("it => it.naturalWidth")).isPositive();
    }

    private static byte[] downloaded(Page page, Locator link) {
        var download = page.waitForDownload(link::click);
        try {
            return Files.readAllBytes(download.path());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
