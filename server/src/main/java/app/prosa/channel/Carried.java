package app.prosa.channel;

import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// What a provider tells of files, and of the line itself.
@Component
class Carried {

    private final MediaStore media;
    private final Repairs repairs;
    private final Clock clock;

    Carried(MediaStore media, Repairs repairs, Clock clock) {
        this.media = media;
        this.repairs = repairs;
        this.clock = clock;
    }

    Outcome news(Line line, Inbound.LineNews told, Instant at) {
        repairs.told(line, told, at);
        return Outcome.news();
    }

    void fetch(Line line, Message message, Inbound.File file) {
        media.insert(line.account(), message, line.id(), file, clock.instant());
    }

    /// Nobody needs the file of a message that was taken back.
    void forget(Line line, MessageId message) {
        media.settle(line.account(), message, MediaStore.State.FAILED, "withdrawn");
    }
}
