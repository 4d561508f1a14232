package app.prosa.demo;

import app.prosa.agent.Actor;
import app.prosa.agent.DepartmentId;
import app.prosa.quickreply.QuickReplies;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// What Café Aurora says again and again: its quick replies, and what its chatbot says.
@Component
class Sayings {

    private static final String EVERYBODY = "";

    private static final List<Saying> ALL = List.of(
            new Saying("oi", "Boas-vindas", """
                    {{saudacao}}, {{primeiro_nome}}! Aqui é {{atendente}}, do Café Aurora. Como posso ajudar?""", EVERYBODY),
            new Saying(
                    "protocolo",
                    "Número do protocolo",
                    "O protocolo deste atendimento é {{protocolo}}. Guarde esse número para falar sobre ele com a gente.",
                    EVERYBODY),
            new Saying("encerrar", "Despedida", """
                    Foi um prazer atender você, {{primeiro_nome}}! Se precisar de mais alguma coisa, é só chamar por aqui.
                    Bom café! ☕""", EVERYBODY),
            new Saying("frete", "Prazo e frete", """
                    Enviamos em até 1 dia útil depois do pagamento:
                    • São Paulo capital: 2 dias úteis
                    • Sul e Sudeste: 3 a 5 dias úteis
                    • Demais regiões: 5 a 9 dias úteis
                    O frete é grátis em compras acima de R$ 149.""", "Vendas"),
            new Saying("moagem", "Qual moagem escolher", """
                    {{primeiro_nome}}, em que você prepara o café? Assim indico a moagem certa: fina para espresso e moka, \
                    média para coador e cafeteira, grossa para prensa francesa. Também enviamos em grãos.""", "Vendas"),
            new Saying("troca", "Troca de produto", """
                    Sinto muito pelo transtorno, {{primeiro_nome}}. Para fazer a troca, envie por favor:
                    1. o número do pedido
                    2. uma foto do produto e da embalagem
                    Assim que recebermos, mandamos outro sem custo.""", "Suporte"),
            new Saying("pix", "Pagamento por Pix", """
                    A chave Pix do Café Aurora é o e-mail financeiro@cafeaurora.example. Depois de pagar, envie o comprovante \
                    por aqui, por favor.""", "Financeiro"));

    private final QuickReplies replies;
    private final Greeter greeter;
    private final Pupil pupil;

    Sayings(QuickReplies replies, Greeter greeter, Pupil pupil) {
        this.replies = replies;
        this.greeter = greeter;
        this.pupil = pupil;
    }

    private record Saying(String shortcut, String title, String text, String department) {}

    void learn(Actor owner, Map<String, DepartmentId> teams) {
        for (var it : ALL) {
            var departments =
                    it.department().equals(EVERYBODY) ? List.<DepartmentId>of() : List.of(teams.get(it.department()));
            replies.add(owner, new QuickReplies.Wish(it.shortcut(), it.title(), it.text(), List.of(), departments));
        }
        greeter.learn(owner, teams);
        pupil.learn(owner, teams);
    }
}
