package app.prosa.contact;

import java.util.List;
import java.util.regex.Pattern;

/// The ninth digit of Brazilian mobile numbers. It was put before numbers that began with 6 to 9; landlines
/// have none.
final class BrazilianNumber {

    private static final Pattern LONG = Pattern.compile("55([1-9][0-9])9([6-9][0-9]{7})");
    private static final Pattern SHORT = Pattern.compile("55([1-9][0-9])([6-9][0-9]{7})");

    private BrazilianNumber() {}

    /// The number as it is, and in its other form when it has one. Digits with their country, without a plus.
    static List<String> forms(String digits) {
        var with = LONG.matcher(digits);
        if (with.matches()) {
            return List.of(digits, "55" + with.group(1) + with.group(2));
        }
        var without = SHORT.matcher(digits);
        return without.matches() ? List.of(digits, "55" + without.group(1) + "9" + without.group(2)) : List.of(digits);
    }
}
