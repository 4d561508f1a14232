package app.prosa.telephony;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.connection.ConnectionId;
import app.prosa.contact.AddressBook;
import app.prosa.contact.Contact;
import app.prosa.contact.ContactId;
import app.prosa.contact.Contacts;
import app.prosa.conversation.Alterations;
import app.prosa.conversation.CallLines;
import app.prosa.conversation.CallState;
import app.prosa.conversation.CallVia;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Conversations;
import app.prosa.conversation.Direction;
import app.prosa.conversation.Kind;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Visibility;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Calls, as far as they got, and the lines that tell of them. What screens say of a call may come twice,
/// late and in any order: it is joined as [CallState] says, so the same comes of it.
@Component
class PhoneCalls {

    /// An exchange lets a call ring at several extensions at once, each of which hears of it by itself.
    private static final Duration TOGETHER = Duration.ofSeconds(60);

    private static final Pattern FAILURE = Pattern.compile("[a-z0-9-]{1,40}");
    /// Who hides their number has a word in its place.
    private static final Pattern DIGITS = Pattern.compile("[0-9]");

    private static final int LONGEST = 200;

    private final PhoneCallStore store;
    private final People people;
    private final Lines lines;
    private final List<Carrier> carriers;
    private final Ids ids;
    private final Clock clock;

    PhoneCalls(PhoneCallStore store, People people, Lines lines, List<Carrier> carriers, Ids ids, Clock clock) {
        this.store = store;
        this.people = people;
        this.lines = lines;
        this.carriers = List.copyOf(carriers);
        this.ids = ids;
        this.clock = clock;
    }

    /// Who speaks with whom.
    @Component
    record People(Contacts contacts, AddressBook addressBook, Agents agents) {}

    /// Where it is told.
    @Component
    record Lines(Conversations conversations, CallLines lines, Alterations alterations) {}

    /// A call as its agent's screen shows it.
    ///
    /// @param name of the contact, if the agent may see one
    /// @param phone hidden from those who may not see numbers
    /// @param conversationId where it stands, if the agent may see that
    record Shown(
            CallId id,
            CallVia via,
            Direction direction,
            CallState state,
            @Nullable String name,
            String phone,
            @Nullable String photo,
            @Nullable ConversationId conversationId,
            Instant startedAt,
            @Nullable Instant answeredAt) {}

    /// An agent calls the customer of a conversation, or a number. Doing it twice with one id is doing it once.
    ///
    /// @throws Refusal.Conflict `telephony-off` when they cannot call by this, `no-phone`, `contact-blocked`
    /// @throws Refusal.Invalid when it is no number
    @Transactional
    public Shown dial(Actor actor, CallId id, CallVia via, Target target) {
        var account = actor.account();
        var known = store.lock(account, id);
        if (known.isPresent()) {
            return shown(actor, known.filter(it -> it.isOf(actor.agent())).orElseThrow(PhoneCalls::taken));
        }
        if (!serves(actor, via)) {
            throw new Refusal.Conflict("telephony-off", "You cannot call by this now.");
        }
        var called = called(actor, target);
        var where = called.where();
        var now = clock.instant();
        var call = new PhoneCall(
                id,
                via,
                Direction.OUT,
                null,
                called.phone(),
                called.contact(),
                where,
                where == null ? null : new MessageId(ids.next()),
                actor.agent(),
                List.of(),
                List.of(),
                CallState.RINGING,
                null,
                now,
                null,
                null,
                now);
        if (!store.insert(account, call)) {
            throw taken();
        }
        if (where != null) {
            lines.lines().dialled(actor, where, Objects.requireNonNull(call.messageId()), call.line(null));
        }
        return shown(actor, call);
    }

    private boolean serves(Actor actor, CallVia via) {
        return carriers.stream().anyMatch(it -> it.via() == via && it.serves(actor));
    }

    /// Whom an agent calls.
    sealed interface Target {

        /// The customer of a conversation.
        record Customer(ConversationId conversation) implements Target {}

        /// A number, however it is written.
        record Digits(String written) implements Target {}
    }

    /// @param where its line stands, if the agent may see a conversation with them
    private record Called(
            String phone,
            @Nullable ContactId contact,
            @Nullable ConversationId where) {}

    private Called called(Actor actor, Target target) {
        return switch (target) {
            case Target.Customer(var id) ->
                called(actor.account(), lines.conversations().visible(actor, id));
            case Target.Digits(var written) -> called(actor, written);
        };
    }

    private Called called(AccountId account, Conversation conversation) {
        var contact = people.contacts()
                .find(account, conversation.contact().id())
                .orElseThrow(() -> new Refusal.NotFound("contact"));
        mustNotBeBlocked(contact);
        if (contact.phone() == null || conversation.kind() != Kind.PRIVATE) {
            throw new Refusal.Conflict("no-phone", "This contact has no number.");
        }
        return new Called(contact.phone(), contact.id(), conversation.id());
    }

    private Called called(Actor actor, String written) {
        var phone = people.addressBook()
                .number(written)
                .orElseThrow(() -> Pbx.invalid("phone", "This is no telephone number."));
        var contact = people.addressBook().withNumber(actor.account(), phone);
        contact.ifPresent(PhoneCalls::mustNotBeBlocked);
        return new Called(
                phone,
                contact.map(Contact::id).orElse(null),
                contact.flatMap(it -> lines.lines().latest(actor, it.id())).orElse(null));
    }

    private static void mustNotBeBlocked(Contact contact) {
        if (contact.isBlocked()) {
            throw new Refusal.Conflict("contact-blocked", "This contact is blocked.");
        }
    }

