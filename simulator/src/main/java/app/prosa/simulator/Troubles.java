package app.prosa.simulator;

import app.prosa.simulator.Faults.Occasion;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// What can go wrong with any call of the app, whichever provider it is for.
final class Troubles {

    private final Faults faults;
    private final Consumer<Duration> pause;

    Troubles(Faults faults, Consumer<Duration> pause) {
        this.faults = faults;
        this.pause = pause;
    }

    /// @param refusal how this provider words a refusal
    Reply around(Occasion occasion, Function<Fault.Refuse, Reply> refusal, Supplier<Reply> answer) {
        faults.strike(Fault.Slow.class, occasion).ifPresent(it -> pause.accept(it.delay()));
        var refuse = faults.strike(Fault.Refuse.class, occasion);
        if (refuse.isPresent()) {
            return refusal.apply(refuse.get());
        }
        var drop = faults.strike(Fault.Drop.class, occasion);
        if (drop.isPresent() && !drop.get().handled()) {
            throw new Reply.Dropped();
        }
        var reply = answer.get();
        if (drop.isPresent()) {
            throw new Reply.Dropped();
        }
        faults.strike(Fault.Hang.class, occasion).ifPresent(this::hang);
        return reply;
    }

    private void hang(Fault.Hang fault) {
        try {
            faults.untilOff(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
