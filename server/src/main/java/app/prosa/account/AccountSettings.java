package app.prosa.account;

import app.prosa.web.Refusal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;

/// The rules that an account chose, kept within bounds.
///
/// @param reopenWindowMinutes how long a resolved ticket may be reopened
/// @param requireAccept whether a waiting conversation must be accepted before it can be answered
/// @param maxFileBytes the largest file that anybody may send
record AccountSettings(
        String timeZone,
        Language language,
        int reopenWindowMinutes,
        boolean requireAccept,
        Ownership ownership,
        long maxFileBytes) {

    private static final int LONGEST_WINDOW = 60 * 24 * 365;
    private static final long MEBIBYTE = 1L << 20;

    AccountSettings {
        within("reopenWindowMinutes", reopenWindowMinutes, 0, LONGEST_WINDOW);
        within("maxFileBytes", maxFileBytes, MEBIBYTE, 200 * MEBIBYTE);
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException _) {
            throw new Refusal.Invalid("invalid", "There is no such time zone.", Map.of("field", "timeZone"));
        }
    }

    static AccountSettings defaults(Language language) {
        var zone = language == Language.PT_BR ? "America/Sao_Paulo" : "UTC";
        return new AccountSettings(zone, language, 2 * 60, false, Ownership.EXCLUSIVE, 25 * MEBIBYTE);
    }

    private static void within(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw new Refusal.Invalid(
                    "invalid",
                    field + " must be between " + least + " and " + most + ".",
                    Map.of("field", field, "least", least, "most", most));
        }
    }
}
