package app.prosa.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An SMS that passed the network, in one direction or the other.
///
/// @param number of the phone on the other side, as it is dialled in Brazil
/// @param mine whether the phone wrote it
/// @param custom what the app gave along, to know it again
/// @param status how far one of the app's got, in Comtele's words
public record TextMessage(
        String id,
        String number,
        boolean mine,
        String content,
        @Nullable String custom,
        String status,
        Instant at) {

    TextMessage with(String now) {
        return new TextMessage(id, number, mine, content, custom, now, at);
    }
}
