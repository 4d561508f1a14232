package app.prosa.channel;

import app.prosa.sql.AccountId;
import app.prosa.sql.GroupCommit;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes webhooks into the ledger, as many in one commit as came while the commit before was under way: alone
/// a webhook waits for nobody, under load one sync of the disk carries many. Whoever brought one is answered
/// after the commit.
@Component
class LedgerWriter {

    private static final int MOST_WAITING = 4_096;
    private static final int BATCH = 256;

    private final LedgerStore store;
    private final JustRead justRead;
    private final Ingestion ingestion;
    private final TransactionTemplate transaction;
    private final GroupCommit<AccountId, Bundle, Boolean> together =
            new GroupCommit<>(BATCH, MOST_WAITING, this::commit);

    LedgerWriter(LedgerStore store, JustRead justRead, Ingestion ingestion, TransactionTemplate transaction) {
        this.store = store;
        this.justRead = justRead;
        this.ingestion = ingestion;
        this.transaction = transaction;
    }

    /// A webhook and the events in it.
    ///
    /// @param told the same events, in our words
    record Bundle(LedgerStore.Post post, List<LedgerStore.Fresh> events, List<Inbound> told) {
        Bundle {
            events = List.copyOf(events);
            told = List.copyOf(told);
        }
    }

    /// Returns when the webhook is on disk.
    ///
    /// @throws Refusal.Unavailable when it cannot be just now: the provider will come again
    void write(AccountId account, Bundle bundle) {
        try {
            var _ = together.ask(account, bundle);
        } catch (RejectedExecutionException e) {
            throw new Refusal.Unavailable("busy", "The ledger cannot take more right now.", Map.of());
        }
        bundle.events().stream()
                .filter(it -> it.outcome() == LedgerEvent.Outcome.PENDING)
                .map(it -> new Backlog.Shard(account, it.connection(), it.shard()))
                .distinct()
                .forEach(ingestion::wake);
    }

    private List<Boolean> commit(AccountId account, List<Bundle> bundles) {
        Tenant.in(
                account,
                () -> transaction.executeWithoutResult(_ -> store.insert(
                        account,
                        bundles.stream().map(Bundle::post).toList(),
                        bundles.stream().flatMap(it -> it.events().stream()).toList())));
        bundles.forEach(it -> justRead.keep(it.post(), it.told()));
        return Collections.nCopies(bundles.size(), true);
    }
}
