package app.prosa.file;

import app.prosa.agent.Actor;
import java.util.UUID;

/// Tells who may see a file that was sent: whoever may see the conversation. The room of conversations implements it,
/// because only that room knows.
public interface FileAudience {

    boolean maySee(Actor actor, UUID conversation);
}
