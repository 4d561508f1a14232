package app.prosa.telephony;

import app.prosa.agent.Actor;
import app.prosa.conversation.CallVia;

/// What carries calls between browsers and customers.
interface Carrier {

    CallVia via();

    /// Whether the agent can call by it now.
    boolean serves(Actor actor);
}
