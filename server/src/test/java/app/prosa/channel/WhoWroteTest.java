package app.prosa.channel;

import static app.prosa.WhatsAppShop.bodies;
import static app.prosa.WhatsAppShop.message;
import static app.prosa.WhatsAppShop.said;
import static app.prosa.WhatsAppShop.text;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.WhatsAppShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Whose conversation a message belongs to: numbers have several forms and change hands, groups are apart.
@ServerTest
class WhoWroteTest {

    private static final String ANA = "5511988880001";

    @LocalServerPort
    int port;

    @Autowired
    TestMeta meta;

    WhatsAppShop shop;

    @BeforeEach
    void open() {
        shop = WhatsAppShop.open(port, meta);
    }

    @ParameterizedTest
    @CsvSource({
        "553188880012, 5531988880012", // without the ninth digit first
        "5531988880012, 553188880012",
        "5511988880012, 5511988880012",
    })
    void oneNumberInTwoFormsIsOnePerson(String first, String second) {
        shop.posts(text(first, "wamid.first", "Oi")).ok();
        shop.posts(text(second, "wamid.second", "sou eu de novo")).ok();
        shop.settled();

        assertThat(bodies(shop.conversation())).containsExactlyInAnyOrder("Oi", "sou eu de novo");
    }

    @Test
    void aLandlineHasNoNinthDigit() {
        shop.posts(text("551130004455", "wamid.land", "Fixo")).ok();
        shop.posts(text("5511930004455", "wamid.mobile", "Celular")).ok();
        shop.settled();

        assertThat(shop.conversations()).hasSize(2);
    }

    @Test
    void whoChangesTheirNumberStaysWhoTheyAre() {
        shop.posts(text(ANA, "wamid.old", "Com o número antigo")).ok();
        shop.posts(
                        message(
                                ANA,
                                "wamid.change",
                                TestClock.now().getEpochSecond(),
                                "\"type\":\"system\",\"system\":{\"type\":\"user_changed_number\",\"wa_id\":\"5521977770001\",\"body\":\"mudou\"}"))
                .ok();
        shop.settled();
        shop.posts(text("5521977770001", "wamid.new", "Com o número novo")).ok();
        shop.settled();

        assertThat(bodies(shop.conversation())).containsExactly("Com o número antigo", "Com o número novo");
    }

    @Test
    @Tag("CHN-08")
    void aGroupIsAConversationOfItsOwn() {
        shop.posts(text(ANA, "wamid.alone", "Só nós")).ok();
        shop.posts(message(
                        ANA,
                        "wamid.group",
                        1_780_000_000,
                        "\"group_id\":\"g1\",\"type\":\"text\",\"text\":{\"body\":\"Pessoal\"}"))
                .ok();
        shop.posts(message(
                        "5511988880002",
                        "wamid.group2",
                        1_780_000_001,
                        "\"group_id\":\"g1\",\"type\":\"text\",\"text\":{\"body\":\"Oi, gente\"}"))
                .ok();
        shop.settled();

        var group = shop.conversations().stream()
                .filter(it -> it.at("/conversation/kind").asString().equals("group"))
                .toList();
        assertThat(group).singleElement().satisfies(it -> {
            assertThat(bodies(it)).containsExactly("Pessoal", "Oi, gente");
            assertThat(said(it))
                    .extracting(line -> line.at("/author/name").asString())
                    .containsExactly("Cliente " + ANA, "Cliente 5511988880002");
        });
        assertThat(shop.conversations()).hasSize(2);
    }
}
