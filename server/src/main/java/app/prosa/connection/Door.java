package app.prosa.connection;

import app.prosa.sql.AccountId;

/// A connection as the public finds it, and whose it is.
public record Door(AccountId account, Connection connection) {

    public boolean isOn() {
        return connection.state() == ConnectionState.ON;
    }
}
