package app.prosa.channel.template;

import static app.prosa.WhatsAppShop.said;

import app.prosa.Eg;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.simulator.Simulator;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A shop whose number has two approved templates, and Bia who works there: a visit to confirm, and an offer.
record TemplateDesk(WhatsAppShop shop, Eg.Person bia) {

    static final String ACCOUNT = "100000000000001";
    static final String ANA = "5511988887777";

    /// What fills the blanks of "visita".
    static final Map<String, String> FILLED = Map.of("body.1", "Ana", "body.2", "amanhã\nàs 14h", "button.1", "77");

    private static final String VISIT = """
            {"name":"visita","language":"pt_BR","category":"UTILITY","components":[
              {"type":"HEADER","format":"TEXT","text":"Lembrete"},
              {"type":"BODY","text":"Olá {{1}}, a visita é {{2}}, podemos confirmar?",
                "example":{"body_text":[["Ana","amanhã"]]}},
              {"type":"FOOTER","text":"Loja"},
              {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Confirmar"},
                {"type":"URL","text":"Abrir","url":"https://loja.example/v/{{1}}","example":["https://loja.example/v/1"]}]}]}""";
    private static final String OFFER = """
            {"name":"oferta","language":"pt_BR","category":"MARKETING","parameter_format":"NAMED","components":[
              {"type":"BODY","text":"Oi {{nome}}, aproveite as ofertas da semana!",
                "example":{"body_text_named_params":[{"param_name":"nome","example":"Ana"}]}}]}""";

    static TemplateDesk open(int port, TestMeta meta, Simulator simulator) {
        var shop = WhatsAppShop.played(port, meta, simulator);
        var desk = new TemplateDesk(shop, shop.desk().colleague("Bia Reis", "agent", shop.department()));
        simulator.approvedTemplate(ACCOUNT, VISIT);
        simulator.approvedTemplate(ACCOUNT, OFFER);
        desk.synced();
        return desk;
    }

    void synced() {
        shop.desk().http().post(shelf() + "/sync", Map.of()).ok();
    }

    private String shelf() {
        return "/api/v1/connections/" + shop.connection() + "/templates";
    }

    JsonNode template(String name) {
        return shop.desk()
                .http()
                .get(shelf())
                .ok()
                .get("items")
                .valueStream()
                .filter(it -> it.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Map<String, Object> message(String template, Map<String, String> values) {
        var content = Map.of(
                "type", "template", "template", template(template).get("id").asString(), "values", values);
        return new HashMap<>(Map.of("id", TestVisitor.uuid(), "kind", "reply", "content", content));
    }

    Map<String, Object> chat(String phone, Map<String, Object> first) {
        var chat = new HashMap<String, Object>();
        chat.put("name", "Ana Prado");
        chat.put("phone", phone);
        chat.put("connectionId", shop.connection());
        chat.put("departmentId", shop.department());
        if (!first.isEmpty()) {
            chat.put("first", first);
        }
        return chat;
    }

    JsonNode lastSaid(String conversation) {
        return said(bia.http().get("/api/v1/conversations/" + conversation).ok())
                .getLast();
    }
}
