package app.prosa.channel;

import app.prosa.agent.Public;
import app.prosa.connection.ConnectionKind;
import app.prosa.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where providers bring what happened: `/webhooks/whatsapp/{key}`, with the key of the connection. Each proves
/// itself by a signature over the bytes. The answer is a success only after the bytes are on disk, so that a
/// provider goes on trying until they are.
@RestController
@RequestMapping("/webhooks/{channel}/{key}")
class IntakeController {

    /// A provider's largest webhook is 3 MB.
    private static final int MOST_BYTES = 4 << 20;

    private final Intake intake;
    private final Promptness promptness;

    IntakeController(Intake intake, Promptness promptness) {
        this.intake = intake;
        this.promptness = promptness;
    }

    /// The provider asks whether this address is ours.
    @GetMapping
    @Public
    ResponseEntity<String> verifyWebhook(
            @PathVariable ConnectionKind channel, @PathVariable String key, @RequestParam Map<String, String> query) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header("X-Content-Type-Options", "nosniff")
                .body(promptness.answer(0, () -> intake.challenge(channel, key, query)));
    }

    /// The provider tells what happened.
    @PostMapping
    @Public
    void receiveWebhook(@PathVariable ConnectionKind channel, @PathVariable String key, HttpServletRequest request)
            throws IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw tooLarge();
        }
        var headers = headers(request);
        promptness.answer(body.length, () -> {
            intake.receive(channel, key, body, headers::get);
            return true;
        });
    }

    /// Nobody may read the request itself when it is answered already.
    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames()).forEach(it -> headers.put(it, request.getHeader(it)));
        return headers;
    }

    private static Refusal tooLarge() {
        return new Refusal.TooLarge("body-too-large", "The webhook is too large.", Map.of("limit", MOST_BYTES));
    }
}
