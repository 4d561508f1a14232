package app.prosa.channel.sms;

import app.prosa.contact.Identity;
import app.prosa.contact.Name;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Comtele writes Brazilian numbers as they are dialled inside the country, Prosa with the country before them.
final class Numbering {

    private static final Pattern MOBILE = Pattern.compile("55([1-9][0-9]9[0-9]{8})");
    private static final int LONGEST_NATIONAL = 11;
    private static final int SHORTEST_NATIONAL = 10;

    private Numbering() {}

    /// A number as Prosa knows it: digits with their country. Those of services, which are short, stay as they are.
    static String international(String said) {
        var digits = said.replaceAll("[^0-9]", "");
        boolean isForeign = said.strip().startsWith("+") || digits.length() > LONGEST_NATIONAL;
        return isForeign || digits.length() < SHORTEST_NATIONAL ? digits : "55" + digits;
    }

    /// A number as Comtele takes it, with its ninth digit; empty for what is no Brazilian mobile number, to which no
    /// text can be sent.
    static Optional<String> national(String digits) {
        return new Name(Identity.PHONE, digits)
                .forms().stream()
                        .map(MOBILE::matcher)
                        .filter(Matcher::matches)
                        .map(it -> it.group(1))
                        .findFirst();
    }
}
