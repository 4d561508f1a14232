package app.prosa.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.Eg;
import app.prosa.ServerTest;
import app.prosa.TestVisitor;
import app.prosa.file.Samples;
import app.prosa.jobs.RecurringJob;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Scheduled messages: written now, gone when their time has come, once.
@ServerTest
class ScheduleTest extends ScheduleScene {

    @Test
    @Tag("SCH-01")
    @Tag("SCH-02")
    @Tag("SCH-03")
    @Tag("SCH-10")
    void itGoesWithNobodySignedInAndOpensNothing() {
        var id = booking.books("Bom dia!", LATER);
        assertThat(booking.state(id)).isEqualTo("pending");
        var waiting = booking.opened().at("/conversation/ticket/id").asString();
        ana.http().delete("/api/v1/session").status();

        departures.run();
        var boss = new Booking(shop.desk().admin(), booking.conversation());
        assertThat(boss.said()).isEmpty();
        pass(LATER);

        assertThat(boss.said()).containsExactly("Bom dia!");
        assertThat(boss.state(id)).isEqualTo("sent");
        var opened = boss.opened();
        var message = opened.get("messages")
                .valueStream()
                .filter(it -> it.get("direction").asString().equals("out"))
                .findFirst()
                .orElseThrow();
        assertThat(message.at("/author/id").asString()).isEqualTo(ana.id());
        assertThat(opened.at("/conversation/state").asString()).isEqualTo("waiting");
        assertThat(opened.at("/conversation/owner").isNull()).isTrue();
        assertThat(opened.at("/conversation/ticket/id").asString()).isEqualTo(waiting);
        pass(LATER);
        assertThat(boss.said()).hasSize(1);
    }

    @Test
    @Tag("SCH-04")
    @Tag("SCH-05")
    void onlyWhatIsPendingChanges() {
        var other = new Booking(ana, shop.begun("E eu?").conversation());
        var id = booking.books("Bom dia!", LATER);

        var changed = booking.rewrites(id, other.wish("Boa tarde!", Duration.ofHours(2)))
                .ok();
        assertThat(changed.get("text").asString()).isEqualTo("Boa tarde!");
        assertThat(changed.get("conversationId").asString()).isEqualTo(other.conversation());
        pass(LATER);
        assertThat(booking.said()).isEmpty();
        pass(Duration.ofHours(2));

        assertThat(booking.said()).isEmpty();
        assertThat(other.said()).containsExactly("Boa tarde!");
        assertThat(booking.rewrites(id, booking.wish("Não!", LATER)).code()).isEqualTo("already-sent");
        assertThat(booking.cancels(id).code()).isEqualTo("already-sent");
        assertThat(booking.executes(id).code()).isEqualTo("already-sent");
        assertThat(other.said()).hasSize(1);
    }

    @Test
    @Tag("SCH-05")
    void nobodysWordsGoAsSomebodyElses() {
        var id = booking.books("Bom dia!", LATER);
        var bruno = shop.agent("Bruno Lima");

        new Booking(bruno, booking.conversation())
                .rewrites(id, booking.wish("Bom dia da casa!", LATER))
                .ok();

        assertThat(booking.one(id).get("author").asString()).isEqualTo(bruno.id());
    }

    @Test
    @Tag("SCH-06")
    void whatIsRemovedIsNotSent() {
        var id = booking.books("Bom dia!", LATER);

        assertThat(booking.removes(id).status()).isEqualTo(204);
        assertThat(booking.list("")).isEmpty();
        assertThat(booking.removes(id).status()).isEqualTo(404);
        pass(LATER);

        assertThat(booking.said()).isEmpty();
    }

    @Test
    @Tag("SCH-13")
    void whatIsCancelledIsNotSentAndSaysByWhom() {
        var id = booking.books("Bom dia!", LATER);

        var cancelled = booking.cancels(id).ok();
        assertThat(cancelled.get("state").asString()).isEqualTo("cancelled");
        assertThat(cancelled.get("endedBy").asString()).isEqualTo(ana.id());
        assertThat(booking.cancels(id).code()).isEqualTo("already-cancelled");
        pass(LATER);

        assertThat(booking.said()).isEmpty();
        var audit = shop.desk().http().get("/api/v1/audit?areas=schedules").ok().get("items");
        assertThat(audit).hasSize(1);
        assertThat(audit.get(0).get("action").asString()).isEqualTo("cancelSchedule");
        assertThat(audit.get(0).get("agent").asString()).isEqualTo(ana.id());
    }

