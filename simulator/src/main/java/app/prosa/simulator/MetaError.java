package app.prosa.simulator;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What Meta says when it says no: the same code in an answer and in a status that failed.
record MetaError(int status, int code, int subcode, String title, String details) {

    private static final Map<Integer, MetaError> KNOWN = Map.ofEntries(
            known(400, 100, "Invalid parameter", "Invalid parameter"),
            known(401, 190, "Error validating access token", "The session has expired or was revoked."),
            known(403, 10, "Application does not have permission for this action", "Permission is missing."),
            known(429, 4, "Application request limit reached", "Too many calls of this app."),
            known(429, 80007, "Rate limit issues", "The account has reached its rate limit."),
            known(429, 130429, "Rate limit hit", "Cloud API message throughput has been reached."),
            known(429, 131056, "Pair rate limit hit", "Too many messages to the same user in a short period."),
            known(400, 131008, "Required parameter is missing", "A required parameter is missing."),
            known(400, 131009, "Parameter value is not valid", "A value is not valid."),
            known(500, 131000, "Something went wrong", "Message failed to send because of an unknown error."),
            known(503, 131016, "Service unavailable", "A service is temporarily unavailable."),
            known(400, 131021, "Recipient cannot be sender", "Sender and recipient are the same number."),
            known(400, 131026, "Message undeliverable", "Message Undeliverable."),
            known(
                    400,
                    131047,
                    "Re-engagement message",
                    "Message failed to send because more than 24 hours have passed since the customer last replied to"
                            + " this number."),
            known(400, 131048, "Spam rate limit hit", "Too many messages from this number were blocked or flagged."),
            known(400, 131049, "Not delivered", "Not delivered to keep the ecosystem healthy."),
            known(400, 131050, "User has opted out", "The recipient does not want marketing messages."),
            known(400, 131051, "Unsupported message type", "The message type is not supported."),
            known(400, 131053, "Media upload error", "The media is not of a type that this message can carry."),
            known(400, 132000, "Template parameter count mismatch", "The number of parameters does not match."),
            known(404, 132001, "Template does not exist", "The template does not exist in this language."),
            known(400, 132012, "Template parameter format mismatch", "A parameter is not in the template's format."),
            known(400, 132015, "Template is paused", "The template is paused due to low quality."),
            known(400, 132016, "Template is disabled", "The template was paused too often and is disabled."));

    static MetaError of(int code) {
        var known = KNOWN.get(code);
        return known != null ? known : new MetaError(400, code, 0, "Error " + code, "Error " + code + ".");
    }

    MetaError because(String newDetails) {
        return new MetaError(status, code, subcode, title, newDetails);
    }

    MetaError withStatus(int newStatus) {
        return new MetaError(newStatus, code, subcode, title, details);
    }

    MetaError withSubcode(int newSubcode, String newTitle) {
        return new MetaError(status, code, newSubcode, newTitle, details);
    }

    Refused refused() {
        return new Refused(this);
    }

    ObjectNode json(String trace) {
        var json = Json.object();
        var error = json.putObject("error")
                .put("message", "(#" + code + ") " + title)
                .put("type", "OAuthException")
                .put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode).put("error_user_title", title).put("error_user_msg", details);
        }
        error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        error.put("fbtrace_id", trace);
        return json;
    }

    /// The call ends with this error.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient MetaError error;

        Refused(MetaError error) {
            super(error.title() + ": " + error.details());
            this.error = error;
        }

        MetaError error() {
            return error;
        }
    }

    private static Map.Entry<Integer, MetaError> known(int status, int code, String title, String details) {
        return Map.entry(code, new MetaError(status, code, 0, title, details));
    }
}
