package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many conversations each tab holds for one agent, by scope: private ones that are not archived.
public record Counts(Tabs mine, Tabs departments, Tabs all) {

    /// One number per tab.
    ///
    /// @param triage how many of those that wait a bot serves
    public record Tabs(long triage, long waiting, long attending, long resolved) {

        private Tabs plus(State state, long n) {
            return switch (state) {
                case TRIAGE -> new Tabs(triage + n, waiting + n, attending, resolved);
                case WAITING -> new Tabs(triage, waiting + n, attending, resolved);
                case ATTENDING -> new Tabs(triage, waiting, attending + n, resolved);
                case RESOLVED, CLOSED -> new Tabs(triage, waiting, attending, resolved + n);
            };
        }
    }

    /// How many conversations of the account stand alike.
    public record Tally(
            State state,
            @Nullable DepartmentId department,
            @Nullable AgentId owner,
            List<AgentId> collaborators,
            List<DepartmentId> helping,
            long n) {

        public Tally {
            collaborators = List.copyOf(collaborators);
            helping = List.copyOf(helping);
        }

        private Audience audience() {
            return new Audience(ANY, owner, department, collaborators, helping, false);
        }
    }

    private static final ConversationId ANY = new ConversationId(new java.util.UUID(0, 0));

    /// What one agent may count of the account's tallies.
    public static Counts of(Visibility viewer, List<Tally> tallies) {
        var mine = new Tabs(0, 0, 0, 0);
        var departments = mine;
        var all = mine;
        for (var tally : tallies) {
            if (!viewer.sees(tally.audience())) {
                continue;
            }
            all = all.plus(tally.state(), tally.n());
            if (viewer.agent().equals(tally.owner())) {
                mine = mine.plus(tally.state(), tally.n());
            }
            if (tally.department() == null || viewer.departments().contains(tally.department())) {
                departments = departments.plus(tally.state(), tally.n());
            }
        }
        return new Counts(mine, departments, all);
    }
}
