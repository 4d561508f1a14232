package app.prosa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A desk with a number of WhatsApp that also calls by Wavoip.
public record WavoipShop(WhatsAppShop shop) {

    public static final String WAVOIP = "/api/v1/telephony/wavoip";

    private static final AtomicLong COUNT = new AtomicLong(System.nanoTime() % 1_000_000);

    /// A fresh account with calls switched on, and no device yet.
    public static WavoipShop open(int port, TestMeta meta) {
        var opened = new WavoipShop(WhatsAppShop.open(port, meta));
        opened.turn(true);
        return opened;
    }

    public TestAgent http() {
        return shop.desk().http();
    }

    public void turn(boolean on) {
        http().patch(WAVOIP, Map.of("active", on)).ok();
    }

    /// An agent of the number's department.
    public Eg.Person agent(String name) {
        return shop.desk().colleague(name, "agent", shop.department());
    }

    public static String token() {
        return "token-" + UUID.randomUUID();
    }

    /// Adds a device and answers its id.
    public String device(String name, String token, @Nullable String connection) {
        var added =
                http().post(WAVOIP + "/devices", wish(name, token, connection)).ok();
        return added.get("devices")
                .valueStream()
                .filter(it -> it.get("name").asString().equals(name))
                .map(it -> it.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    public static Map<String, Object> wish(String name, @Nullable String token, @Nullable String connection) {
        var wish = new HashMap<String, Object>(Map.of("name", name));
        if (token != null) {
            wish.put("token", token);
        }
        if (connection != null) {
            wish.put("connection", connection);
        }
        return wish;
    }

    /// A mobile number of São Paulo that nobody else has, as WhatsApp says it.
    public static String number() {
        return "55119%08d".formatted(60_000_000 + COUNT.incrementAndGet() % 10_000_000);
    }

    /// Somebody writes on WhatsApp; answers their conversation.
    public String writes(String number, String text) {
        shop.posts(WhatsAppShop.text(number, "wamid." + UUID.randomUUID(), text))
                .ok();
        shop.settled();
        return conversation(number);
    }

    /// The conversation with whoever has this number.
    public String conversation(String number) {
        return opened(number).at("/conversation/id").asString();
    }

    public JsonNode opened(String number) {
        return shop.conversations().stream()
                .filter(it -> it.at("/contact/phone").asString("").equals("+" + number))
                .findFirst()
                .orElseThrow();
    }

    /// What the lines of calls with this number say, oldest first.
    public List<String> lines(String number) {
        return opened(number)
                .get("messages")
                .valueStream()
                .filter(it -> it.at("/content/type").asString("").equals("call"))
                .map(WavoipShop::line)
                .toList();
    }

    private static String line(JsonNode message) {
        var call = message.get("content");
        var words = new StringBuilder(message.get("direction").asString())
                .append(' ')
                .append(call.get("state").asString())
                .append(' ')
                .append(call.get("via").asString());
        if (!call.path("seconds").isNull()) {
            words.append(' ').append(call.get("seconds").asInt()).append('s');
        }
        for (var more : List.of("failure", "agent")) {
            if (!call.path(more).isNull()) {
                words.append(' ').append(call.get(more).asString());
            }
        }
        return words.toString();
    }

    /// A device rings at somebody, whose browser says so.
    public static TestAgent.Answer rings(Eg.Person agent, String device, String external, String number) {
        return agent.http()
                .post(
                        WAVOIP + "/devices/" + device + "/calls",
                        Map.of("external", external, "phone", number, "name", "Bia Ramos"));
    }

    public static TestAgent.Answer reports(Eg.Person agent, String call, String state, String failure) {
        return agent.http().put("/api/v1/calls/" + call + "/state", Map.of("state", state, "failure", failure));
    }
}
