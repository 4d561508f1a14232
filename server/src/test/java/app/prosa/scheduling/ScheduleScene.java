package app.prosa.scheduling;

import app.prosa.Eg;
import app.prosa.Shop;
import app.prosa.TestClock;
import app.prosa.jobs.RecurringJob;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/// A shop in which Ana talks with a visitor, and may write to them for later.
abstract class ScheduleScene {

    static final Duration LATER = Duration.ofMinutes(30);

    @LocalServerPort
    int port;

    @Autowired
    Departures departures;

    @Autowired
    List<RecurringJob> jobs;

    @Autowired
    ScheduleStore store;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @SuppressWarnings("NullAway.Init") // each test begins with a shop of its own
    Shop shop;

    @SuppressWarnings("NullAway.Init")
    Eg.Person ana;

    @SuppressWarnings("NullAway.Init")
    Booking booking;

    @BeforeEach
    void open() {
        shop = Shop.open(port);
        ana = shop.agent("Ana Souza");
        booking = new Booking(ana, shop.begun("Oi, tudo bem?").conversation());
    }

    void pass(Duration time) {
        clock.forward(time);
        departures.run();
    }
}
