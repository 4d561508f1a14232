package app.prosa.file;

import app.prosa.sql.AccountId;
import app.prosa.vault.Vault;
import app.prosa.web.Refusal;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Makes addresses that open one file for a while, for whoever holds them.
///
/// An address carries what it opens and until when, and our signature over both; nothing is stored. The end is rounded,
/// so that a file keeps its address for a time and browsers their copy.
@Component
public final class FileAddresses {

    private static final int PAYLOAD = 2 * 16 + 1 + 8;
    private static final int SIGNATURE = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    FileAddresses(Vault vault, Clock clock) {
        this.key = new SecretKeySpec(vault.keyFor("file addresses"), ALGORITHM);
        this.clock = clock;
    }

    /// What an address opens.
    record Target(AccountId account, FileId file, FileVariant variant, Instant until) {}

    /// An address relative to the server, good for at least `validFor` and at most twice as long.
    public String sign(AccountId account, FileId file, FileVariant variant, Duration validFor) {
        long step = Math.max(1, validFor.toSeconds());
        long until = (clock.instant().getEpochSecond() / step + 2) * step;
        var payload = ByteBuffer.allocate(PAYLOAD)
                .putLong(account.value().getMostSignificantBits())
                .putLong(account.value().getLeastSignificantBits())
                .putLong(file.value().getMostSignificantBits())
                .putLong(file.value().getLeastSignificantBits())
                .put(variant.code())
                .putLong(until)
                .array();
        var token = Arrays.copyOf(payload, PAYLOAD + SIGNATURE);
        System.arraycopy(signature(payload), 0, token, PAYLOAD, SIGNATURE);
        return "/f/" + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// @throws Refusal.NotFound when we did not sign it; `address-expired` when its time is over
    Target open(String token) {
        var bytes = decoded(token);
        var payload = Arrays.copyOf(bytes, PAYLOAD);
        if (bytes.length != PAYLOAD + SIGNATURE
                || !MessageDigest.isEqual(signature(payload), Arrays.copyOfRange(bytes, PAYLOAD, bytes.length))) {
            throw new Refusal.NotFound("file");
        }
        var fields = ByteBuffer.wrap(payload);
        var account = new AccountId(new UUID(fields.getLong(), fields.getLong()));
        var file = new FileId(new UUID(fields.getLong(), fields.getLong()));
        var variant = FileVariant.of(fields.get());
        var until = Instant.ofEpochSecond(fields.getLong());
        if (!clock.instant().isBefore(until)) {
            throw new Refusal.NotFound("address-expired", "The address of the file is no longer valid.");
        }
        return new Target(account, file, variant, until);
    }

    private static byte[] decoded(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw new Refusal.NotFound("file");
        }
    }

    private byte[] signature(byte[] payload) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
