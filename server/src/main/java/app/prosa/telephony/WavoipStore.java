package app.prosa.telephony;

import app.prosa.sql.AccountId;
import app.prosa.sql.Rows;
import app.prosa.sql.Sql;
import app.prosa.sql.Table;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `wavoip` and `wavoip_device`.
@Component
class WavoipStore {

    private final JdbcClient db;
    private final Table<WavoipDevice> devices;

    WavoipStore(JdbcClient db) {
        this.db = db;
        this.devices = new Table<>(
                db, "wavoip_device", "id, name, connection_id, updated_at as changed_at", "name", WavoipDevice.class);
    }

    boolean isActive(AccountId account) {
        return db.sql("select active from wavoip where account_id = ?")
                .param(account.value())
                .query((row, _) -> row.getBoolean("active"))
                .optional()
                .orElse(false);
    }

    void activate(AccountId account, boolean active) {
        db.sql("""
                insert into wavoip (account_id, active)
                values (?, ?)
                on conflict (account_id) do update set active = excluded.active
                """).params(account.value(), active).update();
    }

    List<WavoipDevice> devices(AccountId account) {
        return devices.all(account);
    }

    Optional<WavoipDevice> find(AccountId account, WavoipDeviceId id) {
        return devices.find(account, id);
    }

    /// A device's sealed token.
    record Sealed(WavoipDeviceId id, String token) {}

    List<Sealed> sealed(AccountId account) {
        return db.sql("select id, token from wavoip_device where account_id = ? order by name, id")
                .param(account.value())
                .query(Rows.to(Sealed.class))
                .list();
    }

    void insert(AccountId account, WavoipDevice device, String token) {
        write(account, device, token, """
                insert into wavoip_device (account_id, id, name, token, connection_id, updated_at)
                values (:account, :id, :name, :token, :connection, :changed)
                """);
    }

    void save(AccountId account, WavoipDevice device, String token) {
        write(account, device, token, """
                update wavoip_device
                set name = :name, token = :token, connection_id = :connection, updated_at = :changed
                where account_id = :account and id = :id
                """);
    }

    private void write(AccountId account, WavoipDevice device, String token, String sql) {
        var connection = device.connectionId();
        db.sql(sql)
                .param("account", account.value())
                .param("id", device.id().value())
                .param("name", device.name())
                .param("token", token)
                .param("connection", connection == null ? null : connection.value())
                .param("changed", Sql.bindable(device.changedAt()))
                .update();
    }

    void delete(AccountId account, WavoipDeviceId id) {
        devices.delete(account, id);
    }
}
