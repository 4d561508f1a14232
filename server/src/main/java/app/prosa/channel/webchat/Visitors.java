package app.prosa.channel.webchat;

import app.prosa.connection.Connections;
import app.prosa.connection.Door;
import app.prosa.connection.EntryForm;
import app.prosa.contact.Contact;
import app.prosa.contact.Contacts;
import app.prosa.contact.Identity;
import app.prosa.contact.Introduction;
import app.prosa.contact.Recognised;
import app.prosa.sql.Ids;
import app.prosa.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Visitors come, prove who they are, and are recognised when they return.
@Component
public class Visitors {

    private static final int LONGEST_TOKEN = 100;
    private static final int LONGEST_USER_ID = 200;

    private final VisitorStore store;
    private final Contacts contacts;
    private final Connections connections;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Visitors(VisitorStore store, Contacts contacts, Connections connections, Ids ids, Clock clock) {
        this.store = store;
        this.contacts = contacts;
        this.connections = connections;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a visitor's browser says when it comes.
    public record Arrival(String address, String userAgent, String language, VisitorPage page) {}

    /// The secret with which a browser proves who it is. Said once; only its hash is kept.
    public record Entered(String token, VisitorId visitorId) {}

    /// A stranger begins to chat. The form's answers are only what they say: they never open anybody's history.
    @Transactional
    public Entered enter(Door door, Introduction form, boolean consented, Arrival arrival) {
        refuseBlocked(door, arrival.address(), null);
        if (door.webchat().requireIdentity()) {
            throw new Refusal.Forbidden("identity-required", "Only signed-in users of the site can write here.");
        }
        check(door.webchat().form(), form, consented);
        var id = new VisitorId(ids.next());
        var recognised = contacts.recognise(
                door.account(),
                door.connection().id().value(),
                Identity.VISITOR,
                id.value().toString(),
                form,
                clock.instant());
        return add(door, id, recognised, false, consented, arrival);
    }

    private static void check(EntryForm asked, Introduction form, boolean consented) {
        if (!asked.enabled()) {
            return;
        }
        required("name", asked.name(), form.name());
        required("email", asked.email(), form.email());
        required("phone", asked.phone(), form.phone());
        if (asked.consent() != null && !consented) {
            throw missing("consent");
        }
    }

    private static void required(String field, EntryForm.Asked asked, @Nullable String value) {
        if (asked == EntryForm.Asked.REQUIRED && (value == null || value.isBlank())) {
            throw missing(field);
        }
    }

    private static Refusal.Invalid missing(String field) {
        return new Refusal.Invalid("missing", "This must be filled in.", Map.of("field", field));
    }

    /// The site vouches for who the visitor is. An anonymous conversation of this browser goes along when the
    /// user had none yet; otherwise the browser goes on with the user's own, and the anonymous one stays apart.
    @Transactional
    public Entered identify(
            Door door, String userId, String hash, Introduction said, @Nullable String token, Arrival arrival) {
        if (userId.isBlank()
                || userId.length() > LONGEST_USER_ID
                || !connections.vouches(door.account(), door.connection().id(), userId, hash)) {
            throw new Refusal.Forbidden("bad-identity", "The site does not vouch for this user.");
        }
        refuseBlocked(door, arrival.address(), null);
        var known = token == null ? Optional.<Visitor>empty() : find(door, token);
        var adopted = known.filter(it -> !it.identified())
                .flatMap(it -> contacts.adopt(door.account(), it.identityId(), Identity.USER, userId));
        var recognised = contacts.recognise(
                door.account(), door.connection().id().value(), Identity.USER, userId, said, clock.instant());
        var identity = recognised.identity();
        boolean sameBrowser = known.isPresent()
                && (adopted.isPresent() || known.get().identityId().equals(identity.id()));
        if (sameBrowser) {
            store.identify(door.account(), known.get().id(), identity.id());
            return new Entered(token == null ? "" : token, known.get().id());
        }
        return add(door, new VisitorId(ids.next()), recognised, true, false, arrival);
    }

    private Entered add(
            Door door, VisitorId id, Recognised who, boolean identified, boolean consented, Arrival arrival) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var token = HexFormat.of().formatHex(bytes);
        var page = arrival.page().checked();
        var now = clock.instant();
        var visitor = new Visitor(
                id,
                door.connection().id(),
                who.identity().id(),
                who.contact().card(),
                identified,
                arrival.address(),
                VisitorPage.cut(arrival.language(), 20),
                UserAgent.browser(arrival.userAgent()),
                UserAgent.system(arrival.userAgent()),
                VisitorPage.cut(page.url(), 1000),
                VisitorPage.cut(page.title(), 200),
                VisitorPage.cut(page.referrer(), 1000),
                page.attributes() == null ? Map.of() : page.attributes(),
                now,
                now);
        store.insert(door.account(), visitor, hash(token), consented);
        return new Entered(token, id);
    }

    /// The visitor with this secret on this connection.
    @Transactional(readOnly = true)
    public Optional<Visitor> find(Door door, String token) {
        return token.length() > LONGEST_TOKEN
                ? Optional.empty()
                : store.bySecret(door.account(), door.connection().id(), hash(token));
    }

    /// The visitor with this secret, who is about to send something from `address`.
    ///
    /// @throws Refusal.Forbidden `blocked` with `until` while the visitor or their address is kept out
    @Transactional(readOnly = true)
    public Optional<Visitor> admit(Door door, String token, String address) {
        var visitor = find(door, token);
        visitor.ifPresent(it -> refuseBlocked(door, address, it));
        return visitor;
    }

    /// @throws Refusal.Forbidden `blocked` with `until` while the visitor or their address is kept out
    @Transactional(readOnly = true)
    public void refuseBlocked(Door door, String address, @Nullable Visitor visitor) {
        blockedUntil(door, address, visitor).ifPresent(until -> {
            throw new Refusal.Forbidden(
                    "blocked", "This chat is closed to you for now.", Map.of("until", until.toString()));
        });
    }

    @Transactional(readOnly = true)
    public Optional<java.time.Instant> blockedUntil(Door door, String address, @Nullable Visitor visitor) {
        return store.blockedUntil(
                door.account(),
                door.connection().id(),
                address,
                visitor == null ? List.of() : List.of(visitor.identityId()),
                clock.instant());
    }

    /// Whether nothing of them is heard: their contact is blocked, whatever browser they use.
    @Transactional(readOnly = true)
    public boolean isShut(Door door, Visitor visitor) {
        return contacts.find(door.account(), visitor.contact().id())
                .filter(Contact::isBlocked)
                .isPresent();
    }

    /// The visitor's window is on a page now.
    @Transactional
    public void seen(Door door, VisitorId visitor, String address, VisitorPage page) {
        store.seen(door.account(), visitor, address, page.checked(), clock.instant());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
