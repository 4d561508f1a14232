package app.prosa.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.channel.ChannelAdapter;
import app.prosa.channel.ChannelAdapterContract;
import app.prosa.channel.Line;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.connection.ConnectionState;
import app.prosa.contact.Identity;
import app.prosa.contact.Name;
import app.prosa.simulator.Fault;
import app.prosa.simulator.Simulator;
import app.prosa.sql.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import tools.jackson.databind.json.JsonMapper;

class SmsContractTest extends ChannelAdapterContract {

    private static final Simulator SIMULATOR = Simulator.start(0);
    private static final String KEY = "contract";

    private final Sms adapter = new Sms(new Comtele(SIMULATOR.comteleUrl().toString(), Duration.ofSeconds(30)));

    SmsContractTest() {
        SIMULATOR.texting().connect(KEY, 1_000);
    }

    @AfterAll
    static void close() {
        SIMULATOR.close();
    }

    @Override
    protected ChannelAdapter adapter() {
        return adapter;
    }

    @Override
    protected Line line() {
        var connection = new Connection(
                new ConnectionId(new UUID(0, 1)),
                ConnectionKind.SMS,
                "SMS",
                null,
                null,
                "key",
                ConnectionState.ON,
                null,
                Instant.EPOCH,
                false,
                null);
        return new Line(
                new AccountId(new UUID(0, 2)),
                connection,
                "address",
                JsonMapper.shared().createObjectNode(),
                Map.of(Sms.API_KEY, KEY));
    }

    @Override
    protected Map<String, byte[]> webhooks() {
        return Map.of(
                "received",
                bytes(received("1", "11988880001", "Bom dia")),
                "with the country",
                bytes(received("2", "5511988880001", "Bom dia")),
                "of a service",
                bytes(received("3", "27800", "Seu saldo")),
                "delivered",
                bytes(sent("Delivered", "")),
                "failed",
                bytes(sent("Undelivered", "Fora da área")),
                "on its way",
                bytes(sent("Queued", "")));
    }

    private static String received(String id, String sender, String content) {
        return """
                {"received":{"sender":"%s","content":"%s","receivedAt":"2026-03-01T12:00:00Z","messageId":"%s"}}""".formatted(sender, content, id);
    }

    private static String sent(String status, String details) {
        return """
                {"sent":{"id":"9","receiver":"11988880001","sentAt":"2026-03-01T12:00:00","status":"%s",
                "custom":"0198f000-0000-7000-8000-000000000001","statusDetails":"%s"}}""".formatted(status, details);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /// Comtele has no webhooks.
    @Override
    protected @Nullable Map<String, String> signed(byte[] body) {
        return null;
    }

    @Override
    protected byte[] halfBroken() {
        return bytes("""
                {"received":[{"content":"De ninguém"},
                {"sender":"11988880001","content":"Oi","receivedAt":"2026-03-01T12:00:00Z","messageId":"2"}]}""");
    }

    @Override
    protected byte[] unknown() {
        return bytes("{\"thoughts\":{\"of\":1}}");
    }

    @Override
    protected List<Name> receiver() {
        return List.of(new Name(Identity.PHONE, "5511988880001"));
    }

    @Override
    protected void next(Provider behaviour) {
        switch (behaviour) {
            case TAKES -> SIMULATOR.noFaults();
            case SLOWS_DOWN -> SIMULATOR.fault(new Fault.Refuse(429, 429, 1), 1);
            case REFUSES -> SIMULATOR.fault(new Fault.Refuse(400, 400, null), 1);
            case LOCKS_OUT -> SIMULATOR.fault(new Fault.Refuse(401, 401, null), 1);
            case LOSES_THE_ANSWER -> SIMULATOR.fault(new Fault.Drop(true), 1);
        }
    }

    @Override
    protected int reached() {
        return SIMULATOR.texting().texts(KEY).size();
    }
}
