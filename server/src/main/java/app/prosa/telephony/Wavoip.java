package app.prosa.telephony;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.connection.Connections;
import app.prosa.conversation.CallVia;
import app.prosa.sql.AccountId;
import app.prosa.sql.Ids;
import app.prosa.vault.Vault;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Calls over WhatsApp by Wavoip: whether they are on, by which devices, and who may use those. The browser
/// speaks with Wavoip itself and for that gets a device's token, so only agents do who may see numbers
/// (docs/decisions, 24).
@Component
class Wavoip implements Carrier {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{8,200}");
    private static final int LONGEST_NAME = 60;
    private static final int MOST = 20;

    private final WavoipStore store;
    private final Connections connections;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Wavoip(
            WavoipStore store,
            Connections connections,
            Vault vault,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.connections = connections;
        this.vault = vault;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// As administrators see it. Tokens stay here.
    record Settings(boolean active, List<WavoipDevice> devices) {
        Settings {
            devices = List.copyOf(devices);
        }
    }

    /// How a device shall be.
    ///
    /// @param token the old one stays when absent
    /// @param connection of WhatsApp, whose number it is
    record DeviceWish(
            String name, @Nullable String token, @Nullable ConnectionId connection) {}

    /// What opens a device.
    record Key(WavoipDeviceId id, String token) {

        @Override
        public String toString() {
            return "Key[id=" + id.value() + "]";
        }
    }

    @Override
    public CallVia via() {
        return CallVia.WAVOIP;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean serves(Actor actor) {
        return !devices(actor).isEmpty();
    }

    /// The devices by which an agent can call now: those of their departments and of none.
    @Transactional(readOnly = true)
    public List<WavoipDevice> devices(Actor actor) {
        if (!actor.may(Permission.SEE_NUMBERS) || !store.isActive(actor.account())) {
            return List.of();
        }
        return store.devices(actor.account()).stream()
                .filter(it -> isOpen(actor, it))
                .toList();
    }

    private boolean isOpen(Actor actor, WavoipDevice device) {
        var department = connection(actor.account(), device).map(Connection::departmentId);
        return actor.may(Permission.SEE_ALL)
                || department.map(actor.departments()::contains).orElse(true);
    }

    private Optional<Connection> connection(AccountId account, WavoipDevice device) {
        return Optional.ofNullable(device.connectionId()).flatMap(it -> connections.find(account, it));
    }

    /// What opens the devices by which an agent can call now.
    @Transactional(readOnly = true)
    public List<Key> keys(Actor actor) {
        var open = devices(actor).stream().map(WavoipDevice::id).toList();
        return store.sealed(actor.account()).stream()
                .filter(it -> open.contains(it.id()))
                .map(it -> opened(actor.account(), it))
                .toList();
    }

    /// What opens a device for who sets it up, whether calls are on or not.
    ///
    /// @throws Refusal.NotFound when there is none
    @Transactional(readOnly = true)
    public Key key(AccountId account, WavoipDeviceId id) {
        return store.sealed(account).stream()
                .filter(it -> it.id().equals(id))
                .map(it -> opened(account, it))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("device"));
    }

    /// @throws Refusal.NotFound when the agent cannot call by it now
    @Transactional(readOnly = true)
    public WavoipDevice device(Actor actor, WavoipDeviceId id) {
        return devices(actor).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("device"));
    }

    @Transactional(readOnly = true)
    public Settings read(AccountId account) {
        return new Settings(store.isActive(account), store.devices(account));
    }

    @Transactional
    public Settings activate(AccountId account, boolean active) {
        store.activate(account, active);
        return changed(account);
    }

    /// @throws Refusal.Conflict `too-many-devices`, `name-taken`, `device-taken` when another has this token
    @Transactional
    public Settings add(AccountId account, DeviceWish wish) {
        if (store.devices(account).size() >= MOST) {
            throw new Refusal.Conflict("too-many-devices", "An account has at most %d devices.".formatted(MOST));
        }
        if (wish.token() == null) {
            throw Pbx.invalid("token", "It needs a token.");
        }
        var device = device(account, new WavoipDeviceId(ids.next()), wish);
        var token = sealed(account, device.id(), wish.token());
        write(() -> store.insert(account, device, token));
        return changed(account);
    }

    /// @throws Refusal.NotFound when there is none
    /// @throws Refusal.Conflict `name-taken`, `device-taken` when another has this token
    @Transactional
    public Settings change(AccountId account, WavoipDeviceId id, DeviceWish wish) {
        var known = store.sealed(account).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("device"));
        var token = wish.token() == null || wish.token().isEmpty() ? known.token() : sealed(account, id, wish.token());
        var device = device(account, id, wish);
        write(() -> store.save(account, device, token));
        return changed(account);
    }

    /// Forgets a device. At Wavoip it stays as it is.
    ///
    /// @throws Refusal.NotFound when there is none
    @Transactional
    public Settings remove(AccountId account, WavoipDeviceId id) {
        var _ = store.find(account, id).orElseThrow(() -> new Refusal.NotFound("device"));
        store.delete(account, id);
        return changed(account);
    }

    private Settings changed(AccountId account) {
        events.publishEvent(new TelephonyChanged(account));
        return read(account);
    }

    private WavoipDevice device(AccountId account, WavoipDeviceId id, DeviceWish wish) {
        var name = OutsideText.line(wish.name());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Pbx.invalid("name", "A device has a name of at most %d characters.".formatted(LONGEST_NAME));
        }
        if (wish.connection() != null
                && connections
                        .find(account, wish.connection())
                        .filter(it -> it.kind() == ConnectionKind.WHATSAPP)
                        .isEmpty()) {
            throw Pbx.invalid("connection", "This is no connection of WhatsApp.");
        }
        return new WavoipDevice(id, name, wish.connection(), clock.instant());
    }

    private String sealed(AccountId account, WavoipDeviceId id, String said) {
        var token = said.strip();
        if (!TOKEN.matcher(token).matches()) {
            throw Pbx.invalid("token", "This is no token of a device.");
        }
        boolean taken = store.sealed(account).stream()
                .filter(it -> !it.id().equals(id))
                .anyMatch(it -> opened(account, it).token().equals(token));
        if (taken) {
            throw new Refusal.Conflict("device-taken", "Another device has this token.", Map.of("field", "token"));
        }
        return vault.seal(token, place(account, id));
    }

    private static void write(Runnable change) {
        try {
            change.run();
        } catch (DuplicateKeyException _) {
            throw new Refusal.Conflict("name-taken", "Another device has this name.", Map.of("field", "name"));
        }
    }

    private Key opened(AccountId account, WavoipStore.Sealed sealed) {
        return new Key(sealed.id(), vault.open(sealed.token(), place(account, sealed.id())));
    }

    private static String place(AccountId account, WavoipDeviceId id) {
        return "wavoip/" + account.value() + "/" + id.value();
    }
}
