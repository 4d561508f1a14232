package app.prosa.understanding;

import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;

/// What intents and entities may be called.
final class Naming {

    static final int LONGEST = 80;

    private Naming() {}

    static String of(String written) {
        return of(written, "name", LONGEST);
    }

    static String of(String written, String field, int most) {
        var line = OutsideText.line(written);
        if (line.isEmpty() || line.length() > most) {
            throw new Refusal.Invalid(
                    "invalid",
                    "%s has 1 to %d characters.".formatted(field, most),
                    Map.of("field", field, "most", most));
        }
        return line;
    }

    static void uniquely(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException _) {
            throw new Refusal.Conflict("name-taken", "There is one of this name already.");
        }
    }
}
