package app.prosa.bot;

import app.prosa.account.Accounts;
import app.prosa.account.Module;
import app.prosa.bot.Reading.Skipped;
import app.prosa.bot.Repertoire.Chosen;
import app.prosa.conversation.Conversation;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.State;
import app.prosa.sql.AccountId;
import app.prosa.understanding.Understood;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Understands what customers write and says which flow that lets begin, if any may: of several lines that
/// came at once the one that is meant most surely. Of the switches (docs/rules.md, E19) any keeps it from
/// it.
@Component
class Dialogs {

    private final Triggers triggers;
    private final RunStore runs;
    private final Accounts accounts;
    private final Clock clock;

    Dialogs(Triggers triggers, RunStore runs, Accounts accounts, Clock clock) {
        this.triggers = triggers;
        this.runs = runs;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// What some messages meant.
    ///
    /// @param understood of each; empty where the account never taught anything
    /// @param beginning null: no flow begins by them
    /// @param why none does
    record Heard(
            Map<MessageId, Understood> understood, @Nullable Beginning beginning, Skipped why) {

        static final Heard NOTHING = new Heard(Map.of(), null, Skipped.NO_FLOW);
    }

    /// A message that lets a flow begin.
    record Beginning(Message message, Chosen chosen) {}

    /// Whether any flow of the account begins by messages at all.
    boolean mayBegin(AccountId account, long revision) {
        return !triggers.repertoire(account, revision).dialogs().isEmpty();
    }

    /// @param revision of what the account has taught; 0: nothing, and nothing is asked
    Heard heard(AccountId account, Conversation conversation, List<Message> messages, long revision) {
        var repertoire = triggers.repertoire(account, revision);
        if (repertoire.isEmpty() || messages.isEmpty()) {
            return Heard.NOTHING;
        }
        var understood = new HashMap<MessageId, Understood>();
        var today = clock.instant().atZone(zone(account)).toLocalDate();
        messages.forEach(it ->
                understood.put(it.id(), repertoire.vocabulary().understand(Words.of(it.content()), today)));
        var meant = messages.stream()
                .flatMap(message ->
                        repertoire
                                .meant(
                                        Words.of(message.content()),
                                        understood.getOrDefault(message.id(), Understood.NOTHING))
                                .stream()
                                .map(it -> new Beginning(message, it)))
                .sorted(Comparator.comparing(it -> it.chosen().rank()))
                .toList();
        var why = meant.isEmpty() ? Skipped.NO_FLOW : hindrance(account, conversation, repertoire);
        if (why != null) {
            return new Heard(understood, null, why);
        }
        var fitting = fitting(account, conversation, repertoire, meant);
        var free = fitting.stream()
                .filter(it -> conversation.state() != State.ATTENDING
                        || it.chosen().dialog().trigger().attended())
                .findFirst();
        return new Heard(understood, free.orElse(null), fitting.isEmpty() ? Skipped.NO_FLOW : Skipped.ATTENDED);
    }

    /// What one message means and may let begin, whoever serves the customer: an agent asks.
    Optional<Chosen> chosen(AccountId account, Conversation conversation, Message message, Repertoire repertoire) {
        var text = Words.of(message.content());
        var meant = repertoire.meant(text, understood(account, text, repertoire)).stream()
                .map(it -> new Beginning(message, it))
                .toList();
        return fitting(account, conversation, repertoire, meant).stream()
                .findFirst()
                .map(Beginning::chosen);
    }

    Understood understood(AccountId account, String text, Repertoire repertoire) {
        return repertoire
                .vocabulary()
                .understand(text, clock.instant().atZone(zone(account)).toLocalDate());
    }

    /// What a sentence would mean, and which flow would begin by it where its contexts are met.
    @Transactional(readOnly = true)
    public TrainingController.Meaning meaning(AccountId account, String text) {
        var repertoire = triggers.repertoire(account);
        var understood = understood(account, text, repertoire);
        var chosen = repertoire.meant(text, understood).stream().findFirst();
        return new TrainingController.Meaning(
                understood,
                repertoire.vocabulary().guesses(text),
                chosen.map(it -> it.dialog().flow()).orElse(null),
                chosen.map(it -> it.dialog().name()).orElse(null),
                chosen.map(Chosen::by).orElse(null));
    }

    private ZoneId zone(AccountId account) {
        return ZoneId.of(accounts.account(account).timeZone());
    }

    /// What keeps flows from beginning by themselves here; null: nothing does.
    private @Nullable Skipped hindrance(AccountId account, Conversation conversation, Repertoire repertoire) {
        if (!conversation.state().isOpen()
                || conversation.ended()
                || conversation.contact().blocked()) {
            return Skipped.NO_FLOW;
        }
        boolean off = !conversation.botOn()
                || !repertoire.heard().contains(conversation.connection().id())
                || !accounts.account(account).modules().contains(Module.CHATBOT)
                || runs.isOff(account, conversation.contact().id());
        return off ? Skipped.SWITCHED_OFF : null;
    }

    /// Those whose contexts are as they need them.
    private List<Beginning> fitting(
            AccountId account, Conversation conversation, Repertoire repertoire, List<Beginning> meant) {
        var contexts = repertoire.asksForContexts()
                ? runs.names(account, conversation.id(), clock.instant())
                : Set.<String>of();
        return meant.stream()
                .filter(it -> it.chosen().dialog().trigger().fits(contexts))
                .toList();
    }
}
