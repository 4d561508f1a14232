package app.prosa.live;

import app.prosa.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Signs and reads reconnect passes. Every node of the installation knows the key, so a pass holds at all of them and
/// after a restart.
@Component
class Passes {

    private final byte[] key;
    private final JsonMapper json;
    private final Clock clock;

    Passes(Vault vault, JsonMapper json, Clock clock) {
        this.key = vault.keyFor("live passes");
        this.json = json;
        this.clock = clock;
    }

    String sign(Pass pass) {
        var body = json.writeValueAsBytes(pass);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(body) + "." + encoder.encodeToString(mac(body));
    }

    /// The ticket, if we signed it and it has not expired.
    Optional<Pass> read(String text) {
        try {
            var parts = text.split("\\.", 2);
            var body = Base64.getUrlDecoder().decode(parts[0].getBytes(StandardCharsets.US_ASCII));
            var signature = Base64.getUrlDecoder().decode(parts.length == 2 ? parts[1] : "");
            if (!MessageDigest.isEqual(signature, mac(body))) {
                return Optional.empty();
            }
            return Optional.of(json.readValue(body, Pass.class)).filter(it -> it.isFreshAt(clock.instant()));
        } catch (IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }

    private byte[] mac(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
