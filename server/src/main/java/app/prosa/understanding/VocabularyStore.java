package app.prosa.understanding;

import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `vocabulary`, `intent` and `intent_phrase`.
@Component
class VocabularyStore {

    private final JdbcClient db;

    VocabularyStore(JdbcClient db) {
        this.db = db;
    }

    long revision(AccountId account) {
        return db.sql("select revision from vocabulary where account_id = ?")
                .param(account.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void touch(AccountId account) {
        db.sql("""
                        insert into vocabulary (account_id, revision)
                        values (?, 1)
                        on conflict (account_id) do update set revision = vocabulary.revision + 1
                        """).param(account.value()).update();
    }

    void touchKnown(AccountId account) {
        db.sql("update vocabulary set revision = revision + 1 where account_id = ?")
                .param(account.value())
                .update();
    }

    private record Row(IntentId id, String name, boolean active) {}

    private record PhraseRow(PhraseId id, IntentId intent, String text, Instant addedAt) {

        Phrase phrase() {
            return new Phrase(id, text, addedAt);
        }
    }

    /// All intents with their phrases, by name.
    List<Intent> intents(AccountId account) {
        var phrases = db.sql("""
                        select id, intent_id as intent, text, added_at
                        from intent_phrase
                        where account_id = ?
                        order by place
                        """).param(account.value()).query(Rows.to(PhraseRow.class)).list().stream()
                .collect(Collectors.groupingBy(PhraseRow::intent));
        return db
                .sql("select id, name, active from intent where account_id = ? order by lower(name), id")
                .param(account.value())
                .query(Rows.to(Row.class))
                .list()
                .stream()
                .map(it -> intent(it, phrases))
                .toList();
    }

    private static Intent intent(Row row, Map<IntentId, List<PhraseRow>> phrases) {
        return new Intent(
                row.id(),
                row.name(),
                row.active(),
                phrases.getOrDefault(row.id(), List.of()).stream()
                        .map(PhraseRow::phrase)
                        .toList());
    }

    /// The intent, kept as it is until the transaction ends.
    Optional<Intent> lock(AccountId account, IntentId id) {
        return db.sql("select id, name, active from intent where account_id = ? and id = ? for update")
                .params(account.value(), id.value())
                .query(Rows.to(Row.class))
                .optional()
                .map(it -> intent(it, Map.of(id, phrases(account, id))));
    }

    private List<PhraseRow> phrases(AccountId account, IntentId id) {
        return db.sql("""
                        select id, intent_id as intent, text, added_at
                        from intent_phrase
                        where account_id = ? and intent_id = ?
                        order by place
                        """)
                .params(account.value(), id.value())
                .query(Rows.to(PhraseRow.class))
                .list();
    }

    void insert(AccountId account, Intent intent, Instant at) {
        db.sql("insert into intent (account_id, id, name, active, created_at) values (?, ?, ?, ?, ?)")
                .params(account.value(), intent.id().value(), intent.name(), intent.active(), Sql.bindable(at))
                .update();
    }

    void update(AccountId account, IntentId id, String name, boolean active) {
        db.sql("update intent set name = ?, active = ? where account_id = ? and id = ?")
                .params(name, active, account.value(), id.value())
                .update();
    }

    void delete(AccountId account, IntentId id) {
        db.sql("delete from intent where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .update();
    }

    /// A phrase that is to be added; `line` is how it is compared with the others.
    record Wanted(PhraseId id, String text, String line) {}

    /// False when some intent has it already.
    boolean add(AccountId account, IntentId intent, Wanted phrase, Instant at, @Nullable AgentId by) {
        return db.sql("""
                        insert into intent_phrase (account_id, id, intent_id, text, line, added_at, added_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (account_id, line) do nothing
                        """)
                        .param(account.value())
                        .param(phrase.id().value())
                        .param(intent.value())
                        .param(phrase.text())
                        .param(phrase.line())
                        .param(Sql.bindable(at))
                        .param(by == null ? null : by.value())
                        .update()
                == 1;
    }

    /// The name of the intent that has this phrase.
    Optional<String> owner(AccountId account, String line) {
        return db.sql("""
                        select intent.name
                        from intent_phrase
                        join intent on intent.account_id = intent_phrase.account_id
                            and intent.id = intent_phrase.intent_id
                        where intent_phrase.account_id = ? and intent_phrase.line = ?
                        """).params(account.value(), line).query(String.class).optional();
    }

    boolean remove(AccountId account, IntentId intent, PhraseId phrase) {
        return db.sql("delete from intent_phrase where account_id = ? and intent_id = ? and id = ?")
                        .params(account.value(), intent.value(), phrase.value())
                        .update()
                == 1;
    }

    /// How many intents, or phrases, an account has.
    record Counted(int intents, int phrases) {}

    Counted count(AccountId account) {
        return db.sql("""
                        select
                            (select count(*) from intent where account_id = ?) as intents,
                            (select count(*) from intent_phrase where account_id = ?) as phrases
                        """)
                .params(account.value(), account.value())
                .query(Rows.to(Counted.class))
                .single();
    }
}
