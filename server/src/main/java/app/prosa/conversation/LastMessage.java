package app.prosa.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a row of the list shows of the latest message between customer and team.
public record LastMessage(
        long seq,
        Direction direction,
        Author author,
        String type,
        String preview,
        @Nullable Status status,
        Instant at) {

    static LastMessage of(Message message) {
        return new LastMessage(
                message.seq(),
                message.direction(),
                message.author(),
                message.content().type(),
                message.content().preview(),
                message.status(),
                message.at());
    }

    LastMessage with(Status other) {
        return new LastMessage(seq, direction, author, type, preview, other, at);
    }
}
