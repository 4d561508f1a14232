package app.prosa.telephony;

import app.prosa.vault.Vault;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What a browser is told instead of an address of the exchange: the address itself, sealed. So a browser that comes
/// back after a loss of the network, perhaps to another node, goes on with its call.
@Component
class Veil {

    private static final String SCHEME = "sip:";
    private static final String HOST = "@prosa.invalid";

    /// The browser's own extension.
    static final String ME = SCHEME + "me" + HOST;

    private final Vault vault;

    Veil(Vault vault) {
        this.vault = vault;
    }

    String over(Line line, String uri) {
        var sealed = vault.seal(uri, place(line));
        return SCHEME + sealed.replace('+', '-').replace('/', '_').replace("=", "") + HOST;
    }

    /// The address under a veil that we put over it; empty when it is none.
    Optional<String> under(Line line, String veiled) {
        if (!veiled.startsWith(SCHEME + "v1.") || !bare(veiled).endsWith(HOST)) {
            return Optional.empty();
        }
        var sealed = user(veiled).replace('-', '+').replace('_', '/');
        try {
            return Optional.of(vault.open(sealed + "=".repeat((4 - (sealed.length() - 3) % 4) % 4), place(line)));
        } catch (IllegalStateException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The call whose id stands in the place of a number.
    static Optional<CallId> call(String uri) {
        try {
            return bare(uri).startsWith(SCHEME) && bare(uri).endsWith(HOST)
                    ? Optional.of(new CallId(UUID.fromString(user(uri))))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String user(String uri) {
        return uri.substring(SCHEME.length(), uri.indexOf('@'));
    }

    /// Without what a browser adds, such as `;transport=ws`.
    private static String bare(String uri) {
        return uri.replaceFirst(";.*$", "");
    }

    private static String place(Line line) {
        return "sip/" + line.account().value() + "/" + line.agent().value();
    }
}
