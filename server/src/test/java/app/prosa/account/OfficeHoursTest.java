package app.prosa.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.prosa.account.OfficeHours.DayOff;
import app.prosa.account.OfficeHours.Interval;
import app.prosa.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
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
    void anIntervalMayEndOnTheDayAfter() {
        var bar = hours("America/Sao_Paulo", interval(5, "20:00", "02:00"), interval(7, "22:00", "01:00"));

        assertThat(bar.isOpen(Instant.parse("2026-11-28T04:59:00Z"))).isTrue();
        assertThat(bar.isOpen(Instant.parse("2026-11-28T05:00:00Z"))).isFalse();
        assertThat(bar.isOpen(Instant.parse("2026-11-30T03:30:00Z"))).isTrue();
        assertThat(bar.openSince(Instant.parse("2026-11-28T04:00:00Z")))
                .contains(Instant.parse("2026-11-27T23:00:00Z"));
        assertThat(bar.closedSince(Instant.parse("2026-11-28T12:00:00Z")))
                .contains(Instant.parse("2026-11-28T05:00:00Z"));
        assertRefused(hours("UTC", interval(5, "20:00", "02:00"), interval(6, "01:00", "03:00")), "webchat.hours.days");
        assertRefused(hours("UTC", interval(7, "20:00", "02:00"), interval(1, "01:00", "03:00")), "webchat.hours.days");
    }

    @Test
    void isOpenWithoutABreakWhereIntervalsMeet() {
        var early = hours("UTC", interval(1, "22:00", "00:00"), interval(2, "00:00", "06:00"));

        assertThat(early.openSince(Instant.parse("2026-11-24T03:00:00Z")))
                .contains(Instant.parse("2026-11-23T22:00:00Z"));
        assertThat(early.openSince(Instant.parse("2026-11-24T06:00:00Z"))).isEmpty();
    }

    @Test
    void nobodyIsThereOnNationalHolidaysOnTheStatesAndOnOwnDaysOff() {
        var weekdays = IntStream.rangeClosed(1, 7)
                .mapToObj(day -> interval(day, "09:00", "18:00"))
                .toList();
        var shop = new OfficeHours(
                true,
                "America/Sao_Paulo",
                weekdays,
                Holidays.SP,
                List.of(new DayOff(LocalDate.parse("2026-01-26"), "Balanço")));

        assertThat(open(shop, "2026-09-07")).as("Independência").isFalse();
        assertThat(open(shop, "2026-11-20")).as("Consciência Negra").isFalse();
        assertThat(open(shop, "2026-04-03")).as("Sexta-feira Santa").isFalse();
        assertThat(open(shop, "2026-07-09")).as("Revolução, in São Paulo").isFalse();
        assertThat(open(shop, "2026-04-23")).as("São Jorge, in Rio").isTrue();
        assertThat(open(shop, "2026-01-26")).as("their own").isFalse();
        assertThat(open(shop, "2026-09-08")).isTrue();
        assertThat(shop.nextOpening(Instant.parse("2026-12-24T22:00:00Z")))
                .contains(Instant.parse("2026-12-26T12:00:00Z"));
    }

    @Test
    void theNightBeforeAHolidayEndsAsUsual() {
        var bar = new OfficeHours(
                true,
                "America/Sao_Paulo",
                List.of(interval(7, "20:00", "02:00"), interval(1, "20:00", "02:00")),
                Holidays.BR,
                List.of());

        assertThat(bar.isOpen(Instant.parse("2026-09-07T04:00:00Z"))).isTrue();
        assertThat(bar.isOpen(Instant.parse("2026-09-08T00:00:00Z"))).isFalse();
    }

    @Test
    void aDayThatBeganAtOneOClockBeginsThen() {
        // Brazil's last summer time began when midnight became one o'clock.
        var always = hours("America/Sao_Paulo", interval(7, "00:00", "06:00"));

        assertThat(always.isOpen(Instant.parse("2018-11-04T02:59:59Z"))).isFalse();
        assertThat(always.isOpen(Instant.parse("2018-11-04T03:00:00Z"))).isTrue();
        assertThat(always.isOpen(Instant.parse("2018-11-04T07:59:59Z"))).isTrue();
        assertThat(always.isOpen(Instant.parse("2018-11-04T08:00:00Z"))).isFalse();
        assertThat(hours("America/New_York", interval(7, "02:15", "02:45"))
                        .isOpen(Instant.parse("2026-03-08T07:20:00Z")))
                .as("an hour that does not exist")
                .isTrue();
    }

    private static boolean open(OfficeHours hours, String date) {
        return hours.isOpen(Instant.parse(date + "T15:00:00Z"));
    }

    @Test
    void refusesIntervalsThatMakeNoSense() {
        assertRefused(hours("UTC", interval(1, "12:00", "12:00")), "webchat.hours.days");
        assertRefused(hours("UTC", interval(8, "08:00", "12:00")), "webchat.hours.days");
        assertRefused(hours("UTC", interval(1, "08:00", "12:00"), interval(1, "11:59", "13:00")), "webchat.hours.days");
        assertRefused(hours("UTC", interval(1, "08:00", "00:00"), interval(1, "22:00", "23:00")), "webchat.hours.days");
        assertRefused(hours("Brazil/Nowhere", interval(1, "08:00", "12:00")), "webchat.hours.timeZone");
        assertThat(hours("UTC", interval(1, "08:00", "12:00"), interval(1, "12:00", "13:00"))
                        .checked("webchat.hours"))
                .isNotNull();
    }

    private static void assertRefused(OfficeHours hours, String field) {
        assertThatThrownBy(() -> hours.checked("webchat.hours"))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class, it -> assertThat(it.extras()).containsEntry("field", field));
    }

    private static OfficeHours hours(String timeZone, Interval... days) {
        return new OfficeHours(true, timeZone, List.of(days), null, List.of());
    }

    private static Interval interval(int day, String from, String to) {
        return new Interval(day, LocalTime.parse(from), LocalTime.parse(to));
    }
}
