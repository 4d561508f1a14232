package app.prosa.agent;

import app.prosa.account.OfficeHours;
import app.prosa.web.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a department receives customers.
///
/// @param greeting what a customer is told when a ticket opens here; empty: nothing
/// @param hours when somebody is there; null: when the account says
/// @param awayMessage what a customer is told who writes outside the hours, once until the next opening; empty:
/// nothing
/// @param idleMinutes how long after an agent's last message a ticket is resolved by itself when the customer
/// does not answer; null: never
/// @param idleMessage what the customer is told then; empty: nothing
/// @param demandRequired whether a ticket needs a demand before it is resolved
public record DepartmentRules(
        String greeting,
        @Nullable OfficeHours hours,
        String awayMessage,
        @Nullable Integer idleMinutes,
        String idleMessage,
        boolean demandRequired) {

    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_IDLE = 60 * 24 * 30;

    /// What holds where nobody chose.
    public static final DepartmentRules USUAL = new DepartmentRules("", null, "", null, "", false);

    /// The same, tidied.
    ///
    /// @throws Refusal.Invalid with the `field` that cannot be
    DepartmentRules checked() {
        if (idleMinutes != null && (idleMinutes < 1 || idleMinutes > LONGEST_IDLE)) {
            throw new Refusal.Invalid(
                    "invalid",
                    "idleMinutes must be between 1 and " + LONGEST_IDLE + ".",
                    Map.of("field", "rules.idleMinutes", "least", 1, "most", LONGEST_IDLE));
        }
        return new DepartmentRules(
                Texts.said("rules.greeting", greeting, LONGEST_TEXT),
                hours == null ? null : hours.checked("rules.hours"),
                Texts.said("rules.awayMessage", awayMessage, LONGEST_TEXT),
                idleMinutes,
                Texts.said("rules.idleMessage", idleMessage, LONGEST_TEXT),
                demandRequired);
    }
}
