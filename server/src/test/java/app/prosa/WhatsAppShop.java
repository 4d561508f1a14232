package app.prosa;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.simulator.NumberSettings;
import app.prosa.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// A desk with a number of WhatsApp: the example that channels begin with.
///
/// @param token by which [TestMeta] knows it
public record WhatsAppShop(
        Eg.Desk desk, String connection, String webhook, String token, String department, TestMeta.Customer meta) {

    public static final String PHONE_NUMBER_ID = "200000000000001";
    public static final String SECOND_NUMBER_ID = "200000000000002";
    public static final String SECRET = "sim-meta-app-secret";
    public static final String VERIFY_TOKEN = "a-word-for-meta";

    /// A fresh account whose number sends at once, so that tests need not wait for the time to take back.
    public static WhatsAppShop open(int port, TestMeta meta) {
        return open(port, meta, 0);
    }

    public static WhatsAppShop open(int port, TestMeta meta, int undoSeconds) {
        var desk = Eg.desk(port);
        return number(desk, desk.department("Vendas"), meta, PHONE_NUMBER_ID, undoSeconds);
    }

    /// A second number of the same desk and department.
    public WhatsAppShop second(TestMeta provider) {
        return number(desk, department, provider, SECOND_NUMBER_ID, 0);
    }

    private static WhatsAppShop number(
            Eg.Desk desk, String department, TestMeta meta, String phoneNumberId, int undoSeconds) {
        var token = "token-" + UUID.randomUUID();
        var customer = meta.customer(token);
        customer.at("/" + phoneNumberId, 200, described(phoneNumberId));
        customer.at(
                "/100000000000001/phone_numbers",
                200,
                "{\"data\":[{\"id\":\"%s\"}]}".formatted(phoneNumberId).getBytes(UTF_8));
        customer.at("/100000000000001/subscribed_apps", 200, "{\"data\":[{\"id\":\"1\"}]}".getBytes(UTF_8));
        var made = desk.http()
                .post(
                        "/api/v1/connections/whatsapp",
                        Map.of(
                                "name", "WhatsApp da loja",
                                "departmentId", department,
                                "phoneNumberId", phoneNumberId,
                                "businessAccountId", "100000000000001",
                                "token", token,
                                "appSecret", SECRET,
                                "verifyToken", VERIFY_TOKEN,
                                "undoSeconds", undoSeconds))
                .ok();
        return new WhatsAppShop(
                desk,
                made.at("/connection/id").asString(),
                made.get("webhook").asString(),
                token,
                department,
                customer);
    }

    /// A shop whose number the simulator plays: both speak to each other as to Meta.
    public static WhatsAppShop played(int port, TestMeta meta, Simulator simulator) {
        var shop = open(port, meta);
        simulator.clock().moveTo(TestClock.now());
        simulator.connect(new NumberSettings(
                PHONE_NUMBER_ID,
                "+55 11 3000-0001",
                "100000000000001",
                shop.token(),
                SECRET,
                VERIFY_TOKEN,
                "http://127.0.0.1:" + port + shop.webhook(),
                "Loja"));
        shop.meta().played(simulator.metaUrl());
        return shop;
    }

    private static byte[] described(String phoneNumberId) {
        return """
                {"id":"%s","display_phone_number":"%s","verified_name":"Loja","status":"CONNECTED"}""".formatted(
                        phoneNumberId, phoneNumberId.equals(PHONE_NUMBER_ID) ? "+55 11 3000-0001" : "+55 11 3000-0002")
                .getBytes(UTF_8);
    }

    /// The token is worth nothing any more: the next message is refused, and so is whoever asks about the number.
    public void expires() {
        var refusal = TestMeta.error(190, "Session has expired");
        meta.answers(401, new String(refusal, UTF_8)).at("/" + PHONE_NUMBER_ID, 401, refusal);
    }

    /// It is worth something again.
    public void isRenewed() {
        meta.at("/" + PHONE_NUMBER_ID, 200, described(PHONE_NUMBER_ID));
    }

    /// What a customer sends, as the provider tells it of the second number.
    public static String toSecond(String body) {
        return body.replace(PHONE_NUMBER_ID, SECOND_NUMBER_ID).replace("551130000001", "551130000002");
    }

    /// A payload as Meta would send it.
    public static byte[] payload(String file) {
        try (var in = WhatsAppShop.class.getResourceAsStream("/payloads/whatsapp-cloud/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestAgent.Answer posts(byte[] body) {
        return posts(body, "sha256=" + signature(body));
    }

    public TestAgent.Answer posts(String body) {
        return posts(body.getBytes(UTF_8));
    }

    public TestAgent.Answer posts(byte[] body, String signature) {
        return new TestAgent(desk.port())
                .header("X-Hub-Signature-256", signature)
                .send("POST", webhook, body);
    }

    public static String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One change of a webhook, with these lists in it.
    public static String change(String lists) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"100000000000001","changes":[{"field":"messages",
                "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"551130000001",
                "phone_number_id":"%s"},%s}}]}]}""".formatted(PHONE_NUMBER_ID, lists);
    }

    /// A customer writes now.
    public static String text(String from, String id, String body) {
        return message(
                from, id, TestClock.now().getEpochSecond(), "\"type\":\"text\",\"text\":{\"body\":\"" + body + "\"}");
    }

    public static String message(String from, String id, long at, String rest) {
        return change("""
                "contacts":[{"profile":{"name":"Cliente %1$s"},"wa_id":"%1$s"}],
                "messages":[{"from":"%1$s","id":"%2$s","timestamp":"%3$d",%4$s}]""".formatted(from, id, at, rest));
    }

    public static String status(String wamid, String status, String rest) {
        return change("\"statuses\":[{\"id\":\"%s\",\"status\":\"%s\",\"timestamp\":\"%d\"%s}]"
                .formatted(wamid, status, TestClock.now().getEpochSecond(), rest));
    }

    /// Everything in the ledger, oldest first.
    public List<JsonNode> ledger() {
        return ledger("");
    }

    public List<JsonNode> ledger(String query) {
        var all = new ArrayList<JsonNode>();
        String next = null;
        do {
            var page = desk.http()
                    .get("/api/v1/ledger?limit=200&" + query + (next == null ? "" : "&after=" + next))
                    .ok();
            page.get("items").forEach(all::add);
            next = page.get("next").isNull() ? null : page.get("next").asString();
        } while (next != null);
        return all.reversed();
    }

    /// Waits until everything that came in is something.
    public void settled() {
        until(() -> ledger("outcome=pending").isEmpty());
    }

    public static void until(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(condition::getAsBoolean);
    }

    /// All conversations, opened by the administrator.
    public List<JsonNode> conversations() {
        var opened = new ArrayList<JsonNode>();
        for (var tab : List.of("waiting", "attending")) {
            for (var kind : List.of("private", "group")) {
                Shop.list(desk.admin(), "tab=" + tab + "&kind=" + kind + "&limit=100")
                        .forEach(it -> opened.add(desk.http()
                                .get("/api/v1/conversations/" + it.get("id").asString())
                                .ok()));
            }
        }
        return opened;
    }

    /// The only conversation.
    public JsonNode conversation() {
        var all = conversations();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " conversations");
        }
        return all.getFirst();
    }

    /// What customer and team wrote, without system lines.
    public static List<JsonNode> said(JsonNode opened) {
        return opened.get("messages")
                .valueStream()
                .filter(it -> List.of("in", "out").contains(it.get("direction").asString()))
                .toList();
    }

    public static List<String> bodies(JsonNode opened) {
        return said(opened).stream()
                .map(it -> it.at("/content/body").asString(""))
                .toList();
    }
}
