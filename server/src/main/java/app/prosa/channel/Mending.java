package app.prosa.channel;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What channels' own settings need of this room: whether a line works again, and what its provider told.
@Component
public class Mending {

    private final Recovery recovery;
    private final LineStore store;
    private final TransactionTemplate transaction;

    Mending(Recovery recovery, LineStore store, TransactionTemplate transaction) {
        this.recovery = recovery;
        this.store = store;
        this.transaction = transaction;
    }

    /// The latest that a provider told of one thing.
    ///
    /// @param topic the provider's word for the kind of news
    /// @param subject what it is about, such as a template's id; empty for the line
    public record Told(String topic, String subject, JsonNode facts, Instant at) {}

    /// Asks the provider whether the line works again. If so, its queue goes on.
    public void ask(Line line) {
        recovery.ask(line);
    }

    public List<Told> news(Line line) {
        return transaction.execute(_ -> store.news(line.account(), line.id()));
    }
}
