package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.agent.Photo;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.sql.Rows;
import app.prosa.web.Refusal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What contacts look like: whoever may see a contact may give it a photo.
@Component
public class ContactPhotos {

    private final Contacts contacts;
    private final Store store;
    private final Ids ids;
    private final ApplicationEventPublisher events;

    ContactPhotos(Contacts contacts, Store store, Ids ids, ApplicationEventPublisher events) {
        this.contacts = contacts;
        this.store = store;
        this.ids = ids;
        this.events = events;
    }

    /// The contact's photo.
    ///
    /// @throws Refusal.NotFound when it has none, or the agent may not see it
    @Transactional(readOnly = true)
    public Photo show(Actor actor, ContactId id) {
        contacts.read(id, actor);
        return store.find(actor.account(), id).orElseThrow(() -> new Refusal.NotFound("photo"));
    }

    /// Gives the contact a photo, in the place of the one before.
    @Transactional
    public Contact set(Actor actor, ContactId id, Photo photo) {
        contacts.read(id, actor);
        store.save(actor.account(), id, photo);
        return changed(actor, id, ids.next());
    }

    /// Takes the photo away.
    @Transactional
    public Contact remove(Actor actor, ContactId id) {
        contacts.read(id, actor);
        store.delete(actor.account(), id);
        return changed(actor, id, null);
    }

    private Contact changed(Actor actor, ContactId id, @Nullable UUID version) {
        store.mark(actor.account(), id, version);
        var contact = contacts.read(id, actor);
        events.publishEvent(new ContactChanged(actor.account(), contact));
        return contact;
    }

    /// The table `contact_photo`, and the version on the contact's row by which browsers know a new photo.
    @Component
    record Store(JdbcClient db) {

        void save(AccountId account, ContactId id, Photo photo) {
            db.sql("""
                    insert into contact_photo (account_id, contact_id, media_type, bytes)
                    values (?, ?, ?, ?)
                    on conflict (account_id, contact_id) do update
                    set media_type = excluded.media_type, bytes = excluded.bytes
                    """)
                    .params(account.value(), id.value(), photo.mediaType(), photo.bytes())
                    .update();
        }

        void delete(AccountId account, ContactId id) {
            db.sql("delete from contact_photo where account_id = ? and contact_id = ?")
                    .params(account.value(), id.value())
                    .update();
        }

        void mark(AccountId account, ContactId id, @Nullable UUID version) {
            db.sql("update contact set photo = ?, version = version + 1 where account_id = ? and id = ?")
                    .param(version)
                    .param(account.value())
                    .param(id.value())
                    .update();
        }

        Optional<Photo> find(AccountId account, ContactId id) {
            return db.sql("select media_type, bytes from contact_photo where account_id = ? and contact_id = ?")
                    .params(account.value(), id.value())
                    .query(Rows.to(Photo.class))
                    .optional();
        }
    }
}
