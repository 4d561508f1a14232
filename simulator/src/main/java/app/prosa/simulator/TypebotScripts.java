package app.prosa.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Typebots that are there from the beginning. `atendimento` offers choices, asks, and hands over;
/// `cidades` offers more than a list takes; `cadastro` begins with a question, `eco` repeats for ever, and
/// `fechado` is closed.
final class TypebotScripts {

    static final String CLOSED = "fechado";

    private static final Set<String> ALL = Set.of("atendimento", "cidades", "cadastro", "eco", CLOSED);
    private static final List<String> SUBJECTS = List.of("2ª via de boleto", "Suporte técnico", "Falar com atendente");

    private TypebotScripts() {}

    static boolean knows(String publicId) {
        return ALL.contains(publicId);
    }

    /// What it says then. `step` in it is where it stands afterwards.
    static ObjectNode answer(String publicId, int step, @Nullable String text, Map<String, String> known) {
        return switch (publicId) {
            case "atendimento" -> attends(step, text == null ? "" : text, known);
            case "cidades" -> cities(step, text == null ? "" : text);
            case "cadastro" -> registers(step, text);
            default -> echoes(text);
        };
    }

    private static ObjectNode attends(int step, String text, Map<String, String> known) {
        return switch (step) {
            case 0 -> {
                var name = known.getOrDefault("contactName", "").strip().split("\\s+", 2)[0];
                var hello = Json.object();
                var messages = hello.putArray("messages");
                var bubble = messages.addObject().put("id", "b1").put("type", "text");
                var paragraphs =
                        bubble.putObject("content").put("type", "richText").putArray("richText");
                var first = paragraphs.addObject().put("type", "p").putArray("children");
                first.addObject().put("text", "Olá, ");
                first.addObject().put("text", name).put("bold", true);
                first.addObject().put("text", "!");
                paragraphs
                        .addObject()
                        .put("type", "p")
                        .putArray("children")
                        .addObject()
                        .put("text", "Como posso ajudar?");
                yield choices(hello, SUBJECTS, false).put("step", 1);
            }
            case 1 ->
                switch (SUBJECTS.indexOf(text)) {
                    case 0 -> asks("Qual é o seu **CPF**?", "text input").put("step", 2);
                    case 1 -> asks("Conte o que aconteceu.", "text input").put("step", 3);
                    case 2 -> says("Só um instante, vou chamar alguém. #humano").put("step", 0);
                    default ->
                        choices(says("Não entendi. Escolha uma das opções."), SUBJECTS, false)
                                .put("step", 1);
                };
            case 2 ->
                says("Pronto! O boleto do CPF **" + text + "** está em https://boletos.exemplo.com/2a-via")
                        .put("step", 0);
            default -> says("Obrigado, já anotei. #transferir:Suporte").put("step", 0);
        };
    }

    private static ObjectNode cities(int step, String text) {
        if (step > 0) {
            return says("Anotado: " + text).put("step", 0);
        }
        var all = IntStream.rangeClosed(1, 13)
                .mapToObj(it -> String.format(Locale.ROOT, "Cidade número %02d com nome bem comprido", it))
                .toList();
        return choices(says("Escolha a cidade"), all, true).put("step", 1);
    }

    /// What is said to it first is the answer already.
    private static ObjectNode registers(int step, @Nullable String text) {
        if (step == 0 && text == null) {
            return asks("Como você se chama?", "text input").put("step", 0);
        }
        return step == 0
                ? asks("Prazer, " + text + ". Qual é o seu e-mail?", "email input")
                        .put("step", 1)
                : says("Cadastro concluído.").put("step", 0);
    }

    private static ObjectNode echoes(@Nullable String text) {
        return asks(text == null ? "Fale comigo." : "Você disse: " + text, "text input")
                .put("step", 0);
    }

    private static ObjectNode says(String markdown) {
        var answer = Json.object();
        answer.putArray("messages")
                .addObject()
                .put("id", "b1")
                .put("type", "text")
                .putObject("content")
                .put("type", "markdown")
                .put("markdown", markdown);
        return answer;
    }

    private static ObjectNode asks(String markdown, String type) {
        var answer = says(markdown);
        answer.putObject("input").put("id", "i1").put("type", type);
        return answer;
    }

    private static ObjectNode choices(ObjectNode answer, List<String> titles, boolean several) {
        var input = answer.putObject("input").put("id", "i1").put("type", "choice input");
        var items = input.putArray("items");
        for (int i = 0; i < titles.size(); i++) {
            items.addObject().put("id", "c" + (i + 1)).put("content", titles.get(i));
        }
        input.putObject("options").put("isMultipleChoice", several);
        return answer;
    }
}
