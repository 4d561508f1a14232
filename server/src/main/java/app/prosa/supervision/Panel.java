package app.prosa.supervision;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.Presence;
import app.prosa.conversation.Conversation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How service goes at this moment.
///
/// @param serverTime when it was read
/// @param since the beginning of the day, in the account's time zone
/// @param services what is in progress, who has waited longest first; at most two hundred
public record Panel(
        Instant serverTime,
        Instant since,
        Totals totals,
        List<DepartmentRow> departments,
        List<AgentRow> agents,
        List<Conversation> services) {

    /// @param level of the tickets opened today, which part was accepted in time; null when there was none
    public record Totals(
            long waiting,
            long attending,
            long openedToday,
            long resolvedToday,
            @Nullable Instant waitingLongest,
            @Nullable Double level) {}

    /// @param department null for what belongs to none
    /// @param waitingLongest since when the first of its queue waits
    /// @param acceptedInSeconds how long today's tickets waited for somebody, on average
    public record DepartmentRow(
            @Nullable DepartmentId department,
            long waiting,
            long attending,
            @Nullable Instant waitingLongest,
            long openedToday,
            @Nullable Long acceptedInSeconds,
            @Nullable Double level) {}

    /// @param unanswered how many of theirs wait for an answer
    /// @param waitingLongest since when the first of them waits
    /// @param takenToday how many they got or took today
    public record AgentRow(
            AgentId agent,
            Presence presence,
            long attending,
            long unanswered,
            @Nullable Instant waitingLongest,
            long takenToday,
            long resolvedToday) {}
}
