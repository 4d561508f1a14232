package app.prosa.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.agent.AgentCard;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.agent.DepartmentId;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.vault.Vault;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the product does with connections: makes, changes, switches, removes them, and keeps their identity
/// secret.
@Component
public class Connections {

    private static final int LONGEST_NAME = 80;
    private static final int KEY_BYTES = 12;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final ConnectionStore store;
    private final Agents agents;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Connections(
            ConnectionStore store, Agents agents, Vault vault, Ids ids, Clock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.agents = agents;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /// The account's connections, oldest first.
    @Transactional(readOnly = true)
    public List<Connection> all(AccountId account) {
        return store.all(account);
    }

    @Transactional(readOnly = true)
    public Optional<Connection> find(AccountId account, ConnectionId id) {
        return store.find(account, id);
    }

    /// A new website chat, switched on.
    ///
    /// @throws Refusal.Invalid with the `field` that cannot be
    @Transactional
    public Connection create(
            AccountId account, String name, @Nullable DepartmentId department, WebchatSettings settings) {
        return create(account, ConnectionKind.WEBCHAT, name, department, settings.checked());
    }

    /// A new door of a channel that keeps its settings itself, switched on.
    ///
    /// @throws Refusal.Invalid with the `field` that cannot be
    @Transactional
    public Connection open(AccountId account, ConnectionKind kind, String name, @Nullable DepartmentId department) {
        return create(account, kind, name, department, null);
    }

    private Connection create(
            AccountId account,
            ConnectionKind kind,
            String name,
            @Nullable DepartmentId department,
            @Nullable WebchatSettings settings) {
        var connection = new Connection(
                new ConnectionId(ids.next()),
                kind,
                checkedName(name),
                department,
                null,
                hex(KEY_BYTES),
                ConnectionState.ON,
                settings,
                clock.instant(),
                false,
                null);
        try {
            store.insert(account, connection, vault.seal(hex(SECRET_BYTES), place(account, connection.id())));
        } catch (DataIntegrityViolationException e) {
            throw noSuchDepartment();
        }
        events.publishEvent(new ConnectionEvent.ConnectionChanged(account, connection));
        return connection;
    }

    /// Changes a connection, or switches it on or off.
    @Transactional
    public Connection change(AccountId account, ConnectionId id, ConnectionPatch patch) {
        var before = store.lock(account, id).orElseThrow(() -> new Refusal.NotFound("connection"));
        var after = new Connection(
                id,
                before.kind(),
                patch.name() == null ? before.name() : checkedName(patch.name()),
                patch.destination() == null
                        ? before.departmentId()
                        : patch.destination().department(),
                patch.extension() == null
                        ? before.agentId()
                        : working(account, patch.extension().agent()),
                before.key(),
                Objects.requireNonNullElse(patch.state(), before.state()),
                patch.webchat() == null ? before.webchat() : patch.webchat().checked(),
                before.createdAt(),
                before.bot(),
                before.trouble());
        if (!after.equals(before)) {
            try {
                store.save(account, after);
            } catch (DataIntegrityViolationException e) {
                throw noSuchDepartment();
            }
            events.publishEvent(new ConnectionEvent.ConnectionChanged(account, after));
        }
        return after;
    }

    private @Nullable AgentId working(AccountId account, @Nullable AgentId agent) {
        if (agent == null
                || agents.card(account, agent).filter(AgentCard::active).isPresent()) {
            return agent;
        }
        throw new Refusal.Invalid("invalid", "Nobody of that id works here.", Map.of("field", "agentId"));
    }

    /// Something keeps the connection from sending, or does no longer.
    @Transactional
    public void trouble(AccountId account, ConnectionId id, @Nullable Trouble trouble) {
        var before = store.lock(account, id).orElseThrow(() -> new Refusal.NotFound("connection"));
        var was = before.trouble() == null ? null : before.trouble().kind();
        if (was == (trouble == null ? null : trouble.kind())) {
            return;
        }
        store.saveTrouble(account, id, trouble);
        events.publishEvent(new ConnectionEvent.TroubleMoved(account, id, trouble));
    }

    /// From now on a chatbot listens to what comes in, or no longer.
    @Transactional
    public void listen(AccountId account, ConnectionId id, boolean on) {
        var before = store.lock(account, id).orElseThrow(() -> new Refusal.NotFound("connection"));
        if (before.bot() != on) {
            store.saveBot(account, id, on);
            events.publishEvent(new ConnectionEvent.ConnectionChanged(
                    account, store.find(account, id).orElseThrow()));
        }
    }

    /// Removes a connection that nobody ever wrote through.
    ///
    /// @throws Refusal.Conflict `connection-in-use` when it has conversations: switch it off instead
    @Transactional
    public void remove(AccountId account, ConnectionId id) {
        var _ = store.lock(account, id).orElseThrow(() -> new Refusal.NotFound("connection"));
        try {
            store.delete(account, id);
        } catch (DataIntegrityViolationException e) {
            throw new Refusal.Conflict(
                    "connection-in-use", "This connection has conversations: switch it off instead.");
        }
        events.publishEvent(new ConnectionEvent.ConnectionRemoved(account, id));
    }

    /// The secret with which the website's server signs user ids.
    @Transactional(readOnly = true)
    public String identitySecret(AccountId account, ConnectionId id) {
        var sealed = store.secret(account, id).orElseThrow(() -> new Refusal.NotFound("connection"));
        return vault.open(sealed, place(account, id));
    }

    /// A fresh secret: what was signed with the old one is worth nothing from now on.
    @Transactional
    public String renewIdentitySecret(AccountId account, ConnectionId id) {
        var _ = store.lock(account, id).orElseThrow(() -> new Refusal.NotFound("connection"));
        var secret = hex(SECRET_BYTES);
        store.saveSecret(account, id, vault.seal(secret, place(account, id)));
        return secret;
    }

    /// Whether the website's server vouches for this user: `hash` is HMAC-SHA256 of the user id under the
    /// identity secret, in hexadecimal.
    @Transactional(readOnly = true)
    public boolean vouches(AccountId account, ConnectionId id, String userId, String hash) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(identitySecret(account, id).getBytes(UTF_8), "HmacSHA256"));
            var right = HexFormat.of().formatHex(mac.doFinal(userId.getBytes(UTF_8)));
            return MessageDigest.isEqual(
                    right.getBytes(UTF_8), hash.toLowerCase(Locale.ROOT).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String hex(int bytes) {
        var chance = new byte[bytes];
        random.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    private static String checkedName(String written) {
        var name = OutsideText.line(written);
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new Refusal.Invalid(
                    "invalid",
                    "A connection has a name of at most " + LONGEST_NAME + " characters.",
                    Map.of("field", "name"));
        }
        return name;
    }

    private static Refusal.Invalid noSuchDepartment() {
        return new Refusal.Invalid("invalid", "There is no such department.", Map.of("field", "departmentId"));
    }

    private static String place(AccountId account, ConnectionId id) {
        return "connection/" + account.value() + "/" + id.value() + "/secret";
    }
}
