package app.prosa.channel;

import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What agents can learn about one message.
@ServerTest
class MessageInfoTest {

    private static final String ANA = "5511988880001";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    private static JsonNode info(WhatsAppShop shop, JsonNode line) {
        return shop.desk()
                .http()
                .get("/api/v1/conversations/" + line.get("conversationId").asString() + "/messages/"
                        + line.get("id").asString())
                .ok();
    }

    private JsonNode heard(WhatsAppShop shop, Duration ago) {
        var at = TestClock.now().minus(ago).getEpochSecond();
        shop.posts(WhatsAppShop.message(ANA, "wamid." + at, at, "\"type\":\"text\",\"text\":{\"body\":\"Oi\"}"))
                .ok();
        shop.settled();
        return info(shop, said(shop.conversation()).getLast());
    }

    @Test
    @Tag("CON-37")
    @Tag("CON-38")
    void bothTimesAreToldAndHowFarTheyAreApart() {
        var shop = WhatsAppShop.open(port, meta);

        var late = heard(shop, Duration.ofMinutes(5));
        var ahead = heard(shop, Duration.ofMinutes(-2));
        var wild = heard(shop, Duration.ofMinutes(-20));

        var sent = Instant.parse(late.at("/message/sentAt").asString());
        var registered = Instant.parse(late.at("/message/at").asString());
        assertThat(late.get("lagMillis").asLong())
                .isEqualTo(Duration.between(sent, registered).toMillis())
                .isBetween(300_000L, 330_000L);
        assertThat(ahead.get("lagMillis").asLong()).isBetween(-120_000L, -90_000L);
        assertThat(wild.get("lagMillis").asLong()).isBetween(-1_200_000L, -1_170_000L);
        assertThat(Instant.parse(wild.at("/message/sentAt").asString())).isBefore(TestClock.now());
        assertThat(wild.at("/message/context/claimedAt").asString()).isNotBlank();
        assertThat(shop.desk()
                        .http()
                        .get("/api/v1/account")
                        .ok()
                        .get("lagSeconds")
                        .asInt())
                .isEqualTo(60);
    }

    @Test
    void theAuthorIsAnAgentThePhoneOrAHouseRule() {
        var shop = WhatsAppShop.open(port, meta);
        var rules = Map.of("greeting", "Olá!", "awayMessage", "", "idleMessage", "", "demandRequired", false);
        shop.desk()
                .http()
                .patch("/api/v1/departments/" + shop.department(), Map.of("rules", rules))
                .ok();
        var hello = heard(shop, Duration.ZERO);
        var conversation = hello.at("/message/conversationId").asString();
        Shop.replies(shop.desk().admin(), conversation, "Já vejo").ok();
        until(() -> shop.meta().texts().contains("Já vejo"));

        var lines = said(shop.conversation());
        var house = info(shop, lines.get(lines.size() - 2));
        var agent = info(shop, lines.getLast());

        assertThat(house.at("/message/author/kind").asString()).isEqualTo("bot");
        assertThat(house.at("/message/context/rule/words").asString()).isEqualTo("greeting");
        assertThat(house.at("/message/context/rule/department").asString()).isEqualTo(shop.department());
        assertThat(agent.at("/message/author/id").asString())
                .isEqualTo(shop.desk().admin().id());
        assertThat(agent.at("/delivery/attempts").asInt()).isEqualTo(1);
        until(() -> !info(shop, lines.getLast()).at("/delivery/externalId").isNull());
        var echoed = WhatsAppShop.open(port, meta);
        echoed.posts(WhatsAppShop.payload("64-smb-message-echo.json")).ok();
        echoed.settled();
        var phone = said(echoed.conversations().getFirst()).getLast();
        assertThat(phone.at("/author/kind").asString()).isEqualTo("system");
    }
}
