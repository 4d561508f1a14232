package app.prosa.demo;

import app.prosa.survey.Scale;
import java.util.List;

/// What happened at Café Aurora lately.
final class Story {

    private static final String ANA = "Ana Lima";
    private static final String BRUNO = "Bruno Costa";
    private static final String CARLA = "Carla Nunes";
    private static final String DIEGO = "Diego Ramos";
    private static final String ELISA = "Elisa Prado";
    private static final int DAY = 24 * 60;

    private Story() {}

    static List<Scene> scenes() {
        return java.util.stream.Stream.of(earlier(), resolved(), attending(), waiting())
                .flatMap(List::stream)
                .toList();
    }

    /// Services of the last weeks, and what customers said about them.
    private static List<Scene> earlier() {
        return List.of(
                brief(
                                "Sônia Martins",
                                "Vendas",
                                19 * DAY,
                                CARLA,
                                "Vocês moem o café na hora?",
                                "Moemos sim, no dia do envio!")
                        .rated(2, CARLA, Scale.NPS, "10!")
                        .customer(1, "Melhor café da cidade.")
                        .end(),
                brief(
                                "Eduardo Lins",
                                "Suporte",
                                16 * DAY,
                                DIEGO,
                                "A xícara chegou trincada.",
                                "Que pena! Já mandei outra, Eduardo.")
                        .rated(2, DIEGO, Scale.NPS, "9, resolveram no mesmo dia")
                        .end(),
                brief(
                                "Clínica Vida",
                                "Financeiro",
                                12 * DAY,
                                ELISA,
                                "A nota veio com o CNPJ errado.",
                                "Corrigida e enviada por e-mail.")
                        .rated(2, ELISA, Scale.NPS, "6")
                        .customer(5, "Precisei pedir duas vezes.")
                        .end(),
                brief(
                                "Bianca Torres",
                                "Vendas",
                                8 * DAY,
                                CARLA,
                                "O Reserva combina com coado?",
                                "Combina muito, com moagem média.")
                        .rated(2, CARLA, Scale.CSAT, "5 – Ótimo")
                        .end(),
                brief(
                                "Marcelo Reis",
                                "Suporte",
                                5 * DAY,
                                BRUNO,
                                "Meu pedido não chegou ainda.",
                                "Atrasou na transportadora, chega amanhã.")
                        .rated(2, BRUNO, Scale.NPS, "7")
                        .end());
    }

    private static Scene.Builder brief(
            String customer, String department, int minutesAgo, String agent, String asks, String answer) {
        return Scene.of(customer, department, minutesAgo)
                .customer(0, asks)
                .reply(4, agent, answer)
                .read()
                .resolved(3, agent);
    }

