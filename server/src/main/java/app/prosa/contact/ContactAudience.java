package app.prosa.contact;

import app.prosa.agent.Actor;

/// Who may see a contact. Contacts are seen through their conversations, so the room that knows those answers.
public interface ContactAudience {

    boolean maySee(Actor actor, ContactId contact);
}
