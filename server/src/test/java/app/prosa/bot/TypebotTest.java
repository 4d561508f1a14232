package app.prosa.bot;

import static app.prosa.bot.TypebotShop.asks;
import static app.prosa.bot.TypebotShop.given;
import static app.prosa.bot.TypebotShop.offers;
import static app.prosa.bot.TypebotShop.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestMeta;
import app.prosa.TestVisitor;
import app.prosa.WhatsAppShop;
import app.prosa.simulator.Simulator;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Typebot receives new tickets, talks with customers, and hands them over.
@ServerTest
class TypebotTest {

    @LocalServerPort
    int port;

    @Autowired
    BotPulse pulse;

    @Autowired
    Simulator simulator;

    @Autowired
    TestMeta phones;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
    }

    @AfterEach
    void mend() {
        simulator.noFaults();
    }

    private TypebotShop plays(String... replies) {
        return TypebotShop.open(shop, simulator, pulse, replies);
    }

    @Test
    void itReceivesACustomerAsksAndHandsThemOverWhenItIsThrough() {
        var typebot = plays(offers("Olá! Como posso ajudar?", "Boleto", "Suporte técnico"), says("Certo, até já."));
        var bot = typebot.bot();

        var begun = typebot.begun("Oi");

        var id = begun.conversation();
        assertThat(bot.state(id)).isEqualTo("triage");
        assertThat(bot.opened(id).at("/conversation/bot").asString()).isEqualTo("active");
        assertThat(bot.said(id)).containsExactly("Olá! Como posso ajudar?");
        assertThat(begun.visitor().conversation().toString()).contains("[\"Boleto\",\"Suporte técnico\"]");
        assertThat(bot.history(id).at("/runs/0/name").asString()).isEqualTo("Typebot");
        assertThat(bot.history(id).at("/runs/0/flow").isNull()).isTrue();

        typebot.says(begun, "suporte tecnico");
        typebot.untilHandedOver(id, "finished");

        assertThat(typebot.heard()).containsExactly("Oi", "Suporte técnico");
        assertThat(bot.said(id)).endsWith("Certo, até já.");
        assertThat(bot.state(id)).isEqualTo("waiting");
        assertThat(bot.opened(id).at("/conversation/department").asString()).isEqualTo(shop.department());
        assertThat(bot.opened(id).at("/conversation/bot").isNull()).isTrue();
        assertThat(bot.history(id).at("/runs/0/ending").asString()).isEqualTo("finished");
        typebot.says(begun, "ainda aí?");
        assertThat(typebot.heard()).hasSize(2);
    }

    @Test
    void onWhatsAppChoicesAreButtonsOrNumbersAndNothingWaitsToBeTakenBack() {
        try (var meta = Simulator.start(0)) {
            var desk = WhatsAppShop.played(port, phones, meta);
            desk.desk()
                    .http()
                    .patch("/api/v1/connections/" + desk.connection() + "/whatsapp", Map.of("undoSeconds", 60))
                    .ok();
            var typebot = TypebotShop.open(
                    new Shop(desk.desk(), desk.connection(), "", desk.department()),
                    simulator,
                    pulse,
                    given("start-with-choices").replace("\"secondsToWaitFor\": 2", "\"secondsToWaitFor\": 0"),
                    given("many-choices"),
                    says("Anotado."));
            var customer = meta.person("+55 11 98765-4321");
            customer.says("Oi");
            typebot.until(() -> meta.outbox().size() == 3);

            assertThat(customer.texts()).contains("Olá, *Ana*!\nComo posso ajudar?", "https://cdn.example/menu.png");
            var asked = meta.outbox().getLast();
            assertThat(asked.body().at("/interactive/type").asString()).isEqualTo("button");
            assertThat(asked.body().at("/interactive/action/buttons")).hasSize(3);
            customer.taps(asked.messageId(), "Falar com atendente");
            typebot.until(() -> meta.outbox().size() == 4);
            assertThat(meta.outbox().getLast().text())
                    .startsWith("Escolha a cidade\n\n1. Cidade número 01 com nome bem comprido\n2. ")
                    .contains("\n13. Cidade número 13");
            customer.says("1, 3");
            typebot.until(() -> customer.texts().contains("Anotado."));

            assertThat(typebot.heard())
                    .containsExactly(
                            "Oi",
                            "Falar com atendente",
                            "Cidade número 01 com nome bem comprido, Cidade número 03 com nome bem comprido");
            assertThat(typebot.talks().getFirst().known()).containsEntry("phone", "+5511987654321");
        }
    }

    @Test
    void itIsToldWhoWritesAndNoSecret() {
        var typebot = plays(asks("Oi"));
        var begun = typebot.begun("Olá");

        var known = typebot.talks().getFirst().known();
        assertThat(known)
                .containsEntry("conversationId", begun.conversation())
                .containsEntry("channel", "webchat")
                .containsEntry("inbox", "Site")
                .containsKeys("contactId", "contactName")
                .hasSizeLessThanOrEqualTo(6);
        assertThat(known.values()).noneMatch(it -> it.contains(begun.visitor().token()));
    }

    @Test
    void itAnswersBeforeAFlowOfTheSameConnectionAndTheFlowReceivesWithoutIt() {
        var typebot = plays(asks("Sou o Typebot"));
        var bot = typebot.bot();
        bot.receives(bot.publishes("Fluxo", Bot.script(null, Bot.message("hi", "Sou o fluxo"))));

        assertThat(bot.said(typebot.begun("Oi").conversation())).containsExactly("Sou o Typebot");

        typebot.set(Map.of("on", false)).ok();
        var other = shop.begun("Olá");
        pulse.run();
        assertThat(bot.said(other.conversation())).containsExactly("Sou o fluxo");
    }

    @Test
    void aFlowThatLeavesAConnectionLeavesItToTypebot() {
        var typebot = plays(asks("Sou o Typebot"));
        var bot = typebot.bot();
        bot.receives(bot.publishes("Fluxo", Bot.script(null, Bot.message("hi", "Sou o fluxo"))));
        bot.receives(null, null);

        assertThat(bot.said(typebot.begun("Oi").conversation())).containsExactly("Sou o Typebot");
    }

    @Test
    void linesInARowGoToItAsOne() {
        var typebot = plays(asks("Seu nome?"), says("Obrigado."));
        typebot.set(Map.of("joinSeconds", 3)).ok();
        var begun = typebot.begun("Oi");

        typebot.says(begun, "Ana");
        typebot.says(begun, "Souza");
        pulse.run();
        assertThat(typebot.heard()).containsExactly("Oi");
        clock.forward(Duration.ofSeconds(4));
        typebot.untilHandedOver(begun.conversation(), "finished");

        assertThat(typebot.heard()).containsExactly("Oi", "Ana\nSouza");
    }

    @Test
    void theSameMessageTwiceBeginsOneTalk() {
        var typebot = plays(asks("Oi"));
        var visitor = shop.visitor();
        var id = TestVisitor.uuid();

        visitor.says(id, "Oi").ok();
        visitor.says(id, "Oi").ok();
        pulse.run();
        typebot.until(() -> !typebot.talks().isEmpty());
        visitor.says(id, "Oi").ok();
        pulse.run();

        assertThat(typebot.talks()).hasSize(1);
        assertThat(typebot.heard()).containsExactly("Oi");
    }

    @Test
    void whatWasWrittenBeforeTheQuestionAnswersNothing() {
        var typebot = plays(asks("Seu nome?"), says("Obrigado."));
        simulator.fault("F4-typebot-hang", 2);
        var begun = shop.begun("Oi");
        pulse.run();
        typebot.until(() -> !typebot.talks().isEmpty());
        typebot.says(begun, "impaciente");
        simulator.noFaults();
        typebot.until(() -> !typebot.bot().said(begun.conversation()).isEmpty());
        pulse.run();

        assertThat(typebot.heard()).containsExactly("Oi");
        typebot.says(begun, "Ana");
        typebot.untilHandedOver(begun.conversation(), "finished");
        assertThat(typebot.heard()).containsExactly("Oi", "Ana");
    }

    @Test
    void itsWordsNameADepartmentAndTheCustomerDoesNotReadThem() {
        var money = shop.desk().department("Financeiro");
        var typebot = plays(asks("Qual o CPF?"), given("markdown-and-the-end"));
        var bot = typebot.bot();
        var begun = typebot.begun("Oi");

        typebot.says(begun, "529.982.247-25");
        typebot.untilHandedOver(begun.conversation(), "typebot-handoff");

        assertThat(bot.said(begun.conversation())).endsWith("Obrigado! Seu protocolo é 2026-77.");
        assertThat(bot.state(begun.conversation())).isEqualTo("waiting");
        assertThat(bot.opened(begun.conversation())
                        .at("/conversation/department")
                        .asString())
                .isEqualTo(money);
    }

    @Test
    void bubblesComeOneAfterAnotherWithTheirPauses() {
        var typebot = plays(given("start-with-choices"));
        typebot.set(Map.of("pauseMillis", 1_000)).ok();
        var begun = shop.begun("Oi");
        typebot.until(() -> !typebot.bot().said(begun.conversation()).isEmpty());

        assertThat(typebot.bot().said(begun.conversation())).containsExactly("Olá, Ana!\nComo posso ajudar?");
        clock.forward(Duration.ofMillis(3_500));
        pulse.run();
        assertThat(typebot.bot().said(begun.conversation()))
                .startsWith("Olá, Ana!\nComo posso ajudar?", "https://cdn.example/menu.png");
        clock.forward(Duration.ofMillis(1_500));
        pulse.run();
        assertThat(typebot.bot().said(begun.conversation())).hasSize(3).endsWith("Escolha uma opção:");
    }

    @Test
    void wordsItDoesNotKnowGetTheAnswerOfTheHouseAndTheFinishWordEndsIt() {
        var typebot = plays(asks("Seu nome?"));
        typebot.set(Map.of("notUnderstood", "Só entendo texto.")).ok();
        var begun = typebot.begun("Oi");
        var id = begun.conversation();

        typebot.says(begun, "SAIR!");
        typebot.untilHandedOver(id, "typebot-left");

        assertThat(typebot.heard()).containsExactly("Oi");
        assertThat(typebot.bot().state(id)).isEqualTo("waiting");
    }

    @Test
    void whoDoesNotAnswerInTimeGoesToPeople() {
        var typebot = plays(asks("Seu nome?"));
        var begun = typebot.begun("Oi");

        clock.forward(Duration.ofMinutes(31));
        typebot.untilHandedOver(begun.conversation(), "expired");

        assertThat(typebot.bot().state(begun.conversation())).isEqualTo("waiting");
        assertThat(typebot.bot()
                        .history(begun.conversation())
                        .at("/runs/0/ending")
                        .asString())
                .isEqualTo("expired");
    }

    @Test
    void twoRobotsDoNotTalkForEver() {
        var typebot = plays(asks("Diga mais."));
        var begun = typebot.begun("Oi");
        var id = begun.conversation();

        for (int i = 0; i < 20; i++) {
            int heard = typebot.heard().size();
            typebot.says(begun, "eco " + i);
            typebot.until(() -> typebot.heard().size() > heard);
            int said = i + 2;
            typebot.until(() ->
                    typebot.bot().said(id).size() >= said || typebot.reason(id).equals("looped"));
        }

        typebot.untilHandedOver(id, "looped");
        assertThat(typebot.bot().said(id)).hasSize(20);
    }

    @Test
    void aWordMayBringItInWhenATicketOpensOrWaits() {
        var typebot = plays(asks("Chamou?"));
        typebot.set(Map.of("starts", "word", "startWord", "robô")).ok();
        var begun = shop.begun("Oi, tudo bem?");
        var id = begun.conversation();
        pulse.run();
        assertThat(typebot.bot().state(id)).isEqualTo("waiting");

        typebot.says(begun, "quero o ROBO, por favor");
        typebot.until(() -> !typebot.bot().said(id).isEmpty());

        assertThat(typebot.bot().state(id)).isEqualTo("triage");
        assertThat(typebot.heard()).containsExactly("quero o ROBO, por favor");
        assertThat(typebot.bot().history(id).at("/runs/0/cause").asString()).isEqualTo("dialog");
        assertThat(typebot.bot().said(typebot.begun("Robô?").conversation())).containsExactly("Chamou?");
    }

    @Test
    void whatItCannotBeGivenGoesToPeople() {
        var typebot = plays("""
                {"messages": [], "input": {"id": "i", "type": "file input"}}""");
        var begun = shop.begun("Oi");

        typebot.untilHandedOver(begun.conversation(), "typebot-file");
    }

    @Test
    void itIsAskedForMoreWhenItWantsToBe() {
        var typebot = plays("""
                {"messages": [], "clientSideActions": [{"type": "setVariable", "expectsDedicatedReply": true}]}""", says("Pronto."));
        var begun = shop.begun("Oi");

        typebot.untilHandedOver(begun.conversation(), "finished");

        assertThat(typebot.heard()).containsExactly("Oi", null);
        assertThat(typebot.bot().said(begun.conversation())).containsExactly("Pronto.");
    }

    @Test
    void switchedOffForAllItGivesBackWhatItHad() {
        var typebot = plays(asks("Seu nome?"));
        var begun = typebot.begun("Oi");

        typebot.set(Map.of("on", false)).ok();
        typebot.untilHandedOver(begun.conversation(), "switched-off");

        assertThat(typebot.bot().state(begun.conversation())).isEqualTo("waiting");
        typebot.says(begun, "Ana");
        assertThat(Objects.requireNonNull(typebot.heard())).containsExactly("Oi");
    }
}
