package app.prosa.agent;

import app.prosa.sql.Tenant;
import app.prosa.web.Limit;
import app.prosa.web.RateLimits;
import org.springframework.stereotype.Component;

/// Lets an invited person in: looks at the link, hashes the chosen password outside any transaction, then uses the
/// invitation up.
@Component
class Joining {

    private static final int LONGEST_SECRET = 100;

    private final Invitations invitations;
    private final Browsers browsers;
    private final Passwords passwords;
    private final RateLimits limits;

    Joining(Invitations invitations, Browsers browsers, Passwords passwords, RateLimits limits) {
        this.invitations = invitations;
        this.browsers = browsers;
        this.passwords = passwords;
        this.limits = limits;
    }

    InvitationStore.Offer offer(String secret, Visit visit) {
        limits.take(Limit.JOINING, visit.address());
        if (secret.length() > LONGEST_SECRET) {
            throw Invitations.gone();
        }
        return Tenant.everywhere(() -> invitations.offer(secret)).orElseThrow(Invitations::gone);
    }

    Entry join(String secret, Invitations.Newcomer newcomer, Visit visit) {
        var offer = offer(secret, visit);
        passwords.mustBeStrong(newcomer.password(), offer.email());
        var hash = passwords.hashed(newcomer.password());
        return Tenant.in(offer.accountId(), () -> {
            var agent = invitations.accept(offer.accountId(), secret, newcomer, hash);
            return browsers.enter(offer.accountId(), agent, visit);
        });
    }
}
