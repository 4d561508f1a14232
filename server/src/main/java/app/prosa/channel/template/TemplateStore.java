package app.prosa.channel.template;

import static app.prosa.sql.Sql.must;
import static app.prosa.sql.Sql.when;

import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `message_template` and `template_sync`.
@Component
class TemplateStore {

    private static final String SELECT = """
            select id, connection_id, external_id, name, language, category, template_group as "group", status, wording,
                samples, sources, quality, reason, advice, changed_at
            from message_template
            """;

    private final JdbcClient db;

    TemplateStore(JdbcClient db) {
        this.db = db;
    }

    /// Those of a connection whose name, group or text has the words in it.
    List<Template> all(AccountId account, ConnectionId connection, @Nullable String words) {
        return many(Sql.all(
                must("account_id = ?", account),
                must("connection_id = ?", connection),
                when(
                        words,
                        it -> Sql.of(
                                "fold(name || ' ' || coalesce(template_group, '') || ' ' || (wording ->> 'body'))"
                                        + " like '%' || replace(replace(fold(?), '%', '\\%'), '_', '\\_') || '%'",
                                it))));
    }

    List<Template> byExternal(AccountId account, String externalId) {
        return many(Sql.all(must("account_id = ?", account), must("external_id = ?", externalId)));
    }

    List<Template> byName(AccountId account, ConnectionId connection, String name, String language) {
        return many(Sql.all(
                must("account_id = ?", account),
                must("connection_id = ?", connection),
                must("name = ?", name),
                must("language = ?", language)));
    }

    private List<Template> many(Sql condition) {
        return db.sql(SELECT + "where " + condition.text() + " order by name, language")
                .params(condition.params())
                .query(Rows.to(Template.class))
                .list();
    }

    Optional<Template> find(AccountId account, TemplateId id) {
        return db.sql(SELECT + "where account_id = ? and id = ?")
                .params(account.value(), id.value())
                .query(Rows.to(Template.class))
                .optional();
    }

    Optional<Template> lock(AccountId account, TemplateId id) {
        return db.sql(SELECT + "where account_id = ? and id = ? for update")
                .params(account.value(), id.value())
                .query(Rows.to(Template.class))
                .optional();
    }

    /// Writes it, new or changed.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when another one has its name and language
    void save(AccountId account, Template template) {
        db.sql("""
                        insert into message_template (account_id, id, connection_id, external_id, name, language, category,
                            template_group, status, wording, samples, sources, quality, reason, advice, changed_at)
                        values (:account, :id, :connection, :external::text, :name, :language, :category, :group::text,
                            :status, :wording::jsonb, :samples::jsonb, :sources::jsonb, :quality::text, :reason::text,
                            :advice::text, :at)
                        on conflict (account_id, id) do update
                        set external_id = excluded.external_id, name = excluded.name, language = excluded.language,
                            category = excluded.category, template_group = excluded.template_group,
                            status = excluded.status, wording = excluded.wording, samples = excluded.samples,
                            sources = excluded.sources, quality = excluded.quality, reason = excluded.reason,
                            advice = excluded.advice, changed_at = excluded.changed_at
                        """)
                .param("account", account.value())
                .param("id", template.id().value())
                .param("connection", template.connectionId().value())
                .param("external", template.externalId())
                .param("name", template.name())
                .param("language", template.language())
                .param("category", Sql.bindable(template.category()))
                .param("group", template.group())
                .param("status", Sql.bindable(template.status()))
                .param("wording", Rows.json(template.wording()))
                .param("samples", Rows.json(template.samples()))
                .param("sources", Rows.json(template.sources()))
                .param("quality", template.quality())
                .param("reason", template.reason())
                .param("advice", template.advice())
                .param("at", Sql.bindable(template.changedAt()))
                .update();
    }

    void delete(AccountId account, Collection<TemplateId> ids) {
        db.sql("delete from message_template where account_id = ? and id = any(?)")
                .params(account.value(), Sql.bindable(List.copyOf(ids)))
                .update();
    }

    /// How far a connection's templates are what the provider has.
    ///
    /// @param wanted whether the list is about to be read
    /// @param syncedAt when it was last read
    /// @param failure why it could not be since
    /// @param failures how often it could not, one after the other
    /// @param retryAt when it is tried again after that
    record Freshness(
            boolean wanted,
            @Nullable Instant syncedAt,
            @Nullable String failure,
            int failures,
            @Nullable Instant retryAt) {}

    Optional<Freshness> freshness(AccountId account, ConnectionId connection) {
        return db.sql("""
                        select wanted, synced_at, failure, failures, retry_at
                        from template_sync
                        where account_id = ? and connection_id = ?
                        """)
                .params(account.value(), connection.value())
                .query(Rows.to(Freshness.class))
                .optional();
    }

    /// Somebody knows better than we do.
    void want(AccountId account, ConnectionId connection) {
        db.sql("""
                        insert into template_sync (account_id, connection_id, wanted)
                        values (?, ?, true)
                        on conflict (account_id, connection_id) do update set wanted = true
                        """).params(account.value(), connection.value()).update();
    }

    void synced(AccountId account, ConnectionId connection, Instant at) {
        db.sql("""
                        insert into template_sync (account_id, connection_id, tried_at, synced_at)
                        values (:account, :connection, :at, :at)
                        on conflict (account_id, connection_id) do update
                        set wanted = false, tried_at = excluded.tried_at, synced_at = excluded.synced_at, failure = null,
                            failures = 0, retry_at = null
                        """)
                .param("account", account.value())
                .param("connection", connection.value())
                .param("at", Sql.bindable(at))
                .update();
    }

    /// What was read before stays, and when that was.
    void failed(AccountId account, ConnectionId connection, String failure, Instant at, Instant retryAt) {
        db.sql("""
                        insert into template_sync
                            (account_id, connection_id, tried_at, failure, failures, retry_at)
                        values (:account, :connection, :at, :failure, 1, :retryAt)
                        on conflict (account_id, connection_id) do update
                        set wanted = false, tried_at = excluded.tried_at, failure = excluded.failure,
                            failures = template_sync.failures + 1, retry_at = excluded.retry_at
                        """)
                .param("account", account.value())
                .param("connection", connection.value())
                .param("at", Sql.bindable(at))
                .param("failure", failure)
                .param("retryAt", Sql.bindable(retryAt))
                .update();
    }

    /// A connection whose list should be read.
    record Due(AccountId account, ConnectionId connection) {}

    /// Those of all accounts that somebody wants read, that nobody has read since then, or that failed and are to be
    /// tried again by now.
    List<Due> due(List<ConnectionKind> kinds, Instant since, Instant now, int limit) {
        return db.sql("""
                        select connection.account_id as account, connection.id as connection
                        from connection
                        left join template_sync on template_sync.account_id = connection.account_id
                            and template_sync.connection_id = connection.id
                        where connection.kind = any(?) and connection.state = 'on'
                            and (coalesce(template_sync.wanted, true) or template_sync.tried_at is null
                                or template_sync.tried_at < ? or template_sync.retry_at <= ?)
                        order by template_sync.tried_at nulls first
                        limit ?
                        """)
                .params(
                        kinds.stream().map(it -> (String) Sql.bindable(it)).toArray(String[]::new),
                        Sql.bindable(since),
                        Sql.bindable(now),
                        limit)
                .query(Rows.to(Due.class))
                .list();
    }
}
