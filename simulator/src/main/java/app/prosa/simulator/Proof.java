package app.prosa.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What an extension answers to the exchange's question for its password (RFC 2617).
final class Proof {

    private static final Pattern PARAM = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^\\s,]+))");

    private Proof() {}

    /// Whether who said this knows the password.
    static boolean isTrue(String header, Sip request, String extension, String password) {
        var said = new HashMap<String, String>();
        PARAM.matcher(header)
                .results()
                .forEach(it -> said.put(it.group(1), it.group(2) == null ? it.group(3) : it.group(2)));
        var who = md5(extension + ":" + Exchange.DOMAIN + ":" + password);
        var what = md5(request.method() + ":" + request.target());
        var proof = md5(String.join(
                ":",
                who,
                said.getOrDefault("nonce", ""),
                said.getOrDefault("nc", ""),
                said.getOrDefault("cnonce", ""),
                "auth",
                what));
        return extension.equals(said.get("username")) && proof.equals(said.get("response"));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
