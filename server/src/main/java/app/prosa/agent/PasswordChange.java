package app.prosa.agent;

import app.prosa.web.Limit;
import app.prosa.web.RateLimits;
import app.prosa.web.Refusal;
import org.springframework.stereotype.Component;

/// Changes an agent's password: the current one must be known, and every other browser is signed out.
@Component
class PasswordChange {

    private final PasswordHashes hashes;
    private final Passwords passwords;
    private final RateLimits limits;

    PasswordChange(PasswordHashes hashes, Passwords passwords, RateLimits limits) {
        this.hashes = hashes;
        this.passwords = passwords;
        this.limits = limits;
    }

    void change(Actor actor, String current, String next) {
        var who = actor.agent().value().toString();
        limits.take(Limit.PASSWORD_CHANGE, who);
        var known = hashes.of(actor);
        if (!passwords.matches(current, known.hash())) {
            throw new Refusal.Forbidden("wrong-password", "The current password is wrong.");
        }
        limits.giveBack(Limit.PASSWORD_CHANGE, who);
        passwords.mustBeStrong(next, known.email());
        hashes.replace(actor, passwords.hashed(next));
    }
}
