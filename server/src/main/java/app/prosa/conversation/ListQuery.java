package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.connection.ConnectionId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the list shows: a tab, a scope, filters that combine, an order and a place to go on from.
///
/// @param tab null in a search of message texts, which covers all states
/// @param after the cursor of the page before
record ListQuery(
        @Nullable Tab tab,
        Scope scope,
        Kind kind,
        boolean archived,
        boolean snoozed,
        @Nullable Boolean unread,
        List<DepartmentId> departments,
        List<AgentId> owners,
        List<ConnectionId> connections,
        Order order,
        @Nullable String text,
        int limit,
        @Nullable Cursor after) {

    static final int MAX_LIMIT = 100;

    ListQuery {
        departments = List.copyOf(departments);
        owners = List.copyOf(owners);
        connections = List.copyOf(connections);
        limit = Math.clamp(limit, 1, MAX_LIMIT);
    }

    /// The column of the conversation that orders the list: those who wait by their place in the queue, all others by
    /// what happened last.
    String key() {
        return tab == Tab.WAITING ? "queued_at" : "last_activity_at";
    }

    /// Where the page after this conversation begins.
    Cursor after(Conversation last) {
        var at = tab == Tab.WAITING ? last.queuedAt() : last.lastActivityAt();
        return new Cursor(last.markedUnread(), at, last.id().value());
    }

    /// The tabs of the list. Each conversation is in exactly one.
    enum Tab {
        @JsonProperty("waiting")
        WAITING("('triage', 'waiting')"),
        @JsonProperty("attending")
        ATTENDING("('attending')"),
        @JsonProperty("resolved")
        RESOLVED("('resolved', 'closed')");

        private final String states;

        Tab(String states) {
            this.states = states;
        }

        String sql() {
            return "conversation.state in " + states;
        }

        static Tab of(State state) {
            return switch (state) {
                case TRIAGE, WAITING -> WAITING;
                case ATTENDING -> ATTENDING;
                case RESOLVED, CLOSED -> RESOLVED;
            };
        }
    }

    /// Whose conversations: one's own, those of one's departments, or all that one may see.
    enum Scope {
        @JsonProperty("mine")
        MINE,
        @JsonProperty("departments")
        DEPARTMENTS,
        @JsonProperty("all")
        ALL
    }

    /// By the tab's own time: waiting by the place in the queue, the others by the last activity.
    enum Order {
        @JsonProperty("oldest")
        OLDEST,
        @JsonProperty("newest")
        NEWEST
    }
}
