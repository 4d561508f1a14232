package app.prosa.simulator;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a call is answered with.
record Reply(int status, Map<String, String> headers, long length, InputStream body) {

    /// No answer at all: the connection ends.
    static final class Dropped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Reply json(Object value) {
        return json(200, value);
    }

    static Reply json(int status, Object value) {
        return bytes(status, "application/json; charset=utf-8", Json.bytes(value));
    }

    static Reply ok() {
        return json(Json.object().put("success", true));
    }

    static Reply text(int status, String text) {
        return bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply bytes(int status, String type, byte[] bytes) {
        return new Reply(status, Map.of("Content-Type", type), bytes.length, new ByteArrayInputStream(bytes));
    }

    Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, length, body);
    }
}