    private static Refusal taken() {
        return new Refusal.Conflict("id-taken", "Another call has this id.");
    }

    /// What rings at an agent.
    ///
    /// @param external the other side's id of it
    /// @param number as the other side says it
    /// @param name what the customer calls themself there
    /// @param at the connection whose number is called, if that is here too
    record Ringing(
            CallVia via,
            String external,
            String number,
            @Nullable String name,
            @Nullable ConnectionId at) {}

    /// A call rings at an agent. Where it rings at several, it is one call.
    ///
    /// @return the call; nothing when its contact is blocked
    @Transactional
    public Optional<CallId> ring(AccountId account, AgentId agent, Ringing told) {
        var via = told.via();
        var number = told.number();
        var contact = people.addressBook().withNumber(account, number);
        if (contact.filter(Contact::isBlocked).isPresent()) {
            return Optional.empty();
        }
        var phone = contact.map(Contact::phone)
                .or(() -> people.addressBook().number(number))
                .orElseGet(() -> DIGITS.matcher(number).find() ? shortened(number) : "");
        var now = clock.instant();
        store.lockNumber(account, phone);
        var external = shortened(told.external());
        var known = store.lockExternal(account, via, external)
                .or(() -> phone.isEmpty()
                        ? Optional.empty()
                        : store.lockRinging(account, via, phone, now.minus(TOGETHER)));
        if (known.isPresent()) {
            var call = known.get();
            store.save(account, call.agentId() == null && !call.isOver() ? call.ringingAt(agent, now) : call);
            return Optional.of(call.id());
        }
        var message = new MessageId(ids.next());
        var ringing = new MessageContent.Call(CallState.RINGING, null, null, via, null);
        var line = Optional.ofNullable(told.at())
                .filter(_ -> phone.startsWith("+"))
                .flatMap(it -> lines.lines().rang(account, it, phone, told.name(), message, ringing, now))
                .or(() -> contact.flatMap(it -> lines.lines().rang(account, it.id(), message, ringing, now)));
        var call = new PhoneCall(
                new CallId(ids.next()),
                via,
                Direction.IN,
                external,
                phone,
                line.map(it -> it.author().id())
                        .map(ContactId::new)
                        .or(() -> contact.map(Contact::id))
                        .orElse(null),
                line.map(Message::conversationId).orElse(null),
                line.map(Message::id).orElse(null),
                null,
                List.of(agent),
                List.of(agent),
                CallState.RINGING,
                null,
                now,
                null,
                null,
                now);
        store.insert(account, call);
        return Optional.of(call.id());
    }

    /// What an agent's screen says of a call. Saying it again is the sign that it goes on.
    ///
    /// @param failure why it did not come about, as a code
    @Transactional
    public Shown tell(Actor actor, CallId id, CallState said, @Nullable String failure) {
        if (failure != null && !FAILURE.matcher(failure).matches()) {
            throw Pbx.invalid("failure", "This is no code.");
        }
        var account = actor.account();
        var before = store.lock(account, id)
                .filter(it -> it.isOf(actor.agent()))
                .orElseThrow(() -> new Refusal.NotFound("call"));
        var after = before.told(actor.agent(), said, failure, clock.instant());
        save(account, before, after, actor.name());
        return shown(actor, after);
    }

    /// Ends it if nobody has said since then that it goes on.
    @Transactional
    public void lose(AccountId account, CallId id, Instant before) {
        store.lock(account, id)
                .filter(it -> !it.isOver() && it.heardAt().isBefore(before))
                .ifPresent(it -> save(account, it, it.lost(), null));
    }

    private void save(AccountId account, PhoneCall before, PhoneCall after, @Nullable String agent) {
        if (after.equals(before)) {
            return;
        }
        store.save(account, after);
        boolean moved = before.state() != after.state() || !Objects.equals(before.failure(), after.failure());
        if (moved && after.messageId() != null && after.conversationId() != null) {
            boolean took = after.direction() == Direction.IN && after.agentId() != null;
            lines.alterations().call(account, after.messageId(), after.line(took ? agent : null));
        }
    }

    /// @throws Refusal.NotFound when it is none of the agent's
    @Transactional(readOnly = true)
    public Shown read(Actor actor, CallId id) {
        return store.find(actor.account(), id)
                .filter(it -> it.isOf(actor.agent()))
                .map(it -> shown(actor, it))
                .orElseThrow(() -> new Refusal.NotFound("call"));
    }

    /// The number that a call of the agent's goes to.
    @Transactional(readOnly = true)
    public Optional<String> number(AccountId account, AgentId agent, CallId id) {
        return store.find(account, id)
                .filter(it -> it.direction() == Direction.OUT && agent.equals(it.agentId()) && !it.isOver())
                .map(PhoneCall::phone);
    }

    private Shown shown(Actor actor, PhoneCall call) {
        var where = call.conversationId();
        boolean seen = where != null && lines.conversations().isVisible(actor.account(), Visibility.of(actor), where);
        var contact = call.contactId() == null || !seen
                ? Optional.<Contact>empty()
                : people.contacts().find(actor.account(), call.contactId());
        return new Shown(
                call.id(),
                call.via(),
                call.direction(),
                call.state(),
                contact.map(Contact::name).orElse(null),
                call.phone(),
                contact.map(Contact::photo).orElse(null),
                seen ? where : null,
                call.startedAt(),
                call.answeredAt());
    }

    private static String shortened(String text) {
        var line = OutsideText.line(text);
        return line.length() <= LONGEST ? line : OutsideText.clean(line.substring(0, LONGEST));
    }
}
