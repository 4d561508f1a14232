package app.prosa.channel.template;

import app.prosa.channel.Lines;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads providers' lists of templates: when a connection begins, when somebody asks, when a webhook tells of one
/// that is not known here, and again after some hours; a list that could not be read, much sooner.
@Component
public class Syncing {

    private static final Logger log = LoggerFactory.getLogger(Syncing.class);
    static final Duration GOOD_FOR = Duration.ofHours(6);
    private static final int MOST = 50;

    private final Map<ConnectionKind, Approval> approvals;
    private final Templates templates;
    private final TemplateStore store;
    private final Lines lines;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<ConnectionId, ReentrantLock> reading = new ConcurrentHashMap<>();

    Syncing(
            List<Approval> approvals,
            Templates templates,
            TemplateStore store,
            Lines lines,
            TransactionTemplate transaction,
            Clock clock) {
        this.approvals = approvals.stream().collect(Collectors.toMap(Approval::kind, Function.identity()));
        this.templates = templates;
        this.store = store;
        this.lines = lines;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Reads the list as soon as what is being written now is there. That it is wanted survives a restart.
    public void soon(AccountId account, ConnectionId connection) {
        transaction.executeWithoutResult(_ -> {
            store.want(account, connection);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    Thread.ofVirtual()
                            .name("templates")
                            .start(() -> quietly(new TemplateStore.Due(account, connection)));
                }
            });
        });
    }

    /// Reads the list and says in the connection's [Templates.Shelf] what came of it.
    public void sync(AccountId account, ConnectionId connection) {
        var line = lines.find(account, connection).orElse(null);
        var approval = line == null ? null : approvals.get(line.connection().kind());
        if (line == null || approval == null) {
            return;
        }
        // One after the other: whoever asks second gets what is true now, not what the first was told.
        var mine = reading.computeIfAbsent(connection, _ -> new ReentrantLock());
        mine.lock();
        try {
            switch (approval.list(line)) {
                case Approval.Listing.Whole(var listed) -> templates.replace(account, connection, listed);
                case Approval.Listing.Failed(var code, var detail) ->
                    templates.failed(account, connection, detail == null ? code : code + ": " + detail);
            }
        } finally {
            mine.unlock();
        }
    }

    /// Reads what is due in all accounts.
    void round() {
        var now = clock.instant();
        var kinds = List.copyOf(approvals.keySet());
        Tenant.everywhere(() -> transaction.execute(_ -> store.due(kinds, now.minus(GOOD_FOR), now, MOST)))
                .forEach(this::quietly);
    }

    private void quietly(TemplateStore.Due due) {
        try {
            Tenant.in(due.account(), () -> sync(due.account(), due.connection()));
        } catch (RuntimeException e) {
            log.warn(
                    "templates could not be read connection={}",
                    due.connection().value(),
                    e);
        }
    }
}
