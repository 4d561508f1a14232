package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.vault.Vault;
import app.prosa.web.Refusal;
import org.springframework.stereotype.Component;

/// Gives places in a list out and takes them back. A page may end at a conversation that its reader must not know of,
/// so a place is sealed: nobody reads in it which conversation that is and when something happened there.
@Component
class Places {

    private final Vault vault;

    Places(Vault vault) {
        this.vault = vault;
    }

    String give(Actor actor, Cursor place) {
        return vault.seal(place.toString(), purpose(actor)).replace('+', '-').replace('/', '_');
    }

    /// @throws Refusal.Invalid `invalid-cursor` when it was not given to this agent
    Cursor take(Actor actor, String given) {
        try {
            return Cursor.parse(vault.open(given.replace('-', '+').replace('_', '/'), purpose(actor)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Refusal.Invalid("invalid-cursor", "This place in the list is not one that the server gave.");
        }
    }

    private static String purpose(Actor actor) {
        return "conversation-list/" + actor.agent().value();
    }
}
