package app.prosa.live;

import java.nio.charset.StandardCharsets;

/// An event with its number, encoded once for all its receivers.
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to sockets; nobody compares events
record StoredEvent(long seq, Reach reach, byte[] json) {

    static StoredEvent of(long seq, Reach reach, String json) {
        return new StoredEvent(seq, reach, json.getBytes(StandardCharsets.UTF_8));
    }
}
