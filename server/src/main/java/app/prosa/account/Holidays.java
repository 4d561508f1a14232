package app.prosa.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.util.Locale;

/// The public holidays of Brazil, or of one of the states whose own holidays the library knows: those and the
/// national ones. What is missing, such as a town's, is added by hand as a [OfficeHours.DayOff].
public enum Holidays {
    @JsonProperty("BR")
    BR,
    @JsonProperty("GO")
    GO,
    @JsonProperty("MS")
    MS,
    @JsonProperty("PB")
    PB,
    @JsonProperty("PE")
    PE,
    @JsonProperty("RJ")
    RJ,
    @JsonProperty("RN")
    RN,
    @JsonProperty("RS")
    RS,
    @JsonProperty("SP")
    SP;

    public boolean include(LocalDate date) {
        return this == BR ? Calendar.BRAZIL.isHoliday(date) : Calendar.BRAZIL.isHoliday(date, code());
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Read when somebody first asks. It remembers each year that it has worked out, and may be asked by many
    /// at once.
    private static final class Calendar {
        private static final HolidayManager BRAZIL =
                HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.BRAZIL));
    }
}
