package app.prosa.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.channel.ChannelAdapter.Sent;
import app.prosa.channel.ChannelAdapter.Whom;
import app.prosa.channel.Line;
import app.prosa.web.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Speaks to Meta's Graph API, and tells apart what certainly had no effect from what may have had one.
@Component
class Graph {

    private static final Duration UPLOAD = Duration.ofMinutes(3);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String base;
    private final String version;
    private final Duration patience;
    private final Wire wire = new Wire();

    /// @param patience how long an answer is waited for, to its last byte; only tests wait less
    Graph(
            @Value("${prosa.meta-url}") String base,
            @Value("${prosa.meta-version}") String version,
            @Value("${prosa.meta-patience:PT30S}") Duration patience) {
        this.base = base.replaceAll("/+$", "");
        this.version = version;
        this.patience = patience;
    }

    URI base() {
        return URI.create(base);
    }

    /// What came of a call.
    sealed interface Answer {

        record Good(JsonNode json) implements Answer {}

        /// Meta refused, and said why.
        record Refused(
                int status,
                String code,
                @Nullable String detail,
                @Nullable Duration after) implements Answer {}

        /// It never reached Meta.
        record Unreached(String detail) implements Answer {}

        /// Nobody knows whether it had an effect.
        record Lost(String detail) implements Answer {}
    }

    Answer get(Line line, String path) {
        return call(request(line, path).GET().timeout(patience).build());
    }

    Answer post(Line line, String path, JsonNode body) {
        return call(request(line, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString(), UTF_8))
                .timeout(patience)
                .build());
    }

    Answer delete(Line line, String path) {
        return call(request(line, path).DELETE().timeout(patience).build());
    }

    /// Brings a file to Meta for its reviewers to look at; the answer's `h` names it.
    Answer sample(Line line, String mediaType, String name, long size, InputStream bytes) {
        var begun = call(request(
                        line,
                        "app/uploads?file_name=%s&file_length=%d&file_type=%s"
                                .formatted(encoded(name), size, encoded(mediaType)))
                .POST(BodyPublishers.noBody())
                .timeout(patience)
                .build());
        if (!(begun instanceof Answer.Good(var json)) || Json.text(json, "id") == null) {
            return begun;
        }
        return call(HttpRequest.newBuilder(URI.create(base + "/" + version + "/" + Json.text(json, "id")))
                .header("Authorization", "OAuth " + line.secret(WhatsApp.TOKEN))
                .header("User-Agent", "Prosa")
                .header("file_offset", "0")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> bytes), size))
                .timeout(UPLOAD)
                .build());
    }

    /// Brings a file to Meta, from where messages can name it.
    Answer upload(Line line, String mediaType, String name, InputStream bytes) {
        var boundary = "prosa-" + UUID.randomUUID();
        var head = part(boundary, "messaging_product", "whatsapp")
                + part(boundary, "type", mediaType)
                + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                        .formatted(boundary, plain(name), mediaType);
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head, UTF_8),
                BodyPublishers.ofInputStream(() -> bytes),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n", UTF_8));
        return call(multipart(line, boundary, body));
    }

    private HttpRequest multipart(Line line, String boundary, BodyPublisher body) {
        return request(line, line.address() + "/media")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body)
                .timeout(UPLOAD)
                .build();
    }

    private static String part(String boundary, String name, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value);
    }

    private static String plain(String name) {
        return name.replaceAll("[\\p{Cntrl}\"\\\\]", "_");
    }

    private HttpRequest.Builder request(Line line, String path) {
        return HttpRequest.newBuilder(URI.create(base + "/" + version + "/" + path))
                .header("Authorization", "Bearer " + line.secret(WhatsApp.TOKEN))
                .header("User-Agent", "Prosa");
    }

    /// An open connection to a file. Whoever takes it closes it.
    HttpResponse<InputStream> open(Line line, URI address) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + line.secret(WhatsApp.TOKEN))
                .header("User-Agent", "Mozilla/5.0 (compatible; Prosa)")
                .timeout(patience)
                .GET()
                .build();
        return wire.open(request);
    }

    private Answer call(HttpRequest request) {
        return switch (wire.call(request, request.timeout().orElse(patience))) {
            case Wire.Outcome.Answered(var response) -> answer(response);
            case Wire.Outcome.Unreached(var detail) -> new Answer.Unreached(detail);
            case Wire.Outcome.Lost(var detail) -> new Answer.Lost(detail);
        };
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        var json = json(response.body());
        int status = response.statusCode();
        if (status >= 200 && status <= 299) {
            return json.isObject() ? new Answer.Good(json) : new Answer.Lost("The answer cannot be read.");
        }
        var error = json.path("error");
        var after = response.headers()
                .firstValue("Retry-After")
                .filter(it -> it.matches("[0-9]{1,5}"))
                .map(it -> Duration.ofSeconds(Long.parseLong(it)))
                .orElse(null);
        var code = Json.text(error, "code");
        if (code == null && status >= 500 && status != 503) {
            // Somebody on the way answers, or broke: Meta itself may have done what was asked. 503 says that it has
            // not.
            return new Answer.Lost("HTTP " + status);
        }
        return new Answer.Refused(status, Json.or(code, "http-" + status), Statuses.detail(error), after);
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /// What a refusal means for a message: the code, or the status where there is none.
    static Sent judged(Answer.Refused refused) {
        if (refused.code().startsWith("http-")) {
            boolean later = refused.status() == 429 || refused.status() >= 500;
            return later
                    ? new Sent.Later(
                            Whom.LINE, refused.after(), refused.status() != 429, refused.code(), refused.detail())
                    : refused.status() == 401
                            ? Codes.judge("190", refused.detail(), null)
                            : new Sent.Rejected(refused.code(), refused.detail());
        }
        return Codes.judge(refused.code(), refused.detail(), refused.after());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
