package app.prosa.account;

import app.prosa.web.Refusal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// The rules that an account chose, kept within bounds. [Account] says what each is.
record AccountSettings(
        String timeZone,
        Language language,
        int reopenWindowMinutes,
        boolean requireAccept,
        FlowPause flowPause,
        boolean returnKeepsPlace,
        boolean transferNeedsAccept,
        Ownership ownership,
        long maxFileBytes,
        OfficeHours hours,
        boolean autoArchive,
        boolean walletForced,
        int walletMinutes,
        int lagSeconds,
        boolean protocolAtOpening,
        String protocolMessage,
        List<Module> modules) {

    private static final int DAY = 60 * 24;
    private static final int LONGEST_WINDOW = DAY * 365;
    private static final long MEBIBYTE = 1L << 20;
    private static final int LONGEST_MESSAGE = 1_000;

    /// Stands for the number in what customers are told.
    private static final String PROTOCOL = "{{protocolo}}";

    AccountSettings {
        within("reopenWindowMinutes", reopenWindowMinutes, 0, LONGEST_WINDOW);
        within("maxFileBytes", maxFileBytes, MEBIBYTE, 200 * MEBIBYTE);
        within("walletMinutes", walletMinutes, 0, DAY);
        within("lagSeconds", lagSeconds, 5, 3_600);
        if (!protocolMessage.contains(PROTOCOL) || protocolMessage.length() > LONGEST_MESSAGE) {
            throw new Refusal.Invalid(
                    "invalid",
                    "It says " + PROTOCOL + ", in at most 1,000 letters.",
                    Map.of("field", "protocolMessage"));
        }
        modules = modules.stream().distinct().sorted().toList();
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException _) {
            throw new Refusal.Invalid("invalid", "There is no such time zone.", Map.of("field", "timeZone"));
        }
    }

    static AccountSettings defaults(Language language) {
        var zone = language == Language.PT_BR ? "America/Sao_Paulo" : "UTC";
        return new AccountSettings(
                zone,
                language,
                2 * 60,
                false,
                FlowPause.ALWAYS,
                false,
                false,
                Ownership.EXCLUSIVE,
                25 * MEBIBYTE,
                OfficeHours.usual(zone),
                false,
                false,
                0,
                60,
                true,
                protocolMessage(language),
                List.of(Module.values()));
    }

    private static String protocolMessage(Language language) {
        return switch (language) {
            case PT_BR -> "O protocolo deste atendimento é " + PROTOCOL + ".";
            case EN -> "The protocol of this service is " + PROTOCOL + ".";
            case ES -> "El protocolo de esta atención es " + PROTOCOL + ".";
        };
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
