package app.prosa.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// One call to the simulator, read completely.
@SuppressWarnings("ArrayRecordComponent") // nobody compares calls
record Call(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    private static final int MOST_BYTES = 104 * 1024 * 1024;

    /// The body is longer than anything a provider takes.
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static Call read(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new TooLong();
        }
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var uri = exchange.getRequestURI();
        return new Call(exchange.getRequestMethod(), uri.getPath(), pairs(uri.getRawQuery()), headers, body);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String query(String name) {
        return query.getOrDefault(name, "");
    }

    boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.equals(wantedPath);
    }

    List<String> parts() {
        return List.of(path.substring(1).split("/"));
    }

    String base() {
        return "http://" + header("host");
    }

    /// The body as an object; an empty one when there is none.
    ObjectNode json() {
        if (body.length == 0) {
            return Json.object();
        }
        try {
            if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException _) {
            // Said below, as for every other body that is no object.
        }
        throw new IllegalArgumentException("The body must be a JSON object.");
    }

    private static Map<String, String> pairs(@Nullable String raw) {
        var query = new LinkedHashMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                var at = pair.indexOf('=');
                if (at > 0) {
                    query.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
                }
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
