/// Funnels and kanbans: the boards over which a company leads its customers and its services.
///
/// ```
/// board ─┬─ funnel: a conversation stands on one stage of each of several, for as long as it lasts
///        └─ kanban: a ticket stands on one, and the next ticket begins without
///
/// move ─► stage held ─► conversation locked ─► card, step of its history, line of its timeline, live event
/// ```
///
/// This room keeps the boards and says who may do what; where a conversation stands is the conversation's own, see
/// [app.prosa.conversation.Cards]. A column is read page by page in the order in which cards came to it, and shows,
/// counts and sums only what its reader may see (E24). Before a stage goes, somebody says where its cards go.
@NullMarked
@ApplicationModule(allowedDependencies = {"sql", "web", "account", "agent", "contact", "conversation"})
package app.prosa.funnel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
