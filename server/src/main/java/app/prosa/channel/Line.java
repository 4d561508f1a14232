package app.prosa.channel;

import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionId;
import app.prosa.sql.AccountId;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A connection as its channel sees it: who it is at the provider, how it is set, and the secrets that open it.
///
/// @param address the provider's name of it, such as the id of a number
/// @param settings the channel's own, in the open
/// @param secrets the channel's own, unsealed: never shown and never logged
public record Line(
        AccountId account, Connection connection, String address, JsonNode settings, Map<String, String> secrets) {

    public Line {
        secrets = Map.copyOf(secrets);
    }

    public ConnectionId id() {
        return connection.id();
    }

    public String secret(String name) {
        return secrets.getOrDefault(name, "");
    }

    public String setting(String name) {
        return settings.path(name).asString("");
    }

    /// For how many seconds what an agent sends can be taken back.
    public int undoSeconds() {
        return settings.path("undoSeconds").asInt(5);
    }

    /// Whether customers see that the team has read, and that somebody writes.
    public boolean showsReading() {
        return settings.path("showReading").asBoolean(true);
    }

    /// Whether what is written in groups becomes nothing here.
    public boolean ignoresGroups() {
        return settings.path("ignoreGroups").asBoolean(false);
    }

    /// Whether calls of customers are turned down at once, because nobody takes them.
    public boolean declinesCalls() {
        return settings.path("declineCalls").asBoolean(false);
    }

    @Override
    public String toString() {
        return "Line[" + connection.kind() + " " + id().value() + "]";
    }
}
