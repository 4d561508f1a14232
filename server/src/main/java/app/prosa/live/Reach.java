package app.prosa.live;

import app.prosa.agent.AgentId;
import app.prosa.agent.SessionId;
import app.prosa.conversation.Audience;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.Visibility;
import org.jspecify.annotations.Nullable;

/// Whom an event may reach, stored beside it and asked when it is sent, against what each receiver may see at that
/// moment.
///
/// @param now who may see the conversation that it tells of, after it happened
/// @param before who could see it before, when that differs
/// @param agent the only agent whom it concerns
/// @param session the browser that it signs out
record Reach(
        @Nullable Audience now,
        @Nullable Audience before,
        @Nullable AgentId agent,
        @Nullable SessionId session) {

    static final Reach EVERYONE = new Reach(null, null, null, null);

    static Reach of(Audience now, @Nullable Audience before) {
        return new Reach(now, now.equals(before) ? null : before, null, null);
    }

    static Reach only(AgentId agent) {
        return new Reach(null, null, agent, null);
    }

    static Reach signsOut(SessionId session) {
        return new Reach(null, null, null, session);
    }

    boolean isFor(Visibility viewer) {
        if (session != null) {
            return false;
        }
        if (agent != null) {
            return agent.equals(viewer.agent());
        }
        return now == null || viewer.sees(now);
    }

    /// True when the viewer could see the conversation until this event took it from them.
    boolean takesFrom(Visibility viewer) {
        return now != null && before != null && viewer.sees(before) && !viewer.sees(now);
    }

    @Nullable
    ConversationId conversation() {
        return now == null ? null : now.conversation();
    }
}
