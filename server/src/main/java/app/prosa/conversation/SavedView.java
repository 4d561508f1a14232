package app.prosa.conversation;

import app.prosa.account.Module;
import app.prosa.agent.Actor;
import app.prosa.agent.InboxFilters;

/// A view of the list under a name.
///
/// @param shared everybody in the account has it, not only who made it
public record SavedView(SavedViewId id, String name, boolean shared, Look look) {

    /// What one looks at: the parts of a list's question that last.
    public record Look(
            ListQuery.Tab tab, ListQuery.Scope scope, Kind kind, ListQuery.Order order, InboxFilters filters) {

        /// What it asks for this agent: a filter of a module that is off narrows nothing.
        ListQuery query(Actor actor) {
            var asked = actor.has(Module.SERVICE) ? filters : filters.withoutStatuses();
            return new ListQuery(tab, scope, kind, asked, order, null, ListQuery.Field.ANY, 1, null);
        }
    }
}
