package app.prosa.channel;

import app.prosa.agent.DepartmentId;
import app.prosa.connection.ConnectionEvent;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.connection.Connections;
import app.prosa.connection.Doors;
import app.prosa.sql.AccountId;
import app.prosa.sql.Remembered;
import app.prosa.sql.Tenant;
import app.prosa.vault.Vault;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The connections of channels that a provider carries, with their secrets. Every webhook and every message
/// asks, so what was opened is [Remembered] for a moment.
@Component
public class Lines {

    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final int MOST_KEPT = 10_000;
    private static final TypeReference<Map<String, String>> SECRETS = new TypeReference<>() {};

    private final LineStore store;
    private final Connections connections;
    private final Doors doors;
    private final Vault vault;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Remembered<ConnectionId, Optional<Line>> kept;

    Lines(
            LineStore store,
            Connections connections,
            Doors doors,
            Vault vault,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.connections = connections;
        this.doors = doors;
        this.vault = vault;
        this.json = json;
        this.transaction = transaction;
        this.kept = new Remembered<>(MOST_KEPT, MOMENT, clock);
    }

    /// The line behind a public key, on or off. Needs no [Tenant]: it is how one is found.
    Optional<Line> byKey(ConnectionKind kind, String key) {
        return doors.byKey(key)
                .filter(it -> it.connection().kind() == kind)
                .flatMap(it -> Tenant.in(
                        it.account(), () -> find(it.account(), it.connection().id())));
    }

    /// A line of the account.
    public Optional<Line> find(AccountId account, ConnectionId id) {
        return kept.get(id, () -> transaction.execute(_ -> load(account, id)))
                .filter(it -> it.account().equals(account));
    }

    /// The line that the provider calls so.
    public Optional<ConnectionId> byAddress(AccountId account, ConnectionKind kind, String address) {
        return transaction.execute(_ -> store.byAddress(account, kind, address));
    }

    private Optional<Line> load(AccountId account, ConnectionId id) {
        return store.find(account, id)
                .flatMap(row -> connections
                        .find(account, id)
                        .map(it -> new Line(account, it, row.address(), row.settings(), opened(account, id, row))));
    }

    private Map<String, String> opened(AccountId account, ConnectionId id, LineStore.Row row) {
        return json.readValue(vault.open(row.secrets(), place(account, id)), SECRETS);
    }

    /// A new line.
    ///
    /// @throws Refusal.Conflict `address-taken` when the account has a line for it already
    @Transactional
    public Line open(
            AccountId account,
            ConnectionKind kind,
            String name,
            @Nullable DepartmentId department,
            String address,
            JsonNode settings,
            Map<String, String> secrets) {
        var connection = connections.open(account, kind, name, department);
        var sealed = vault.seal(json.writeValueAsString(secrets), place(account, connection.id()));
        try {
            store.insert(account, connection.id(), kind, address, settings, sealed);
        } catch (DuplicateKeyException e) {
            throw taken();
        }
        return new Line(account, connection, address, settings, secrets);
    }

    /// Other settings or secrets.
    @Transactional
    public Line change(Line line, String address, JsonNode settings, Map<String, String> secrets) {
        var sealed = vault.seal(json.writeValueAsString(secrets), place(line.account(), line.id()));
        try {
            store.save(line.account(), line.id(), address, settings, sealed);
        } catch (DuplicateKeyException e) {
            throw taken();
        }
        forgetAfterCommit(line.id());
        return new Line(line.account(), line.connection(), address, settings, secrets);
    }

    private static Refusal taken() {
        return new Refusal.Conflict("address-taken", "Another connection of the workspace is this number already.");
    }

    @EventListener
    void on(ConnectionEvent event) {
        forgetAfterCommit(
                switch (event) {
                    case ConnectionEvent.ConnectionChanged changed ->
                        changed.connection().id();
                    case ConnectionEvent.TroubleMoved moved -> moved.connection();
                    case ConnectionEvent.TemplatesMoved moved -> moved.connection();
                    case ConnectionEvent.ConnectionRemoved removed -> removed.connection();
                });
    }

    private void forgetAfterCommit(ConnectionId id) {
        kept.forgetAfterCommit((key, _) -> key.equals(id));
    }

    private static String place(AccountId account, ConnectionId id) {
        return "channel/" + account.value() + "/" + id.value();
    }
}
