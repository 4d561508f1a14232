package app.prosa.channel.webchat;

import app.prosa.agent.AgentId;
import app.prosa.agent.Public;
import app.prosa.connection.EntryForm;
import app.prosa.connection.WebchatSettings;
import app.prosa.contact.Introduction;
import app.prosa.sql.Tenant;
import app.prosa.web.ClientAddress;
import app.prosa.web.Limit;
import app.prosa.web.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How a visitor's browser comes to a website chat: what it looks like, and who the visitor is.
@RestController
@RequestMapping("/webchat/v1/{key}")
class WebchatController {

    private final Entrance entrance;
    private final Visitors visitors;
    private final FrontDesk desk;
    private final RateLimits limits;
    private final ClientAddress addresses;

    WebchatController(
            Entrance entrance, Visitors visitors, FrontDesk desk, RateLimits limits, ClientAddress addresses) {
        this.entrance = entrance;
        this.visitors = visitors;
        this.desk = desk;
        this.limits = limits;
        this.addresses = addresses;
    }

    /// What a website chat shows before anybody has said a word.
    ///
    /// @param open within the hours
    /// @param nextOpening when it opens, while it is closed
    /// @param blocked whether this address is kept out
    record Chat(
            String name,
            String color,
            WebchatSettings.Theme theme,
            WebchatSettings.Position position,
            String title,
            String subtitle,
            String greeting,
            EntryForm form,
            String awayMessage,
            WebchatSettings.Language language,
            @Nullable String launcherText,
            boolean showAgent,
            boolean open,
            boolean agentsOnline,
            @Nullable Instant nextOpening,
            long maxFileBytes,
            boolean blocked) {}

    /// Describes a website chat. The loader asks from the host's page, so any origin may read it: it holds nothing
    /// that the page does not show.
    @GetMapping
    @Public
    ResponseEntity<Chat> describeChat(@PathVariable String key, HttpServletRequest request) {
        var door = entrance.door(key);
        var chat = Tenant.in(door.account(), () -> desk.describe(door, addresses.of(request)));
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .cacheControl(CacheControl.noCache())
                .body(chat);
    }

    /// What a visitor says when they begin.
    record Beginning(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Boolean consent,
            @Nullable String language,
            @Nullable VisitorPage page) {}

    /// Lets a new visitor in. The answers of the form are checked as the connection asks.
    @PostMapping("/visitors")
    @Public
    @ResponseStatus(HttpStatus.CREATED)
    Visitors.Entered enterChat(@PathVariable String key, @RequestBody Beginning beginning, HttpServletRequest request) {
        var door = entrance.door(key);
        limits.take(Limit.VISITORS, addresses.of(request));
        var form = new Introduction(beginning.name(), beginning.email(), beginning.phone());
        boolean consented = Boolean.TRUE.equals(beginning.consent());
        return Tenant.in(
                door.account(),
                () -> visitors.enter(door, form, consented, arrival(request, beginning.language(), beginning.page())));
    }

    /// Who the site says the visitor is.
    ///
    /// @param hash HMAC-SHA256 of `userId` under the connection's identity secret, in hexadecimal
    record Identification(
            String userId,
            String hash,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String language,
            @Nullable VisitorPage page) {}

    /// Binds the visitor to a user that the site vouches for. Without a valid hash nothing that anybody says opens
    /// another person's history.
    @PostMapping("/identify")
    @Public
    Visitors.Entered identifyVisitor(
            @PathVariable String key, @RequestBody Identification said, HttpServletRequest request) {
        var door = entrance.door(key);
        limits.take(Limit.VISITORS, addresses.of(request));
        var token = Entrance.token(request);
        return Tenant.in(
                door.account(),
                () -> visitors.identify(
                        door,
                        said.userId(),
                        said.hash(),
                        new Introduction(said.name(), said.email(), said.phone()),
                        token.isEmpty() ? null : token,
                        arrival(request, said.language(), said.page())));
    }

    /// The photo of an agent, where the connection shows them.
    @GetMapping("/agents/{agentId}/photo")
    @Public
    ResponseEntity<byte[]> showAgentPhoto(@PathVariable String key, @PathVariable AgentId agentId) {
        var door = entrance.door(key);
        return Tenant.in(door.account(), () -> desk.photo(door, agentId));
    }

    private Visitors.Arrival arrival(
            HttpServletRequest request, @Nullable String language, @Nullable VisitorPage page) {
        var userAgent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Visitors.Arrival(
                addresses.of(request),
                userAgent == null ? "" : userAgent,
                language == null ? "" : language,
                page == null ? VisitorPage.NOWHERE : page);
    }
}
