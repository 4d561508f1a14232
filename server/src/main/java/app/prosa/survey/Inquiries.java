package app.prosa.survey;

import app.prosa.account.Accounts;
import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.conversation.Audience;
import app.prosa.conversation.Author;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationEvent;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Direction;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageContent.What;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Questions;
import app.prosa.conversation.State;
import app.prosa.conversation.Status;
import app.prosa.conversation.Visibility;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.survey.InquiryStore.Draft;
import app.prosa.survey.InquiryStore.Row;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sends surveys: when somebody asks for it, in that very transaction; when a service is resolved, by a row
/// that is written with it and taken up by [Rounds]. Message, delivery and state are one transaction, under
/// the lock of the conversation: whoever comes second, or dies in between, sends nothing twice.
@Component
public class Inquiries {

    private final InquiryStore store;
    private final Questions questions;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Inquiries(
            InquiryStore store,
            Questions questions,
            Accounts accounts,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.questions = questions;
        this.accounts = accounts;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// Solicitar NPS, Avaliação. The same id twice sends once.
    ///
    /// @throws Refusal.Conflict `survey-open`, `survey-elsewhere`, `asked-recently`, or why nothing can be
    ///     sent
    @Transactional
    public void send(Actor actor, ConversationId where, InquiryId id, SurveyId survey) {
        var account = actor.account();
        var conversation = questions
                .lock(account, where)
                .filter(it -> Visibility.of(actor).sees(Audience.of(it)))
                .orElseThrow(() -> new Refusal.NotFound("conversation"));
        var known = store.conversation(account, id);
        if (known.isPresent()) {
            if (!known.get().equals(where)) {
                throw new Refusal.Conflict("id-taken", "Another survey was sent under this id.");
            }
            return;
        }
        if (store.isAsking(account, where)) {
            throw new Refusal.Conflict("survey-open", "The customer has not answered the last survey yet.");
        }
        var owner = Optional.ofNullable(conversation.owner()).or(() -> store.lastOwner(account, conversation));
        var draft = new Draft(
                id, conversation, owner.orElse(null), actor.agent(), new MessageId(ids.next()), clock.instant());
        if (!store.insert(account, draft, survey)) {
            throw new Refusal.Conflict("survey-elsewhere", "This survey is not sent here.");
        }
        var row = store.lock(account, id).orElseThrow();
        lastAsked(account, row).ifPresent(it -> {
            throw new Refusal.Conflict(
                    "asked-recently",
                    "The contact was asked not long ago.",
                    Map.of("until", it.plus(minimum(row)).toString()));
        });
        go(account, conversation, row, Author.of(actor));
    }

    /// Sends one that waits, unless the service goes on, or the contact was asked meanwhile: then it is
    /// forgotten.
    void depart(AccountId account, Conversation conversation, Row row) {
        boolean wanted = conversation.state() == State.RESOLVED
                && accounts.account(account).modules().contains(Module.NPS)
                && lastAsked(account, row).isEmpty();
        if (wanted) {
            go(account, conversation, row, Author.system());
        } else {
            store.delete(account, row.id());
        }
    }

    /// It could not be sent, and the timeline says why.
    void fail(AccountId account, Conversation conversation, Row row, String reason) {
        store.failed(account, row.id(), reason);
        questions.drop(account, conversation, What.SURVEY_FAILED, detail(row) + "/" + reason);
        tell(account, conversation);
    }

    /// Its deadline is over.
    void expire(AccountId account, Conversation conversation, Row row) {
        store.expired(account, row.id());
        questions.drop(account, conversation, What.SURVEY_EXPIRED, detail(row));
        tell(account, conversation);
    }

    private void go(AccountId account, Conversation conversation, Row row, Author by) {
        var now = clock.instant();
        var until = now.plus(Duration.ofHours(row.deadlineHours()));
        var forms = Wording.forms(row, accounts.account(account).language());
        questions.ask(account, conversation, by, new Questions.Question(row.messageId(), forms, until, detail(row)));
        store.sent(account, row.id(), now, until);
        tell(account, conversation);
    }

    private Optional<Instant> lastAsked(AccountId account, Row row) {
        if (row.minimumDays() == 0) {
            return Optional.empty();
        }
        store.lockContact(row.contactId());
        return store.lastAsked(
                account, row.contactId(), row.kind(), clock.instant().minus(minimum(row)));
    }

    private static Duration minimum(Row row) {
        return Duration.ofDays(row.minimumDays());
    }

    private static String detail(Row row) {
        return row.kind().name().toLowerCase(Locale.ROOT);
    }

    private void tell(AccountId account, Conversation conversation) {
        events.publishEvent(new SurveyEvent.Moved(account, Audience.of(conversation)));
    }

    /// A service was resolved: its survey is written down with that, and goes out a moment later.
    @EventListener
    void on(ConversationEvent.MessageAdded event) {
        var conversation = event.conversation();
        boolean resolved = event.message().direction() == Direction.SYSTEM
                && event.message().content() instanceof MessageContent.Activity(var what, var _, var _)
                && what == What.RESOLVED;
        if (resolved && conversation.mayBeAsked()) {
            store.insertOnResolve(
                    event.account(),
                    new Draft(
                            new InquiryId(ids.next()),
                            conversation,
                            conversation.owner(),
                            null,
                            new MessageId(ids.next()),
                            clock.instant()));
        }
    }

    /// The carrier could not bring the question, so that nobody will answer it.
    @EventListener
    void on(ConversationEvent.MessageChanged event) {
        var message = event.message();
        var context = message.context();
        if (message.status() == Status.FAILED && context != null && context.isOfSurvey()) {
            var failure = message.failure();
            store.undelivered(event.account(), message.id(), failure == null ? "unexpected" : failure.code())
                    .ifPresent(_ -> tell(event.account(), event.conversation()));
        }
    }
}
