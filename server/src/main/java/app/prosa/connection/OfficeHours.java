package app.prosa.connection;

import app.prosa.web.Refusal;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// When somebody is there, in the time zone of the shop. A day may have several intervals, or none.
///
/// @param enabled false: always open
public record OfficeHours(boolean enabled, String timeZone, List<Interval> days) {

    private static final int MOST_INTERVALS = 42;

    public OfficeHours {
        days = List.copyOf(days);
    }

    /// Part of one day of the week.
    ///
    /// @param day 1 is Monday, 7 is Sunday
    /// @param to the end, not included; 00:00 is the end of the day
    public record Interval(
            int day,
            @JsonFormat(pattern = "HH:mm") LocalTime from,
            @JsonFormat(pattern = "HH:mm") LocalTime to) {

        boolean contains(LocalTime time) {
            return !time.isBefore(from) && (endsWithDay() || time.isBefore(to));
        }

        boolean overlaps(Interval other) {
            return day == other.day
                    && (other.endsWithDay() || from.isBefore(other.to))
                    && (endsWithDay() || other.from.isBefore(to));
        }

        private boolean endsWithDay() {
            return to.equals(LocalTime.MIDNIGHT);
        }

        private boolean isSane() {
            return day >= 1 && day <= 7 && (endsWithDay() || from.isBefore(to));
        }
    }

    /// Monday to Friday from nine to six, not in force.
    static OfficeHours usual(String timeZone) {
        var days = IntStream.rangeClosed(1, 5)
                .mapToObj(day -> new Interval(day, LocalTime.of(9, 0), LocalTime.of(18, 0)))
                .toList();
        return new OfficeHours(false, timeZone, days);
    }

    public boolean isOpen(Instant at) {
        if (!enabled) {
            return true;
        }
        var local = at.atZone(ZoneId.of(timeZone));
        return on(local.toLocalDate()).anyMatch(it -> it.contains(local.toLocalTime()));
    }

    /// When it opens next. Empty while it is open, and when it never opens.
    public Optional<Instant> nextOpening(Instant at) {
        if (isOpen(at)) {
            return Optional.empty();
        }
        var zone = ZoneId.of(timeZone);
        var today = at.atZone(zone).toLocalDate();
        return Stream.iterate(today, day -> day.plusDays(1))
                .limit(9)
                .flatMap(day ->
                        on(day).map(it -> ZonedDateTime.of(day, it.from(), zone).toInstant()))
                .filter(opening -> opening.isAfter(at))
                .min(Comparator.naturalOrder());
    }

    /// @throws Refusal.Invalid when the intervals overlap or end before they begin, or the time zone is unknown
    OfficeHours checked() {
        try {
            var _ = ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw new Refusal.Invalid("invalid", "No such time zone.", Map.of("field", "webchat.hours.timeZone"));
        }
        boolean sane = days.size() <= MOST_INTERVALS && days.stream().allMatch(Interval::isSane) && isApart();
        if (!sane) {
            throw new Refusal.Invalid(
                    "invalid",
                    "Intervals begin before they end and do not overlap.",
                    Map.of("field", "webchat.hours.days"));
        }
        return this;
    }

    private boolean isApart() {
        var inOrder = days.stream()
                .sorted(Comparator.comparingInt(Interval::day).thenComparing(Interval::from))
                .toList();
        return IntStream.range(1, inOrder.size())
                .noneMatch(i -> inOrder.get(i - 1).overlaps(inOrder.get(i)));
    }

    private Stream<Interval> on(LocalDate date) {
        return days.stream().filter(it -> it.day() == date.getDayOfWeek().getValue());
    }
}
