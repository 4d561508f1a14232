package app.prosa.simulator;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A telephone number of the shop as somebody set it up at Meta: who may speak for it, and where its webhooks go.
public record NumberSettings(
        String phoneNumberId,
        String displayPhoneNumber,
        String wabaId,
        String token,
        String appSecret,
        String verifyToken,
        @Nullable String webhook,
        @Nullable String verifiedName) {

    public NumberSettings {
        required("phoneNumberId", phoneNumberId);
        required("displayPhoneNumber", displayPhoneNumber);
        required("wabaId", wabaId);
        required("token", token);
        required("appSecret", appSecret);
        required("verifyToken", verifyToken);
        if (webhook != null && !isHere(webhook)) {
            throw new IllegalArgumentException(
                    "The webhook must be on this machine (http://127.0.0.1:…), for nothing here leaves it.");
        }
    }

    NumberSettings withWebhook(@Nullable String newWebhook, String newVerifyToken) {
        return new NumberSettings(
                phoneNumberId, displayPhoneNumber, wabaId, token, appSecret, newVerifyToken, newWebhook, verifiedName);
    }

    String displayDigits() {
        return BrazilianNumber.digits(displayPhoneNumber);
    }

    @SuppressWarnings("NullAway") // Jackson leaves out what the caller left out.
    private static void required(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("A number needs its " + field + ".");
        }
    }

    private static boolean isHere(String address) {
        var uri = URI.create(address);
        var host = uri.getHost();
        return "http".equals(uri.getScheme()) && ("127.0.0.1".equals(host) || "localhost".equals(host));
    }
}
