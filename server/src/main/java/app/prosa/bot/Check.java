package app.prosa.bot;

import app.prosa.understanding.Documents;
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
            case CPF -> Documents.isCpf(digits(line)) ? digits(line) : null;
            case CNPJ -> company(line);
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

    private static @Nullable String company(String line) {
        if (Documents.isCnpj(digits(line))) {
            return digits(line);
        }
        var bare = line.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
        return Documents.isCnpj(bare) ? bare : null;
    }

    private static String digits(String line) {
        return line.replaceAll("\\D", "");
    }
}
