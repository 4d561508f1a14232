package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.conversation.MessageId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes into the ledger that somebody wrote who is blocked, and nothing of what they said: for channels whose
/// messages are not in the ledger already (docs/rules.md, E18).
@Component
public class Unheard {

    private static final String KIND = "message";

    private final LedgerStore store;
    private final Ids ids;
    private final Clock clock;

    Unheard(LedgerStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public void note(AccountId account, ConnectionId connection, MessageId message) {
        var now = clock.instant();
        var post = new LedgerStore.Post(ids.next(), connection, now, new byte[0]);
        var id = message.value().toString();
        var event = new LedgerStore.Fresh(
                ids.next(),
                post.id(),
                connection,
                0,
                KIND,
                new Inbound.Head(KIND + ":" + id, null, id, null, now),
                now,
                LedgerEvent.Outcome.DISCARDED,
                Outcome.BLOCKED);
        store.insert(account, List.of(post), List.of(event));
    }
}
