package app.prosa.contact;

import app.prosa.sql.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Recognises many who write at once: those who are known are looked up together.
@Component
public class Callers {

    private final CallerStore store;
    private final Contacts contacts;

    Callers(CallerStore store, Contacts contacts) {
        this.store = store;
        this.contacts = contacts;
    }

    /// Somebody who writes; see [Contacts#recognise].
    public record Caller(List<Name> names, Introduction said, String fallback, Instant at) {
        public Caller {
            names = List.copyOf(names);
        }
    }

    /// Whom each of them is, in their order.
    @Transactional
    public List<Recognised> recognise(AccountId account, UUID connectionId, List<Caller> callers) {
        var known = store.named(
                account, connectionId, callers.stream().map(Caller::names).toList());
        var changed = new HashSet<ContactId>();
        var recognised = new ArrayList<Recognised>();
        for (int i = 0; i < callers.size(); i++) {
            var caller = callers.get(i);
            var met = known.get(i);
            // Strangers may be the same one twice, and who has just changed is no longer as looked up.
            var who = met == null
                            || changed.contains(met.found().known().contact().id())
                    ? contacts.recognise(
                            account, connectionId, caller.names(), caller.said(), caller.fallback(), caller.at())
                    : contacts.recognised(account, met, caller.said(), caller.at());
            if (met != null && !who.contact().equals(met.found().known().contact())) {
                changed.add(who.contact().id());
            }
            recognised.add(who);
        }
        return recognised;
    }
}
