package app.prosa.contact;

import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks and tidies what people type about a person. Gentle: it refuses only what can be no name, address or
/// number.
final class Details {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_COMPANY = 120;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_OBSERVATIONS = 5_000;
    private static final String HOME_REGION = "BR";
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),:;]{1,64}@[^\\s@<>\"(),:;.]+(\\.[^\\s@<>\"(),:;.]+)+");

    private Details() {}

    static Introduction of(Introduction said) {
        return new Introduction(
                emptyAsNull(name(said.name())), emptyAsNull(email(said.email())), emptyAsNull(phone(said.phone())));
    }

    /// What a channel says of somebody. Nobody can be asked again, so what cannot be is left out, and what is
    /// too long is cut.
    static Introduction gently(Introduction said) {
        return new Introduction(emptyAsNull(shortened(said.name())), null, orNull(said.phone()));
    }

    private static @Nullable String shortened(@Nullable String said) {
        if (said == null) {
            return null;
        }
        var name = OutsideText.line(said).replaceAll(" {2,}", " ");
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : OutsideText.clean(name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)));
    }

    private static @Nullable String orNull(@Nullable String said) {
        try {
            return emptyAsNull(phone(said));
        } catch (Refusal.Invalid e) {
            return null;
        }
    }

    static ContactPatch of(ContactPatch patch) {
        var name = name(patch.name());
        if (name != null && name.isEmpty()) {
            throw invalid("name", "A contact has a name.");
        }
        return new ContactPatch(
                name,
                email(patch.email()),
                phone(patch.phone()),
                company(patch.company()),
                observations(patch.observations()));
    }

    private static @Nullable String name(@Nullable String said) {
        if (said == null) {
            return null;
        }
        var name = OutsideText.line(said).replaceAll(" {2,}", " ");
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw invalid("name", "A name has at most " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    private static @Nullable String email(@Nullable String said) {
        if (said == null) {
            return null;
        }
        var email = OutsideText.line(said).toLowerCase(Locale.ROOT);
        if (!email.isEmpty()
                && (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches())) {
            throw invalid("email", "This is no e-mail address.");
        }
        return email;
    }

    /// What somebody wrote as a number, in E.164, if it is one.
    static Optional<String> number(String said) {
        try {
            return Optional.ofNullable(emptyAsNull(phone(said)));
        } catch (Refusal.Invalid _) {
            return Optional.empty();
        }
    }

    /// What to call somebody without a name: a number in E.164 as people read it, `+55 11 98765-4321`, anything else
    /// as it is.
    static String readable(String label) {
        if (!label.startsWith("+")) {
            return label;
        }
        var numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.format(numbers.parse(label, HOME_REGION), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException _) {
            return label;
        }
    }

    private static @Nullable String phone(@Nullable String said) {
        if (said == null) {
            return null;
        }
        var phone = OutsideText.line(said);
        if (phone.isEmpty()) {
            return phone;
        }
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(phone, HOME_REGION);
            if (!numbers.isPossibleNumber(number)) {
                throw invalid("phone", "This is no telephone number.");
            }
            return numbers.format(number, PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            throw invalid("phone", "This is no telephone number.");
        }
    }

    private static @Nullable String company(@Nullable String said) {
        if (said == null) {
            return null;
        }
        var company = OutsideText.line(said).replaceAll(" {2,}", " ");
        if (company.codePointCount(0, company.length()) > LONGEST_COMPANY) {
            throw invalid("company", "A company's name has at most " + LONGEST_COMPANY + " characters.");
        }
        return company;
    }

    private static @Nullable String observations(@Nullable String said) {
        if (said == null) {
            return null;
        }
        var observations = OutsideText.clean(said);
        if (observations.length() > LONGEST_OBSERVATIONS) {
            throw invalid("observations", "Observations have at most " + LONGEST_OBSERVATIONS + " characters.");
        }
        return observations;
    }

    private static @Nullable String emptyAsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static Refusal.Invalid invalid(String field, String detail) {
        return new Refusal.Invalid("invalid", detail, Map.of("field", field));
    }
}
