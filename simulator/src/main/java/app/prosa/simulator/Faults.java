package app.prosa.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The faults that are switched on, in the order in which they were. Each says what it strikes, how often and how long.
final class Faults {

    private static final int MOST = 200;

    /// What a fault strikes; what is absent does not matter. `path` is a part of the address of the app's call, `kind`
    /// what a webhook carries, or `send` for a call that sends a message, `nth` means every so manieth case only.
    record Match(
            @Nullable String path,
            @Nullable String method,
            @Nullable String to,
            @Nullable String kind,
            @Nullable Integer nth,
            @Nullable Double probability) {
        static final Match ANY = new Match(null, null, null, null, null, null);

        private boolean fits(Occasion occasion) {
            return (path == null || occasion.path().contains(path))
                    && (method == null || method.equalsIgnoreCase(occasion.method()))
                    && (to == null || to.equals(occasion.to()))
                    && (kind == null || kind.equals(occasion.kind()));
        }
    }

    /// A fault that is on. `times` is how often it still strikes, `until` when it ends; without them it stays.
    record Rule(
            String id,
            String name,
            Match match,
            Fault fault,
            @Nullable Integer times,
            @Nullable Instant until) {
        private Rule struck() {
            return times == null ? this : new Rule(id, name, match, fault, times - 1, until);
        }
    }

    /// Something that could go wrong: a call of the app, or a webhook to it. `own` are faults that the call asked for.
    record Occasion(String path, String method, String to, String kind, List<Fault> own) {

        /// The kind of a call that sends a message.
        static final String SEND = "send";

        static Occasion webhook(String kind, String to) {
            return new Occasion("", "", to, kind, List.of());
        }
    }

    private static final class Switch {
        Rule rule;
        int seen;

        Switch(Rule rule) {
            this.rule = rule;
        }
    }

    private final InstantSource clock;
    private final Ids ids;
    private final Feed feed;
    private final List<Switch> switches = new ArrayList<>();

    Faults(InstantSource clock, Ids ids, Feed feed) {
        this.clock = clock;
        this.ids = ids;
        this.feed = feed;
    }

    synchronized Rule add(String name, Match match, Fault fault, @Nullable Integer times, @Nullable Duration howLong) {
        if (switches.size() >= MOST) {
            throw new IllegalStateException("No more than " + MOST + " faults at once.");
        }
        var until = howLong == null ? null : clock.instant().plus(howLong);
        var rule = new Rule(ids.other("fault-"), name, match, fault, times, until);
        switches.add(new Switch(rule));
        feed.say("faults", all());
        return rule;
    }

    synchronized List<Rule> all() {
        return switches.stream().map(it -> it.rule).toList();
    }

    /// Waits until that fault is switched off.
    synchronized void untilOff(Fault fault) throws InterruptedException {
        while (switches.stream().anyMatch(it -> it.rule.fault().equals(fault))) {
            wait();
        }
    }

    synchronized void remove(String id) {
        switches.removeIf(it -> it.rule.id().equals(id) || it.rule.name().equals(id));
        notifyAll();
        feed.say("faults", all());
    }

    synchronized void clear() {
        switches.clear();
        notifyAll();
        feed.say("faults", all());
    }

    /// The fault of that kind which strikes now, if one does. Asking uses it up.
    synchronized <F extends Fault> Optional<F> strike(Class<F> kind, Occasion occasion) {
        var own = occasion.own().stream().filter(kind::isInstance).findFirst();
        if (own.isPresent()) {
            return own.map(kind::cast);
        }
        for (var one : List.copyOf(switches)) {
            if (kind.isInstance(one.rule.fault()) && one.rule.match().fits(occasion) && strikes(one)) {
                one.rule = one.rule.struck();
                var fault = kind.cast(one.rule.fault());
                if (one.rule.times() != null && one.rule.times() <= 0) {
                    switches.remove(one);
                    notifyAll();
                    feed.say("faults", all());
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private boolean strikes(Switch one) {
        var rule = one.rule;
        if (rule.until() != null && clock.instant().isAfter(rule.until())) {
            return false;
        }
        one.seen++;
        var nth = rule.match().nth();
        var probability = rule.match().probability();
        return (nth == null || one.seen % nth == 0) && (probability == null || ids.happens(probability));
    }
}
