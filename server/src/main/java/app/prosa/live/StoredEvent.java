package app.prosa.live;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An event with its number, encoded once for all its receivers.
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to sockets; nobody compares events
record StoredEvent(long seq, Reach reach, byte[] json) {

    static StoredEvent of(long seq, Reach reach, String json) {
        return new StoredEvent(seq, reach, json.getBytes(StandardCharsets.UTF_8));
    }

    /// Whether it is of this type, which its JSON begins with.
    boolean is(String type) {
        var head = ("{\"type\":\"" + type + "\"").getBytes(StandardCharsets.US_ASCII);
        return json.length >= head.length && Arrays.equals(json, 0, head.length, head, 0, head.length);
    }
}
