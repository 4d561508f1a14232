package app.prosa.understanding;

import app.prosa.agent.Actor;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.understanding.VocabularyStore.Wanted;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Teaches what customers want, by examples of how they say it.
@Component
public class Intents {

    private static final int MOST = 200;
    private static final int MOST_PHRASES = 500;
    private static final int MOST_OF_ALL = 10_000;
    private static final int LONGEST = 300;

    private final VocabularyStore store;
    private final Vocabularies vocabularies;
    private final ObjectProvider<Usage> usage;
    private final Ids ids;
    private final Clock clock;

    Intents(VocabularyStore store, Vocabularies vocabularies, ObjectProvider<Usage> usage, Ids ids, Clock clock) {
        this.store = store;
        this.vocabularies = vocabularies;
        this.usage = usage;
        this.ids = ids;
        this.clock = clock;
    }

    /// All of them, by name.
    @Transactional(readOnly = true)
    public List<Intent> all(AccountId account) {
        return store.intents(account);
    }

    /// @throws Refusal.Conflict `phrase-taken` when an intent has one of the phrases already
    @Transactional
    public Intent add(Actor actor, String name, List<String> phrases) {
        if (store.count(actor.account()).intents() >= MOST) {
            throw new Refusal.Conflict("too-many-intents", "There are " + MOST + " intents already.");
        }
        var intent = new Intent(new IntentId(ids.next()), Naming.of(name), true, List.of());
        Naming.uniquely(() -> store.insert(actor.account(), intent, clock.instant()));
        return taught(actor, intent, phrases);
    }

    /// Its name, and whether messages are compared with it.
    @Transactional
    public Intent change(AccountId account, IntentId id, String name, boolean active) {
        var intent = locked(account, id);
        Naming.uniquely(() -> store.update(account, id, Naming.of(name), active));
        vocabularies.changed(account);
        return new Intent(id, Naming.of(name), active, intent.phrases());
    }

    /// @throws Refusal.Conflict `intent-in-use` while something begins by it
    @Transactional
    public void remove(AccountId account, IntentId id) {
        var intent = locked(account, id);
        mustBeUnused(usage.stream()
                .flatMap(it -> it.of(account, intent.id()).stream())
                .toList());
        store.delete(account, id);
        vocabularies.changed(account);
    }

    static void mustBeUnused(List<String> users) {
        if (!users.isEmpty()) {
            throw new Refusal.Conflict(
                    "intent-in-use",
                    "Something begins by it: " + String.join(", ", users) + ".",
                    Map.of("flows", String.join(", ", users)));
        }
    }

    /// Adds phrases; all or none.
    ///
    /// @throws Refusal.Conflict `phrase-taken` when an intent has one of them already, and which
    @Transactional
    public Intent teach(Actor actor, IntentId id, List<String> phrases) {
        return taught(actor, locked(actor.account(), id), phrases);
    }

    private Intent taught(Actor actor, Intent intent, List<String> phrases) {
        var account = actor.account();
        var now = clock.instant();
        var wanted = phrases.stream().map(this::wanted).toList();
        int all = store.count(account).phrases() + wanted.size();
        if (intent.phrases().size() + wanted.size() > MOST_PHRASES || all > MOST_OF_ALL) {
            throw new Refusal.Conflict(
                    "too-many-phrases",
                    "An intent has at most " + MOST_PHRASES + " phrases.",
                    Map.of("most", MOST_PHRASES));
        }
        var known = new ArrayList<>(intent.phrases());
        for (var it : wanted) {
            if (!store.add(account, intent.id(), it, now, actor.agent())) {
                throw new Refusal.Conflict(
                        "phrase-taken",
                        "An intent has this phrase already.",
                        Map.of(
                                "phrase",
                                it.text(),
                                "intent",
                                store.owner(account, it.line()).orElse("")));
            }
            known.add(new Phrase(it.id(), it.text(), now));
        }
        vocabularies.changed(account);
        return new Intent(intent.id(), intent.name(), intent.active(), known);
    }

    private Wanted wanted(String written) {
        var text = Naming.of(written, "phrase", LONGEST);
        var line = Speech.line(text);
        if (line.isEmpty()) {
            throw new Refusal.Invalid("invalid", "A phrase has words.", Map.of("field", "phrase", "most", LONGEST));
        }
        return new Wanted(new PhraseId(ids.next()), text, line);
    }

    @Transactional
    public Intent unteach(AccountId account, IntentId id, PhraseId phrase) {
        var intent = locked(account, id);
        if (!store.remove(account, id, phrase)) {
            throw new Refusal.NotFound("phrase");
        }
        vocabularies.changed(account);
        return new Intent(
                id,
                intent.name(),
                intent.active(),
                intent.phrases().stream().filter(it -> !it.id().equals(phrase)).toList());
    }

    private Intent locked(AccountId account, IntentId id) {
        return store.lock(account, id).orElseThrow(() -> new Refusal.NotFound("intent"));
    }
}
