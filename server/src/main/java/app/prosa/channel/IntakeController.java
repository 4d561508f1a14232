package app.prosa.channel;

import app.prosa.agent.Public;
import app.prosa.connection.ConnectionKind;
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

    private final Intake intake;
    private final Promptness promptness;
    private final Bodies bodies;

    IntakeController(Intake intake, Promptness promptness, Bodies bodies) {
        this.intake = intake;
        this.promptness = promptness;
        this.bodies = bodies;
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

    /// The provider tells what happened. Nothing is read of who does not even know an address of ours.
    @PostMapping
    @Public
    void receiveWebhook(@PathVariable ConnectionKind channel, @PathVariable String key, HttpServletRequest request)
            throws IOException {
        if (request.getContentLengthLong() > Bodies.MOST_BYTES) {
            throw Bodies.tooLarge();
        }
        promptness.answer(0, () -> intake.line(channel, key));
        try (var body = bodies.of(request.getInputStream())) {
            var bytes = body.read();
            var headers = headers(request);
            promptness.answer(bytes.length, () -> {
                intake.receive(channel, key, bytes, headers::get);
                return true;
            });
        }
    }

    /// Nobody may read the request itself when it is answered already.
    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames()).forEach(it -> headers.put(it, request.getHeader(it)));
        return headers;
    }
}
