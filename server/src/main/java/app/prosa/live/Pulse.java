package app.prosa.live;

import app.prosa.web.HealthCheck;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// What happens at intervals on this node: counts and presence go out together for everything that changed meanwhile,
/// events that this node was not told of are read, other nodes are heard and told, and what nobody needs any more is
/// dropped. Without one of these beats screens would stand still and not know it, so then the server is not healthy.
@Component
class Pulse implements SmartLifecycle, HealthCheck {

    private final Streams streams;
    private final Desk desk;
    private final Attendance attendance;
    private final CustomerPresence customers;
    private final Neighbours neighbours;
    private volatile List<Beat> beats = List.of();

    Pulse(Streams streams, Desk desk, Attendance attendance, CustomerPresence customers, Neighbours neighbours) {
        this.streams = streams;
        this.desk = desk;
        this.attendance = attendance;
        this.customers = customers;
        this.neighbours = neighbours;
    }

    @Override
    public void start() {
        beats = List.of(
                new Beat("counts", Duration.ofMillis(150), desk::tellCounts).start(),
                new Beat("presence", Duration.ofMillis(300), attendance::tell).start(),
                new Beat("customers", Duration.ofSeconds(1), customers::forgetPolled).start(),
                new Beat("tail", Streams.POLL, streams::catchUp).start(),
                new Beat("idle", Duration.ofMinutes(1), streams::forgetIdle).start(),
                new Beat("hear", Duration.ZERO, neighbours::hear).start(),
                new Beat("speak", Neighbours.GATHERING, neighbours::speak).start(),
                new Beat("here", Neighbours.HEARTBEAT, neighbours::beat).start());
    }

    /// The beats that go now.
    List<Beat> beats() {
        return beats;
    }

    @Override
    public void stop() {
        beats.forEach(Beat::stop);
        beats.forEach(Beat::ended);
        beats = List.of();
        neighbours.leave();
    }

    @Override
    public boolean isRunning() {
        return !beats.isEmpty();
    }

    @Override
    public String part() {
        return "live";
    }

    @Override
    public boolean works() {
        return isRunning() && beats.stream().allMatch(Beat::isAlive);
    }
}