    private static List<Scene> resolved() {
        return List.of(
                Scene.of("Patrícia Gomes", "Vendas", 3 * DAY)
                        .on("/cafes/aurora-classico", "Aurora Clássico em grãos", Device.ANDROID, 18)
                        .reachedAt("patricia.gomes@example.com", "11987651234")
                        .customer(0, "Boa tarde! Vocês têm café em grãos com torra média?")
                        .reply(3, CARLA, "Boa tarde, Patrícia! Temos sim: o Aurora Clássico, de 250 g e 1 kg.")
                        .read()
                        .customer(2, "Ótimo, vou levar o de 1 kg. Entregam em Campinas?")
                        .reply(2, CARLA, "Entregamos! O frete fica em R$ 14,90 e chega em dois dias úteis.")
                        .read()
                        .customer(1, "Perfeito, pedido feito. Obrigada 😊")
                        .resolved(4, CARLA)
                        .rated(1, CARLA, Scale.NPS, "10")
                        .customer(2, "Resposta rápida e o frete veio certinho.")
                        .moved(0, CARLA, Pipelines.SALES, Pipelines.WON)
                        .worth(CARLA, "128.90")
                        .end(),
                Scene.of("Rogério Tavares", "Financeiro", 2 * DAY)
                        .on("/minha-conta/pedidos/4512", "Pedido 4512", Device.WINDOWS, 41)
                        .reachedAt("rogerio@example.com", null)
                        .customer(0, "Olá, preciso da segunda via do boleto do pedido 4512.")
                        .reply(6, ELISA, "Olá, Rogério! Acabei de enviar para o seu e-mail, com vencimento na sexta.")
                        .read()
                        .customer(3, "Recebi, obrigado!")
                        .resolved(2, ELISA)
                        .rated(1, ELISA, Scale.CSAT, "5 – Ótimo")
                        .end(),
                Scene.of("Luana Freitas", "Suporte", DAY + 90)
                        .on("/carrinho", "Carrinho", Device.IPHONE, 77)
                        .customer(0, "O cupom AURORA10 não está funcionando no site")
                        .reply(5, DIEGO, "Oi, Luana! Ele vale para compras acima de R$ 80. Quanto deu o seu carrinho?")
                        .read()
                        .customer(1, "Ah, deu 74. Vou colocar mais um pacote então!")
                        .reply(1, DIEGO, "Boa escolha ☕ Qualquer coisa, é só chamar.")
                        .read()
                        .resolved(10, DIEGO)
                        .rated(1, DIEGO, Scale.NPS, "nota 8")
                        .customer(3, "O site podia explicar melhor a regra do cupom.")
                        .moved(0, DIEGO, Pipelines.SUPPORT, Pipelines.DONE)
                        .end(),
                Scene.of("Cafeteria Dois Irmãos", "Vendas", 20 * 60)
                        .on("/atacado", "Para cafeterias", Device.WINDOWS_EDGE, 102)
                        .reachedAt("compras@doisirmaos.example", "1933221100")
                        .customer(0, "Bom dia! Gostaríamos de uma tabela para revenda, uns 30 kg por mês.")
                        .note(4, CARLA, "Cliente grande: ver com a Ana o desconto de atacado.")
                        .reply(12, CARLA, "Bom dia! Acima de 20 kg o quilo sai por R$ 62. Envio a tabela por e-mail?")
                        .read()
                        .customer(8, "Por favor. Fechamos ainda esta semana.")
                        .reply(3, CARLA, "Enviada! Fico à disposição.")
                        .delivered()
                        .resolved(30, CARLA)
                        .moved(1, CARLA, Pipelines.SALES, Pipelines.BARGAIN)
                        .worth(CARLA, "1860")
                        .end());
    }

