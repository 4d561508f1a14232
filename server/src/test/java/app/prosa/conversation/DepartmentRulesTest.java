package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.TestVisitor;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What departments do by themselves: greet, say that nobody is there, resolve what was left.
@ServerTest
class DepartmentRulesTest {

    private static final Map<String, Object> NEVER =
            Map.of("enabled", true, "timeZone", "UTC", "days", List.of(), "closed", List.of());
    private static final Map<String, Object> ALWAYS =
            Map.of("enabled", false, "timeZone", "UTC", "days", List.of(), "closed", List.of());

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    IdleClosing idle;

    @Test
    void greetsOnceWhenATicketOpensAndTheGreetingIsNoAnswer() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        rules(shop, Map.of("greeting", "Olá! Já vamos te atender."));

        var begun = shop.begun("Oi");
        var row = Shop.list(ana, "tab=waiting").get(0);
        begun.visitor().says("Alguém?").ok();

        assertThat(row.get("waitingSince").isNull()).isFalse();
        assertThat(row.at("/lastMessage/preview").asString()).isEqualTo("Oi");
        assertThat(said(begun.visitor())).containsExactly("Oi", "Olá! Já vamos te atender.", "Alguém?");
    }

    @Test
    void greetsAgainWithTheNextTicketButNotWhenTheSameOneGoesOn() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        rules(shop, Map.of("greeting", "Olá!"));
        var begun = shop.begun("Oi");
        resolve(ana, begun);

        begun.visitor().says("Mais uma coisa").ok();
        assertThat(said(begun.visitor())).filteredOn("Olá!"::equals).hasSize(1);
        resolve(ana, begun);
        clock.forward(Duration.ofHours(3));
        begun.visitor().says("Voltei").ok();

        assertThat(said(begun.visitor())).filteredOn("Olá!"::equals).hasSize(2);
    }

    @Test
    void saysOnceANightThatNobodyIsThere() {
        var shop = Shop.open(port);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var hour = DateTimeFormatter.ofPattern("HH:mm");
        var lastHour = Map.of(
                "day", now.minusHours(2).getDayOfWeek().getValue(),
                "from", hour.format(now.minusHours(2)),
                "to", hour.format(now.minusHours(1)));
        var everyDay = new java.util.ArrayList<Map<String, Object>>();
        for (int day = 1; day <= 7; day++) {
            everyDay.add(Map.of("day", day, "from", lastHour.get("from"), "to", lastHour.get("to")));
        }
        rules(
                shop,
                Map.of(
                        "greeting", "Olá!",
                        "awayMessage", "Voltamos amanhã.",
                        "hours", Map.of("enabled", true, "timeZone", "UTC", "days", everyDay, "closed", List.of())));

        var begun = shop.begun("Oi");
        begun.visitor().says("Tem alguém aí?").ok();
        assertThat(said(begun.visitor())).containsExactly("Oi", "Voltamos amanhã.", "Tem alguém aí?");
        clock.forward(Duration.ofHours(24));
        begun.visitor().says("E agora?").ok();

        assertThat(said(begun.visitor())).filteredOn("Voltamos amanhã."::equals).hasSize(2);
    }

    @Test
    void anAgentsHoursGoBeforeTheDepartmentsAndThoseBeforeTheAccounts() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        shop.desk().http().patch("/api/v1/account", Map.of("hours", NEVER)).ok();
        rules(shop, Map.of("awayMessage", "Fechado."));
        assertThat(said(shop.begun("Por conta").visitor())).contains("Fechado.");

        rules(shop, Map.of("awayMessage", "Fechado.", "hours", ALWAYS));
        var open = shop.begun("Por setor");
        assertThat(said(open.visitor())).doesNotContain("Fechado.");

        Shop.replies(ana, open.conversation(), "Oi!").ok();
        shop.desk()
                .http()
                .patch("/api/v1/agents/" + ana.id(), Map.of("shift", Map.of("hours", NEVER)))
                .ok();
        open.visitor().says("Por atendente").ok();
        assertThat(said(open.visitor())).contains("Fechado.");
    }

    @Test
    void whatTheCustomerLeavesIsResolvedByItselfAndTheyAreTold() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        rules(shop, Map.of("idleMinutes", 30, "idleMessage", "Encerramos por falta de resposta."));
        var left = shop.begun("Oi");
        Shop.replies(ana, left.conversation(), "Qual o pedido?").ok();
        var answered = shop.begun("Oi também");
        Shop.replies(ana, answered.conversation(), "Qual o pedido?").ok();
        answered.visitor().says("O 12").ok();
        var waiting = shop.begun("Ninguém me respondeu");

        clock.forward(Duration.ofMinutes(29));
        idle.run();
        assertThat(state(shop, left)).isEqualTo("attending");
        clock.forward(Duration.ofMinutes(2));
        idle.run();

        assertThat(state(shop, left)).isEqualTo("resolved");
        assertThat(said(left.visitor())).last().isEqualTo("Encerramos por falta de resposta.");
        assertThat(state(shop, answered)).isEqualTo("attending");
        assertThat(state(shop, waiting)).isEqualTo("waiting");
    }

    @Test
    @Tag("ADM-17")
    void resolvingArchivesByItselfAndWhatOpensComesBack() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        shop.desk().http().patch("/api/v1/account", Map.of("autoArchive", true)).ok();
        var begun = shop.begun("Oi");
        Shop.replies(ana, begun.conversation(), "Pronto").ok();

        ana.http().put(path(begun) + "/resolution", Map.of()).ok();
        assertThat(Shop.list(ana, "tab=resolved")).isEmpty();
        assertThat(Shop.list(ana, "tab=resolved&archived=true")).hasSize(1);

        begun.visitor().says("Só mais uma coisa").ok();
        assertThat(Shop.list(ana, "tab=attending")).hasSize(1);
        ana.http().put(path(begun) + "/resolution", Map.of()).ok();
        ana.http().delete(path(begun) + "/resolution").ok();
        assertThat(Shop.list(ana, "tab=attending")).hasSize(1);
    }

    @Test
    void refusesRulesThatCannotBe() {
        var shop = Shop.open(port);
        var ana = shop.agent("Ana");
        var path = "/api/v1/departments/" + shop.department();

        assertThat(ana.http().patch(path, Map.of("rules", all(Map.of()))).status())
                .isEqualTo(403);
        var never = shop.desk().http().patch(path, Map.of("rules", all(Map.of("idleMinutes", 0))));
        assertThat(never.status()).isEqualTo(400);
        assertThat(never.json().get("field").asString()).isEqualTo("rules.idleMinutes");
        var nowhere = new HashMap<>(NEVER);
        nowhere.put("timeZone", "Mars/Base");
        assertThat(shop.desk()
                        .http()
                        .patch(path, Map.of("rules", all(Map.of("hours", nowhere))))
                        .json()
                        .get("field")
                        .asString())
                .isEqualTo("rules.hours.timeZone");
    }

    private static void resolve(Eg.Person agent, Shop.Begun begun) {
        agent.http().put(path(begun) + "/assignment", Map.of()).ok();
        agent.http().put(path(begun) + "/resolution", Map.of()).ok();
    }

    private static String path(Shop.Begun begun) {
        return "/api/v1/conversations/" + begun.conversation();
    }

    private static String state(Shop shop, Shop.Begun begun) {
        return shop.desk()
                .http()
                .get(path(begun))
                .ok()
                .at("/conversation/state")
                .asString();
    }

    /// What visitor and house said, as the visitor reads it.
    private static List<String> said(TestVisitor visitor) {
        return visitor.conversation()
                .get("messages")
                .valueStream()
                .filter(it -> it.at("/content/type").asString().equals("text"))
                .map(it -> it.at("/content/body").asString())
                .toList();
    }

    static void rules(Shop shop, Map<String, Object> changes) {
        shop.desk()
                .http()
                .patch("/api/v1/departments/" + shop.department(), Map.of("rules", all(changes)))
                .ok();
    }

    private static Map<String, Object> all(Map<String, Object> changes) {
        var rules = new HashMap<String, Object>(
                Map.of("greeting", "", "awayMessage", "", "idleMessage", "", "demandRequired", false));
        rules.putAll(changes);
        return rules;
    }
}
