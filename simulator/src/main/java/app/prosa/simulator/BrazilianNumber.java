package app.prosa.simulator;

import java.util.Set;

/// What WhatsApp makes of a Brazilian number: accounts from before the ninth digit keep an id without it, in all areas
/// but the first that got it. Landlines never have one.
final class BrazilianNumber {

    private static final Set<String> WITH_NINTH_DIGIT =
            Set.of("11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "22", "24", "27", "28");

    private BrazilianNumber() {}

    static String digits(String written) {
        return written.replaceAll("\\D", "");
    }

    /// The id that belongs to this number as somebody would type it.
    static String waId(String digits) {
        return digits.matches("55\\d\\d9[6-9]\\d{7}") && !WITH_NINTH_DIGIT.contains(digits.substring(2, 4))
                ? digits.substring(0, 4) + digits.substring(5)
                : digits;
    }

    static boolean isLandline(String digits) {
        return digits.matches("55\\d\\d[2-5]\\d{7}");
    }
}
