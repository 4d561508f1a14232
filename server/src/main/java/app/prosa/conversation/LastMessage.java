package app.prosa.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a row of the list shows of the latest message between customer and team.
///
/// @param call how far it got, when it is a call
public record LastMessage(
        long seq,
        Direction direction,
        Author author,
        String type,
        String preview,
        @Nullable Status status,
        Instant at,
        @Nullable CallState call) {

    LastMessage reached(Status further) {
        return new LastMessage(seq, direction, author, type, preview, further, at, call);
    }

    static LastMessage of(Message message) {
        return new LastMessage(
                message.seq(),
                message.direction(),
                message.author(),
                message.content().type(),
                message.content().preview(),
                message.status(),
                message.at(),
                message.content() instanceof MessageContent.Call call ? call.state() : null);
    }
}
