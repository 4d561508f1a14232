package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.sql.Id;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who wrote a message or did what a system line tells.
public record Author(Kind kind, @Nullable UUID id, @Nullable String name) {

    /// What kind of author.
    public enum Kind {
        @JsonProperty("contact")
        CONTACT,
        @JsonProperty("agent")
        AGENT,
        @JsonProperty("bot")
        BOT,
        @JsonProperty("system")
        SYSTEM
    }

    public static Author of(Actor actor) {
        return new Author(Kind.AGENT, actor.agent().value(), actor.name());
    }

    public static Author contact(Id contact, String name) {
        return new Author(Kind.CONTACT, contact.value(), name);
    }

    /// What the house says to customers by itself.
    public static Author bot() {
        return new Author(Kind.BOT, null, null);
    }

    /// Prosa itself: a rule or a timer.
    public static Author system() {
        return new Author(Kind.SYSTEM, null, null);
    }
}
