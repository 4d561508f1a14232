package app.prosa.live;

import app.prosa.contact.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An event with its number, encoded once for all its receivers, and once more for those who may not see numbers.
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to sockets; nobody compares events
record StoredEvent(long seq, Reach reach, byte[] json, byte[] hidden) {

    static StoredEvent of(long seq, Reach reach, String json) {
        var whole = json.getBytes(StandardCharsets.UTF_8);
        var without = Numbers.hidden(json);
        return new StoredEvent(
                seq, reach, whole, without.equals(json) ? whole : without.getBytes(StandardCharsets.UTF_8));
    }

    /// How many bytes it holds: where there is nothing to hide, both forms are one array.
    @SuppressWarnings("ReferenceEquality")
    int size() {
        return json.length + (hidden == json ? 0 : hidden.length);
    }

    /// Whether it is of this type, which its JSON begins with.
    boolean is(String type) {
        var head = ("{\"type\":\"" + type + "\"").getBytes(StandardCharsets.US_ASCII);
        return json.length >= head.length && Arrays.equals(json, 0, head.length, head, 0, head.length);
    }
}
