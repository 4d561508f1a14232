package app.prosa.understanding;

import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers of people and companies in Brazil, whose last two digits prove the rest.
public final class Documents {

    private static final Pattern REPEATED = Pattern.compile("(.)\\1*");

    private Documents() {}

    /// @param digits of it alone
    public static boolean isCpf(String digits) {
        return digits.matches("\\d{11}") && isProven(digits, 10, 11);
    }

    /// @param bare without signs; since 2026 a company's may have letters
    public static boolean isCnpj(String bare) {
        var upper = bare.toUpperCase(Locale.ROOT);
        return upper.matches("[0-9A-Z]{12}\\d{2}") && isProven(upper, 5, 6);
    }

    /// Each place weighs, from the given weight down to 2 and again from 9.
    private static boolean isProven(String bare, int first, int second) {
        int length = bare.length();
        return !REPEATED.matcher(bare).matches()
                && digit(bare, length - 2, first) == bare.charAt(length - 2) - '0'
                && digit(bare, length - 1, second) == bare.charAt(length - 1) - '0';
    }

    private static int digit(String bare, int upTo, int heaviest) {
        int sum = 0;
        int weight = heaviest;
        for (int i = 0; i < upTo; i++) {
            // A letter counts as its place after the digit 0 in ASCII.
            sum += (bare.charAt(i) - '0') * weight;
            weight = weight == 2 ? 9 : weight - 1;
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }
}
