package app.prosa.connection;

import app.prosa.web.Refusal;
import java.net.IDN;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The name of a site that may carry a website chat. What is checked here enters a Content-Security-Policy later, so
/// nothing but letters, digits, dots, hyphens and one leading `*.` passes.
final class Hostname {

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern SITE =
            Pattern.compile("(?:\\*\\.)?" + LABEL + "(?:\\." + LABEL + ")+(?::[0-9]{1,5})?|localhost(?::[0-9]{1,5})?");

    private Hostname() {}

    /// The name in lower case, without what people paste around it.
    ///
    /// @throws Refusal.Invalid when it names no site
    static String checked(String written) {
        var bare = written.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("/.*$", "");
        var wildcard = bare.startsWith("*.") ? "*." : "";
        var name = wildcard + ascii(bare.substring(wildcard.length()), written);
        if (name.length() > 260 || !SITE.matcher(name).matches()) {
            throw invalid(written);
        }
        return name;
    }

    private static String ascii(String name, String written) {
        try {
            return name.chars().allMatch(c -> c < 128) ? name : IDN.toASCII(name);
        } catch (IllegalArgumentException e) {
            throw invalid(written);
        }
    }

    private static Refusal.Invalid invalid(String written) {
        return new Refusal.Invalid(
                "invalid",
                "A domain is like loja.com.br or *.loja.com.br.",
                Map.of("field", "webchat.domains", "value", written));
    }
}