    private static List<Scene> attending() {
        return List.of(
                Scene.of("Marina Alves", "Suporte", 55)
                        .on("/minha-conta/pedidos/4587", "Pedido 4587", Device.IPHONE, 23)
                        .reachedAt("marina.alves@example.com", "21998877665")
                        .customer(0, "Oi! Meu pedido 4587 chegou com um pacote rasgado 😕")
                        .reply(4, DIEGO, "Oi, Marina, que pena! Pode me mandar uma foto do pacote, por favor?")
                        .read()
                        .customer(6, "O lacre veio aberto e metade do café se espalhou na caixa.")
                        .note(2, DIEGO, "Segunda reclamação desta transportadora na semana.")
                        .reply(2, DIEGO, "Entendi. Vou enviar outro pacote hoje mesmo, sem custo.")
                        .read()
                        .customer(5, "Nossa, obrigada! Precisa devolver o rasgado?")
                        .moved(0, DIEGO, Pipelines.SUPPORT, Pipelines.DOING)
                        .end(),
                Scene.of("Fábio Moreira", "Vendas", 40)
                        .on("/guia/moagem", "Guia de moagem", Device.LINUX, 150)
                        .customer(0, "A moagem para prensa francesa é qual?")
                        .reply(3, CARLA, "Para prensa francesa, a grossa. Quer que eu deixe marcada no seu pedido?")
                        .delivered()
                        .moved(1, CARLA, Pipelines.SALES, Pipelines.QUALIFIED)
                        .worth(CARLA, "89.80")
                        .end(),
                Scene.of("Renata Souza", "Financeiro", 150)
                        .on("/minha-conta/pedidos", "Meus pedidos", Device.ANDROID, 64)
                        .reachedAt("renata.souza@example.com", null)
                        .customer(0, "Paguei no Pix e o pedido ainda aparece como pendente.")
                        .reply(7, ELISA, "Oi, Renata! Me envia o horário do pagamento, por favor?")
                        .read()
                        .customer(4, "Foi às 9h42, R$ 118,50.")
                        .reply(9, ELISA, "Achei! O banco confirmou agora, o pedido já foi para a separação.")
                        .read()
                        .end(),
                Scene.of("Thiago Barros", "Suporte", 25)
                        .on("/clube", "Clube Aurora", Device.MAC, 131)
                        .customer(0, "Como faço para pausar a minha assinatura do clube?")
                        .reply(
                                2,
                                BRUNO,
                                "Oi, Thiago! Em Minha conta, Assinatura, Pausar. Por quanto tempo você precisa?")
                        .read()
                        .customer(3, "Só em dezembro, vou viajar ✈️")
                        .moved(0, BRUNO, Pipelines.SUPPORT, Pipelines.THEIR_TURN)
                        .end(),
                Scene.of("Helena Dias", "Vendas", 95)
                        .on("/presentes/empresas", "Presentes para empresas", Device.WINDOWS, 88)
                        .reachedAt(null, "31991234567")
                        .customer(0, "Vocês fazem cesta de presente para empresas?")
                        .reply(5, ANA, "Fazemos, Helena! A partir de 10 unidades, com cartão personalizado.")
                        .read()
                        .customer(10, "Seriam 40, para entregar dia 15. Consegue um orçamento?")
                        .note(3, ANA, "Orçar com fita dourada e o blend de Natal.")
                        .moved(1, ANA, Pipelines.SALES, Pipelines.QUALIFIED)
                        .moved(9, ANA, Pipelines.SALES, Pipelines.OFFERED)
                        .worth(ANA, "5600")
                        .end());
    }

    private static List<Scene> waiting() {
        return List.of(
                Scene.of("Gustavo Pires", "Suporte", 70)
                        .on("/cafeteiras/italiana", "Cafeteira italiana", Device.WINDOWS, 35)
                        .customer(0, "Minha cafeteira veio com a voltagem errada, pedi 220 V")
                        .reply(6, DIEGO, "Oi, Gustavo! Vou verificar com o estoque.")
                        .read()
                        .givenBack(8, DIEGO, "Troca precisa de aprovação")
                        .customer(12, "Alguma novidade?")
                        .moved(0, DIEGO, Pipelines.SUPPORT, Pipelines.TO_DO)
                        .end(),
                Scene.of("Juliana Castro", "Vendas", 12)
                        .on("/cafes/aurora-reserva", "Aurora Reserva", Device.IPHONE, 119)
                        .reachedAt("ju.castro@example.com", null)
                        .customer(0, "Oi, tudo bem?")
                        .customer(1, "Queria saber se o Aurora Reserva volta ao estoque este mês")
                        .moved(1, CARLA, Pipelines.SALES, Pipelines.NEW)
                        .worth(CARLA, "74.50")
                        .end(),
                Scene.of(null, "Vendas", 6)
                        .on("/loja", "Nossa loja", Device.ANDROID, 9)
                        .customer(0, "boa tarde, qual o horário da loja no sábado?")
                        .end(),
                Scene.of("Otávio Rocha", "Financeiro", 3)
                        .on("/minha-conta/pedidos/4602", "Pedido 4602", Device.WINDOWS_EDGE, 56)
                        .customer(0, "Preciso da nota fiscal do pedido 4602 com CNPJ, é possível?")
                        .end());
    }
}
