package app.prosa.channel.template;

import app.prosa.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Reads the lists of templates that nobody has read for some hours, or that could not be read when they were
/// wanted.
@Component
final class TemplateRounds implements RecurringJob {

    private final Syncing syncing;

    TemplateRounds(Syncing syncing) {
        this.syncing = syncing;
    }

    @Override
    public String name() {
        return "template-sync";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        syncing.round();
    }
}
