package app.prosa.channel.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.channel.Line;
import app.prosa.web.OutsideText;
import app.prosa.web.Wire;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Speaks to Comtele's gateway. Every answer is an envelope, `{hasError, message, object, errors}`, whatever its
/// status.
@Component
class Comtele {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;
    private static final int LONGEST_SAID = 300;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String base;
    private final Duration patience;
    private final Wire wire = new Wire();

    /// @param patience how long an answer is waited for, to its last byte; only tests wait less
    Comtele(@Value("${prosa.comtele-url}") String base, @Value("${prosa.comtele-patience:PT30S}") Duration patience) {
        this.base = base.replaceAll("/+$", "");
        this.patience = patience;
    }

    /// What came of a call.
    sealed interface Answer {

        /// @param object what the envelope holds
        record Good(JsonNode object) implements Answer {}

        /// Comtele refused.
        ///
        /// @param said its words
        record Refused(
                int status, @Nullable String said, @Nullable Duration after) implements Answer {

            boolean isOfKey() {
                return status == 401 || status == 403;
            }
        }

        /// It never reached Comtele.
        record Unreached(String detail) implements Answer {}

        /// Nobody knows whether it had an effect.
        record Lost(String detail) implements Answer {}
    }

    /// Hands over one message. `custom` comes back in the report, and proves there what became of it.
    Answer send(Line line, String receiver, String text, String custom) {
        var body = JSON.createObjectNode();
        body.putArray("receivers").add(receiver);
        body.putArray("contactGroups");
        body.put("message", text);
        body.put("route", line.settings().path("route").asInt(0));
        body.put("custom", custom);
        return call(request(line, "/messages/sms/send")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString(), UTF_8))
                .build());
    }

    Answer balance(Line line) {
        return get(line, "/balance");
    }

    Answer routes(Line line) {
        return get(line, "/routes");
    }

    /// What came of asking for a report.
    sealed interface Rows {

        record Read(List<JsonNode> rows) implements Rows {
            public Read {
                rows = List.copyOf(rows);
            }
        }

        record Failed(Answer why) implements Rows {}
    }

    /// All rows of a report in this time: `received` or `sent`.
    Rows report(Line line, String report, Instant from, Instant until) {
        var rows = new ArrayList<JsonNode>();
        for (int page = 0; page < MOST_PAGES; page++) {
            var answer = get(
                    line,
                    "/reports/messages/%s?startDate=%s&endDate=%s&skip=%d&limit=%d"
                            .formatted(report, moment(from), moment(until), page * PAGE, PAGE));
            if (!(answer instanceof Answer.Good(var object))) {
                return new Rows.Failed(answer);
            }
            var found = object.valueStream().toList();
            rows.addAll(found);
            if (found.size() < PAGE) {
                break;
            }
        }
        return new Rows.Read(rows);
    }

    private static String moment(Instant at) {
        return URLEncoder.encode(at.truncatedTo(ChronoUnit.SECONDS).toString(), UTF_8);
    }

    private Answer get(Line line, String path) {
        return call(request(line, path).GET().build());
    }

    private HttpRequest.Builder request(Line line, String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("x-api-key", line.secret(Sms.API_KEY))
                .header("User-Agent", "Prosa")
                .timeout(patience);
    }

    private Answer call(HttpRequest request) {
        return switch (wire.call(request, patience)) {
            case Wire.Outcome.Answered(var response) -> answer(response);
            case Wire.Outcome.Unreached(var detail) -> new Answer.Unreached(detail);
            case Wire.Outcome.Lost(var detail) -> new Answer.Lost(detail);
        };
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        var envelope = json(response.body());
        int status = response.statusCode();
        boolean isTheirs = envelope.has("hasError");
        boolean isGood = status >= 200 && status <= 299;
        if (isGood && isTheirs && !envelope.path("hasError").asBoolean(false)) {
            return new Answer.Good(envelope.path("object"));
        }
        if (isGood && !isTheirs) {
            return new Answer.Lost("The answer cannot be read.");
        }
        if (!isTheirs && status >= 500 && status != 503) {
            // Somebody on the way answers, or broke: Comtele itself may have done what was asked.
            return new Answer.Lost("HTTP " + status);
        }
        var after = response.headers()
                .firstValue("Retry-After")
                .filter(it -> it.matches("[0-9]{1,5}"))
                .map(it -> Duration.ofSeconds(Long.parseLong(it)))
                .orElse(null);
        return new Answer.Refused(status, said(envelope), after);
    }

    /// The envelope's own words: those of its first error, else of the whole.
    private static @Nullable String said(JsonNode envelope) {
        var first =
                OutsideText.line(envelope.path("errors").path(0).path("message").asString(""));
        var all = OutsideText.line(envelope.path("message").asString(""));
        var said = first.isEmpty() ? all : first;
        if (said.isEmpty()) {
            return null;
        }
        return said.length() <= LONGEST_SAID ? said : OutsideText.clean(said.substring(0, LONGEST_SAID));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
