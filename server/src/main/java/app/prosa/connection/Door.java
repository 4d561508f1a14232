package app.prosa.connection;

import app.prosa.sql.AccountId;
import java.util.Objects;

/// A connection as the public finds it, and whose it is.
public record Door(AccountId account, Connection connection) {

    /// The settings of a website chat. Only its own doors are asked.
    public WebchatSettings webchat() {
        return Objects.requireNonNull(connection.webchat(), "no website chat");
    }

    public boolean isOn() {
        return connection.state() == ConnectionState.ON;
    }
}
