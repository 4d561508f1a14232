package app.prosa.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.PbxShop;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.WhatsAppShop;
import app.prosa.simulator.Exchange;
import app.prosa.simulator.Simulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// How an exchange is set, and what a test of it says.
@ServerTest
class PbxTest {

    private static final String PBX = "/api/v1/telephony/pbx";

    @LocalServerPort
    int port;

    @Autowired
    Simulator simulator;

    @SuppressWarnings("NullAway.Init")
    PbxShop shop;

    @BeforeEach
    void open() {
        shop = PbxShop.open(port, simulator);
    }

    @Test
    void itServesWhoHasAnExtensionWhileItIsOn() {
        var bruno = shop.shop().agent("Bruno Lima");
        var admin = shop.shop().desk().admin();

        assertThat(canCall(admin)).isTrue();
        assertThat(canCall(bruno)).isFalse();
        shop.extension(bruno);
        assertThat(canCall(bruno)).isTrue();

        shop.set(Map.of("active", false)).ok();
        assertThat(canCall(bruno)).isFalse();
        shop.set(Map.of("active", true)).ok();
        shop.http().delete(PBX + "/extensions/" + bruno.id()).ok();
        assertThat(canCall(bruno)).isFalse();
    }

    private static boolean canCall(Eg.Person person) {
        return person.http().get("/api/v1/telephony").ok().get("pbx").asBoolean();
    }

    @Test
    void aPasswordNeverComesBackAndIsKeptWhenItIsNotSaidAgain() {
        var admin = shop.shop().desk().admin();
        var username = shop.extension(admin);

        shop.http()
                .put(PBX + "/extensions/" + admin.id(), Map.of("username", username))
                .ok();

        assertThat(shop.http().get(PBX).text()).contains(username).doesNotContain("segredo");
        assertThat(shop.http().get("/api/v1/audit").text()).contains(username).doesNotContain("segredo");
        assertThat(shop.http().post(PBX + "/test", Map.of()).ok().get("works").asBoolean())
                .isTrue();
    }

    @Test
    void whatCannotBeIsRefusedAtItsField() {
        var bruno = shop.shop().agent("Bruno Lima");

        assertThat(field(Map.of("address", "https://pabx.example.com"))).isEqualTo("address");
        assertThat(field(Map.of("address", "wss://user:word@pabx.example.com"))).isEqualTo("address");
        assertThat(field(Map.of("domain", "pabx\r\nVia: x"))).isEqualTo("domain");
        assertThat(field(Map.of("prefix", "0; rm"))).isEqualTo("prefix");
        assertThat(field(Map.of("address", ""))).as("while it is on").isEqualTo("address");
        var plain = shop.set(Map.of("address", "ws://pabx.example.com/ws"));
        assertThat(plain.code()).isEqualTo("address-refused");
        var extension = PBX + "/extensions/" + bruno.id();
        assertThat(shop.http().put(extension, Map.of("username", "1001")).status())
                .isEqualTo(400);
        var taken = shop.extension(shop.shop().desk().admin());
        assertThat(shop.http()
                        .put(extension, Map.of("username", taken, "password", "x"))
                        .code())
                .isEqualTo("extension-taken");
        assertThat(bruno.http().get(PBX).status()).isEqualTo(403);
        assertThat(bruno.http().patch(PBX, Map.of("active", false)).status()).isEqualTo(403);
    }

    private String field(Map<String, Object> change) {
        var answer = shop.set(change);
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().get("field").asString();
    }

    @Test
    void aTestNamesWhatIsWrong() {
        var admin = shop.shop().desk().admin();
        assertThat(checks()).containsExactly("permitted", "reachable", "speaks-sip", "extension");

        shop.http()
                .put(PBX + "/extensions/" + admin.id(), Map.of("username", "errado", "password", "errada"))
                .ok();
        assertThat(checks()).containsExactly("permitted", "reachable", "speaks-sip", "not extension: 403 Forbidden");

        shop.set(Map.of("address", "ws://127.0.0.1:" + port + "/")).ok();
        assertThat(checks().getLast()).startsWith("not speaks-sip");
        shop.set(Map.of("address", "ws://127.0.0.1:9/")).ok();
        assertThat(checks().getLast()).startsWith("not reachable");
        shop.set(Map.of("address", "wss://localhost:9/")).ok();
        assertThat(checks()).containsExactly("not permitted");
        shop.set(Map.of("address", "wss://169.254.169.254/")).ok();
        assertThat(checks()).containsExactly("not permitted");
    }

    private List<String> checks() {
        return shop.http()
                .post(PBX + "/test", Map.of())
                .ok()
                .get("checks")
                .valueStream()
                .map(it -> it.get("passed").asBoolean()
                        ? it.get("what").asString()
                        : "not " + it.get("what").asString()
                                + (it.get("detail").isNull()
                                        ? ""
                                        : ": " + it.get("detail").asString()))
                .toList();
    }

    @Test
    void withoutAnExtensionThereIsNothingToTest() {
        var empty = Shop.open(port).desk();
        empty.http()
                .patch(PBX, Map.of("address", simulator.exchange().address().toString(), "domain", Exchange.DOMAIN))
                .ok();

        assertThat(empty.http().post(PBX + "/test", Map.of()).code()).isEqualTo("no-extension");
    }

    @Test
    void everyScreenHearsThatItChanged() {
        var seq = shop.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        try (var socket = app.prosa.TestSocket.of(shop.shop().desk().admin(), port, seq)) {
            shop.set(Map.of("active", false)).ok();
            WhatsAppShop.until(
                    () -> socket.frames().stream().anyMatch(it -> it.toString().contains("telephony.changed")));
        }
    }
}
