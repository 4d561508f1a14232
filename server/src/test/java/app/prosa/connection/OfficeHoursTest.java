package app.prosa.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.prosa.connection.OfficeHours.Interval;
import app.prosa.web.Refusal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficeHoursTest {

    /// Monday 2026-11-23, three hours behind UTC.
    private static final OfficeHours SHOP = hours(
            "America/Sao_Paulo",
            interval(1, "08:00", "12:00"),
            interval(1, "13:30", "18:00"),
            interval(5, "20:00", "00:00"));

    @Test
    void isOpenInsideItsIntervalsInItsOwnTimeZone() {
        assertThat(SHOP.isOpen(Instant.parse("2026-11-23T10:59:59Z"))).isFalse();
        assertThat(SHOP.isOpen(Instant.parse("2026-11-23T11:00:00Z"))).isTrue();
        assertThat(SHOP.isOpen(Instant.parse("2026-11-23T15:00:00Z"))).isFalse();
        assertThat(SHOP.isOpen(Instant.parse("2026-11-23T16:30:00Z"))).isTrue();
        assertThat(SHOP.isOpen(Instant.parse("2026-11-24T11:00:00Z"))).isFalse();
    }

    @Test
    void midnightIsTheEndOfTheDay() {
        assertThat(SHOP.isOpen(Instant.parse("2026-11-28T02:59:59Z"))).isTrue();
        assertThat(SHOP.isOpen(Instant.parse("2026-11-28T03:00:00Z"))).isFalse();
    }

    @Test
    void saysWhenItOpensNext() {
        assertThat(SHOP.nextOpening(Instant.parse("2026-11-23T15:10:00Z")))
                .contains(Instant.parse("2026-11-23T16:30:00Z"));
        assertThat(SHOP.nextOpening(Instant.parse("2026-11-23T21:00:00Z")))
                .contains(Instant.parse("2026-11-27T23:00:00Z"));
        assertThat(SHOP.nextOpening(Instant.parse("2026-11-28T04:00:00Z")))
                .contains(Instant.parse("2026-11-30T11:00:00Z"));
    }

    @Test
    void opensAWeekLaterWhenItIsOpenOnOneDayOnly() {
        var mondays = hours("America/Sao_Paulo", interval(1, "08:00", "09:00"));

        assertThat(mondays.nextOpening(Instant.parse("2026-11-23T12:00:00Z")))
                .contains(Instant.parse("2026-11-30T11:00:00Z"));
    }

    @Test
    void hasNoNextOpeningWhileOpenOrWhenItNeverOpens() {
        assertThat(SHOP.nextOpening(Instant.parse("2026-11-23T12:00:00Z"))).isEmpty();
        assertThat(hours("UTC").nextOpening(Instant.parse("2026-11-23T12:00:00Z")))
                .isEmpty();
        assertThat(hours("UTC").isOpen(Instant.parse("2026-11-23T12:00:00Z"))).isFalse();
    }

    @Test
    void isAlwaysOpenWhenNotInForce() {
        assertThat(OfficeHours.usual("UTC").isOpen(Instant.parse("2026-11-22T03:00:00Z")))
                .isTrue();
    }

    @Test
    void followsTheChangeToSummerTime() {
        var berlin = hours("Europe/Berlin", interval(7, "03:00", "05:00"));

        assertThat(berlin.isOpen(Instant.parse("2026-03-29T00:59:00Z"))).isFalse();
        assertThat(berlin.isOpen(Instant.parse("2026-03-29T01:00:00Z"))).isTrue();
        assertThat(berlin.nextOpening(Instant.parse("2026-03-29T00:00:00Z")))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void refusesIntervalsThatMakeNoSense() {
        assertRefused(hours("UTC", interval(1, "12:00", "08:00")), "webchat.hours.days");
        assertRefused(hours("UTC", interval(8, "08:00", "12:00")), "webchat.hours.days");
        assertRefused(hours("UTC", interval(1, "08:00", "12:00"), interval(1, "11:59", "13:00")), "webchat.hours.days");
        assertRefused(hours("UTC", interval(1, "08:00", "00:00"), interval(1, "22:00", "23:00")), "webchat.hours.days");
        assertRefused(hours("Brazil/Nowhere", interval(1, "08:00", "12:00")), "webchat.hours.timeZone");
        assertThat(hours("UTC", interval(1, "08:00", "12:00"), interval(1, "12:00", "13:00"))
                        .checked())
                .isNotNull();
    }

    private static void assertRefused(OfficeHours hours, String field) {
        assertThatThrownBy(hours::checked)
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class, it -> assertThat(it.extras()).containsEntry("field", field));
    }

    private static OfficeHours hours(String timeZone, Interval... days) {
        return new OfficeHours(true, timeZone, List.of(days));
    }

    private static Interval interval(int day, String from, String to) {
        return new Interval(day, LocalTime.parse(from), LocalTime.parse(to));
    }
}
