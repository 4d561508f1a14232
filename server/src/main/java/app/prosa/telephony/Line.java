package app.prosa.telephony;

import app.prosa.agent.AgentId;
import app.prosa.sql.AccountId;

/// An agent's way to the exchange while it is on. The password never leaves the server.
public record Line(AccountId account, AgentId agent, Pbx pbx, String username, String password) {

    Digest digest() {
        return new Digest(username, password);
    }

    /// What the extension is called.
    String uri() {
        return pbx.extension(username);
    }

    @Override
    public String toString() {
        return "Line[agent=" + agent.value() + "]";
    }
}
