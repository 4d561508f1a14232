package app.prosa.file;

import app.prosa.agent.Actor;

/// Tells who may see a file that something keeps, such as a quick reply: whoever may see that thing. The thing's room
/// implements it, because only that room knows.
public interface FileKeeper {

    boolean maySee(Actor actor, FileOwner keeper);
}
