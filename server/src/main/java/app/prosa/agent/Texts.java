package app.prosa.agent;

import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What people type about people, checked and cleaned.
final class Texts {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\".]+(\\.[^\\s@<>\".]+)*");
    private static final Pattern EXTENSION = Pattern.compile("[0-9]{2,8}");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private Texts() {}

    static String name(String field, String name) {
        var clean = name.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME || clean.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal.Invalid(
                    "invalid",
                    "A name has 1 to " + LONGEST_NAME + " characters.",
                    Map.of("field", field, "most", LONGEST_NAME));
        }
        return clean;
    }

    /// What customers are told.
    static String said(String field, String text, int most) {
        var clean = OutsideText.clean(text).strip();
        if (clean.codePointCount(0, clean.length()) > most) {
            throw new Refusal.Invalid(
                    "invalid", "At most " + most + " characters.", Map.of("field", field, "most", most));
        }
        return clean;
    }

    /// @return null for none
    static @Nullable String extension(String said) {
        var clean = said.strip();
        if (!clean.isEmpty() && !EXTENSION.matcher(clean).matches()) {
            throw new Refusal.Invalid("invalid", "An extension has 2 to 8 digits.", Map.of("field", "extension"));
        }
        return clean.isEmpty() ? null : clean;
    }

    static String email(String email) {
        var clean = normalEmail(email);
        if (clean.length() > LONGEST_EMAIL || !EMAIL.matcher(clean).matches()) {
            throw new Refusal.Invalid("invalid", "That is no e-mail address.", Map.of("field", "email"));
        }
        return clean;
    }

    /// As it is compared: nobody's address differs from another's by capitals only.
    static String normalEmail(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    static String color(String color) {
        if (!COLOR.matcher(color).matches()) {
            throw new Refusal.Invalid("invalid", "A color looks like #5b4fd6.", Map.of("field", "color"));
        }
        return color.toLowerCase(Locale.ROOT);
    }
}
