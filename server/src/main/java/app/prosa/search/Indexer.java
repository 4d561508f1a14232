package app.prosa.search;

import app.prosa.search.SearchStore.Progress;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings the words of new messages into the search, account by account, in small steps that each commit on their own:
/// whatever stops it, it goes on where it was.
@Component
class Indexer {

    private static final int STEP = 500;
    private static final int MOST_ACCOUNTS = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final SearchStore store;
    private final TransactionTemplate transaction;

    Indexer(SearchStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /// One step for each account that is behind. One that fails keeps none behind it from theirs.
    ///
    /// @return whether any may need another step
    /// @throws RuntimeException what failed, when nothing else is to be done
    boolean step() {
        var behind = Tenant.everywhere(() -> transaction.execute(status -> store.behind(MOST_ACCOUNTS)));
        boolean more = false;
        RuntimeException failure = null;
        for (var account : behind) {
            try {
                more |= Tenant.in(account, () -> transaction.execute(status -> step(account)));
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null && !more) {
            throw failure;
        }
        return more;
    }

    private boolean step(AccountId account) {
        store.begin(account);
        var taken = store.take(account);
        if (taken.isEmpty()) {
            return false;
        }
        var before = taken.get();
        var followed = follow(account, before);
        var after = followed.walking() ? walk(account, followed) : followed;
        if (!after.equals(before)) {
            store.save(account, after);
        }
        return !after.equals(before);
    }

    /// Follows the log. When it no longer reaches back to where we were, everything is walked through again; what is
    /// known stays known.
    private Progress follow(AccountId account, Progress from) {
        var events = store.events(account, from.eventSeq(), STEP);
        if (events.first() == 0) {
            long head = store.head(account);
            return head > from.eventSeq() ? new Progress(head, true, FIRST, 0) : from;
        }
        if (events.first() > from.eventSeq() + 1) {
            return new Progress(events.first() - 1, true, FIRST, 0);
        }
        store.learn(account, from.eventSeq(), events.last());
        return new Progress(events.last(), from.walking(), from.walkedConversationId(), from.walkedSeq());
    }

    private Progress walk(AccountId account, Progress from) {
        var ahead = store.ahead(account, from, STEP);
        if (ahead.isEmpty()) {
            return new Progress(from.eventSeq(), false, FIRST, 0);
        }
        store.learn(account, from, ahead.get());
        return new Progress(
                from.eventSeq(), true, ahead.get().conversationId(), ahead.get().seq());
    }
}
