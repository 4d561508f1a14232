package app.prosa.account;

import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When somebody is there, by the clocks of a place. A day may have several intervals, or none; an interval may
/// end on the day after. On a holiday none begins.
///
/// @param enabled false: always open
/// @param holidays whose holidays are days off; null: nobody's
/// @param closed other days off
public record OfficeHours(
        boolean enabled,
        String timeZone,
        List<Interval> days,
        @Nullable Holidays holidays,
        List<DayOff> closed) {

    private static final int MOST_INTERVALS = 42;
    private static final int MOST_DAYS_OFF = 366;
    private static final int LONGEST_NAME = 80;
    private static final int WEEK = 7 * 24 * 60;
    /// Longer than any holidays: whatever has not opened within it never opens.
    private static final int HORIZON = 60;

    /// Hours that were stored before there were days off have none.
    public OfficeHours {
        days = List.copyOf(days);
        closed = List.copyOf(Objects.requireNonNullElse(closed, List.of()));
    }

    /// Part of one day of the week, or of its night.
    ///
    /// @param day 1 is Monday, 7 is Sunday
    /// @param to the end, not included; 00:00 is the end of the day, and what is before `from` is on the day
    /// after
    public record Interval(
            int day,
            @JsonFormat(pattern = "HH:mm") LocalTime from,
            @JsonFormat(pattern = "HH:mm") LocalTime to) {

        private boolean endsNextDay() {
            return !to.isAfter(from);
        }

        private boolean isSane() {
            return day >= 1 && day <= 7 && (!to.equals(from) || to.equals(LocalTime.MIDNIGHT));
        }

        private int start() {
            return (day - 1) * 24 * 60 + from.toSecondOfDay() / 60;
        }

        private int end() {
            return (day - 1 + (endsNextDay() ? 1 : 0)) * 24 * 60 + to.toSecondOfDay() / 60;
        }
    }

    /// A date on which nobody is there.
    public record DayOff(LocalDate date, String name) {}

    private record Opening(Instant from, Instant to) {

        boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /// Monday to Friday from nine to six, not in force.
    public static OfficeHours usual(String timeZone) {
        var days = IntStream.rangeClosed(1, 5)
                .mapToObj(day -> new Interval(day, LocalTime.of(9, 0), LocalTime.of(18, 0)))
                .toList();
        return new OfficeHours(false, timeZone, days, null, List.of());
    }

    public boolean isOpen(Instant at) {
        return !enabled || around(at, -1, 0).anyMatch(it -> it.contains(at));
    }

    /// Since when it has been open without a break. Empty while it is closed, and when it never closes.
    public Optional<Instant> openSince(Instant at) {
        if (!enabled || !isOpen(at)) {
            return Optional.empty();
        }
        var begun = at;
        for (var opening : around(at, -8, 0)
                .filter(it -> !it.from().isAfter(at))
                .sorted(Comparator.comparing(Opening::from).reversed())
                .toList()) {
            if (opening.to().isBefore(begun)) {
                break;
            }
            begun = opening.from();
        }
        return Optional.of(begun);
    }

    /// Since when it has been closed. Empty while it is open, and when it has not been open for weeks.
    public Optional<Instant> closedSince(Instant at) {
        if (isOpen(at)) {
            return Optional.empty();
        }
        return around(at, -HORIZON, 0)
                .map(Opening::to)
                .filter(it -> !it.isAfter(at))
                .max(Comparator.naturalOrder());
    }

    /// When it opens next. Empty while it is open, and when it never opens.
    public Optional<Instant> nextOpening(Instant at) {
        if (isOpen(at)) {
            return Optional.empty();
        }
        return around(at, 0, HORIZON)
                .map(Opening::from)
                .filter(it -> it.isAfter(at))
                .min(Comparator.naturalOrder());
    }

    /// The openings that begin within some days before and after.
    private Stream<Opening> around(Instant at, int before, int after) {
        var zone = ZoneId.of(timeZone);
        var today = at.atZone(zone).toLocalDate();
        return IntStream.rangeClosed(before, after)
                .mapToObj(today::plusDays)
                .flatMap(date -> on(date).map(it -> opening(it, date, zone)))
                .filter(it -> it.from().isBefore(it.to()));
    }

    /// By the clocks of the place, which jump twice a year where there is summer time: an hour that does not
    /// exist begins when the clocks have jumped over it.
    private static Opening opening(Interval interval, LocalDate date, ZoneId zone) {
        var end = interval.endsNextDay() ? date.plusDays(1) : date;
        return new Opening(
                date.atTime(interval.from()).atZone(zone).toInstant(),
                end.atTime(interval.to()).atZone(zone).toInstant());
    }

    private Stream<Interval> on(LocalDate date) {
        boolean off = (holidays != null && holidays.include(date))
                || closed.stream().anyMatch(it -> it.date().equals(date));
        return off
                ? Stream.empty()
                : days.stream().filter(it -> it.day() == date.getDayOfWeek().getValue());
    }

    /// The same, tidied.
    ///
    /// @param field where it stands in what was sent
    /// @throws Refusal.Invalid when intervals overlap or have no length, or the time zone is unknown
    public OfficeHours checked(String field) {
        try {
            var _ = ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new Refusal.Invalid("invalid", "No such time zone.", Map.of("field", field + ".timeZone"));
        }
        if (days.size() > MOST_INTERVALS || !days.stream().allMatch(Interval::isSane) || !isApart()) {
            throw new Refusal.Invalid(
                    "invalid", "Intervals have a length and do not overlap.", Map.of("field", field + ".days"));
        }
        if (closed.size() > MOST_DAYS_OFF) {
            throw new Refusal.Invalid(
                    "invalid", "At most " + MOST_DAYS_OFF + " days off.", Map.of("field", field + ".closed"));
        }
        var off = closed.stream()
                .map(it -> new DayOff(it.date(), named(it.name())))
                .sorted(Comparator.comparing(DayOff::date))
                .toList();
        return new OfficeHours(enabled, timeZone, days, holidays, off);
    }

    private static String named(String name) {
        var line = OutsideText.line(name);
        return line.substring(0, Math.min(LONGEST_NAME, line.length()));
    }

    /// The week is a circle: the night of Sunday ends on Monday.
    private boolean isApart() {
        var inOrder =
                days.stream().sorted(Comparator.comparingInt(Interval::start)).toList();
        return IntStream.range(0, inOrder.size()).allMatch(i -> {
            boolean last = i == inOrder.size() - 1;
            var next = inOrder.get(last ? 0 : i + 1);
            return inOrder.get(i).end() <= next.start() + (last ? WEEK : 0);
        });
    }
}
