/// Visitors and agents in real browsers. A person has a window ([AgentWindow], [SiteWindow]) that a test drives by what
/// people read: roles and Portuguese names, never classes of the styles.
@NullMarked
package app.prosa.journey;

import org.jspecify.annotations.NullMarked;
