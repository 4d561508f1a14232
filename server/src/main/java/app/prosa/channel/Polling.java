package app.prosa.channel;

import app.prosa.channel.ChannelAdapter.Findings;
import app.prosa.channel.ChannelAdapter.Topic;
import app.prosa.connection.ConnectionState;
import app.prosa.connection.Trouble;
import app.prosa.jobs.RecurringJob;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks the providers that tell nothing by themselves. What is new goes into the ledger, as if it had come by webhook.
/// Each time reaches back over what was asked before, for a report may be late; what is known already is not written
/// again.
@Component
final class Polling implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(Polling.class);

    /// How far each question reaches back over the one before.
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /// A server that was away asks for no more than this, and for so much at once.
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final Duration AT_ONCE = Duration.ofHours(6);

    /// How far messages got: the young ones are asked for each time, a day's now and then.
    private static final Duration YOUNG = Duration.ofHours(1);

    private static final Duration OPEN = Duration.ofHours(24);
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);

    private final Reading reading;
    private final Lines lines;
    private final Intake intake;
    private final PollingStore store;
    private final Repairs repairs;
    private final Tools tools;

    Polling(Reading reading, Lines lines, Intake intake, PollingStore store, Repairs repairs, Tools tools) {
        this.reading = reading;
        this.lines = lines;
        this.intake = intake;
        this.store = store;
        this.repairs = repairs;
        this.tools = tools;
    }

    /// What the work needs beside.
    @Component
    record Tools(TransactionTemplate transaction, Clock clock) {}

    @Override
    public String name() {
        return "channel-inquiries";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    /// Waits for nobody: a provider that does not answer keeps no other from being asked.
    @Override
    public void run() {
        for (var adapter : reading.all()) {
            var inquiry = adapter.inquiry();
            if (inquiry != null) {
                var now = tools.clock().instant();
                Tenant.everywhere(() -> tools.transaction()
                                .execute(_ -> store.take(adapter.kind(), now, now.plus(inquiry.every()))))
                        .forEach(it -> Thread.ofVirtual().name("inquiry").start(() -> quietly(inquiry, it)));
            }
        }
    }

    private void quietly(ChannelAdapter.Inquiry inquiry, PollingStore.Due due) {
        try {
            Tenant.in(
                    due.account(),
                    () -> lines.find(due.account(), due.connection())
                            .filter(it -> it.connection().state() == ConnectionState.ON)
                            .ifPresent(it -> ask(inquiry, it, due)));
        } catch (RuntimeException e) {
            log.warn(
                    "provider could not be asked connection={}",
                    due.connection().value(),
                    e);
        }
    }

    private void ask(ChannelAdapter.Inquiry inquiry, Line line, PollingStore.Due due) {
        var now = tools.clock().instant();
        var from = later(due.heardUntil().minus(OVERLAP), now.minus(LONGEST));
        var until = earlier(from.plus(AT_ONCE), now);
        if (hears(line, inquiry.ask(line, Topic.RECEIVED, from, until))) {
            tools.transaction().executeWithoutResult(_ -> store.heard(due, until));
            boolean back = isDue(due.lookedBackAt(), now);
            if (hears(line, inquiry.ask(line, Topic.SENT, now.minus(back ? OPEN : YOUNG), now)) && back) {
                tools.transaction().executeWithoutResult(_ -> store.lookedBack(due, now));
            }
        }
    }

    private static boolean isDue(@Nullable Instant last, Instant now) {
        return last == null || !last.plus(LOOK_BACK).isAfter(now);
    }

    /// @return whether the provider answered
    private boolean hears(Line line, Findings findings) {
        return switch (findings) {
            case Findings.Found(var bodies) -> {
                keep(line, bodies);
                var trouble = line.connection().trouble();
                if (trouble != null && trouble.kind() == Trouble.Kind.UNAUTHORIZED) {
                    tools.transaction().executeWithoutResult(_ -> repairs.over(line));
                }
                yield true;
            }
            case Findings.Refused(var detail) -> {
                tools.transaction().executeWithoutResult(_ -> repairs.lockedOut(line, detail));
                yield false;
            }
            case Findings.Silent(var detail) -> {
                log.info(
                        "provider does not answer connection={} detail={}",
                        line.id().value(),
                        detail);
                yield false;
            }
        };
    }

    private void keep(Line line, List<byte[]> bodies) {
        var kind = line.connection().kind();
        var keys = bodies.stream()
                .map(it ->
                        reading.read(kind, it).stream().map(Destinations::key).toList())
                .toList();
        var known = Objects.requireNonNull(tools.transaction()
                .execute(_ -> store.known(
                        line.account(),
                        line.id(),
                        keys.stream().flatMap(List::stream).toList())));
        for (int i = 0; i < bodies.size(); i++) {
            if (!known.containsAll(keys.get(i))) {
                intake.answered(line, bodies.get(i));
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
