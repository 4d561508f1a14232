package app.prosa.simulator;

import app.prosa.simulator.Faults.Occasion;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A viewer of Typebot below `/typebot`: whoever may call it begins sessions and goes on with them. It
/// calls nobody.
final class TypebotViewer {

    static final String BASE = "/typebot";

    private final Typebots typebots;
    private final Troubles troubles;

    TypebotViewer(World world, Consumer<Duration> pause) {
        this.typebots = world.typebots();
        this.troubles = new Troubles(world.faults(), pause);
    }

    Reply answer(Call call) {
        var occasion = new Occasion(call.path(), call.method(), "", "", List.of());
        return troubles.around(
                occasion,
                it -> it.status() == 502 ? Reply.text(502, "Bad Gateway") : refused(it.status(), "It is out of order."),
                () -> routed(call));
    }

    private Reply routed(Call call) {
        var parts = call.path().substring(BASE.length()).split("/", -1);
        boolean isCall =
                call.method().equals("POST") && parts.length == 6 && parts[1].equals("api") && parts[2].equals("v1");
        if (isCall && parts[3].equals("typebots") && parts[5].equals("startChat")) {
            return start(parts[4], call.json());
        }
        if (isCall && parts[3].equals("sessions") && parts[5].equals("continueChat")) {
            var answer = typebots.goOn(parts[4], text(call.json()));
            return answer == null
                    ? refused(404, "Session expired. You need to start a new session.")
                    : Reply.json(answer);
        }
        return Reply.text(404, "Not Found");
    }

    private Reply start(String publicId, ObjectNode body) {
        if (!typebots.knows(publicId)) {
            return refused(404, "Typebot not found");
        }
        return publicId.equals(TypebotScripts.CLOSED)
                ? refused(400, "This typebot is closed")
                : Reply.json(typebots.start(publicId, text(body), body.path("prefilledVariables")));
    }

    /// A message is an object, or in older programs the bare words.
    private static @Nullable String text(JsonNode body) {
        var message = body.path("message");
        if (message.isString()) {
            return message.asString();
        }
        return message.isObject() ? message.path("text").asString("") : null;
    }

    private static Reply refused(int status, String message) {
        var code = switch (status) {
            case 400 -> "BAD_REQUEST";
            case 401 -> "UNAUTHORIZED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            default -> "INTERNAL_SERVER_ERROR";
        };
        return Reply.json(
                status,
                Json.object()
                        .put("defined", true)
                        .put("code", code)
                        .put("status", status)
                        .put("message", message));
    }
}
