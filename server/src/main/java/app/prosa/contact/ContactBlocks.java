package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.sql.AccountId;
import app.prosa.sql.Sql;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Blocks contacts for good, whatever they write through (docs/rules.md, E18). What keeps a browser or an
/// address out of a website chat for a time is another thing, and lies with that channel (E42).
@Component
public class ContactBlocks {

    private static final int LONGEST_REASON = 500;

    private final Contacts contacts;
    private final Store store;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ContactBlocks(Contacts contacts, Store store, Clock clock, ApplicationEventPublisher events) {
        this.contacts = contacts;
        this.store = store;
        this.clock = clock;
        this.events = events;
    }

    /// Nothing is received from the contact any more, and nothing can be sent. Whoever is blocked stays so,
    /// with the first reason.
    @Transactional
    public Contact block(Actor actor, ContactId id, String reason) {
        var contact = contacts.locked(id, actor).contact();
        var why = OutsideText.line(reason);
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Refusal.Invalid(
                    "invalid", "A block needs a short reason.", Map.of("field", "reason", "most", LONGEST_REASON));
        }
        return contact.isBlocked()
                ? contact
                : changed(actor, contact, new ContactBlock(clock.instant(), actor.agent(), why));
    }

    /// The contact is heard again. What they wrote meanwhile does not come back.
    @Transactional
    public Contact unblock(Actor actor, ContactId id) {
        var contact = contacts.locked(id, actor).contact();
        return contact.isBlocked() ? changed(actor, contact, null) : contact;
    }

    private Contact changed(Actor actor, Contact before, @Nullable ContactBlock block) {
        store.save(actor.account(), before.id(), block);
        var after = before.with(block);
        events.publishEvent(new ContactBlocked(actor.account(), after, actor));
        events.publishEvent(new ContactChanged(actor.account(), after));
        return after;
    }

    /// Those of the contacts from whom nothing is to be received. The answer holds until the end of the transaction:
    /// whoever blocks them meanwhile waits for it.
    @Transactional
    public Set<ContactId> shut(AccountId account, List<ContactId> ids) {
        return store.shut(account, ids);
    }

    /// The block on the contact's row.
    @Component
    record Store(JdbcClient db) {

        void save(AccountId account, ContactId id, @Nullable ContactBlock block) {
            db.sql("""
                    update contact
                    set blocked_at = ?, blocked_by = ?, block_reason = ?, version = version + 1
                    where account_id = ? and id = ?
                    """)
                    .params(Arrays.asList(
                            block == null ? null : Sql.bindable(block.at()),
                            block == null ? null : block.by().value(),
                            block == null ? null : block.reason(),
                            account.value(),
                            id.value()))
                    .update();
        }

        Set<ContactId> shut(AccountId account, List<ContactId> ids) {
            var shut = new HashSet<ContactId>();
            db.sql("""
                    select id, blocked_at is not null as blocked
                    from contact
                    where account_id = ? and id = any((select ?::uuid[])::uuid[])
                    order by id
                    for key share
                    """).params(account.value(), Sql.bindable(ids)).query(row -> {
                if (row.getBoolean("blocked")) {
                    shut.add(new ContactId(row.getObject("id", UUID.class)));
                }
            });
            return shut;
        }
    }
}
