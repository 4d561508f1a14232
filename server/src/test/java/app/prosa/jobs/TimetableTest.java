package app.prosa.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.prosa.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class TimetableTest {

    @Autowired
    DataSource database;

    @Autowired
    ApplicationContext server;

    @Test
    void aJobRunsByItselfAndAgainAfterItFailed() {
        var runs = new AtomicInteger();
        var timetable = new Timetable(database, List.of(new FailingJob(runs)), true);

        timetable.start();
        try {
            await().atMost(Duration.ofSeconds(40)).until(() -> runs.get() >= 2);
        } finally {
            timetable.stop();
        }

        assertThat(timetable.isRunning()).isFalse();
    }

    @Test
    void nothingRunsByItselfInTests() {
        assertThat(server.getBean(Timetable.class).isRunning()).isFalse();
    }

    private record FailingJob(AtomicInteger runs) implements RecurringJob {

        @Override
        public String name() {
            return "failing-job-of-a-test";
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(1);
        }

        @Override
        public void run() {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("The first run of this job fails on purpose.");
            }
        }
    }
}
