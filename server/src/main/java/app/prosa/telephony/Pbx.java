package app.prosa.telephony;

import app.prosa.web.Refusal;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// An account's telephone exchange, and how it is reached.
///
/// @param active the switch: off, nobody calls by it
/// @param address of its WebSocket, such as `wss://pabx.example.com:8089/ws`
/// @param domain the part behind the @ of its extensions
/// @param prefix what is dialled before every number
public record Pbx(boolean active, String address, String domain, Numbering numbering, String prefix) {

    private static final int LONGEST = 300;
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::[0-9]{1,5})?");
    private static final Pattern PREFIX = Pattern.compile("[0-9*#]{0,6}");

    static final Pbx NONE = new Pbx(false, "", "", Numbering.NATIONAL, "");

    /// @throws Refusal.Invalid with the field that cannot be
    Pbx checked() {
        var where = address.strip();
        var realm = domain.strip().toLowerCase(Locale.ROOT);
        if (!where.isEmpty() || active) {
            uri(where);
        }
        if ((!realm.isEmpty() || active) && !DOMAIN.matcher(realm).matches()) {
            throw invalid("domain", "A domain is like pabx.example.com.");
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw invalid("prefix", "A prefix has at most six digits.");
        }
        return new Pbx(active, where, realm, numbering, prefix);
    }

    URI uri() {
        return uri(address);
    }

    boolean isEncrypted() {
        return address.startsWith("wss:");
    }

    /// What an extension is called.
    String extension(String username) {
        return "sip:" + username + "@" + domain;
    }

    /// What a number is called.
    String number(String phone) {
        return "sip:" + numbering.dialled(phone, prefix) + "@" + domain;
    }

    private static URI uri(String address) {
        try {
            var uri = URI.create(address);
            boolean socket = "wss".equals(uri.getScheme()) || "ws".equals(uri.getScheme());
            if (socket
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && address.length() <= LONGEST) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Refused below.
        }
        throw invalid("address", "An address is like wss://pabx.example.com:8089/ws.");
    }

    static Refusal.Invalid invalid(String field, String detail) {
        return new Refusal.Invalid("invalid", detail, Map.of("field", field));
    }
}
