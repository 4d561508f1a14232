package app.prosa.conversation;

import app.prosa.agent.InboxFilters;

/// A view of the list under a name.
///
/// @param shared everybody in the account has it, not only who made it
public record SavedView(SavedViewId id, String name, boolean shared, Look look) {

    /// What one looks at: the parts of a list's question that last.
    public record Look(
            ListQuery.Tab tab, ListQuery.Scope scope, Kind kind, ListQuery.Order order, InboxFilters filters) {

        ListQuery query() {
            return new ListQuery(tab, scope, kind, filters, order, null, ListQuery.Field.ANY, 1, null);
        }
    }
}
