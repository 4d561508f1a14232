package app.prosa;

import app.prosa.simulator.Exchange;
import app.prosa.simulator.Simulator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// A desk with a telephone exchange, which the simulator plays, and customers whose numbers it reaches.
public record PbxShop(Shop shop, Exchange exchange) {

    private static final AtomicLong COUNT = new AtomicLong(System.nanoTime() % 1_000_000);

    /// A fresh account whose exchange is on; its administrator has an extension.
    public static PbxShop open(int port, Simulator simulator) {
        var opened = new PbxShop(Shop.open(port), simulator.exchange());
        opened.set(Map.of(
                "address", simulator.exchange().address().toString(), "domain", Exchange.DOMAIN, "active", true));
        opened.extension(opened.shop().desk().admin());
        return opened;
    }

    public TestAgent http() {
        return shop.desk().http();
    }

    public TestAgent.Answer set(Map<String, Object> change) {
        return http().patch("/api/v1/telephony/pbx", change);
    }

    /// Gives somebody an extension that nobody else of all tests has.
    public String extension(Eg.Person person) {
        return extension(exchange, http(), person);
    }

    /// The same in any account, by its administrator.
    public static String extension(Exchange exchange, TestAgent admin, Eg.Person person) {
        var username = "ramal" + COUNT.incrementAndGet();
        exchange.extension(username, "segredo-" + username);
        admin.put(
                        "/api/v1/telephony/pbx/extensions/" + person.id(),
                        Map.of("username", username, "password", "segredo-" + username))
                .ok();
        return username;
    }

    /// A mobile number of São Paulo that nobody else has, in E.164.
    public static String number() {
        return "+55119%08d".formatted(70_000_000 + COUNT.incrementAndGet() % 10_000_000);
    }

    /// Somebody wrote on the website, and an agent wrote down their number.
    public Shop.Begun customer(String phone) {
        var begun = shop.begun("Podem me ligar?");
        var contact = opened(begun.conversation()).at("/contact/id").asString();
        http().patch("/api/v1/contacts/" + contact, Map.of("name", "Rita Prado", "phone", phone))
                .ok();
        return begun;
    }

    public tools.jackson.databind.JsonNode opened(String conversation) {
        return http().get("/api/v1/conversations/" + conversation).ok();
    }

    /// Begins a call and answers its id.
    public String dials(Eg.Person person, String conversation) {
        var id = TestVisitor.uuid();
        person.http()
                .post("/api/v1/calls", Map.of("id", id, "conversation", conversation, "via", "pbx"))
                .ok();
        return id;
    }

    public static TestAgent.Answer reports(Eg.Person person, String call, String state) {
        return person.http().put("/api/v1/calls/" + call + "/state", Map.of("state", state));
    }
}
