package app.prosa.survey;

import app.prosa.account.Accounts;
import app.prosa.conversation.Audience;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.Interview;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageId;
import app.prosa.sql.AccountId;
import app.prosa.survey.InquiryStore.Row;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Hears what customers say while they are asked (docs/rules.md, E31): a score is one, and for ten minutes
/// what they write next is their comment. What was meant as a score and is none is asked once more.
/// Everything else is a message like any other, and from then on a bare number may be about that: only what
/// is plainly a score still is one.
@Component
class Interviewer implements Interview {

    static final Duration COMMENT = Duration.ofMinutes(10);

    private final InquiryStore store;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Interviewer(InquiryStore store, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Optional<Answer> hear(
            AccountId account, Conversation conversation, MessageContent said, @Nullable MessageId replyTo) {
        return store.listening(account, conversation.id(), clock.instant())
                .flatMap(it -> it.state() == Inquiry.State.OPEN
                        ? score(account, conversation, it, said, replyTo)
                        : comment(account, conversation, it, said));
    }

    private Optional<Answer> score(
            AccountId account, Conversation conversation, Row row, MessageContent said, @Nullable MessageId replyTo) {
        boolean ours = row.messageId().equals(replyTo);
        var heard = replyTo != null && !ours && said instanceof MessageContent.Choice
                ? Optional.<Scores.Heard>empty()
                : Scores.in(row.kind(), said, !ours && (row.talked() || replyTo != null));
        if (heard.isPresent() && heard.get() instanceof Scores.Score it) {
            return Optional.of(scored(account, conversation, row, it));
        }
        if (heard.isPresent() && row.retries() == 0 && (ours || !row.talked())) {
            store.retried(account, row.id());
            var language = accounts.account(account).language();
            return Optional.of(new Answer(row.expiresAt(), null, Wording.retry(row.kind(), language)));
        }
        store.talked(account, row.id());
        return Optional.empty();
    }

    private Answer scored(AccountId account, Conversation conversation, Row row, Scores.Score score) {
        var now = clock.instant();
        boolean asks = !row.commentRequest().isEmpty() && score.comment() == null;
        var until = asks ? now.plus(COMMENT) : null;
        store.answered(account, row.id(), score.score(), score.comment(), now, until);
        tell(account, conversation);
        return new Answer(
                until,
                row.kind().name().toLowerCase(Locale.ROOT) + "/" + score.score(),
                asks ? row.commentRequest() : row.thanks());
    }

    private Optional<Answer> comment(AccountId account, Conversation conversation, Row row, MessageContent said) {
        if (!(said instanceof MessageContent.Text(var body))) {
            return Optional.empty();
        }
        store.commented(account, row.id(), Scores.cut(body));
        tell(account, conversation);
        return Optional.of(new Answer(null, null, row.thanks()));
    }

    private void tell(AccountId account, Conversation conversation) {
        events.publishEvent(new SurveyEvent.Moved(account, Audience.of(conversation)));
    }
}
