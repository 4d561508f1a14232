package app.prosa.demo;

import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.bot.Check;
import app.prosa.bot.Flow;
import app.prosa.bot.Flows;
import app.prosa.bot.Script;
import app.prosa.bot.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The demo shop's chatbot: a flow that sorts who writes, and one that closes a service. Both are published
/// and receive nobody, so that visitors of the demo's website find people at once; the settings switch the
/// first one on.
@Component
class Greeter {

    private final Flows flows;

    Greeter(Flows flows) {
        this.flows = flows;
    }

    void learn(Actor owner, Map<String, DepartmentId> departments) {
        publish(owner, "Triagem", triage(departments));
        publish(owner, "Encerrar atendimento", closing());
    }

    private void publish(Actor owner, String name, Script script) {
        Flow flow = flows.add(owner.account(), name, script);
        flows.publish(owner, flow.id(), flow.revision());
    }

    private static Script triage(Map<String, DepartmentId> departments) {
        return new Script(
                List.of(
                        new Step.Message("ola", "{{saudacao}}! Aqui é do Café Aurora. ☕"),
                        new Step.Question(
                                "setor",
                                "Como podemos ajudar?",
                                "Ver opções",
                                List.of(
                                        choice("comprar", "Comprar café", "vendas"),
                                        choice("pedido", "Meu pedido", "numero"),
                                        choice("boleto", "Boleto ou nota", "cpf")),
                                "assunto",
                                "Não entendi. Escolha uma das opções, por favor.",
                                2,
                                null),
                        new Step.End("vendas", departments.get("Vendas")),
                        new Step.Answer(
                                "numero",
                                "Qual é o número do pedido?",
                                Check.NUMBER,
                                "pedido",
                                "O número tem só algarismos, como 4512.",
                                2,
                                "suporte"),
                        new Step.Message("anotado", "Obrigado! Já vou chamar quem cuida do pedido {{pedido}}."),
                        new Step.End("suporte", departments.get("Suporte")),
                        new Step.Answer(
                                "cpf",
                                "Para localizar a cobrança, qual é o seu CPF?",
                                Check.CPF,
                                "cpf",
                                "Confira os números do CPF, por favor.",
                                2,
                                null),
                        new Step.Message("busca", "Obrigado! O Financeiro já vai atender você."),
                        new Step.End("financeiro", departments.get("Financeiro"))),
                departments.get("Vendas"),
                30);
    }

    private static Script closing() {
        return new Script(
                List.of(
                        new Step.Message(
                                "tchau", "Obrigado pelo contato, {{primeiro_nome}}! Seu protocolo é {{protocolo}}."),
                        new Step.Resolve("resolvido"),
                        new Step.Archive("arquivado")),
                null,
                30);
    }

    private static Step.Choice choice(String id, String title, @Nullable String to) {
        return new Step.Choice(id, title, null, to);
    }
}
