package app.prosa.bot;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.bot.Dialogue.Errand;
import app.prosa.bot.Effect.Ending;
import app.prosa.bot.Errands.Call;
import app.prosa.bot.Memory.Stance;
import app.prosa.bot.RunStore.Underway;
import app.prosa.bot.typebot.Viewer.Outcome;
import app.prosa.contact.Contact;
import app.prosa.contact.Contacts;
import app.prosa.conversation.Assistant;
import app.prosa.conversation.Automation;
import app.prosa.conversation.BotState;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Kind;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.State;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries what customers say to Typebot, and its answers back (decision 22).
///
/// Typebot is never asked while a conversation is held: under the lock an errand is written and leased,
/// after the commit it is run, and what came of it is written under the lock again, if the conversation is
/// still Typebot's then.
@Component
class Envoy {

    private static final Logger log = LoggerFactory.getLogger(Envoy.class);

    /// How often an errand is run that did no harm.
    private static final int MOST_ATTEMPTS = 3;

    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(8));
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final RunStore runs;
    private final Automation automation;
    private final Recital recital;
    private final TypebotPlaces places;
    private final Errands errands;
    private final Tools tools;

    Envoy(RunStore runs, Automation automation, Recital recital, TypebotPlaces places, Errands errands, Tools tools) {
        this.runs = runs;
        this.automation = automation;
        this.recital = recital;
        this.places = places;
        this.errands = errands;
        this.tools = tools;
    }

    /// What the work needs beside.
    @Component
    record Tools(Contacts contacts, TypebotStore typebots, TransactionTemplate transaction, Ids ids, Clock clock) {}

    /// Where a talk with Typebot stands at this moment; the conversation's row is held.
    record Talk(AccountId account, Conversation conversation, Underway run, Typebot typebot, Instant now) {

        Dialogue dialogue() {
            return run.dialogue() == null ? Dialogue.NEW : run.dialogue();
        }

        Memory memory() {
            return run.memory();
        }

        ConversationId id() {
            return conversation.id();
        }
    }

    /// Whether Typebot may do anything in a conversation by itself (docs/rules.md, E19).
    private Optional<TypebotPlaces.Set> admitted(AccountId account, Conversation conversation) {
        boolean off = !conversation.botOn()
                || !conversation.ticket().hears(Assistant.TYPEBOT)
                || conversation.kind() != Kind.PRIVATE;
        return off
                ? Optional.empty()
                : places.of(account)
                        .filter(it -> it.typebot().on())
                        .filter(it -> it.typebot()
                                .connections()
                                .contains(conversation.connection().id()))
                        .filter(_ -> !runs.isOff(account, conversation.contact().id()));
    }

    /// A message in a ticket that nobody attends may mean Typebot. Then the ticket is Typebot's from now
    /// on.
    ///
    /// @return whether it is
    boolean isMeant(AccountId account, Conversation conversation, List<Message> pending) {
        if (!isFree(conversation) || pending.isEmpty()) {
            return false;
        }
        var said = Interpreter.said(pending);
        boolean meant = admitted(account, conversation)
                .map(TypebotPlaces.Set::typebot)
                .filter(it -> it.starts() == Typebot.Starts.WORD && it.startWord() != null)
                .filter(it -> Words.contain(said, String.valueOf(it.startWord())))
                .isPresent();
        if (meant) {
            begin(account, conversation, Run.Cause.DIALOG, null);
            recital.triage(account, conversation);
        }
        return meant;
    }

    /// An agent lets Typebot take part again: it gets the ticket, unless somebody attends it.
    Conversation resume(Actor actor, Conversation conversation) {
        var account = actor.account();
        if (!isFree(conversation) || admitted(account, conversation).isEmpty()) {
            return conversation;
        }
        begin(account, conversation, Run.Cause.AGENT, actor.agent());
        runs.wake(account, Set.of(conversation.id()), tools.clock().instant());
        return recital.triage(account, conversation);
    }

    private static boolean isFree(Conversation conversation) {
        return conversation.state() == State.WAITING
                && conversation.owner() == null
                && conversation.bot() == null
                && !conversation.ended()
                && !conversation.superseded();
    }

    private void begin(AccountId account, Conversation conversation, Run.Cause cause, @Nullable AgentId by) {
        var typebot = tools.typebots().find(account).orElseThrow().id();
        runs.begin(
                account,
                new RunId(tools.ids().next()),
                conversation,
                typebot.value(),
                cause,
                by,
                null,
                tools.clock().instant());
    }

    /// Does what is due in a conversation that is Typebot's.
    ///
    /// @param pending what the customer has said and nobody has heard
    void goOn(AccountId account, Conversation conversation, Underway run, List<Message> pending) {
        var now = tools.clock().instant();
        var set = admitted(account, conversation);
        if (set.isEmpty()) {
            var talk = new Talk(account, conversation, run, Typebot.UNSET, now);
            recital.end(talk, List.of(), talk.memory(), Ending.CANCELLED, "switched-off", null);
            return;
        }
        var talk = new Talk(account, conversation, run, set.get().typebot(), now);
        var errand = talk.dialogue().errand();
        if (errand != null && errand.leasedUntil() != null) {
            if (now.isBefore(errand.leasedUntil())) {
                runs.rest(account, talk.id(), errand.leasedUntil());
            } else {
                judge(talk, set.get(), errand, new Outcome.Lost("Prosa stopped before the answer came."));
            }
        } else if (errand != null) {
            if (now.isBefore(errand.dueAt())) {
                runs.rest(account, talk.id(), errand.dueAt());
            } else {
                send(talk, set.get(), talk.dialogue(), talk.memory(), errand);
            }
        } else if (!talk.dialogue().unsaid().isEmpty()) {
            recite(talk, set.get(), talk.dialogue());
        } else if (talk.memory().stance() == Stance.NEW) {
            runs.read(account, ids(pending), Reading.taken(run.name(), null, null, now));
            var said = Interpreter.said(pending);
            send(talk, set.get(), talk.dialogue(), talk.memory(), errand(true, said.isEmpty() ? null : said, now));
        } else {
            listen(talk, set.get(), pending);
        }
    }

    /// It waits for the customer's answer.
    private void listen(Talk talk, TypebotPlaces.Set set, List<Message> pending) {
        var account = talk.account();
        var dialogue = talk.dialogue();
        var early =
                pending.stream().filter(it -> it.seq() <= dialogue.askedAt()).toList();
        var fresh = pending.stream().filter(it -> it.seq() > dialogue.askedAt()).toList();
        runs.read(account, ids(early), Reading.skipped(Reading.Skipped.EARLY, talk.now()));
        var until = talk.memory().until();
        if (fresh.isEmpty()) {
            if (until != null && !talk.now().isBefore(until)) {
                recital.end(talk, List.of(), talk.memory(), Ending.EXPIRED, "expired", null);
            } else {
                runs.rest(account, talk.id(), until);
            }
            return;
        }
        var whole = fresh.getLast().at().plusSeconds(set.typebot().joinSeconds());
        if (talk.now().isBefore(whole)) {
            runs.rest(account, talk.id(), whole);
            return;
        }
        runs.read(account, ids(fresh), Reading.taken(talk.run().name(), null, null, talk.now()));
        var said = Interpreter.said(fresh);
        if (set.typebot().isFinished(said)) {
            recital.end(talk, List.of(), talk.memory(), Ending.FINISHED, "typebot-left", null);
        } else if (said.isBlank()) {
            recital.puzzled(talk);
        } else {
            var meant = Interpreter.meant(dialogue.asked(), said);
            send(talk, set, dialogue, talk.memory(), errand(false, meant, talk.now()));
        }
    }

    private Errand errand(boolean begins, @Nullable String text, Instant now) {
        return new Errand(tools.ids().next(), begins, text, 0, now, null, 0);
    }

    /// Leases an errand, which is run after the commit.
    private void send(Talk talk, TypebotPlaces.Set set, Dialogue dialogue, Memory memory, Errand errand) {
        var until = talk.now().plus(Errands.LEASE);
        var leased = errand.leased(until, talk.conversation().lastSeq());
        var session = dialogue.session();
        if (!leased.begins() && session == null) {
            throw new IllegalStateException("There is no session to go on with.");
        }
        runs.save(talk.account(), talk.run().id(), memory, dialogue.sending(leased));
        runs.rest(talk.account(), talk.id(), until);
        var known = leased.begins() ? known(talk) : Map.<String, String>of();
        errands.afterCommit(
                talk.account(),
                new Call(set.place(), leased, session == null ? "" : session, known),
                it -> told(talk.account(), talk.id(), talk.run().id(), leased, it));
    }

    /// What a flow of Typebot's may use: names that mean the same in every account, and no secret.
    private Map<String, String> known(Talk talk) {
        var conversation = talk.conversation();
        var known = new HashMap<String, String>();
        known.put("conversationId", conversation.id().value().toString());
        known.put("contactId", conversation.contact().id().value().toString());
        known.put("contactName", conversation.contact().name());
        known.put("channel", conversation.connection().kind().name().toLowerCase(Locale.ROOT));
        known.put("inbox", conversation.connection().name());
        tools.contacts()
                .find(talk.account(), conversation.contact().id())
                .map(Contact::phone)
                .ifPresent(it -> known.put("phone", it));
        return known;
    }

    /// An errand is run. Whatever the channel refuses of it, people get the conversation.
    private void told(AccountId account, ConversationId id, RunId run, Errand errand, Outcome outcome) {
        try {
            tools.transaction().executeWithoutResult(_ -> settle(account, id, run, errand, outcome));
        } catch (Refusal refusal) {
            log.info("a channel took nothing of Typebot conversation={} code={}", id.value(), refusal.code());
            tools.transaction().executeWithoutResult(_ -> refused(account, id, run, refusal));
        }
    }

    private void refused(AccountId account, ConversationId id, RunId wanted, Refusal refusal) {
        automation
                .lock(account, id)
                .ifPresent(conversation -> runs.underway(account, id)
                        .filter(it -> it.id().equals(wanted))
                        .ifPresent(it -> {
                            var talk = new Talk(
                                    account,
                                    conversation,
                                    it,
                                    Typebot.UNSET,
                                    tools.clock().instant());
                            recital.end(talk, List.of(), it.memory(), Ending.BROKEN, refusal.code(), null);
                        }));
    }

    private void settle(AccountId account, ConversationId id, RunId wanted, Errand errand, Outcome outcome) {
        var conversation = automation.lock(account, id);
        var run = runs.underway(account, id).filter(it -> it.id().equals(wanted) && isOf(it, errand));
        if (conversation.isEmpty() || run.isEmpty()) {
            log.info("an answer of Typebot's came too late conversation={}", id.value());
            return;
        }
        var now = tools.clock().instant();
        boolean stepped =
                conversation.get().bot() != BotState.ACTIVE || runs.hasAgentWritten(account, id, errand.seq());
        var set = stepped ? Optional.<TypebotPlaces.Set>empty() : admitted(account, conversation.get());
        var typebot = set.map(TypebotPlaces.Set::typebot).orElse(Typebot.UNSET);
        var talk = new Talk(account, conversation.get(), run.get(), typebot, now);
        if (stepped) {
            drop(talk);
        } else if (set.isEmpty()) {
            recital.end(talk, List.of(), talk.memory(), Ending.CANCELLED, "switched-off", null);
        } else {
            judge(talk, set.get(), errand, outcome);
        }
    }

    private static boolean isOf(Underway run, Errand errand) {
        var there = run.dialogue() == null ? null : run.dialogue().errand();
        return there != null
                && there.leasedUntil() != null
                && there.id().equals(errand.id())
                && there.attempts() == errand.attempts();
    }

    /// A person stepped in: the customer does not get the answer. Typebot has gone on to where nobody has
    /// followed it, so whoever resumes lets it begin anew.
    private void drop(Talk talk) {
        runs.save(talk.account(), talk.run().id(), talk.memory().at(Stance.NEW, null, 0, null), Dialogue.NEW);
        runs.rest(talk.account(), talk.id(), null);
        if (talk.conversation().bot() == BotState.ACTIVE) {
            recital.pause(talk);
        }
    }

    private void judge(Talk talk, TypebotPlaces.Set set, Errand errand, Outcome outcome) {
        if (!(outcome instanceof Outcome.Said)) {
            log.info(
                    "Typebot said nothing conversation={} outcome={}", talk.id().value(), outcome);
        }
        switch (outcome) {
            case Outcome.Said(var session, var reply) -> {
                var before = talk.dialogue();
                var staging = recital.stage(talk, reply);
                var known = session == null ? before.session() : session;
                recite(
                        talk,
                        set,
                        new Dialogue(
                                known,
                                errand.begins() && before.restarted(),
                                reply.asked(),
                                before.askedAt(),
                                staging.lines(),
                                reply.wantsMore() && known != null,
                                staging.handOff(),
                                staging.queue(),
                                null));
            }
            case Outcome.Gone _ -> {
                if (errand.begins() || talk.dialogue().restarted()) {
                    broken(talk, errand.begins() ? "typebot-not-found" : "typebot-lost");
                } else {
                    var anew = errand(true, errand.text(), talk.now());
                    send(talk, set, talk.dialogue().restarting(anew), talk.memory(), anew);
                }
            }
            case Outcome.Closed _ -> broken(talk, "typebot-closed");
            case Outcome.Refused _ -> broken(talk, "typebot-refused");
            case Outcome.Forbidden _ -> broken(talk, "typebot-forbidden");
            case Outcome.Failed(var _, var _, var after) -> again(talk, errand, after);
            case Outcome.Lost _ -> {
                // A session that nobody has seen anything of may begin twice. A word said twice may answer two
                // questions.
                if (errand.begins()) {
                    again(talk, errand, null);
                } else {
                    broken(talk, "typebot-lost");
                }
            }
        }
    }

    private void again(Talk talk, Errand errand, @Nullable Duration after) {
        if (errand.attempts() >= MOST_ATTEMPTS) {
            broken(talk, "typebot-silent");
            return;
        }
        var usual = PAUSES.get(Math.min(errand.attempts(), PAUSES.size()) - 1);
        var asked = after == null || after.compareTo(usual) < 0 ? usual : after;
        var at = talk.now().plus(asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
        runs.save(
                talk.account(), talk.run().id(), talk.memory(), talk.dialogue().sending(errand.again(at)));
        runs.rest(talk.account(), talk.id(), at);
    }

    private void broken(Talk talk, String why) {
        recital.end(talk, List.of(), talk.memory(), Ending.BROKEN, why, null);
    }

    private void recite(Talk talk, TypebotPlaces.Set set, Dialogue dialogue) {
        var more = recital.go(talk, dialogue);
        if (more != null) {
            send(
                    new Talk(talk.account(), more.conversation(), talk.run(), talk.typebot(), talk.now()),
                    set,
                    more.dialogue(),
                    more.memory(),
                    errand(false, null, talk.now()));
        }
    }

    private static List<MessageId> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }
}
