package app.prosa.routing;

import app.prosa.agent.AgentId;
import app.prosa.conversation.ConversationId;
import app.prosa.routing.Rehearsal.Hour;
import app.prosa.routing.Rehearsal.Person;
import app.prosa.routing.Rehearsal.Side;
import app.prosa.routing.Rehearsal.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts what became of one department's customers in a day that was played.
final class RehearsalFigures {

    /// Within so many seconds a customer was taken in time.
    private static final long IN_TIME = 120;

    private final Rehearsals.Play play;
    private final Map<ConversationId, Day.Arrival> ours;

    RehearsalFigures(Rehearsals.Play play) {
        this.play = play;
        this.ours = play.cast().customers().stream()
                .filter(it -> it.department().equals(play.department()))
                .collect(Collectors.toMap(Day.Arrival::conversation, Function.identity()));
    }

    int arrivals() {
        return ours.size();
    }

    /// How many of the department were there at any time.
    int people() {
        return (int) play.cast().staff().stream()
                .filter(it -> it.departments().contains(play.department()))
                .map(Day.Shift::agent)
                .distinct()
                .count();
    }

    Side side(Day.Outcome outcome) {
        var taken = outcome.served().stream()
                .filter(it -> ours.containsKey(it.conversation()))
                .toList();
        long left = outcome.left().stream()
                .filter(it -> ours.containsKey(it.conversation()))
                .count();
        long elsewhere = taken.stream()
                .filter(it -> !it.department().equals(play.department()))
                .count();
        long inTime =
                taken.stream().filter(it -> it.waited().toSeconds() <= IN_TIME).count();
        return new Side(
                taken.size(),
                (int) left,
                (int) elsewhere,
                ours.isEmpty() ? null : (double) inTime / ours.size(),
                wait(taken),
                hours(taken),
                load(taken, outcome.busiest()),
                mean(outcome.served().stream()
                        .filter(it -> !ours.containsKey(it.conversation()))
                        .toList()));
    }

    private static Wait wait(List<Day.Served> taken) {
        var seconds =
                taken.stream().mapToLong(it -> it.waited().toSeconds()).sorted().toArray();
        if (seconds.length == 0) {
            return Wait.NONE;
        }
        long sum = 0;
        for (long each : seconds) {
            sum += each;
        }
        return new Wait(
                sum / seconds.length,
                seconds[seconds.length / 2],
                seconds[(int) Math.ceil(seconds.length * 0.9) - 1],
                seconds[seconds.length - 1]);
    }

    /// By the hour in which they came; those whom nobody took count as having come.
    private List<Hour> hours(List<Day.Served> taken) {
        var came = new TreeMap<Integer, Integer>();
        ours.values().forEach(it -> came.merge(hour(it), 1, Integer::sum));
        var waited = new HashMap<Integer, List<Day.Served>>();
        taken.forEach(it -> waited.computeIfAbsent(hour(known(it.conversation())), _ -> new ArrayList<>())
                .add(it));
        return came.entrySet().stream()
                .map(it -> new Hour(it.getKey(), it.getValue(), mean(waited.getOrDefault(it.getKey(), List.of()))))
                .toList();
    }

    private Day.Arrival known(ConversationId id) {
        return Objects.requireNonNull(ours.get(id));
    }

    private int hour(Day.Arrival arrival) {
        return arrival.at().atZone(play.zone()).getHour();
    }

    private static List<Person> load(List<Day.Served> taken, Map<AgentId, Integer> busiest) {
        var served = new HashMap<AgentId, Integer>();
        taken.forEach(it -> served.merge(it.agent(), 1, Integer::sum));
        return served.entrySet().stream()
                .map(it -> new Person(it.getKey(), it.getValue(), busiest.getOrDefault(it.getKey(), 0)))
                .sorted(Comparator.comparingInt(Person::served)
                        .reversed()
                        .thenComparing(it -> it.agent().value()))
                .toList();
    }

    private static @Nullable Long mean(List<Day.Served> taken) {
        OptionalDouble mean =
                taken.stream().mapToLong(it -> it.waited().toSeconds()).average();
        return mean.isPresent() ? Long.valueOf(Math.round(mean.getAsDouble())) : null;
    }
}
