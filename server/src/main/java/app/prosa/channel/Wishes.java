package app.prosa.channel;

import app.prosa.contact.ContactId;
import app.prosa.sql.AccountId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What customers do not want to get: they say so on their phone, or by a button that says it.
@Component
public class Wishes {

    private final ThreadStore store;

    Wishes(ThreadStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    public boolean refuses(AccountId account, ContactId contact, String category) {
        return !store.wants(account, contact, category);
    }
}
