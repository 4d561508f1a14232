package app.prosa.agent;

import app.prosa.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Invitations, as administrators see them.
@RestController
class InvitationController {

    private final Invitations invitations;
    private final ClientAddress client;

    InvitationController(Invitations invitations, ClientAddress client) {
        this.invitations = invitations;
        this.client = client;
    }

    /// Lists the invitations that nobody has used yet.
    @Requires(Permission.MANAGE_PEOPLE)
    @GetMapping("/api/v1/invitations")
    InvitationList invitations(Actor actor) {
        return new InvitationList(invitations.open(actor.account()));
    }

    /// Invites somebody. The answer holds the link to give them, this once.
    @Requires(Permission.MANAGE_PEOPLE)
    @PostMapping("/api/v1/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    Invitation invite(Actor actor, @RequestBody Invitations.Wish body, HttpServletRequest request) {
        var secret = Secrets.make();
        var invitation = invitations.invite(actor, body, secret);
        var scheme = client.isSecure(request) ? "https://" : "http://";
        return invitation.withLink(scheme + client.host(request) + "/join/" + secret);
    }

    /// Withdraws an invitation: its link no longer works.
    @Requires(Permission.MANAGE_PEOPLE)
    @DeleteMapping("/api/v1/invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Actor actor, @PathVariable InvitationId id) {
        invitations.withdraw(actor.account(), id);
    }

    record InvitationList(List<Invitation> items) {}
}
