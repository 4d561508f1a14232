package app.prosa.bot;

import app.prosa.connection.ConnectionId;
import java.util.List;

/// The little of a flow that a list shows.
///
/// @param published whether it can be fired
/// @param changed whether its draft says otherwise than what customers get
/// @param steps how many the draft has
/// @param doors connections whose new tickets it receives
public record FlowCard(
        FlowId id, String name, boolean published, boolean changed, int steps, List<ConnectionId> doors) {

    public FlowCard {
        doors = List.copyOf(doors);
    }
}
