package app.prosa.bot;

import app.prosa.agent.DepartmentId;
import app.prosa.bot.typebot.Reply.Asked;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of a talk with Typebot. Where it stands is in the run's [Memory].
///
/// @param session Typebot's own; null before the first answer
/// @param restarted whether the session was lost once and begun anew
/// @param asked what it wants to hear; null when it is through
/// @param askedAt the place of the last line of the question: what was written before answers nothing
/// @param unsaid what is still to be said, in its order
/// @param wantsMore whether Typebot is asked for more when all is said
/// @param handOff why people get the conversation when all is said, as a code; null: they do not
/// @param queue the department that its words name
/// @param errand the call to Typebot that is due or under way
record Dialogue(
        @Nullable String session,
        boolean restarted,
        @Nullable Asked asked,
        long askedAt,
        List<Line> unsaid,
        boolean wantsMore,
        @Nullable String handOff,
        @Nullable DepartmentId queue,
        @Nullable Errand errand) {

    static final Dialogue NEW = new Dialogue(null, false, null, 0, List.of(), false, null, null, null);

    Dialogue {
        unsaid = List.copyOf(unsaid);
    }

    /// Something to say.
    ///
    /// @param at when
    /// @param choices what may be chosen with it
    record Line(Instant at, String text, List<String> choices, boolean several) {
        Line {
            choices = List.copyOf(choices);
        }
    }

    /// A call to Typebot.
    ///
    /// @param begins a session, or goes on with the one that there is
    /// @param text what the customer said; null: nothing
    /// @param attempts how often it was made
    /// @param dueAt when it may be made
    /// @param leasedUntil by when whoever makes it will have said what came of it; null while nobody does
    /// @param seq the place of the conversation's last line when it was made
    record Errand(
            UUID id,
            boolean begins,
            @Nullable String text,
            int attempts,
            Instant dueAt,
            @Nullable Instant leasedUntil,
            long seq) {

        Errand leased(Instant until, long now) {
            return new Errand(id, begins, text, attempts + 1, dueAt, until, now);
        }

        Errand again(Instant at) {
            return new Errand(id, begins, text, attempts, at, null, seq);
        }
    }

    Dialogue sending(@Nullable Errand next) {
        return new Dialogue(session, restarted, asked, askedAt, unsaid, wantsMore, handOff, queue, next);
    }

    Dialogue saying(List<Line> left) {
        return new Dialogue(session, restarted, asked, askedAt, left, wantsMore, handOff, queue, errand);
    }

    Dialogue askedAt(long seq) {
        return new Dialogue(session, restarted, asked, seq, unsaid, wantsMore, handOff, queue, errand);
    }

    /// The session is no more: the same words go to a new one.
    Dialogue restarting(Errand next) {
        return new Dialogue(null, true, null, askedAt, List.of(), false, null, null, next);
    }
}
