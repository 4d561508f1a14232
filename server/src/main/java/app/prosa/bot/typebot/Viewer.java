package app.prosa.bot.typebot;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.web.OutsideHosts;
import app.prosa.web.OutsideText;
import app.prosa.web.Wire;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// Speaks to a viewer of Typebot, and tells apart what it surely did not do from what it may have done.
@Component
public class Viewer {

    private static final int LONGEST_SAID = 300;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OutsideHosts hosts;
    private final Duration patience;
    private final Wire wire = new Wire();

    /// @param patience how long an answer is waited for, to its last byte; only tests wait less
    Viewer(OutsideHosts hosts, @Value("${prosa.typebot-patience:PT30S}") Duration patience) {
        this.hosts = hosts;
        this.patience = patience;
    }

    /// A typebot somewhere.
    ///
    /// @param base where its viewer is
    /// @param token for viewers that want one
    public record Place(
            String base, String publicId, @Nullable String token) {

        @Override
        public String toString() {
            return "Place[" + base + " " + publicId + "]";
        }
    }

    /// What came of a call.
    public sealed interface Outcome {

        /// @param session only of a start
        record Said(@Nullable String session, Reply script) implements Outcome {}

        /// There is no such session any more, or no such typebot.
        record Gone(@Nullable String detail) implements Outcome {}

        /// The typebot is closed to visitors.
        record Closed(@Nullable String detail) implements Outcome {}

        /// It will not, whenever it is asked.
        record Refused(int status, @Nullable String detail) implements Outcome {}

        /// It did not: it never heard it, was too busy, or says itself that it failed.
        ///
        /// @param after how long it wants to be left alone
        record Failed(
                String detail, boolean reached, @Nullable Duration after) implements Outcome {}

        /// Nobody knows whether it did.
        record Lost(String detail) implements Outcome {}

        /// The address leads into the operator's own network, or is no HTTPS.
        record Forbidden() implements Outcome {}
    }

    /// Begins a session, with the customer's first words where there are some.
    public Outcome start(Place place, @Nullable String text, Map<String, String> known) {
        var body = JSON.createObjectNode();
        if (text != null && !text.isBlank()) {
            body.set("message", message(text));
        }
        var variables = body.putObject("prefilledVariables");
        known.forEach(variables::put);
        return call(place, "typebots/" + encoded(place.publicId()) + "/startChat", body);
    }

    /// Goes on with a session.
    ///
    /// @param text null where Typebot wants to be asked for more
    public Outcome goOn(Place place, String session, @Nullable String text) {
        var body = JSON.createObjectNode();
        if (text == null) {
            body.putNull("message");
        } else {
            body.set("message", message(text));
        }
        return call(place, "sessions/" + encoded(session) + "/continueChat", body);
    }

    private static ObjectNode message(String text) {
        return JSON.createObjectNode().put("type", "text").put("text", text);
    }

    private Outcome call(Place place, String path, ObjectNode body) {
        var address = URI.create(place.base() + "/api/v1/" + path);
        if (!hosts.allows(address)) {
            return new Outcome.Forbidden();
        }
        body.put("textBubbleContentFormat", "markdown");
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "Prosa")
                .timeout(patience)
                .POST(BodyPublishers.ofString(body.toString(), UTF_8));
        if (place.token() != null) {
            request.header("Authorization", "Bearer " + place.token());
        }
        return switch (wire.call(request.build(), patience)) {
            case Wire.Outcome.Answered(var response) -> answer(response);
            case Wire.Outcome.Unreached(var detail) -> new Outcome.Failed(detail, false, null);
            case Wire.Outcome.Lost(var detail) -> new Outcome.Lost(detail);
        };
    }

    private static Outcome answer(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        var json = json(response.body());
        if (status >= 200 && status <= 299) {
            return json.path("messages").isArray() ? said(json) : new Outcome.Lost("The answer cannot be read.");
        }
        // Typebot's own refusals name a code; anything else was said by somebody on the way.
        boolean isTheirs = json.has("code") || json.has("message");
        var said = words(json.path("message").asString(""));
        if (status == 404) {
            return isTheirs ? new Outcome.Gone(said) : new Outcome.Refused(status, said);
        }
        if (status == 429 || status == 503) {
            return new Outcome.Failed("HTTP " + status, true, after(response));
        }
        if (status >= 500) {
            return isTheirs
                    ? new Outcome.Failed(said == null ? "HTTP " + status : said, true, null)
                    : new Outcome.Lost("HTTP " + status);
        }
        boolean isClosed = said != null && said.toLowerCase(Locale.ROOT).contains("closed");
        return isClosed ? new Outcome.Closed(said) : new Outcome.Refused(status, said);
    }

    private static Outcome said(JsonNode json) {
        var session = json.path("sessionId").asString("");
        return new Outcome.Said(session.isEmpty() ? null : session, Reply.read(json));
    }

    private static @Nullable Duration after(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(it -> it.matches("[0-9]{1,4}"))
                .map(it -> Duration.ofSeconds(Long.parseLong(it)))
                .orElse(null);
    }

    private static @Nullable String words(String said) {
        var line = OutsideText.line(said);
        if (line.isEmpty()) {
            return null;
        }
        return line.length() <= LONGEST_SAID ? line : OutsideText.clean(line.substring(0, LONGEST_SAID));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