    @Test
    @Tag("SCH-12")
    void whatIsExecutedNowIsNotSentAgainLater() {
        var id = booking.books("Bom dia!", LATER);

        assertThat(booking.executes(id).ok().get("state").asString()).isEqualTo("sent");
        assertThat(booking.executes(id).code()).isEqualTo("already-sent");
        pass(LATER);

        assertThat(booking.said()).containsExactly("Bom dia!");
    }

    @Test
    @Tag("SCH-04")
    void ofCancellingAndSendingAtOnceOneWins() throws Exception {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            ids.add(booking.books("Número " + i, LATER));
        }
        clock.forward(LATER);
        var work = new ArrayList<Callable<Integer>>();
        var start = new CyclicBarrier(4);
        for (int node = 0; node < 2; node++) {
            work.add(() -> {
                start.await();
                departures.run();
                return 0;
            });
        }
        for (int half = 0; half < 2; half++) {
            var mine = half == 0 ? ids : ids.reversed();
            work.add(() -> {
                start.await();
                int won = 0;
                for (var id : mine) {
                    var answer = booking.cancels(id);
                    assertThat(answer.status()).isIn(200, 409);
                    won += answer.status() == 200 ? 1 : 0;
                }
                return won;
            });
        }
        int cancelled = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(work)) {
                cancelled += each.get();
            }
        }

        assertThat(booking.said()).doesNotHaveDuplicates().hasSize(ids.size() - cancelled);
        assertThat(booking.list("states=cancelled")).hasSize(cancelled);
        assertThat(booking.list("states=sent")).hasSize(ids.size() - cancelled);
        assertThat(booking.list("states=pending,sending,failed")).isEmpty();
    }

    @Test
    void whoDiesOverItLeavesItToTheNextWhoSendsItOnce() {
        var id = booking.books("Bom dia!", LATER);
        clock.forward(LATER);
        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var now = clock.instant();
        var dead = UUID.randomUUID();

        Tenant.in(
                account,
                () -> transaction.executeWithoutResult(_ -> assertThat(store.lease(
                                account, new ScheduleId(UUID.fromString(id)), dead, now, now.plusSeconds(120)))
                        .isTrue()));
        departures.run();
        assertThat(booking.state(id)).isEqualTo("sending");
        assertThat(booking.cancels(id).code()).isEqualTo("already-sent");
        assertThat(booking.removes(id).code()).isEqualTo("already-sent");
        assertThat(booking.said()).isEmpty();
        pass(Duration.ofMinutes(3));
        pass(Duration.ofMinutes(3));

        assertThat(booking.state(id)).isEqualTo("sent");
        assertThat(booking.said()).containsExactly("Bom dia!");
    }

    @Test
    void schedulingTwiceUnderOneIdSchedulesOnce() {
        var body = Map.of("id", TestVisitor.uuid(), "wish", booking.wish("Bom dia!", LATER));

        var first = ana.http().post(Booking.ALL, body).ok();
        var second = ana.http().post(Booking.ALL, body).ok();

        assertThat(second).isEqualTo(first);
        assertThat(booking.list("")).hasSize(1);
    }

    @Test
    @Tag("SCH-08")
    void filesGoAlongAndWaitForTheirMessage() {
        var pdf = upload("tabela.pdf");
        var lost = upload("engano.pdf");
        var id = booking.asks(booking.wish("Segue a tabela 📎", Duration.ofDays(3), List.of(pdf, lost), null))
                .ok()
                .get("id")
                .asString();
        booking.rewrites(id, booking.wish("Segue a tabela 📎", Duration.ofDays(3), List.of(pdf), null))
                .ok();

        assertThat(booking.one(id).at("/files/0/file/name").asString()).isEqualTo("tabela.pdf");
        assertThat(ana.http().get("/api/v1/files/" + lost).status()).isEqualTo(404);
        var bruno = shop.agent("Bruno Lima");
        assertThat(bruno.http().get("/api/v1/files/" + pdf).status()).isEqualTo(302);
        clock.forward(Duration.ofDays(2));
        jobs.stream().filter(it -> it.name().equals("unsent-files")).forEach(RecurringJob::run);
        pass(Duration.ofDays(1));

        var message = booking.opened().get("messages").valueStream().toList().getLast();
        assertThat(message.at("/content/type").asString()).isEqualTo("document");
        assertThat(message.at("/content/caption").asString()).isEqualTo("Segue a tabela 📎");
        assertThat(message.at("/content/file/id").asString()).isEqualTo(pdf);
        assertThat(booking.asks(booking.wish("De novo", LATER, List.of(pdf), null))
                        .code())
                .isEqualTo("file-used");
    }

    @ParameterizedTest
    @CsvSource({"-1, at", "527041, at"})
    void aTimeThatIsOverOrTooFarAwayIsRefused(long minutes, String field) {
        var refused = booking.asks(booking.wish("Bom dia!", Duration.ofMinutes(minutes)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").asString()).isEqualTo(field);
        assertThat(booking.asks(booking.wish(" ", LATER)).code()).isEqualTo("empty-message");
        assertThat(booking.asks(booking.wish("x".repeat(10_001), LATER)).code()).isEqualTo("too-long");
    }

    @Test
    void whoeverMayNotSeeTheConversationSeesNothingOfIt() {
        var id = booking.books("Segredo", LATER);
        var desk = shop.desk();
        var other = desk.colleague("Otto", "agent", desk.department("Cobrança"));
        var stranger = Eg.desk(port).admin();

        for (var who : List.of(other, stranger)) {
            var theirs = new Booking(who, booking.conversation());
            assertThat(theirs.list("")).isEmpty();
            assertThat(theirs.list("conversation=" + booking.conversation())).isEmpty();
            assertThat(theirs.cancels(id).status()).isEqualTo(404);
            assertThat(theirs.executes(id).status()).isEqualTo(404);
            assertThat(theirs.removes(id).status()).isEqualTo(404);
            assertThat(theirs.rewrites(id, booking.wish("Ha!", LATER)).status()).isEqualTo(404);
            assertThat(theirs.asks(booking.wish("Ha!", LATER)).status()).isEqualTo(404);
        }
        assertThat(new Booking(desk.admin(), booking.conversation()).list("")).hasSize(1);
        ana.http()
                .put("/api/v1/conversations/" + booking.conversation() + "/acceptance", Map.of())
                .ok();
        var bruno = new Booking(shop.agent("Bruno"), booking.conversation());
        assertThat(bruno.list("")).as("a colleague's").isEmpty();
        assertThat(bruno.cancels(id).status()).isEqualTo(404);
        pass(LATER);
        assertThat(booking.said()).containsExactly("Segredo");
    }

    @Test
    @Tag("SCH-01")
    void theListIsNarrowedByStateAndContactAndComesInPages() {
        for (int i = 0; i < 3; i++) {
            booking.books("Número " + i, LATER.plusMinutes(i));
        }
        var gone = booking.books("Fora", LATER.minusMinutes(1));
        booking.cancels(gone).ok();
        var contact = booking.opened().at("/contact/id").asString();
        ana.http()
                .patch("/api/v1/contacts/" + contact, Map.of("name", "Mariana Prado"))
                .ok();

        assertThat(booking.list("states=cancelled")).hasSize(1);
        assertThat(booking.list("q=mariana")).hasSize(4);
        assertThat(booking.list("q=outra")).isEmpty();
        assertThat(booking.list("states=pending").stream()
                        .map(it -> it.get("text").asString()))
                .containsExactly("Número 0", "Número 1", "Número 2");
        var seen = new ArrayList<String>();
        String after = "";
        do {
            var page = ana.http()
                    .get(Booking.ALL + "?limit=1" + (after.isEmpty() ? "" : "&after=" + after))
                    .ok();
            page.get("items").forEach(it -> seen.add(it.get("text").asString()));
            after = page.get("next").asString("");
        } while (!after.isEmpty());
        assertThat(seen).containsExactly("Número 2", "Número 1", "Número 0", "Fora");
    }

    private String upload(String name) {
        return ana.http()
                .send("POST", "/api/v1/files?name=" + name, Samples.pdf())
                .ok()
                .get("id")
                .asString();
    }
}
