package app.prosa.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Seals short texts (credentials, tokens, secrets) so that only this installation can read them again: AES-256-GCM
/// under the installation's [MasterKey].
///
/// Each text is sealed for a place, such as `connection/<id>/secret`. Moved to another place it does not open, so
/// nobody who can write to the database can make one tenant's secret serve another.
@Component
public final class Vault {

    private static final String VERSION = "v1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final MasterKey master;
    private final byte[] sealing;

    Vault(MasterKey master) {
        this.master = master;
        this.sealing = keyFor("vault");
    }

    /// A key of 32 bytes for one purpose, the same after every start: to sign addresses and tickets with.
    public byte[] keyFor(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master.bytes(), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String seal(String text, String place) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(UTF_8));
            var whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @throws IllegalStateException when the text was not sealed by this installation for this place
    public String open(String sealed, String place) {
        if (!sealed.startsWith(VERSION)) {
            throw new IllegalStateException("Nothing that the vault sealed.");
        }
        var whole = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
        var nonce = Arrays.copyOf(whole, NONCE_BYTES);
        try {
            var text =
                    cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new String(text, UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed text does not open: PROSA_SECRET or secret.key has changed.", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(UTF_8));
        return cipher;
    }
}
