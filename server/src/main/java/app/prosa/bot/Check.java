package app.prosa.bot;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an answer must be.
public enum Check {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("date")
    DATE,
    @JsonProperty("cpf")
    CPF,
    @JsonProperty("cnpj")
    CNPJ,
    @JsonProperty("cep")
    CEP;

    private static final Pattern MAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+\\.[^\\s@.]{2,}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,3}(\\.\\d{3})+(,\\d+)?|-?\\d+([.,]\\d+)?");
    private static final Pattern REPEATED = Pattern.compile("(\\d)\\1*");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final int LONGEST = 500;

    /// The answer as it is kept, or null when it is none.
    @Nullable
    String accepted(String said) {
        var line = said.strip();
        if (line.isEmpty() || line.length() > LONGEST) {
            return null;
        }
        return switch (this) {
            case TEXT -> line;
            case NUMBER -> number(line);
            case EMAIL -> MAIL.matcher(line).matches() ? line.toLowerCase(Locale.ROOT) : null;
            case PHONE -> phone(line);
            case DATE -> date(line);
            case CPF -> identified(digits(line), 11, 10, 11);
            case CNPJ -> identified(digits(line), 14, 5, 6);
            case CEP -> digits(line).length() == 8 ? digits(line) : null;
        };
    }

    private static @Nullable String number(String line) {
        var bare = line.replaceFirst("(?i)^R\\$\\s*", "");
        if (!DECIMAL.matcher(bare).matches()) {
            return null;
        }
        boolean grouped = bare.matches("-?\\d{1,3}(\\.\\d{3})+(,\\d+)?");
        return (grouped ? bare.replace(".", "") : bare).replace(',', '.');
    }

    private static @Nullable String phone(String line) {
        var digits = digits(line);
        return digits.length() >= 10 && digits.length() <= 13 ? digits : null;
    }

    private static @Nullable String date(String line) {
        try {
            return WRITTEN.format(LocalDate.parse(line.replaceAll("[-.]", "/"), DAY));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static String digits(String line) {
        return line.replaceAll("\\D", "");
    }

    /// Numbers whose last two digits prove the others: each digit weighs, from the given weight down to 2
    /// and again from 9.
    private static @Nullable String identified(String digits, int length, int first, int second) {
        if (digits.length() != length || REPEATED.matcher(digits).matches()) {
            return null;
        }
        boolean proven = digit(digits, length - 2, first) == digits.charAt(length - 2) - '0'
                && digit(digits, length - 1, second) == digits.charAt(length - 1) - '0';
        return proven ? digits : null;
    }

    private static int digit(String digits, int upTo, int heaviest) {
        int sum = 0;
        int weight = heaviest;
        for (int i = 0; i < upTo; i++) {
            sum += (digits.charAt(i) - '0') * weight;
            weight = weight == 2 ? 9 : weight - 1;
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }
}
