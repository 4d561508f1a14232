package app.prosa.demo;

import app.prosa.sql.Tenant;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Plays the whole story, and knows whether it was played here.
@Component
class Theatre {

    private final Stage stage;
    private final DemoStore store;
    private final Clock clock;

    Theatre(Stage stage, DemoStore store, Clock clock) {
        this.stage = stage;
        this.store = store;
        this.clock = clock;
    }

    boolean isOpen() {
        return Tenant.everywhere(store::isDemo);
    }

    void play(Stage.Set set) {
        var now = clock.instant();
        Story.scenes().forEach(it -> stage.play(set, it, now));
    }
}
