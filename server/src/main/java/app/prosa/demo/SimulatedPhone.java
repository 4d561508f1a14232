package app.prosa.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.agent.AgentCard;
import app.prosa.agent.Agents;
import app.prosa.channel.sms.SmsLines;
import app.prosa.channel.whatsapp.Numbers;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import app.prosa.telephony.Switchboard;
import app.prosa.web.Refusal;
import app.prosa.web.StartNote;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Connects the demo shop to the WhatsApp, the SMS and the telephone exchange that the simulator plays, at each start,
/// for
/// the simulator forgets. The start does not wait for it: the simulator may still be being built, or never come.
@Component
@Order(0)
class SimulatedPhone implements StartNote {

    private static final Logger log = LoggerFactory.getLogger(SimulatedPhone.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NUMBER = "200000000000001";
    private static final String COMPANY = "100000000000001";
    private static final String SMS_KEY = "demo-comtele";
    private static final String TEXTER = "11900000051";
    private static final String FIRST_TEXT = "Oi, aqui é a Célia. Meu pedido já saiu para entrega?";
    private static final String DISPLAYED = "+55 11 3000-0001";
    private static final int FIRST_EXTENSION = 1001;
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int MOST_TRIES = 300;

    private final Theatre theatre;
    private final Numbers numbers;
    private final SmsLines texts;
    private final Telephones telephones;
    private final int port;
    private final boolean wanted;
    private final CountDownLatch closed = new CountDownLatch(1);

    SimulatedPhone(
            Theatre theatre,
            Numbers numbers,
            SmsLines texts,
            Telephones telephones,
            @Value("${prosa.demo}") boolean demo,
            @Value("${prosa.simulator-port}") int port) {
        this.theatre = theatre;
        this.numbers = numbers;
        this.texts = texts;
        this.telephones = telephones;
        this.port = port;
        this.wanted = demo && port > 0;
    }

    /// Who has an extension, and of which exchange.
    @Component
    record Telephones(Agents agents, Switchboard switchboard) {}

    @Override
    public List<String> lines(String address) {
        return wanted && theatre.isOpen()
                ? List.of(
                        "The phone of a customer, for WhatsApp: http://localhost:" + port + "/sim/ui",
                        "The same for SMS: http://localhost:" + port + "/sim/ui/sms")
                : List.of();
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (wanted
                && ready.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            var here = "http://127.0.0.1:" + context.getWebServer().getPort();
            Thread.ofVirtual()
                    .name("simulated-phone")
                    .start(() -> theatre.account().ifPresent(it -> Tenant.in(it, () -> connect(it, here))));
        }
    }

    @PreDestroy
    void close() {
        closed.countDown();
    }

    private void connect(AccountId account, String here) {
        try (var http = HttpClient.newHttpClient()) {
            if (waitFor(http)) {
                var keys = new Numbers.Keys(NUMBER, COMPANY, word(), word(), word());
                boolean isNew = !numbers.knows(account, NUMBER);
                var webhook = numbers.keep(account, "WhatsApp " + Cast.SHOP, theatre.department(), keys);
                tell(http, keys, here + webhook, isNew);
                numbers.look(account, NUMBER);
                tell(http, "sms/accounts", Map.of("apiKey", SMS_KEY));
                if (texts.keep(account, "SMS " + Cast.SHOP, theatre.department(), SMS_KEY)) {
                    tell(http, "sms/inbound", Map.of("from", TEXTER, "text", FIRST_TEXT));
                }
                connectTelephones(http, account);
            }
        } catch (IOException | IllegalStateException | Refusal e) {
            log.warn("the demo has no WhatsApp reason={}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The simulated exchange is at this machine, where only an operator's permission leads.
    private void connectTelephones(HttpClient http, AccountId account) throws IOException, InterruptedException {
        int extension = FIRST_EXTENSION;
        for (var agent : telephones.agents().cards(account).stream()
                .filter(AgentCard::active)
                .toList()) {
            var username = String.valueOf(extension++);
            var password = word();
            var there =
                    JSON.readTree(tell(http, "pabx/extensions", Map.of("username", username, "password", password)));
            telephones
                    .switchboard()
                    .keep(
                            account,
                            there.get("address").asString(),
                            there.get("domain").asString());
            telephones.switchboard().keep(account, agent.id(), username, password);
        }
    }

    private boolean waitFor(HttpClient http) throws InterruptedException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                var state = http.send(request("state").GET().build(), BodyHandlers.discarding());
                return state.statusCode() == 200;
            } catch (IOException notYet) {
                if (closed.await(1, TimeUnit.SECONDS)) {
                    return false;
                }
            }
        }
        return false;
    }

    /// @param opening whether a customer should have written already: once is enough
    private void tell(HttpClient http, Numbers.Keys keys, String webhook, boolean opening)
            throws IOException, InterruptedException {
        var number = Map.of(
                "phoneNumberId", keys.phoneNumberId(),
                "displayPhoneNumber", DISPLAYED,
                "wabaId", keys.businessAccountId(),
                "token", keys.token(),
                "appSecret", keys.appSecret(),
                "verifyToken", keys.verifyToken(),
                "verifiedName", Cast.SHOP,
                "webhook", webhook,
                "opening", opening);
        tell(http, "whatsapp/numbers", number);
    }

    private String tell(HttpClient http, String path, Object what) throws IOException, InterruptedException {
        var answer = http.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(what)))
                        .build(),
                BodyHandlers.ofString(UTF_8));
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("The simulator answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sim/" + path))
                .timeout(ANSWER);
    }

    private static String word() {
        return UUID.randomUUID().toString();
    }
}
