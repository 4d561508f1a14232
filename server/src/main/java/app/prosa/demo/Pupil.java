package app.prosa.demo;

import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.bot.Check;
import app.prosa.bot.Flows;
import app.prosa.bot.Script;
import app.prosa.bot.Step;
import app.prosa.bot.Trigger;
import app.prosa.bot.Triggers;
import app.prosa.understanding.EntityType.Value;
import app.prosa.understanding.EntityTypes;
import app.prosa.understanding.Intents;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What the demo shop's chatbot was taught: four things that customers want, each with a flow that answers
/// it. The flows begin by themselves only where the settings switch automatic dialogs on: nowhere at first,
/// so that the demo's visitors find people.
@Component
class Pupil {

    private final Flows flows;
    private final Triggers triggers;
    private final Intents intents;
    private final EntityTypes entities;

    Pupil(Flows flows, Triggers triggers, Intents intents, EntityTypes entities) {
        this.flows = flows;
        this.triggers = triggers;
        this.intents = intents;
        this.entities = entities;
    }

    void learn(Actor owner, Map<String, DepartmentId> departments) {
        entities.add(
                owner.account(),
                "Produto",
                List.of(
                        new Value("Café em grãos", List.of("grãos", "grão", "em grão")),
                        new Value("Café moído", List.of("moído", "pó", "café em pó")),
                        new Value("Cápsulas", List.of("cápsula", "nespresso")),
                        new Value("Prensa francesa", List.of("prensa", "french press"))));
        teach(
                owner,
                "2ª via de boleto",
                List.of(
                        "segunda via do boleto",
                        "preciso da 2ª via da fatura",
                        "perdi meu boleto",
                        "me manda o boleto de novo",
                        "meu boleto venceu",
                        "quero pagar meu boleto",
                        "não recebi o boleto"),
                new Step.Answer(
                        "cpf",
                        "Claro! Para localizar o boleto, qual é o seu CPF?",
                        Check.CPF,
                        "cpf",
                        "Confira os números do CPF, por favor.",
                        2,
                        null),
                new Step.Message("ok", "Obrigado! O Financeiro já envia a segunda via por aqui."),
                new Step.End("fim", departments.get("Financeiro")));
        teach(
                owner,
                "Rastrear pedido",
                List.of(
                        "onde está meu pedido",
                        "cadê minha encomenda",
                        "rastrear pedido",
                        "código de rastreio",
                        "quando chega minha encomenda",
                        "meu pedido ainda não chegou",
                        "meu café não chegou"),
                new Step.Answer(
                        "numero",
                        "Vou ver isso. Qual é o número do pedido?",
                        Check.NUMBER,
                        "pedido",
                        "O número tem só algarismos, como 4512.",
                        2,
                        null),
                new Step.Message("ok", "Anotei o pedido {{pedido}}. Quem cuida das entregas já responde."),
                new Step.End("fim", departments.get("Suporte")));
        teach(
                owner,
                "Horário de funcionamento",
                List.of(
                        "qual o horário de funcionamento",
                        "que horas vocês abrem",
                        "até que horas fica aberto",
                        "vocês abrem no sábado",
                        "a loja abre domingo",
                        "horário de atendimento"),
                new Step.Message(
                        "horario",
                        "Atendemos de segunda a sexta, das 9h às 18h, e aos sábados das 9h às 13h. O café sai às 9h01! ☕"));
        teach(
                owner,
                "Falar com atendente",
                List.of(
                        "quero falar com um atendente",
                        "falar com uma pessoa",
                        "atendimento humano",
                        "me passa para alguém",
                        "não quero falar com robô"),
                new Step.Message("ok", "Certo, {{primeiro_nome}}! Já chamo alguém do time."),
                new Step.End("fim", departments.get("Vendas")));
    }

    /// An intent, and the published flow that begins by it.
    private void teach(Actor owner, String name, List<String> phrases, Step... steps) {
        var intent = intents.add(owner, name, phrases);
        var flow = flows.add(owner.account(), name, new Script(List.of(steps), null, 30));
        flows.publish(owner, flow.id(), flow.revision());
        triggers.change(
                owner.account(),
                flow.id(),
                new Trigger(List.of(), List.of(intent.id()), List.of(), List.of(), List.of(), false));
    }
}
