package app.prosa.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The shop's numbers at Meta and what is configured on them. A reset keeps them: they are how the app is connected,
/// not something that happened.
final class Numbers {

    private static final int MOST = 1_000;

    /// Everything about one number; what the app may change through the Graph API is in `profile` and `state`.
    private static final class Line {
        NumberSettings settings;
        boolean subscribed = true;
        final ObjectNode profile = Json.object();
        final ObjectNode state = Json.object();

        Line(NumberSettings settings) {
            this.settings = settings;
            profile.put("messaging_product", "whatsapp").put("about", "").put("vertical", "OTHER");
            state.put("verified_name", settings.verifiedName() == null ? "Loja Exemplo" : settings.verifiedName())
                    .put("code_verification_status", "VERIFIED")
                    .put("display_phone_number", settings.displayPhoneNumber())
                    .put("quality_rating", "GREEN")
                    .put("platform_type", "CLOUD_API")
                    .put("name_status", "APPROVED")
                    .put("status", "CONNECTED")
                    .put("account_mode", "LIVE")
                    .put("messaging_limit_tier", "TIER_1K");
            state.putObject("throughput").put("level", "STANDARD");
            state.put("id", settings.phoneNumberId());
        }
    }

    private final Map<String, Line> lines = new LinkedHashMap<>();

    synchronized NumberSettings connect(NumberSettings settings) {
        var known = lines.get(settings.phoneNumberId());
        if (known != null) {
            known.settings = settings;
            known.subscribed = true;
        } else if (lines.size() < MOST) {
            lines.put(settings.phoneNumberId(), new Line(settings));
        } else {
            throw new IllegalStateException("The simulator has " + MOST + " numbers and no more.");
        }
        return settings;
    }

    synchronized void disconnect(String phoneNumberId) {
        lines.remove(phoneNumberId);
    }

    synchronized List<NumberSettings> all() {
        return lines.values().stream().map(it -> it.settings).toList();
    }

    synchronized Optional<NumberSettings> find(String phoneNumberId) {
        return Optional.ofNullable(lines.get(phoneNumberId)).map(it -> it.settings);
    }

    synchronized List<NumberSettings> ofAccount(String wabaId) {
        return all().stream().filter(it -> it.wabaId().equals(wabaId)).toList();
    }

    /// The number that was asked for, or the only one there is to mean.
    synchronized NumberSettings meant(String phoneNumberId) {
        if (!phoneNumberId.isEmpty()) {
            return find(phoneNumberId)
                    .orElseThrow(() -> new IllegalArgumentException("No number has the id " + phoneNumberId + "."));
        }
        return all().stream()
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("No number is connected: POST /sim/whatsapp/numbers makes one."));
    }

    synchronized boolean isKnownToken(String token) {
        return lines.values().stream().anyMatch(it -> it.settings.token().equals(token));
    }

    /// Whether the webhooks of this number go anywhere now.
    synchronized boolean isSubscribed(String phoneNumberId) {
        var line = lines.get(phoneNumberId);
        return line != null && line.subscribed && line.settings.webhook() != null;
    }

    synchronized void subscribe(String wabaId, boolean subscribed) {
        lines.values().stream()
                .filter(it -> it.settings.wabaId().equals(wabaId))
                .forEach(it -> it.subscribed = subscribed);
    }

    synchronized ObjectNode state(String phoneNumberId) {
        return line(phoneNumberId).state.deepCopy();
    }

    synchronized ObjectNode changeState(String phoneNumberId, ObjectNode change) {
        var line = line(phoneNumberId);
        line.state.setAll(change);
        return line.state.deepCopy();
    }

    synchronized ObjectNode profile(String phoneNumberId) {
        return line(phoneNumberId).profile.deepCopy();
    }

    synchronized void changeProfile(String phoneNumberId, ObjectNode change) {
        line(phoneNumberId).profile.setAll(change);
    }

    /// Where the webhooks of a whole account go from now on.
    synchronized void overrideWebhook(String wabaId, String webhook, String verifyToken) {
        for (var line : new ArrayList<>(lines.values())) {
            if (line.settings.wabaId().equals(wabaId)) {
                line.settings = line.settings.withWebhook(webhook, verifyToken);
            }
        }
    }

    synchronized void overrideNumberWebhook(String phoneNumberId, String webhook, String verifyToken) {
        var line = line(phoneNumberId);
        line.settings = line.settings.withWebhook(webhook, verifyToken);
    }

    private Line line(String phoneNumberId) {
        var line = lines.get(phoneNumberId);
        if (line == null) {
            throw new IllegalArgumentException("No number has the id " + phoneNumberId + ".");
        }
        return line;
    }
}
