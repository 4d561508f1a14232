package app.prosa.simulator;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A fictitious customer. `phone` is what stands on the card, `waId` what WhatsApp calls it, `userId` the id that Meta
/// gives to this business for this person; who hides the number is known by that one alone.
public record Person(
        String id,
        String name,
        String phone,
        String userId,
        @Nullable String username,
        Set<Trait> traits) {

    /// What makes a person a special case.
    public enum Trait {
        /// Has blocked the shop: what is sent stays at one tick.
        BLOCKED,
        /// Has a telephone that is no WhatsApp: what is sent fails.
        LANDLINE,
        /// Has a user name, so that the number is not told.
        HIDDEN,
        /// Wrote last two days ago, so that only a template reaches them.
        AWAY
    }

    public Person {
        traits = Set.copyOf(traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    public String digits() {
        return BrazilianNumber.digits(phone);
    }

    public String waId() {
        return BrazilianNumber.waId(digits());
    }

    /// What this person is called where Meta wants one text: the number's id, or the user's when that is hidden.
    String address() {
        return is(Trait.HIDDEN) ? userId : waId();
    }

    Person withPhone(String newPhone, String newUserId) {
        return new Person(id, name, newPhone, newUserId, username, traits);
    }
}
