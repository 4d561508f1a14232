package app.prosa.agent;

import app.prosa.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Where invited people join; the secret in the link proves that they were invited.
@RestController
class JoiningController {

    private final Joining joining;
    private final SessionCookie cookie;
    private final ClientAddress client;

    JoiningController(Joining joining, SessionCookie cookie, ClientAddress client) {
        this.joining = joining;
        this.cookie = cookie;
        this.client = client;
    }

    /// Tells what an invitation offers.
    @Public
    @GetMapping("/api/v1/joining/{token}")
    Offer invitation(@PathVariable String token, HttpServletRequest request) {
        var offer = joining.offer(token, Visit.of(request, client));
        return new Offer(offer.workspace(), offer.email(), offer.name());
    }

    /// Joins the account and signs in.
    @Public
    @PostMapping("/api/v1/joining/{token}")
    ResponseEntity<Me> join(
            @PathVariable String token, @RequestBody Invitations.Newcomer body, HttpServletRequest request) {
        var entry = joining.join(token, body, Visit.of(request, client));
        return cookie.answer(HttpStatus.CREATED, entry, request);
    }

    record Offer(String workspace, String email, String name) {}
}
