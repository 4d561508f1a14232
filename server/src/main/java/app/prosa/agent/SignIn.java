package app.prosa.agent;

import app.prosa.sql.Tenant;
import app.prosa.web.Limit;
import app.prosa.web.RateLimits;
import app.prosa.web.Refusal;
import org.springframework.stereotype.Component;

/// Lets people in who know an e-mail and its password. Whoever guesses learns nothing: an unknown e-mail is answered
/// like a wrong password, by the same sentence and after the same work.
@Component
class SignIn {

    private final Candidates candidates;
    private final Browsers browsers;
    private final Passwords passwords;
    private final Attempts attempts;
    private final RateLimits limits;

    SignIn(Candidates candidates, Browsers browsers, Passwords passwords, Attempts attempts, RateLimits limits) {
        this.candidates = candidates;
        this.browsers = browsers;
        this.passwords = passwords;
        this.attempts = attempts;
        this.limits = limits;
    }

    Entry signIn(String email, String password, Visit visit) {
        limits.take(Limit.SIGN_IN, visit.address());
        var normal = Texts.normalEmail(email);
        var candidate = Tenant.everywhere(() -> candidates.named(normal, visit.address()));
        // Where somebody is signed in already, strangers who guess from elsewhere cannot make them wait.
        boolean knownHere = candidate.map(AgentStore.Candidate::knownHere).orElse(false);
        var key = knownHere ? normal + " " + visit.address() : normal;
        attempts.begin(key);
        var hash = candidate.map(AgentStore.Candidate::passwordHash).orElse(null);
        if (!passwords.matches(password, hash) || candidate.isEmpty()) {
            throw new Refusal.SignedOut("wrong-credentials", "E-mail or password is wrong.");
        }
        attempts.forgive(key);
        limits.giveBack(Limit.SIGN_IN, visit.address());
        var person = candidate.get();
        return Tenant.in(person.accountId(), () -> browsers.enter(person.accountId(), person.id(), visit));
    }
}
