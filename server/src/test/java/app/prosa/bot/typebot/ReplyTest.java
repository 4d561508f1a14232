package app.prosa.bot.typebot;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.bot.TypebotShop;
import app.prosa.bot.typebot.Reply.Kind;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// What a viewer answers, read.
class ReplyTest {

    private static Reply read(String json) {
        return Reply.read(JsonMapper.builder().build().readTree(json));
    }

    @Test
    void richTextIsReadWithItsPausePictureAndChoices() {
        var reply = read(TypebotShop.given("start-with-choices"));

        assertThat(reply.bubbles()).hasSize(2);
        assertThat(reply.bubbles().getFirst().said(true)).isEqualTo("Olá, *Ana*!\nComo posso ajudar?");
        assertThat(reply.bubbles().getFirst().said(false)).isEqualTo("Olá, Ana!\nComo posso ajudar?");
        assertThat(reply.bubbles().getLast().pause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(reply.bubbles().getLast().said(true)).isEqualTo("https://cdn.example/menu.png");
        assertThat(Objects.requireNonNull(reply.asked()).kind()).isEqualTo(Kind.CHOICE);
        assertThat(reply.asked().choices())
                .containsExactly("2ª via de boleto", "Suporte técnico", "Falar com atendente");
    }

    @Test
    void withoutAQuestionItIsThrough() {
        var reply = read(TypebotShop.given("markdown-and-the-end"));

        assertThat(reply.asked()).isNull();
        assertThat(reply.bubbles().getFirst().said(true))
                .isEqualTo("Obrigado! Seu *protocolo* é 2026-77. #transferir:Financeiro");
    }

    @Test
    void thirteenChoicesOfWhichSeveralMayBeChosen() {
        var asked =
                Objects.requireNonNull(read(TypebotShop.given("many-choices")).asked());

        assertThat(asked.kind()).isEqualTo(Kind.CHOICES);
        assertThat(asked.choices()).hasSize(13);
    }

    @Test
    void listsLinksVariablesAndRedirectsAreReadFromTheTree() {
        var reply = read("""
                {"messages": [{"id": "b", "type": "text", "content": {"type": "richText", "richText": [
                    {"type": "p", "children": [{"text": "Veja "},
                        {"type": "a", "url": "https://loja.test/a", "children": [{"text": "aqui"}]},
                        {"type": "inline-variable", "children": [{"type": "p", "children": [{"text": ", Ana"}]}]}]},
                    {"type": "ol", "children": [
                        {"type": "li", "children": [{"type": "lic", "children": [{"text": "um"}]}]},
                        {"type": "li", "children": [{"type": "lic", "children": [{"text": "dois"}]}]}]}]}}],
                 "clientSideActions": [
                    {"type": "redirect", "redirect": {"url": "https://loja.test/pagar"}, "lastBubbleBlockId": "b"},
                    {"type": "redirect", "redirect": {"url": "javascript:alert(1)"}},
                    {"type": "setVariable", "expectsDedicatedReply": true}]}
                """);

        assertThat(reply.bubbles().getFirst().said(true))
                .isEqualTo("Veja aqui (https://loja.test/a), Ana\n1. um\n2. dois");
        assertThat(reply.bubbles().getLast().said(true)).isEqualTo("https://loja.test/pagar");
        assertThat(reply.bubbles()).hasSize(2);
        assertThat(reply.wantsMore()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Um **dois** três | Um *dois* três | Um dois três",
                "Um *dois* e _três_ | Um _dois_ e _três_ | Um dois e três",
                "**Ana **Lima | *Ana* Lima | Ana Lima",
                "~~velho~~ novo | ~velho~ novo | velho novo",
                "# Título | *Título* | Título",
                "* item | - item | - item",
                "[o site](https://loja.test) | o site (https://loja.test) | o site (https://loja.test)",
                "[https://loja.test](https://loja.test) | https://loja.test | https://loja.test",
                "https://loja.test/um_dois_tres | https://loja.test/um_dois_tres | https://loja.test/um_dois_tres",
                "nome_de_arquivo.pdf | nome_de_arquivo.pdf | nome_de_arquivo.pdf",
                "2 * 3 * 4 | 2 * 3 * 4 | 2 * 3 * 4",
                "custa R\\$ 5\\.00 \\*hoje\\* | custa R$ 5.00 *hoje* | custa R$ 5.00 *hoje*",
                "aberto **sem fim | aberto **sem fim | aberto **sem fim"
            })
    void markdownBecomesWhatTheChannelReads(String markdown, String marked, String plain) {
        var spans = Markdown.read(markdown);

        assertThat(Span.said(spans, true)).isEqualTo(marked);
        assertThat(Span.said(spans, false)).isEqualTo(plain);
    }

    @Test
    void whatNobodyCanGiveIsKnown() {
        assertThat(Objects.requireNonNull(read("{\"messages\": [], \"input\": {\"type\": \"file input\"}}")
                                .asked())
                        .kind())
                .isEqualTo(Kind.FILE);
        assertThat(Objects.requireNonNull(read("{\"messages\": [], \"input\": {\"type\": \"payment input\"}}")
                                .asked())
                        .kind())
                .isEqualTo(Kind.PAYMENT);
        assertThat(Objects.requireNonNull(
                                read("{\"messages\": [], \"input\": {\"type\": \"rating input\", \"options\": {\"length\": 5}}}")
                                        .asked())
                        .most())
                .isEqualTo(5);
    }
}
