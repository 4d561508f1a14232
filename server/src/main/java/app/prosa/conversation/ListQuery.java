package app.prosa.conversation;

import app.prosa.agent.AgentId;
import app.prosa.agent.InboxFilters;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What the list shows: a tab, a scope, filters that combine, an order, perhaps a search, and a place to go
/// on from.
///
/// @param tab null for all states
/// @param text what is searched for, or null
/// @param in where it is searched
/// @param after the cursor of the page before
record ListQuery(
        @Nullable Tab tab,
        Scope scope,
        Kind kind,
        InboxFilters filters,
        Order order,
        @Nullable String text,
        Field in,
        int limit,
        @Nullable Cursor after) {

    static final int MAX_LIMIT = 100;

    ListQuery {
        limit = Math.clamp(limit, 1, MAX_LIMIT);
    }

    /// The column of the conversation that orders the list: those who wait by their place in the queue, all
    /// others by what happened last.
    String key() {
        return isQueue() ? "queued_at" : "last_activity_at";
    }

    /// The one agent whose conversations are asked for; null when it may be several.
    @Nullable
    AgentId owner(AgentId viewer) {
        if (tab == Tab.MINE || scope == Scope.MINE) {
            return viewer;
        }
        return filters.owners().size() == 1 && !filters.unowned()
                ? filters.owners().getFirst()
                : null;
    }

    /// Where the page after this conversation begins.
    Cursor after(Conversation last) {
        Instant at = isQueue() ? last.queuedAt() : last.lastActivityAt();
        return new Cursor(last.markedUnread(), at, last.id().value());
    }

    /// As the list shows them.
    Comparator<Conversation> inOrder() {
        return Comparator.comparing(this::after, places());
    }

    /// Whether the list shows it no later than at that place.
    boolean isWithin(Conversation conversation, Cursor end) {
        return places().compare(after(conversation), end) <= 0;
    }

    private Comparator<Cursor> places() {
        // As text, since Java takes the two halves of a UUID for signed numbers.
        var inTime =
                Comparator.comparing(Cursor::at).thenComparing(it -> it.id().toString());
        return Comparator.comparing((Cursor it) -> !it.markedUnread())
                .thenComparing(order == Order.OLDEST ? inTime : inTime.reversed());
    }

    /// What is archived or put off waits in no queue.
    boolean isQueue() {
        return tab != null && tab.isQueue() && !filters.archived() && !filters.snoozed();
    }

    /// The tabs of the list, in two sets. Of the first three each conversation is in exactly one. The other
    /// four are those of a team that works from an inbox: what nobody took, what is mine, all that is open,
    /// and what is over.
    enum Tab {
        @JsonProperty("waiting")
        WAITING("('triage', 'waiting')"),
        @JsonProperty("attending")
        ATTENDING("('attending')"),
        @JsonProperty("resolved")
        RESOLVED("('resolved', 'closed')"),
        @JsonProperty("inbox")
        INBOX("('waiting')"),
        @JsonProperty("mine")
        MINE("('attending')"),
        @JsonProperty("progress")
        PROGRESS("('triage', 'waiting', 'attending')"),
        @JsonProperty("closed")
        CLOSED("('resolved', 'closed')");

        private final String states;

        Tab(String states) {
            this.states = states;
        }

        String sql() {
            return "conversation.state in " + states;
        }

        /// The states of the index that holds them in order.
        String range() {
            return switch (this) {
                case WAITING, INBOX -> "conversation.state in " + WAITING.states;
                case ATTENDING, MINE, PROGRESS -> "conversation.state in " + PROGRESS.states;
                case RESOLVED, CLOSED -> "conversation.state in " + RESOLVED.states;
            };
        }

        /// Nobody is being served any more.
        boolean isOver() {
            return this == RESOLVED || this == CLOSED;
        }

        /// Whoever has waited longest is first, unless somebody turns the order around.
        boolean isQueue() {
            return this == WAITING || this == INBOX;
        }

        /// Which of the first three holds a state.
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

    /// Where a search looks.
    enum Field {
        /// The contact's name, e-mail, number and company, and the text of messages.
        @JsonProperty("any")
        ANY,
        @JsonProperty("name")
        NAME,
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("company")
        COMPANY,
        /// The name of the department that the conversation is in.
        @JsonProperty("department")
        DEPARTMENT,
        /// The name of the agent who owns the conversation.
        @JsonProperty("owner")
        OWNER,
        /// The name of a group that the conversation's owner belongs to.
        @JsonProperty("group")
        GROUP
    }
}
