package app.prosa.agent;

import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Invites people by a link that works once and for a week. Whoever has the link joins, so it is given to one person.
@Component
class Invitations {

    private static final Duration VALID = Duration.ofDays(7);
    private static final int MOST_OPEN = 500;

    private final InvitationStore invitations;
    private final AgentStore agents;
    private final DepartmentStore departments;
    private final Hiring hiring;
    private final Ids ids;
    private final Clock clock;

    Invitations(
            InvitationStore invitations,
            AgentStore agents,
            DepartmentStore departments,
            Hiring hiring,
            Ids ids,
            Clock clock) {
        this.invitations = invitations;
        this.agents = agents;
        this.departments = departments;
        this.hiring = hiring;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Invitation> open(AccountId account) {
        return invitations.open(account, clock.instant());
    }

    @Transactional
    public Invitation invite(Actor actor, Wish wish, String secret) {
        var account = actor.account();
        actor.mustBeAbove(wish.profile(), null);
        var email = Texts.email(wish.email());
        if (agents.all(account).stream().anyMatch(it -> it.email().equals(email))) {
            throw new Refusal.Conflict("email-taken", "This e-mail belongs to a colleague already.");
        }
        if (invitations.open(account, clock.instant()).size() >= MOST_OPEN) {
            throw new Refusal.Conflict("too-many-invitations", "Too many invitations are open.");
        }
        var wanted = wish.departments() == null
                ? List.<DepartmentId>of()
                : wish.departments().stream().distinct().toList();
        if (departments.count(account, wanted) != wanted.size()) {
            throw new Refusal.NotFound("department");
        }
        var now = clock.instant();
        var name = wish.name() == null || wish.name().isBlank() ? "" : Texts.name("name", wish.name());
        var invitation = new Invitation(
                new InvitationId(ids.next()), email, name, wish.profile(), wanted, null, now, now.plus(VALID));
        invitations.insert(actor, invitation, Secrets.hash(secret));
        return invitation;
    }

    @Transactional
    public void withdraw(AccountId account, InvitationId id) {
        if (!invitations.delete(account, id)) {
            throw new Refusal.NotFound("invitation");
        }
    }

    /// What a link offers, while it is good. Only for work across accounts.
    @Transactional(readOnly = true)
    public Optional<InvitationStore.Offer> offer(String secret) {
        return invitations.offer(Secrets.hash(secret), clock.instant());
    }

    @Transactional
    public AgentId accept(AccountId account, String secret, Newcomer newcomer, String passwordHash) {
        var invitation = invitations
                .accept(account, Secrets.hash(secret), clock.instant())
                .orElseThrow(Invitations::gone);
        // A department may have been removed since the invitation.
        var wanted = departments.all(account).stream()
                .map(Department::id)
                .filter(invitation.departments()::contains)
                .toList();
        return hiring.hire(
                account,
                new Hiring.Newcomer(
                        newcomer.name(), invitation.email(), invitation.profile(), wanted, newcomer.language()),
                passwordHash);
    }

    static Refusal gone() {
        return new Refusal.NotFound("invitation-gone", "This invitation was used, withdrawn or is too old.");
    }

    /// Whom an administrator wants to invite.
    record Wish(
            String email,
            Profile profile,
            @Nullable List<DepartmentId> departments,
            @Nullable String name) {}

    /// What the invited person says of themselves.
    record Newcomer(String name, String password, app.prosa.account.Language language) {}
}
