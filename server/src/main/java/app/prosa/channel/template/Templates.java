package app.prosa.channel.template;

import app.prosa.channel.Purposes;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionEvent;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.Connections;
import app.prosa.conversation.MessageContent;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is known of templates, and what of them is ours: drafts, groups, and what fills their blanks.
@Component
public class Templates implements Purposes {

    private final TemplateStore store;
    private final Connections connections;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Templates(TemplateStore store, Connections connections, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.connections = connections;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// A connection's templates, by name.
    ///
    /// @param syncing whether the provider's list is about to be read
    /// @param syncedAt when it was last read
    /// @param failure why it could not be since
    /// @param retryAt when it is tried again, after a failure
    record Shelf(
            List<Template> items,
            boolean syncing,
            @Nullable Instant syncedAt,
            @Nullable String failure,
            @Nullable Instant retryAt) {}

    @Transactional(readOnly = true)
    public Shelf list(AccountId account, ConnectionId connection, @Nullable String words) {
        mustBeOurs(account, connection);
        var asked = words == null || words.isBlank() ? null : words.strip();
        var fresh = store.freshness(account, connection);
        return new Shelf(
                store.all(account, connection, asked),
                fresh.map(TemplateStore.Freshness::wanted).orElse(false),
                fresh.map(TemplateStore.Freshness::syncedAt).orElse(null),
                fresh.map(TemplateStore.Freshness::failure).orElse(null),
                fresh.map(TemplateStore.Freshness::retryAt).orElse(null));
    }

    @Transactional(readOnly = true)
    public Template read(AccountId account, TemplateId id) {
        return store.find(account, id).orElseThrow(Templates::absent);
    }

    /// A new draft, which nobody has judged.
    @Transactional
    public Template add(AccountId account, ConnectionId connection, Draft draft) {
        mustBeOurs(account, connection);
        return written(account, template(new TemplateId(ids.next()), connection, draft.checked(), clock.instant()));
    }

    private static Template template(TemplateId id, ConnectionId connection, Draft draft, Instant at) {
        return new Template(
                id,
                connection,
                null,
                draft.name(),
                draft.language(),
                draft.category(),
                draft.group(),
                Template.Status.DRAFT,
                draft.wording(),
                draft.samples(),
                draft.sources(),
                null,
                null,
                null,
                at);
    }

    /// A draft says something else.
    @Transactional
    public Template change(AccountId account, TemplateId id, Draft draft) {
        var before = store.lock(account, id).orElseThrow(Templates::absent);
        if (!before.isDraft()) {
            throw new Refusal.Conflict("template-known", "The provider has it already.");
        }
        return written(account, template(id, before.connectionId(), draft.checked(), clock.instant()));
    }

    /// What is ours alone, also of what was approved long ago.
    @Transactional
    public Template organise(
            AccountId account, TemplateId id, @Nullable String group, Map<String, Template.Source> sources) {
        var before = store.lock(account, id).orElseThrow(Templates::absent);
        var own = new LinkedHashMap<String, Template.Source>();
        before.blanks().forEach(it -> {
            var source = sources.get(it.key());
            if (source != null) {
                own.put(it.key(), source);
            }
        });
        return written(account, before.organised(Draft.group(group), own, clock.instant()));
    }

    /// The provider has it like this now.
    @Transactional
    public Template taken(AccountId account, Template sent, Approval.Verdict.Taken by) {
        var before = store.lock(account, sent.id()).orElseThrow(Templates::absent);
        // What became of it may have been told while the answer was on its way.
        boolean told = by.externalId().equals(before.externalId())
                && before.changedAt().isAfter(sent.changedAt());
        var after = new Template(
                before.id(),
                before.connectionId(),
                by.externalId(),
                before.name(),
                before.language(),
                by.category(),
                sent.group(),
                told ? before.status() : by.status(),
                sent.wording(),
                sent.samples(),
                sent.sources(),
                before.quality(),
                told ? before.reason() : null,
                told ? before.advice() : null,
                clock.instant());
        return written(account, after);
    }

    @Transactional
    public void remove(AccountId account, TemplateId id) {
        var known = store.lock(account, id).orElseThrow(Templates::absent);
        store.delete(account, List.of(id));
        tell(account, known.connectionId());
    }

    /// The provider's whole list: what is not in it any more is gone, drafts of ours stay. A template is its name and
    /// language; its id is another when somebody made it anew.
    @Transactional
    public void replace(AccountId account, ConnectionId connection, List<Approval.Known> listed) {
        var now = clock.instant();
        var known = new HashMap<String, Template>();
        store.all(account, connection, null).forEach(it -> known.put(it.name() + "/" + it.language(), it));
        var changed = new ArrayList<Template>();
        for (var it : listed) {
            var before = known.remove(it.name() + "/" + it.language());
            var after = listed(before, connection, it, now);
            if (before == null || !before.saysTheSame(after)) {
                changed.add(after);
            }
        }
        var gone = known.values().stream()
                .filter(it -> !it.isDraft())
                .map(Template::id)
                .toList();
        store.delete(account, gone);
        changed.forEach(it -> store.save(account, it));
        boolean failed = store.freshness(account, connection)
                .map(TemplateStore.Freshness::failure)
                .isPresent();
        store.synced(account, connection, now);
        if (failed || !changed.isEmpty() || !gone.isEmpty()) {
            tell(account, connection);
        }
    }

    private Template listed(@Nullable Template before, ConnectionId connection, Approval.Known it, Instant now) {
        var same = before != null && before.status() == it.status() ? before : null;
        return new Template(
                before == null ? new TemplateId(ids.next()) : before.id(),
                connection,
                it.externalId(),
                it.name(),
                it.language(),
                it.category(),
                before == null ? null : before.group(),
                it.status(),
                it.wording(),
                it.samples(),
                before == null ? Map.of() : before.sources(),
                it.quality(),
                it.reason() == null && same != null ? same.reason() : it.reason(),
                same == null ? null : same.advice(),
                now);
    }

    @Transactional
    public void failed(AccountId account, ConnectionId connection, String failure) {
        int before = store.freshness(account, connection)
                .map(TemplateStore.Freshness::failures)
                .orElse(0);
        var now = clock.instant();
        store.failed(account, connection, failure, now, now.plus(patience(before)));
        tell(account, connection);
    }

    /// Soon at first, in case it was nothing; twice as long after each failure, and never longer than a list is good
    /// for.
    private static Duration patience(int failures) {
        var longer = Duration.ofMinutes(1L << Math.min(failures, 9));
        return longer.compareTo(Syncing.GOOD_FOR) < 0 ? longer : Syncing.GOOD_FOR;
    }

    /// The provider says something of one of its templates, for every number of the account that has it.
    ///
    /// @return false when none does: then the list must be read
    @Transactional
    public boolean change(AccountId account, String externalId, UnaryOperator<Template> change) {
        var known = store.byExternal(account, externalId);
        known.forEach(it -> rewrite(account, it, change));
        return !known.isEmpty();
    }

    /// The same of the one that a message was made of.
    @Transactional
    public void change(
            AccountId account, ConnectionId connection, String name, String language, UnaryOperator<Template> change) {
        store.byName(account, connection, name, language).forEach(it -> rewrite(account, it, change));
    }

    private void rewrite(AccountId account, Template before, UnaryOperator<Template> change) {
        var after = change.apply(before);
        if (!before.saysTheSame(after)) {
            written(account, after);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isMarketing(AccountId account, ConnectionId connection, MessageContent.Template message) {
        return store.byName(account, connection, message.name(), message.language()).stream()
                .anyMatch(it -> it.category() == Template.Category.MARKETING);
    }

    @Transactional
    public void gone(AccountId account, String externalId) {
        for (var it : store.byExternal(account, externalId)) {
            store.delete(account, List.of(it.id()));
            tell(account, it.connectionId());
        }
    }

    private Template written(AccountId account, Template template) {
        try {
            store.save(account, template);
        } catch (DuplicateKeyException e) {
            throw new Refusal.Conflict("name-taken", "There is a template of this name in this language already.");
        }
        tell(account, template.connectionId());
        return template;
    }

    private void tell(AccountId account, ConnectionId connection) {
        events.publishEvent(new ConnectionEvent.TemplatesMoved(account, connection));
    }

    private Connection mustBeOurs(AccountId account, ConnectionId id) {
        return connections.find(account, id).orElseThrow(() -> new Refusal.NotFound("connection"));
    }

    static Refusal absent() {
        return new Refusal.NotFound("template");
    }
}
