package app.prosa.channel;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.contact.ContactId;
import app.prosa.contact.IdentityId;
import app.prosa.contact.Recognised;
import app.prosa.conversation.Author;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.MessageContent.What;
import app.prosa.conversation.Reception;
import app.prosa.sql.AccountId;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What customers do not want to get: they say so on their phone, by a button or a word of their own, or to an agent.
@Component
public class Wishes {

    static final String MARKETING = "marketing";
    private static final int LONGEST_REASON = 500;

    private final WishStore store;
    private final Reception reception;
    private final Conversations conversations;
    private final Clock clock;

    Wishes(WishStore store, Reception reception, Conversations conversations, Clock clock) {
        this.store = store;
        this.reception = reception;
        this.conversations = conversations;
        this.clock = clock;
    }

    /// What somebody wants of a kind of message.
    ///
    /// @param at since when; null while nobody has said anything
    /// @param agent who wrote it down, unless the customer said it themselves
    /// @param reason why the agent did
    public record Wish(
            boolean wanted,
            @Nullable Instant at,
            @Nullable AgentId agent,
            @Nullable String reason) {}

    /// Everybody wants what they have not refused.
    private static final Wish UNSAID = new Wish(true, null, null, null);

    @Transactional(readOnly = true)
    public boolean refuses(AccountId account, ContactId contact, String category) {
        return !present(account, contact, category).wanted();
    }

    /// What the customer of a conversation wants of marketing.
    @Transactional(readOnly = true)
    public Wish marketing(Actor actor, ConversationId id) {
        var conversation = conversations.visible(actor, id);
        return present(actor.account(), conversation.contact().id(), MARKETING);
    }

    /// An agent writes down what the customer of a conversation wants of marketing; it says so in the conversation.
    @Transactional
    public Wish noted(Actor actor, ConversationId id, boolean wanted, String said) {
        var reason = OutsideText.line(said);
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refusal.Invalid(
                    "invalid", "It needs a short reason.", Map.of("field", "reason", "most", LONGEST_REASON));
        }
        var conversation = conversations.visible(actor, id);
        var contact = conversation.contact().id();
        if (present(actor.account(), contact, MARKETING).wanted() != wanted) {
            var wish = new Wish(wanted, clock.instant(), actor.agent(), reason);
            if (store.save(actor.account(), contact, MARKETING, wish)) {
                reception.tell(actor.account(), conversation.identity(), Author.of(actor), what(wanted), reason);
            }
        }
        return present(actor.account(), contact, MARKETING);
    }

    /// Somebody as one connection knows them.
    record Customer(ContactId contact, String name, IdentityId identity) {

        static Customer of(Recognised who) {
            return new Customer(
                    who.contact().id(), who.contact().name(), who.identity().id());
        }
    }

    /// A customer said it by a word alone. Who has refused nothing asks for nothing again: to them the word
    /// meant something else.
    void said(AccountId account, Customer customer, boolean wanted, Instant at) {
        if (!wanted || refuses(account, customer.contact(), MARKETING)) {
            heard(account, customer, MARKETING, wanted, at);
        }
    }

    /// A customer said it, by a word or on their phone. Only what changes something is told in the conversation.
    void heard(AccountId account, Customer customer, String category, boolean wanted, Instant at) {
        boolean before = present(account, customer.contact(), category).wanted();
        boolean kept = store.save(account, customer.contact(), category, new Wish(wanted, at, null, null));
        if (kept && before != wanted && category.equals(MARKETING)) {
            var author = Author.contact(customer.contact(), customer.name());
            reception.tell(account, customer.identity(), author, what(wanted), null);
        }
    }

    /// The channel refused marketing in the customer's name.
    void refused(AccountId account, ConversationId conversation, Instant at) {
        store.customer(account, conversation).ifPresent(it -> heard(account, it, MARKETING, false, at));
    }

    private static What what(boolean wanted) {
        return wanted ? What.OPTED_IN : What.OPTED_OUT;
    }

    private Wish present(AccountId account, ContactId contact, String category) {
        return store.find(account, contact, category).orElse(UNSAID);
    }
}
