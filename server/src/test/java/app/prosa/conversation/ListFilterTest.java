package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What narrows the list: filters that combine, the second set of tabs, and searches in one field.
@ServerTest
class ListFilterTest {

    @LocalServerPort
    int port;

    Shop shop;
    Eg.Person admin;
    Eg.Person ana;
    Eg.Person bia;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        admin = shop.desk().admin();
        ana = shop.agent("Ana Souza");
        bia = shop.agent("Bia Reis");
    }

    @Test
    @Tag("INB-12")
    @Tag("INB-32")
    @Tag("INB-33")
    @Tag("INB-34")
    @Tag("INB-35")
    void tagsNarrowTheListInThreeWays() {
        var lead = tag("Novo cliente");
        var bought = tag("Já comprou");
        var both = tagged("os dois", lead, bought);
        var one = tagged("só uma", lead);
        var none = tagged("nenhuma");
        var chosen = "tags=" + lead + "," + bought;

        assertThat(ids(admin, "tab=waiting&" + chosen + "&tagMode=all")).containsExactly(both);
        assertThat(ids(admin, "tab=waiting&" + chosen + "&tagMode=any")).containsExactlyInAnyOrder(both, one);
        assertThat(ids(admin, "tab=waiting&" + chosen)).containsExactlyInAnyOrder(both, one);
        assertThat(ids(admin, "tab=waiting&" + chosen + "&tagMode=none")).containsExactly(none);
        assertThat(ids(admin, "tab=waiting&tagMode=none")).hasSize(3);
        assertThat(ids(admin, "tab=resolved&" + chosen)).isEmpty();
    }

    @Test
    @Tag("INB-38")
    @Tag("INB-53")
    @Tag("INB-54")
    @Tag("INB-55")
    void statusesTellWhoIsToSpeakNext() {
        var queued = shop.begun("Alguém aí?").conversation();
        var mine = shop.begun("Quero comprar");
        Shop.replies(ana, mine.conversation(), "Pois não").ok();

        assertThat(progress("waiting")).containsExactly(queued);
        assertThat(progress("waiting-customer")).containsExactly(mine.conversation());
        assertThat(progress("waiting-agent")).isEmpty();
        assertThat(progress("triage")).isEmpty();

        mine.visitor().says("Dois, por favor").ok();
        assertThat(progress("waiting-customer")).isEmpty();
        assertThat(progress("waiting-agent")).containsExactly(mine.conversation());
        assertThat(progress("waiting,waiting-agent")).containsExactlyInAnyOrder(queued, mine.conversation());
    }

    @Test
    @Tag("INB-40")
    void unreadKeepsWhatOneHasNotReadAndWhatSomebodyMarked() {
        var fresh = shop.begun("Acabei de escrever").conversation();
        var read = shop.begun("Já lida").conversation();
        var marked = shop.begun("Lida e marcada").conversation();
        for (var it : List.of(read, marked)) {
            admin.http()
                    .put("/api/v1/conversations/" + it + "/read", Map.of("seq", 99))
                    .ok();
        }
        admin.http()
                .put("/api/v1/conversations/" + marked + "/unread", Map.of())
                .ok();

        assertThat(ids(admin, "tab=waiting&unread=true")).containsExactlyInAnyOrder(fresh, marked);
        assertThat(ids(ana, "tab=waiting&unread=true")).containsExactlyInAnyOrder(fresh, read, marked);
    }

    @Test
    @Tag("INB-13")
    @Tag("INB-14")
    @Tag("INB-15")
    @Tag("INB-36")
    @Tag("INB-52")
    @Tag("INB-57")
    @Tag("ADM-19")
    void filtersOfDifferentKindsHoldTogether() {
        var other = shop.desk().department("Financeiro", admin.id());
        var his = shop.begun("Da Ana").conversation();
        var hers = shop.begun("Da Bia").conversation();
        var nobodys = shop.begun("De ninguém").conversation();
        Shop.replies(ana, his, "Oi").ok();
        Shop.replies(bia, hers, "Oi").ok();
        var group = admin.http()
                .post("/api/v1/agent-groups", Map.of("name", "Plantão", "members", List.of(ana.id())))
                .ok()
                .get("id")
                .asString();

        assertThat(ids(admin, "tab=progress&owners=" + ana.id())).containsExactly(his);
        assertThat(ids(admin, "tab=progress&owners=" + ana.id() + "&unowned=true"))
                .containsExactlyInAnyOrder(his, nobodys);
        assertThat(ids(admin, "tab=progress&groups=" + group)).containsExactly(his);
        assertThat(ids(admin, "tab=progress&groups=" + group + "&owners=" + bia.id()))
                .isEmpty();
        assertThat(ids(admin, "tab=progress&departments=" + shop.department())).hasSize(3);
        assertThat(ids(admin, "tab=progress&departments=" + other)).isEmpty();
        assertThat(ids(
                        admin,
                        "tab=progress&departments=" + other + "," + shop.department() + "&connections="
                                + shop.connection()))
                .hasSize(3);
        assertThat(ids(admin, "tab=progress&channels=webchat&statuses=waiting-customer"))
                .containsExactlyInAnyOrder(his, hers);
        assertThat(ids(admin, "tab=progress&channels=whatsapp")).isEmpty();

        admin.http()
                .patch("/api/v1/agent-groups/" + group, Map.of("members", List.of(bia.id())))
                .ok();
        assertThat(ids(admin, "tab=progress&groups=" + group)).containsExactly(hers);
    }

    @Test
    @Tag("CHN-01")
    void severalConnectionsOfOneKindStandBesideEachOtherAndNarrowTheList() {
        var second = Shop.of(shop.desk(), shop.department());
        var here = shop.begun("No primeiro site").conversation();
        var there = second.begun("No segundo site").conversation();
        var listed = ana.http().get("/api/v1/bootstrap").ok().get("connections");

        assertThat(listed.valueStream().map(it -> it.get("id").asString()))
                .containsExactlyInAnyOrder(shop.connection(), second.connection());
        assertThat(ids(ana, "tab=waiting&connections=" + shop.connection())).containsExactly(here);
        assertThat(ids(ana, "tab=waiting&connections=" + second.connection())).containsExactly(there);
        assertThat(ids(ana, "tab=waiting&connections=" + shop.connection() + "," + second.connection()))
                .containsExactlyInAnyOrder(here, there);
        var stranger = Shop.open(port);
        assertThat(ids(stranger.desk().admin(), "tab=waiting&connections=" + shop.connection()))
                .isEmpty();
    }

    @Test
    @Tag("INB-58")
    @Tag("INB-59")
    @Tag("INB-60")
    @Tag("INB-61")
    @Tag("INB-62")
    @Tag("INB-63")
    void theFourTabsDivideByWhoHasIt() {
        var queued = shop.begun("Na entrada").conversation();
        var his = shop.begun("Com a Ana").conversation();
        var hers = shop.begun("Com a Bia").conversation();
        var done = shop.begun("Acabou").conversation();
        for (var id : List.of(his, done)) {
            Shop.replies(ana, id, "Oi").ok();
        }
        Shop.replies(bia, hers, "Oi").ok();
        ana.http()
                .put("/api/v1/conversations/" + done + "/resolution", Map.of())
                .ok();
        var stranger = shop.desk().colleague("Caio Dias", "agent", shop.desk().department("Financeiro"));

        assertThat(ids(admin, "tab=inbox")).containsExactly(queued);
        assertThat(ids(admin, "tab=mine")).isEmpty();
        assertThat(ids(admin, "tab=progress")).containsExactlyInAnyOrder(queued, his, hers);
        assertThat(ids(admin, "tab=closed")).containsExactly(done);
        assertThat(ids(ana, "tab=mine")).containsExactly(his);
        assertThat(ids(ana, "tab=progress")).containsExactlyInAnyOrder(queued, his);
        for (var tab : List.of("inbox", "mine", "progress", "closed")) {
            assertThat(ids(stranger, "tab=" + tab)).as(tab).isEmpty();
        }
    }

    @Test
    @Tag("INB-30")
    @Tag("INB-31")
    @Tag("INB-49")
    @Tag("INB-50")
    @Tag("INB-51")
    @Tag("INB-21")
    void aSearchLooksInTheFieldThatWasChosen() {
        var begun = shop.begun("Quero falar da fatura").conversation();
        var contact = contact(begun);
        admin.http()
                .patch(
                        "/api/v1/contacts/" + contact,
                        Map.of("name", "Márcia Prado", "phone", "11 98877-6655", "company", "Café Aurora"))
                .ok();
        shop.begun("Aurora boreal");
        Shop.replies(ana, begun, "Pois não").ok();
        admin.http()
                .post("/api/v1/agent-groups", Map.of("name", "Plantão da noite", "members", List.of(ana.id())))
                .ok();

        for (var found : List.of(
                "q=marcia",
                "q=marcia&in=name",
                "q=8877&in=number",
                "q=98877-66&in=number",
                "q=aurora&in=company",
                "q=vendas&in=department",
                "q=souza&in=owner",
                "q=plantao&in=group",
                "q=ma&in=name")) {
            assertThat(ids(admin, "tab=attending&" + found)).as(found).containsExactly(begun);
        }
        for (var missed : List.of(
                "q=aurora&in=name",
                "q=marcia&in=company",
                "q=prado&in=owner",
                "q=marcia&in=number",
                "q=fatura&in=name",
                "q=financeiro&in=department",
                "q=reis&in=owner",
                "q=dia&in=group",
                "q=marcia&in=name&archived=true")) {
            assertThat(ids(admin, "tab=attending&" + missed)).as(missed).isEmpty();
        }
        assertThat(ids(admin, "tab=waiting&q=marcia&in=name")).isEmpty();
    }

    @Test
    void whatIsNoFilterIsRefused() {
        for (var query : List.of("statuses=asleep", "tagMode=some", "tab=lost", "in=shoe")) {
            assertThat(admin.http().get("/api/v1/conversations?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    private List<String> progress(String statuses) {
        return ids(admin, "tab=progress&statuses=" + statuses);
    }

    private String tag(String name) {
        return admin.http()
                .post("/api/v1/tags", Map.of("name", name, "color", "#16996b"))
                .ok()
                .get("id")
                .asString();
    }

    private String tagged(String text, String... tags) {
        var begun = shop.begun(text).conversation();
        for (var tag : tags) {
            admin.http()
                    .put("/api/v1/contacts/" + contact(begun) + "/tags/" + tag, Map.of())
                    .ok();
        }
        return begun;
    }

    private String contact(String conversation) {
        return admin.http()
                .get("/api/v1/conversations/" + conversation)
                .ok()
                .at("/contact/id")
                .asString();
    }

    private static List<String> ids(Eg.Person agent, String query) {
        return Shop.list(agent, query).valueStream().map(ListFilterTest::id).toList();
    }

    private static String id(JsonNode item) {
        return item.get("id").asString();
    }
}
