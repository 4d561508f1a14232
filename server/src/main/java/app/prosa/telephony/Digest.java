package app.prosa.telephony;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Proves to the exchange that we know the password of an extension (RFC 7616; MD5, as exchanges still ask for it).
record Digest(String username, String password) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern PARAM = Pattern.compile("([a-zA-Z]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,]+))");

    /// The challenge of an exchange, answered the first time.
    String answer(String challenge, String method, String uri) {
        var asked = params(challenge);
        var qop = asked.get("qop");
        return sign(
                asked, qop == null ? null : "auth", "00000001", Long.toHexString(RANDOM.nextLong()), method, uri, "");
    }

    /// The answer that a browser gave to a challenge, which it could not know, signed truly.
    String signed(String answer, String method, String uri, String body) {
        var said = params(answer);
        return sign(
                said, said.get("qop"), said.getOrDefault("nc", ""), said.getOrDefault("cnonce", ""), method, uri, body);
    }

    private String sign(
            Map<String, String> asked,
            @Nullable String qop,
            String count,
            String chance,
            String method,
            String uri,
            String body) {
        var realm = asked.getOrDefault("realm", "");
        var nonce = asked.getOrDefault("nonce", "");
        var who = md5(username + ":" + realm + ":" + password);
        var what = md5(method + ":" + uri + ("auth-int".equals(qop) ? ":" + md5(body) : ""));
        var proof = qop == null
                ? md5(who + ":" + nonce + ":" + what)
                : md5(String.join(":", who, nonce, count, chance, qop, what));
        var words = new LinkedHashMap<String, String>();
        words.put("username", quoted(username));
        words.put("realm", quoted(realm));
        words.put("nonce", quoted(nonce));
        words.put("uri", quoted(uri));
        words.put("response", quoted(proof));
        words.put("algorithm", "MD5");
        if (asked.containsKey("opaque")) {
            words.put("opaque", quoted(asked.getOrDefault("opaque", "")));
        }
        if (qop != null) {
            words.put("qop", qop);
            words.put("nc", count);
            words.put("cnonce", quoted(chance));
        }
        return "Digest "
                + String.join(
                        ", ",
                        words.entrySet().stream()
                                .map(it -> it.getKey() + "=" + it.getValue())
                                .toList());
    }

    static Map<String, String> params(String header) {
        var params = new LinkedHashMap<String, String>();
        var found = PARAM.matcher(header);
        while (found.find()) {
            params.put(
                    found.group(1).toLowerCase(Locale.ROOT), found.group(2) == null ? found.group(3) : found.group(2));
        }
        return params;
    }

    private static String quoted(String value) {
        return '"' + value + '"';
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
