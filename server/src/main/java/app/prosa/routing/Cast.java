package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.PastDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Who comes and who is there on a day that is rehearsed.
///
/// @param customers in the order in which they come
record Cast(List<Day.Arrival> customers, List<Day.Shift> staff) {

    /// Where nobody finished anything that day, a service takes this long.
    private static final Duration USUAL_SERVICE = Duration.ofMinutes(10);
    private static final Duration LONGEST_SERVICE = Duration.ofHours(4);
    /// Who did nothing for so long had gone meanwhile.
    private static final Duration PAUSE = Duration.ofMinutes(90);
    /// After the last thing they did people stay for a while.
    private static final Duration STAY = Duration.ofMinutes(30);

    private static final int OPENS = 8;
    private static final int CLOSES = 18;

    Cast {
        customers = List.copyOf(customers);
        staff = List.copyOf(staff);
    }

    /// As it was. Each ticket stands for a conversation of its own, since a customer may have come twice.
    ///
    /// @param departments of everybody who works here now
    static Cast of(
            List<PastDay.Arrived> arrived, List<PastDay.Sign> signs, Map<AgentId, Set<DepartmentId>> departments) {
        var usual = usualService(arrived);
        var customers = arrived.stream()
                .map(it -> new Day.Arrival(
                        new ConversationId(it.ticket().value()),
                        it.department(),
                        it.priority(),
                        it.at(),
                        service(it, usual)))
                .toList();
        return new Cast(customers, shifts(signs, departments));
    }

    private static Duration service(PastDay.Arrived it, Duration usual) {
        var took = it.service() == null || it.service().isNegative() ? usual : it.service();
        return took.compareTo(LONGEST_SERVICE) > 0 ? LONGEST_SERVICE : took;
    }

    private static Duration usualService(List<PastDay.Arrived> arrived) {
        var known = arrived.stream()
                .map(PastDay.Arrived::service)
                .filter(it -> it != null && it.isPositive())
                .sorted()
                .toList();
        return known.isEmpty() ? USUAL_SERVICE : known.get(known.size() / 2);
    }

    /// Nobody wrote down who was there: what people did tells.
    private static List<Day.Shift> shifts(List<PastDay.Sign> signs, Map<AgentId, Set<DepartmentId>> departments) {
        var shifts = new ArrayList<Day.Shift>();
        var begun = new HashMap<AgentId, Instant>();
        var last = new HashMap<AgentId, Instant>();
        for (var sign : signs) {
            var agent = sign.agent();
            var before = last.put(agent, sign.at());
            var since = begun.putIfAbsent(agent, sign.at());
            if (before != null && since != null && before.plus(PAUSE).isBefore(sign.at())) {
                shifts.add(new Day.Shift(agent, departments.getOrDefault(agent, Set.of()), since, before.plus(STAY)));
                begun.put(agent, sign.at());
            }
        }
        begun.forEach((agent, since) -> shifts.add(new Day.Shift(
                agent,
                departments.getOrDefault(agent, Set.of()),
                since,
                last.getOrDefault(agent, since).plus(STAY))));
        return shifts;
    }

    /// Made up: customers come mostly in the middle of the morning and of the afternoon, people have lunch one after
    /// the other. The same figures always make the same day, so that two policies meet the same.
    static Cast made(
            RehearsalWish.Made wish, DepartmentId department, List<AgentId> members, LocalDate date, ZoneId zone) {
        var random = new Random(wish.arrivals());
        var midnight = date.atStartOfDay(zone).toInstant();
        var customers = new ArrayList<Day.Arrival>();
        for (int i = 0; i < wish.arrivals(); i++) {
            double hour =
                    Math.clamp((random.nextBoolean() ? 10 : 15) + random.nextGaussian() * 1.6, OPENS, CLOSES - 0.1);
            var at = midnight.plusMillis(Math.round(hour * 3_600_000));
            var service =
                    Duration.ofSeconds(Math.round(wish.serviceMinutes() * 60 * (0.4 + 1.2 * random.nextDouble())));
            var id = new ConversationId(new UUID(random.nextLong(), i));
            customers.add(new Day.Arrival(id, department, 0, at, service));
        }
        customers.sort(Comparator.comparing(Day.Arrival::at));
        var staff = new ArrayList<Day.Shift>();
        var there = members.subList(0, Math.min(wish.people(), members.size()));
        for (int i = 0; i < there.size(); i++) {
            var lunch = midnight.plus(Duration.ofMinutes(11 * 60 + 30 * (i % 6)));
            var where = Set.of(department);
            staff.add(new Day.Shift(there.get(i), where, midnight.plus(Duration.ofHours(OPENS)), lunch));
            staff.add(new Day.Shift(
                    there.get(i), where, lunch.plus(Duration.ofHours(1)), midnight.plus(Duration.ofHours(CLOSES))));
        }
        return new Cast(customers, staff);
    }
}
