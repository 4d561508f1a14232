package app.prosa.telephony;

import app.prosa.agent.Actor;
import app.prosa.agent.AgentId;
import app.prosa.agent.Agents;
import app.prosa.conversation.CallVia;
import app.prosa.sql.AccountId;
import app.prosa.vault.Vault;
import app.prosa.web.OutsideHosts;
import app.prosa.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The exchange of an account and whose its extensions are, as administrators set it.
@Component
public class Switchboard implements Carrier {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._+-]{1,60}");
    private static final int LONGEST_PASSWORD = 200;

    private final PbxStore store;
    private final Agents agents;
    private final Vault vault;
    private final OutsideHosts hosts;
    private final ApplicationEventPublisher events;

    Switchboard(PbxStore store, Agents agents, Vault vault, OutsideHosts hosts, ApplicationEventPublisher events) {
        this.store = store;
        this.agents = agents;
        this.vault = vault;
        this.hosts = hosts;
        this.events = events;
    }

    /// The exchange as administrators see it. Passwords stay here.
    public record Exchange(
            boolean active,
            String address,
            String domain,
            Numbering numbering,
            String prefix,
            List<Extension> extensions) {
        public Exchange {
            extensions = List.copyOf(extensions);
        }
    }

    /// What changes: what is absent stays.
    public record PbxChange(
            @Nullable Boolean active,
            @Nullable String address,
            @Nullable String domain,
            @Nullable Numbering numbering,
            @Nullable String prefix) {}

    /// Whose an extension shall be.
    ///
    /// @param password the old one stays when absent
    public record ExtensionWish(String username, @Nullable String password) {}

    /// An agent's extension of the demo's exchange, which knows its password anew at each start.
    @Transactional
    public void keep(AccountId account, AgentId agent, String username, String password) {
        assign(account, agent, new ExtensionWish(username, password));
    }

    /// Puts the demo's exchange where it is now, and switches it on when there was none.
    @Transactional
    public void keep(AccountId account, String address, String domain) {
        boolean isNew = store.find(account).isEmpty();
        change(account, new PbxChange(isNew ? true : null, address, domain, null, null));
    }

    @Transactional(readOnly = true)
    public Exchange read(AccountId account) {
        return shown(account, store.find(account).orElse(Pbx.NONE));
    }

    /// @throws Refusal.Invalid with the field that cannot be: `address-refused` for one where this server may not go
    @Transactional
    public Exchange change(AccountId account, PbxChange change) {
        var old = store.find(account).orElse(Pbx.NONE);
        var pbx = new Pbx(
                        Objects.requireNonNullElse(change.active(), old.active()),
                        Objects.requireNonNullElse(change.address(), old.address()),
                        Objects.requireNonNullElse(change.domain(), old.domain()),
                        Objects.requireNonNullElse(change.numbering(), old.numbering()),
                        Objects.requireNonNullElse(change.prefix(), old.prefix()))
                .checked();
        boolean plain = !pbx.address().isEmpty() && !pbx.isEncrypted();
        if (plain && !hosts.isPermitted(pbx.uri())) {
            throw new Refusal.Invalid(
                    "address-refused",
                    "Only hosts that the operator permits may be spoken to without encryption.",
                    Map.of("field", "address"));
        }
        store.save(account, pbx);
        events.publishEvent(new TelephonyChanged(account));
        return shown(account, pbx);
    }

    /// Gives an agent an extension.
    ///
    /// @throws Refusal.Conflict `extension-taken` when it is a colleague's
    @Transactional
    public Exchange assign(AccountId account, AgentId agent, ExtensionWish wish) {
        mustKnow(account, agent);
        var username = wish.username().strip();
        if (!USERNAME.matcher(username).matches()) {
            throw Pbx.invalid("username", "An extension has letters and digits.");
        }
        var known = store.sealed(account, agent);
        var password = wish.password() == null || wish.password().isEmpty()
                ? known.map(PbxStore.Sealed::password)
                        .orElseThrow(() -> Pbx.invalid("password", "It needs a password."))
                : vault.seal(checked(wish.password()), place(account, agent));
        try {
            store.put(account, agent, new PbxStore.Sealed(username, password));
        } catch (DuplicateKeyException _) {
            throw new Refusal.Conflict("extension-taken", "Somebody has this extension already.");
        }
        events.publishEvent(new TelephonyChanged(account));
        return read(account);
    }

    /// Takes it away again. Doing it twice is doing it once.
    @Transactional
    public Exchange unassign(AccountId account, AgentId agent) {
        mustKnow(account, agent);
        if (store.remove(account, agent)) {
            events.publishEvent(new TelephonyChanged(account));
        }
        return read(account);
    }

    private void mustKnow(AccountId account, AgentId agent) {
        if (agents.card(account, agent).isEmpty()) {
            throw new Refusal.NotFound("agent");
        }
    }

    @Override
    public CallVia via() {
        return CallVia.PBX;
    }

    /// Whether the exchange is on, and has an extension for the agent.
    @Override
    @Transactional(readOnly = true)
    public boolean serves(Actor actor) {
        return store.find(actor.account()).filter(Pbx::active).isPresent()
                && store.sealed(actor.account(), actor.agent()).isPresent();
    }

    /// The agent's way to the exchange, if that is on.
    @Transactional(readOnly = true)
    public Optional<Line> line(AccountId account, AgentId agent) {
        return store.find(account).filter(Pbx::active).flatMap(it -> line(account, agent, it));
    }

    /// The way by which a test tries the exchange, whether it is on or not: of the one who asks, or else of anybody.
    @Transactional(readOnly = true)
    public Optional<Line> anyLine(AccountId account, AgentId asking) {
        var pbx = store.find(account);
        return pbx.flatMap(it -> line(account, asking, it))
                .or(() -> pbx.flatMap(it -> store.extensions(account).stream()
                        .findFirst()
                        .flatMap(first -> line(account, first.agentId(), it))));
    }

    private Optional<Line> line(AccountId account, AgentId agent, Pbx pbx) {
        return store.sealed(account, agent)
                .map(it ->
                        new Line(account, agent, pbx, it.username(), vault.open(it.password(), place(account, agent))));
    }

    private Exchange shown(AccountId account, Pbx pbx) {
        return new Exchange(
                pbx.active(), pbx.address(), pbx.domain(), pbx.numbering(), pbx.prefix(), store.extensions(account));
    }

    private static String checked(String password) {
        if (password.length() > LONGEST_PASSWORD || password.chars().anyMatch(Character::isISOControl)) {
            throw Pbx.invalid("password", "This is no password of an extension.");
        }
        return password;
    }

    private static String place(AccountId account, AgentId agent) {
        return "pbx/" + account.value() + "/" + agent.value();
    }
}
