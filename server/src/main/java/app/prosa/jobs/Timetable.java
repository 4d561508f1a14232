package app.prosa.jobs;

import app.prosa.sql.LongWork;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Runs all recurring jobs as long as the server runs, unless another node shall do it alone.
@Component
final class Timetable implements SmartLifecycle {

    private final Scheduler scheduler;
    private final boolean on;
    private volatile boolean running;

    Timetable(DataSource database, List<RecurringJob> recurring, @Value("${prosa.jobs}") boolean on) {
        this.scheduler = Scheduler.create(database)
                .startTasks(recurring.stream().map(Timetable::task).toList())
                .threads(2)
                .pollingInterval(Duration.ofSeconds(10))
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
        this.on = on;
    }

    @Override
    public boolean isAutoStartup() {
        return on;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((_, _) -> LongWork.run(job::run));
    }
}
