package app.prosa.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.TestSocket;
import app.prosa.jobs.RecurringJob;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What keeps a scheduled message from going, and what is left of it.
@ServerTest
class ScheduleEndTest extends ScheduleScene {

    @Test
    void whatCannotGoSaysWhyAndItsAuthorHearsIt() {
        var bruno = shop.agent("Bruno Lima");
        var gone = new Booking(bruno, booking.conversation()).books("De quem saiu", LATER);
        var blocked = booking.books("Para quem foi bloqueado", LATER);
        var seq = ana.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
        try (var socket = TestSocket.of(ana, port, seq)) {
            shop.desk()
                    .http()
                    .patch("/api/v1/agents/" + bruno.id(), Map.of("active", false))
                    .ok();
            var contact = booking.opened().at("/contact/id").asString();
            shop.desk()
                    .http()
                    .put("/api/v1/contacts/" + contact + "/block", Map.of("reason", "Golpe"))
                    .ok();
            pass(LATER);

            var told = socket.event("schedule.failed", _ -> true);
            assertThat(told.get("scheduleId").asString()).isEqualTo(blocked);
            assertThat(told.get("reason").asString()).isEqualTo("contact-blocked");
            socket.event(
                    "schedules.changed",
                    it -> it.get("conversationId").asString().equals(booking.conversation()));
        }

        assertThat(booking.state(blocked)).isEqualTo("failed");
        assertThat(booking.reason(gone)).isEqualTo("author-gone");
        assertThat(booking.executes(blocked).code()).isEqualTo("already-failed");
        assertThat(booking.said()).isEmpty();
    }

    @Test
    void aDeletedConversationGetsNothing() {
        var id = booking.books("Bom dia!", LATER);
        var path = "/api/v1/conversations/" + booking.conversation();
        var boss = new Booking(shop.desk().admin(), booking.conversation());
        boss.who().http().delete(path).ok();
        assertThat(boss.list("")).isEmpty();

        pass(LATER);
        boss.who().http().delete("/api/v1/bin/" + booking.conversation()).status();

        assertThat(boss.list("")).isEmpty();
        assertThat(boss.cancels(id).status()).isEqualTo(404);
    }

    @Test
    void whatEndedLongAgoIsForgotten() {
        var id = booking.books("Bom dia!", LATER);
        booking.cancels(id).ok();
        clock.forward(Duration.ofDays(91));
        jobs.stream().filter(it -> it.name().equals("past-schedules")).forEach(RecurringJob::run);

        var account = new AccountId(UUID.fromString(shop.desk().account()));
        var left = Tenant.in(
                account,
                () -> transaction.execute(_ -> store.conversation(account, new ScheduleId(UUID.fromString(id)))));
        assertThat(left).isEmpty();
    }
}
