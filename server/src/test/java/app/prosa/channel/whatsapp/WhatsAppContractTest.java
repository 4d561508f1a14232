package app.prosa.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import app.prosa.channel.ChannelAdapter;
import app.prosa.channel.ChannelAdapterContract;
import app.prosa.channel.Line;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.connection.ConnectionState;
import app.prosa.contact.Identity;
import app.prosa.contact.Name;
import app.prosa.sql.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import tools.jackson.databind.json.JsonMapper;

class WhatsAppContractTest extends ChannelAdapterContract {

    private static final TestMeta META = new TestMeta();
    private static final String TOKEN = "contract";

    private final WhatsApp adapter = new WhatsApp(new Graph(META.url(), "v23.0", Duration.ofSeconds(30)));
    private final TestMeta.Customer customer = META.customer(TOKEN);

    @AfterAll
    static void close() {
        META.close();
    }

    @Override
    protected ChannelAdapter adapter() {
        return adapter;
    }

    @Override
    protected Line line() {
        var connection = new Connection(
                new ConnectionId(new UUID(0, 1)),
                ConnectionKind.WHATSAPP,
                "WhatsApp",
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
                WhatsAppShop.PHONE_NUMBER_ID,
                JsonMapper.shared().createObjectNode(),
                Map.of(WhatsApp.TOKEN, TOKEN, WhatsApp.APP_SECRET, WhatsAppShop.SECRET));
    }

    @Override
    protected Map<String, byte[]> webhooks() {
        var all = new TreeMap<String, byte[]>();
        try {
            PayloadsTest.files().forEach(it -> all.put(it, WhatsAppShop.payload(it)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    @Override
    protected Map<String, String> signed(byte[] body) {
        return Map.of("X-Hub-Signature-256", "sha256=" + WhatsAppShop.signature(body));
    }

    @Override
    protected byte[] halfBroken() {
        return WhatsAppShop.change("""
                        "messages":[{"type":"text","text":{"body":"De ninguém"}},
                        {"from":"5511988880001","id":"wamid.2","timestamp":"1","type":"text","text":{"body":"Oi"}}]""").getBytes(UTF_8);
    }

    @Override
    protected byte[] unknown() {
        return "{\"entry\":[{\"changes\":[{\"field\":\"telepathy\",\"value\":{\"thoughts\":[1]}}]}]}".getBytes(UTF_8);
    }

    @Override
    protected List<Name> receiver() {
        return List.of(new Name(Identity.WHATSAPP, "5511988880001"));
    }

    @Override
    protected void next(Provider behaviour) {
        switch (behaviour) {
            case TAKES -> customer.answers(200, "{\"messages\":[{\"id\":\"wamid.taken\"}]}");
            case SLOWS_DOWN -> customer.answers(429, new String(TestMeta.error(130429, "Rate limit hit"), UTF_8));
            case REFUSES -> customer.answers(400, new String(TestMeta.error(131026, "Undeliverable"), UTF_8));
            case LOCKS_OUT -> customer.answers(401, new String(TestMeta.error(190, "Expired"), UTF_8));
            case LOSES_THE_ANSWER -> customer.losesTheAnswer();
        }
    }

    @Override
    protected int reached() {
        return customer.sent.size();
    }
}
