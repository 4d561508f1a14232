package app.prosa.understanding;

import app.prosa.understanding.Understood.Named;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is built in, found by its form. The narrower forms go first, and what one of them took is no other:
/// a CPF is no telephone number.
final class Forms {

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("janeiro", 1),
            Map.entry("fevereiro", 2),
            Map.entry("março", 3),
            Map.entry("marco", 3),
            Map.entry("abril", 4),
            Map.entry("maio", 5),
            Map.entry("junho", 6),
            Map.entry("julho", 7),
            Map.entry("agosto", 8),
            Map.entry("setembro", 9),
            Map.entry("outubro", 10),
            Map.entry("novembro", 11),
            Map.entry("dezembro", 12));

    private static final Map<String, DayOfWeek> WEEK = Map.ofEntries(
            Map.entry("segunda", DayOfWeek.MONDAY),
            Map.entry("terça", DayOfWeek.TUESDAY),
            Map.entry("terca", DayOfWeek.TUESDAY),
            Map.entry("quarta", DayOfWeek.WEDNESDAY),
            Map.entry("quinta", DayOfWeek.THURSDAY),
            Map.entry("sexta", DayOfWeek.FRIDAY),
            Map.entry("sábado", DayOfWeek.SATURDAY),
            Map.entry("sabado", DayOfWeek.SATURDAY),
            Map.entry("domingo", DayOfWeek.SUNDAY));

    private static final Map<String, Integer> NEAR = Map.of(
            "anteontem",
            -2,
            "ontem",
            -1,
            "hoje",
            0,
            "amanhã",
            1,
            "amanha",
            1,
            "depois de amanhã",
            2,
            "depois de amanha",
            2);

    private interface Reading {

        /// The value in the form in which it is kept, or null when it is none.
        @Nullable
        String of(MatchResult found, LocalDate today);
    }

    private record Form(BuiltIn kind, Pattern pattern, Reading reading) {}

    private static final String FIGURE = "\\d{1,3}(?:\\.\\d{3}){1,4}(?:,\\d{1,2})?|\\d{1,12}(?:[,.]\\d{1,2})?";

    private static final List<Form> FORMS = List.of(
            form(
                    BuiltIn.EMAIL,
                    "(?<![\\w.+-])[\\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{2,63}){1,4}",
                    (it, _) -> it.group().toLowerCase(Locale.ROOT)),
            form(
                    BuiltIn.CNPJ,
                    "(?<![\\w.])[0-9A-Z]{2}\\.?[0-9A-Z]{3}\\.?[0-9A-Z]{3}/?[0-9A-Z]{4}-?\\d{2}(?!\\w)",
                    (it, _) -> proven(it.group().replaceAll("\\W", "").toUpperCase(Locale.ROOT), true)),
            form(
                    BuiltIn.CPF,
                    "(?<![\\w.])\\d{3}\\.?\\d{3}\\.?\\d{3}-?\\d{2}(?!\\w)",
                    (it, _) -> proven(digits(it.group()), false)),
            form(BuiltIn.MONEY, "R\\$\\s{0,2}(" + FIGURE + ")(?!\\d)", (it, _) -> amount(it.group(1))),
            form(
                    BuiltIn.MONEY,
                    "(?<![\\w.,])(" + FIGURE + ")\\s{0,2}(?:reais|real|contos?|pilas?)(?!\\w)",
                    (it, _) -> amount(it.group(1))),
            form(
                    BuiltIn.DATE,
                    "(?<![\\w/])(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})(?![\\w/])",
                    (it, _) -> date(year(it.group(3)), number(it.group(2)), number(it.group(1)))),
            form(
                    BuiltIn.DATE,
                    "(?<![\\w/])(\\d{1,2})/(\\d{1,2})(?![\\w/])",
                    (it, today) -> date(today.getYear(), number(it.group(2)), number(it.group(1)))),
            form(
                    BuiltIn.DATE,
                    "(?<!\\w)(\\d{1,2})[ºo°]? de (" + any(MONTHS) + ")(?: (?:de|do) (\\d{4}))?(?!\\w)",
                    (it, today) -> date(
                            it.group(3) == null ? today.getYear() : number(it.group(3)),
                            MONTHS.getOrDefault(it.group(2).toLowerCase(Locale.ROOT), 0),
                            number(it.group(1)))),
            form(
                    BuiltIn.DATE,
                    "(?<!\\w)(" + any(NEAR) + ")(?!\\w)",
                    (it, today) -> today.plusDays(NEAR.getOrDefault(it.group(1).toLowerCase(Locale.ROOT), 0))
                            .toString()),
            form(BuiltIn.DATE, "(?<!\\w)(" + any(WEEK) + ")[- ]feira(?!\\w)", (it, today) -> next(it.group(1), today)),
            form(BuiltIn.DATE, "(?<!\\w)(sábado|sabado|domingo)(?!\\w)", (it, today) -> next(it.group(1), today)),
            form(
                    BuiltIn.TIME,
                    "(?<![\\w:])([01]?\\d|2[0-3])(?::|h)([0-5]\\d)(?:min|h)?(?![\\w:])",
                    (it, _) -> time(number(it.group(1)), number(it.group(2)))),
            form(
                    BuiltIn.TIME,
                    "(?<![\\w:])([01]?\\d|2[0-3]) ?(?:h|hs|hrs|horas?)(?!\\w)",
                    (it, _) -> time(number(it.group(1)), 0)),
            form(
                    BuiltIn.TIME,
                    "(?<!\\w)(1[0-2]|[1-9])(?: horas?)? da (tarde|noite)(?!\\w)",
                    (it, _) -> time(number(it.group(1)) % 12 + 12, 0)),
            form(
                    BuiltIn.TIME,
                    "(?<!\\w)(1[0-2]|[1-9])(?: horas?)? da (?:manhã|manha)(?!\\w)",
                    (it, _) -> time(number(it.group(1)), 0)),
            form(BuiltIn.TIME, "(?<!\\w)meio[- ]dia(?!\\w)", (_, _) -> time(12, 0)),
            form(BuiltIn.TIME, "(?<!\\w)meia[- ]noite(?!\\w)", (_, _) -> time(0, 0)),
            form(BuiltIn.CEP, "(?<![\\w.-])\\d{2}\\.?\\d{3}-\\d{3}(?![\\w-])", (it, _) -> digits(it.group())),
            form(BuiltIn.CEP, "(?<!\\w)cep\\W{1,3}(\\d{8})(?!\\w)", (it, _) -> it.group(1)),
            form(
                    BuiltIn.PHONE,
                    "(?<![\\w.])(?:\\+?55[ -]?)?\\(?[1-9]\\d\\)?[ -]?(?:9[ .]?)?[2-9]\\d{3}[ .-]?\\d{4}(?!\\w)",
                    (it, _) -> phone(digits(it.group()))),
            form(
                    BuiltIn.NUMBER,
                    "(?<![\\w.,/-])-?(?:" + FIGURE + ")(?![\\w/-]|[.,]\\d)",
                    (it, _) -> amount(it.group())));

    private Forms() {}

    /// @param from where it stands in the text
    record Place(int from, Named named) {}

    static List<Place> in(String text, LocalDate today) {
        var places = new ArrayList<Place>();
        var taken = new BitSet();
        for (var form : FORMS) {
            form.pattern().matcher(text).results().forEach(it -> {
                boolean isFree = taken.nextSetBit(it.start()) < 0 || taken.nextSetBit(it.start()) >= it.end();
                var value = isFree ? form.reading().of(it, today) : null;
                if (value != null) {
                    taken.set(it.start(), it.end());
                    places.add(new Place(it.start(), new Named(form.kind().key(), "", value, it.group())));
                }
            });
        }
        return places;
    }

    private static Form form(BuiltIn kind, String pattern, Reading reading) {
        return new Form(kind, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), reading);
    }

    /// The longest first, or the shorter would be taken for them.
    private static String any(Map<String, ?> words) {
        return words.keySet().stream()
                .sorted((one, other) -> Integer.compare(other.length(), one.length()))
                .collect(Collectors.joining("|"));
    }

    private static @Nullable String proven(String bare, boolean company) {
        return (company ? Documents.isCnpj(bare) : Documents.isCpf(bare)) ? bare : null;
    }

    private static String amount(String figure) {
        boolean grouped = figure.matches("-?\\d{1,3}(\\.\\d{3})+(,\\d+)?");
        var plain = (grouped ? figure.replace(".", "") : figure).replace(',', '.');
        return new BigDecimal(plain).toPlainString();
    }

    private static @Nullable String date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day).toString();
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int year(String written) {
        return written.length() == 2 ? 2000 + number(written) : number(written);
    }

    /// The next day of this name; on the day itself that day.
    private static @Nullable String next(String name, LocalDate today) {
        var day = WEEK.get(name.toLowerCase(Locale.ROOT));
        return day == null
                ? null
                : today.with(TemporalAdjusters.nextOrSame(day)).toString();
    }

    private static String time(int hour, int minute) {
        return LocalTime.of(hour, minute).toString();
    }

    private static String phone(String digits) {
        return digits.length() > 11 ? "+" + digits : "+55" + digits;
    }

    private static String digits(String written) {
        return written.replaceAll("\\D", "");
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
