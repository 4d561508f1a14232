package app.prosa.survey;

import app.prosa.conversation.Conversation;
import app.prosa.conversation.Questions;
import app.prosa.jobs.RecurringJob;
import app.prosa.jobs.Sweep;
import app.prosa.sql.AccountId;
import app.prosa.sql.Tenant;
import app.prosa.survey.InquiryStore.Row;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends the surveys that wait and ends those whose deadline has come. Each is looked at again under the
/// lock of its conversation, and done in that one transaction: of two nodes that come at once the second
/// finds it done.
@Component
class Rounds implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration TOLERANCE = Duration.ofMinutes(60);

    private final InquiryStore store;
    private final Inquiries inquiries;
    private final Questions questions;
    private final Sweep sweep;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Rounds(
            InquiryStore store,
            Inquiries inquiries,
            Questions questions,
            Sweep sweep,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.inquiries = inquiries;
        this.questions = questions;
        this.sweep = sweep;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "surveys";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    /// A survey of some account that is to go out, or is over.
    record Due(AccountId account, InquiryId id) implements Sweep.Due {}

    @Override
    public void run() {
        var now = clock.instant();
        var found = new ArrayList<Due>();
        sweep.each(name(), (after, limit) -> store.due(now, after, limit), (Due it) -> found.add(it));
        found.forEach(it -> Tenant.in(it.account(), () -> handle(it, now)));
    }

    private void handle(Due due, Instant now) {
        try {
            held(due, (conversation, row) -> step(due.account(), conversation, row, now));
        } catch (Refusal refusal) {
            held(due, (conversation, row) -> inquiries.fail(due.account(), conversation, row, refusal.code()));
        } catch (RuntimeException failure) {
            log.error("a survey could not go inquiry={}", due.id(), failure);
            held(due, (conversation, row) -> later(due.account(), conversation, row, now));
        }
    }

    /// What is done with one of a conversation.
    private interface Work {
        void on(Conversation conversation, Row row);
    }

    /// Does it within a transaction that holds the conversation and then the row. Of a deleted conversation
    /// nothing is asked any more.
    private void held(Due due, Work work) {
        var account = due.account();
        transaction.executeWithoutResult(_ -> {
            var where = store.conversation(account, due.id());
            var conversation = where.flatMap(it -> questions.lock(account, it));
            var row = store.lock(account, due.id());
            if (row.isPresent() && conversation.isPresent()) {
                work.on(conversation.get(), row.get());
            } else {
                row.ifPresent(it -> forget(account, it));
            }
        });
    }

    private void forget(AccountId account, Row row) {
        switch (row.state()) {
            case PENDING -> store.delete(account, row.id());
            case OPEN -> store.expired(account, row.id());
            case ANSWERED, EXPIRED, FAILED -> {}
        }
    }

    private void step(AccountId account, Conversation conversation, Row row, Instant now) {
        switch (row.state()) {
            case PENDING -> inquiries.depart(account, conversation, row);
            case OPEN -> {
                if (row.expiresAt() != null && !row.expiresAt().isAfter(now)) {
                    inquiries.expire(account, conversation, row);
                }
            }
            case ANSWERED, EXPIRED, FAILED -> {}
        }
    }

    private void later(AccountId account, Conversation conversation, Row row, Instant now) {
        if (row.state() == Inquiry.State.PENDING
                && !row.createdAt().plus(TOLERANCE).isAfter(now)) {
            inquiries.fail(account, conversation, row, "unexpected");
        } else {
            store.postpone(account, row.id(), now.plus(PAUSE));
        }
    }
}
