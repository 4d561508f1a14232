package app.prosa.channel.whatsapp;

import app.prosa.channel.ChannelAdapter.Sent;
import app.prosa.channel.ChannelAdapter.Whom;
import app.prosa.connection.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What Meta's error codes mean for a message. The code decides; the words are for people.
final class Codes {

    private static final String WINDOW = "131047";
    private static final String NO_MARKETING = "131050";

    private Codes() {}

    static boolean closesWindow(String code) {
        return code.equals(WINDOW);
    }

    static boolean optsOut(String code) {
        return code.equals(NO_MARKETING);
    }

    /// @param after what the answer asked to wait, if it did
    static Sent judge(String code, @Nullable String detail, @Nullable Duration after) {
        return switch (number(code)) {
            case 0, 190 -> new Sent.Broken(Trouble.Kind.UNAUTHORIZED, code, detail);
            case 3, 10, 131005 -> new Sent.Broken(Trouble.Kind.UNAUTHORIZED, code, detail);
            case 368, 131031, 131045, 131037, 133010 -> new Sent.Broken(Trouble.Kind.BLOCKED, code, detail);
            case 131048, 131064 -> new Sent.Broken(Trouble.Kind.LIMITED, code, detail);
            case 131042, 131044 -> new Sent.Broken(Trouble.Kind.UNPAID, code, detail);
            case 4, 80007, 130429 -> new Sent.Later(Whom.LINE, after, false, code, detail);
            case 131056 -> new Sent.Later(Whom.RECEIVER, after, true, code, detail);
            case 1, 2, 131000, 131016, 131057, 135000 -> new Sent.Later(Whom.LINE, after, true, code, detail);
            case 131052, 131053 -> new Sent.Later(Whom.RECEIVER, after, true, code, detail);
            default ->
                isPermission(code)
                        ? new Sent.Broken(Trouble.Kind.UNAUTHORIZED, code, detail)
                        : new Sent.Rejected(code, detail);
        };
    }

    private static boolean isPermission(String code) {
        int number = number(code);
        return number >= 200 && number <= 299;
    }

    private static int number(String code) {
        try {
            return Integer.parseInt(code);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
