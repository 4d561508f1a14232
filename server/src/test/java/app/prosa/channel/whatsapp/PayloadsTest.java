package app.prosa.channel.whatsapp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every payload that Meta documents, in order and in disorder: what agents see is the same.
@ServerTest
class PayloadsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    @Test
    void inOrderTheyBecomeWhatTheyShould() throws Exception {
        var shop = seeded();

        for (var file : files()) {
            assertThat(shop.posts(WhatsAppShop.payload(file)).status()).as(file).isEqualTo(200);
        }
        quiet(shop);

        var ana = of(shop, "Ana Souza");
        assertThat(ana.at("/contact/phone").asString()).isEqualTo("+5511900000011");
        assertThat(said(ana, 1780000000).at("/content/type").asString()).isEqualTo("withdrawn");
        assertThat(said(ana, 1780000000).get("deletedAt").asString()).isEqualTo("2026-05-28T20:32:00Z");
        var boleto = ours(ana, 9001);
        assertThat(said(ana, 1780000060).get("replyTo")).isEqualTo(boleto.get("id"));
        assertThat(said(ana, 1780000090).at("/context/product/product").asString())
                .isEqualTo("SKU-ROTEADOR-AX");
        assertThat(said(ana, 1780000090).get("replyTo").isNull()).isTrue();
        assertThat(said(ana, 1780000130).at("/content/media").asString()).isEqualTo("audio");
        assertThat(said(ana, 1780000150).at("/content/name").asString())
                .isEqualTo("Comprovante de endereço – João & Cia (1).pdf");
        assertThat(said(ana, 1780000170).at("/content/latitude").asDouble()).isEqualTo(-23.55052);
        assertThat(said(ana, 1780000180).at("/content/name").isNull()).isTrue();
        assertThat(said(ana, 1780000190).at("/content/cards/1/name").asString()).isEqualTo("+55 11 4000-0032");
        assertThat(said(ana, 1780000220).at("/content/title").asString()).isEqualTo("2ª via");
        assertThat(said(ana, 1780000220).at("/content/payload").asString()).isEqualTo("2via:boleto:998");
        assertThat(said(ana, 1780000260).at("/content/fields/2/value").asString())
                .isEqualTo("Ótimo \"atendimento\"");
        assertThat(said(ana, 1780000270).at("/content/total").asString()).isEqualTo("634.80");
        assertThat(said(ana, 1780000290).at("/content/type").asString()).isEqualTo("unsupported");
        assertThat(said(ana, 1780000070).get("direction").asString()).isEqualTo("out");
        assertThat(boleto.get("status").asString()).isEqualTo("read");
        assertThat(boleto.get("reactions")).isEmpty();
        assertThat(ours(ana, 9007).get("status").asString()).isEqualTo("played");
        assertThat(ours(ana, 9009).at("/failure/code").asString()).isEqualTo("131047");
        assertThat(ours(ana, 9010).at("/failure/code").asString()).isEqualTo("131026");
        assertThat(ours(ana, 9012).get("status").asString()).isEqualTo("sent");
        var calls = WhatsAppShop.said(ana).stream()
                .filter(it -> it.at("/content/type").asString().equals("call"))
                .toList();
        assertThat(calls)
                .extracting(it -> it.get("direction").asString() + " "
                        + it.at("/content/state").asString() + " "
                        + it.at("/content/seconds").asInt(0))
                .containsExactlyInAnyOrder("in ringing 0", "out ended 99");
        assertThat(activities(ana)).contains("security-code-changed", "call-allowed");
        assertThat(of(shop, "Carla Lima")
                        .at("/messages/1/context/referral/click")
                        .asString())
                .isEqualTo("SIMclid0001");
        assertThat(WhatsAppShop.bodies(of(shop, "João D’Ávila 🚀")))
                .containsExactly("acesse https://exemplo.com.br/a?x=1&y=<b>2</b> e joão@exemplo.com ✅");
        var window = shop.desk().http().get(path(ana) + "/window").ok();
        assertThat(window.get("open").asBoolean()).isTrue();
        everyEventIsSomething(shop);
    }

    private static void everyEventIsSomething(WhatsAppShop shop) {
        var outcomes = new HashMap<String, Integer>();
        shop.ledger().forEach(it -> outcomes.merge(it.get("outcome").asString(), 1, Integer::sum));
        assertThat(outcomes).doesNotContainKey("pending");
        // The first text once more, and two statuses that an earlier file told already.
        assertThat(outcomes.get("duplicate")).isEqualTo(3);
        assertThat(shop.ledger("outcome=dead"))
                .extracting(it -> it.get("reason").asString())
                .containsExactly("unknown-number: 299999999999999");
        assertThat(shop.ledger("outcome=discarded"))
                .extracting(it -> it.get("reason").asString())
                .contains("own-number", "address-book-remove");
    }

    @Test
    void inDisorderDoubledAndFromFourSidesTheyBecomeTheSame() throws Exception {
        var inOrder = seeded();
        for (var file : files()) {
            inOrder.posts(WhatsAppShop.payload(file)).ok();
        }
        quiet(inOrder);
        var seed = System.nanoTime();
        var mixed = new ArrayList<>(files());
        mixed.addAll(files());
        Collections.shuffle(mixed, new Random(seed));
        var shop = seeded();

        try (var sides = Executors.newFixedThreadPool(4)) {
            var posts = mixed.stream()
                    .map(it -> (Callable<Integer>)
                            () -> shop.posts(WhatsAppShop.payload(it)).status())
                    .toList();
            for (var answer : sides.invokeAll(posts)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        quiet(shop);

        assertThat(state(shop)).as("seed " + seed).containsExactlyInAnyOrderElementsOf(state(inOrder));
    }

    static List<String> files() throws IOException {
        return files("whatsapp-cloud");
    }

    static Path folder(String name) {
        try {
            return Path.of(PayloadsTest.class.getResource("/payloads/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> files(String folder) throws IOException {
        try (var all = Files.list(folder(folder))) {
            return all.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /// The messages of ours that later payloads speak of.
    private WhatsAppShop seeded() {
        var shop = WhatsAppShop.open(port, meta);
        shop.posts("""
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                "metadata":{"phone_number_id":"200000000000001","display_phone_number":"551130000001"},
                "contacts":[{"profile":{"name":"Ana Souza"},"wa_id":"5511900000011",
                "user_id":"BR.90000000000000000011"}],"messages":[{"from":"5511900000011","id":"wamid.SEED",
                "timestamp":"%d","type":"text","text":{"body":"Oi"}}]}}]}]}""".formatted(TestClock.now().getEpochSecond())).ok();
        shop.settled();
        var conversation = shop.conversation().at("/conversation/id").asString();
        var to = JSON.createObjectNode().put("to", "5511900000011");
        for (int i = 9001; i <= 9016; i++) {
            shop.meta().answers(200, new String(TestMeta.accepted(wamid(i), to), UTF_8));
            Shop.replies(shop.desk().admin(), conversation, "Mensagem " + i).ok();
        }
        WhatsAppShop.until(() -> WhatsAppShop.said(shop.conversation()).stream()
                .allMatch(it -> it.get("status").asString().equals("sent")));
        return shop;
    }

    private static String wamid(int number) {
        var inside = Base64.getDecoder().decode("HBgNNTUxMTkwMDAwMDAxMRUCABIYFFNJTTAwMDAwMDAwMDAwMDkwMDEA");
        var text = new String(inside, ISO_8859_1).replace("9001", String.valueOf(number));
        return "wamid." + Base64.getEncoder().encodeToString(text.getBytes(ISO_8859_1));
    }

    /// Waits until everything came to rest: events, files, and the message that is tried again.
    private static void quiet(WhatsAppShop shop) {
        shop.settled();
        WhatsAppShop.until(() -> shop.conversations().stream()
                .flatMap(it -> WhatsAppShop.said(it).stream())
                .noneMatch(it -> it.at("/status").asString("").equals("queued")
                        || (it.at("/content/type").asString().equals("pending-file")
                                && it.at("/content/failure").isNull())));
    }

    private static JsonNode of(WhatsAppShop shop, String name) {
        return shop.conversations().stream()
                .filter(it -> it.at("/contact/name").asString().equals(name))
                .reduce((one, other) -> {
                    throw new AssertionError("Two conversations of " + name);
                })
                .orElseThrow();
    }

    private static String path(JsonNode opened) {
        return "/api/v1/conversations/" + opened.at("/conversation/id").asString();
    }

    private static JsonNode said(JsonNode opened, long second) {
        return WhatsAppShop.said(opened).stream()
                .filter(it -> Instant.parse(it.get("sentAt").asString()).getEpochSecond() == second)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing was sent at " + second));
    }

    private static JsonNode ours(JsonNode opened, int number) {
        return WhatsAppShop.said(opened).stream()
                .filter(it -> it.at("/content/body").asString("").equals("Mensagem " + number))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> activities(JsonNode opened) {
        return opened.get("messages")
                .valueStream()
                .map(it -> it.at("/content/what").asString(""))
                .filter(it -> !it.isEmpty())
                .sorted()
                .toList();
    }

    /// Everything that agents see, without what is our own: ids, places and the time of storing.
    private static List<String> state(WhatsAppShop shop) {
        var state = new ArrayList<String>();
        for (var opened : shop.conversations()) {
            var who = opened.at("/contact/name").asString() + " "
                    + opened.at("/contact/phone").asString("") + ": ";
            state.add(who + opened.at("/conversation/state").asString());
            state.add(who + activities(opened));
            var texts = new HashMap<String, String>();
            WhatsAppShop.said(opened)
                    .forEach(it ->
                            texts.put(it.get("id").asString(), it.get("content").toString()));
            WhatsAppShop.said(opened).forEach(it -> state.add(who + line((ObjectNode) it.deepCopy(), texts)));
        }
        shop.ledger().stream()
                .filter(it -> !it.get("outcome").asString().equals("duplicate"))
                .forEach(it -> state.add(
                        it.get("key").asString() + " " + it.get("outcome").asString()));
        return state;
    }

    private static String line(ObjectNode line, Map<String, String> texts) {
        boolean ours = line.at("/content/body").asString("").startsWith("Mensagem ")
                || line.at("/content/body").asString("").equals("Oi");
        line.put("replyTo", texts.get(line.at("/replyTo").asString("")));
        line.remove(List.of("id", "seq", "incoming", "conversationId", "ticketId", "at"));
        ((ObjectNode) line.get("author")).remove("id");
        line.get("reactions").forEach(it -> ((ObjectNode) it.get("author")).remove("id"));
        if (ours) {
            line.remove("sentAt");
        }
        return line.toString();
    }
}
