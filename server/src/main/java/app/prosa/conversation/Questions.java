package app.prosa.conversation;

import app.prosa.conversation.MessageContent.What;
import app.prosa.conversation.MessageContext.Rule;
import app.prosa.conversation.MessageContext.Words;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The house asks customers something by itself, and hears their answers. Neither question nor answer
/// changes who serves the customer, whether anybody does, or what is archived (docs/rules.md, E06).
@Component
public class Questions {

    private final ConversationStore store;
    private final Timeline timeline;
    private final Carriers carriers;
    private final Greetings greetings;
    private final ObjectProvider<Interview> interview;
    private final Clock clock;

    Questions(
            ConversationStore store,
            Timeline timeline,
            Carriers carriers,
            Greetings greetings,
            ObjectProvider<Interview> interview,
            Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.carriers = carriers;
        this.greetings = greetings;
        this.interview = interview;
        this.clock = clock;
    }

    /// A question.
    ///
    /// @param id under which it goes: the same id twice is the same message
    /// @param forms how it may be put, the best first: a channel takes the first that it can carry
    /// @param until how long an answer is awaited
    /// @param detail what the timeline says of it
    public record Question(MessageId id, List<MessageContent> forms, Instant until, String detail) {
        public Question {
            forms = List.copyOf(forms);
        }
    }

    /// The conversation, locked until the end of the transaction; empty when it is deleted.
    @Transactional
    public Optional<Conversation> lock(AccountId account, ConversationId id) {
        return store.lock(account, id);
    }

    /// Asks it in a conversation that the caller has locked.
    ///
    /// @param by who wants to know
    /// @throws Refusal.Conflict when the customer cannot be asked there, or not now
    @Transactional
    public void ask(AccountId account, Conversation conversation, Author by, Question question) {
        mustReach(conversation);
        var said = new Entry(
                question.id(),
                Direction.OUT,
                Author.bot(),
                form(account, conversation, question.forms()),
                carriers.first(conversation),
                clock.instant(),
                null,
                MessageContext.of(rule(conversation)));
        var entries = List.of(timeline.activity(by, What.SURVEY_SENT, question.detail()), said);
        var after = conversation.asked(question.until());
        carriers.take(account, after, timeline.write(account, conversation, after, entries));
    }

    /// Awaits no answer any more.
    ///
    /// @param what why, for the timeline
    @Transactional
    public void drop(AccountId account, Conversation conversation, What what, String detail) {
        timeline.write(
                account,
                conversation,
                conversation.asked(null),
                List.of(timeline.activity(Author.system(), what, detail)));
    }

    private static void mustReach(Conversation conversation) {
        conversation.mustReach();
        if (conversation.ended()) {
            throw new Refusal.Conflict("session-ended", "The visitor's session was ended.");
        }
        if (!conversation.mayBeAsked()) {
            throw new Refusal.Conflict("not-asked-in-groups", "Nobody asks a group.");
        }
    }

    private MessageContent form(AccountId account, Conversation conversation, List<MessageContent> forms) {
        var carrier = carriers.of(conversation);
        if (carrier.isEmpty()) {
            return forms.getFirst();
        }
        for (var it : forms.subList(0, forms.size() - 1)) {
            try {
                carrier.get().check(account, conversation, it);
                return it;
            } catch (Refusal _) {
                // the next form is plainer
            }
        }
        carrier.get().check(account, conversation, forms.getLast());
        return forms.getLast();
    }

    /// What becomes of a conversation by an answer, and the lines that it adds.
    record Heard(Conversation after, List<Entry> entries) {
        Heard {
            entries = List.copyOf(entries);
        }
    }

    /// Shows what a customer writes to whoever asked them; asks nobody where nothing was asked.
    Optional<Heard> heard(AccountId account, Conversation conversation, Entry said) {
        var now = clock.instant();
        var listener = conversation.isAsked(now) ? interview.getIfAvailable() : null;
        return listener == null
                ? Optional.empty()
                : listener.hear(account, conversation, said.content(), said.replyTo())
                        .map(it -> heard(conversation, said, it));
    }

    private Heard heard(Conversation conversation, Entry said, Interview.Answer answer) {
        var rule = rule(conversation);
        var entries = new ArrayList<Entry>();
        entries.add(said.within(
                said.context() == null
                        ? MessageContext.of(rule)
                        : said.context().answering(rule)));
        if (answer.score() != null) {
            entries.add(timeline.activity(said.author(), What.SURVEY_ANSWERED, answer.score()));
        }
        var reply = answer.reply();
        if (reply != null && !reply.isEmpty()) {
            entries.add(greetings.said(conversation, reply, Words.SURVEY));
        }
        return new Heard(conversation.asked(answer.until()), entries);
    }

    private static Rule rule(Conversation conversation) {
        return new Rule(Words.SURVEY, conversation.department());
    }
}
