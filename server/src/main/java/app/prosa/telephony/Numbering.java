package app.prosa.telephony;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How an exchange wants numbers dialled.
public enum Numbering {
    /// As they are written everywhere: +5511988887777.
    @JsonProperty("plus")
    PLUS,
    /// With the country and without the plus: 5511988887777.
    @JsonProperty("country")
    COUNTRY,
    /// As in Brazil itself: 11988887777, and 00 before the country of all others.
    @JsonProperty("national")
    NATIONAL;

    private static final String BRAZIL = "55";

    /// @param phone in E.164
    /// @param prefix what the exchange wants before it, such as a 0 for an outside line
    String dialled(String phone, String prefix) {
        var digits = phone.substring(1);
        return prefix
                + switch (this) {
                    case PLUS -> phone;
                    case COUNTRY -> digits;
                    case NATIONAL -> digits.startsWith(BRAZIL) ? digits.substring(BRAZIL.length()) : "00" + digits;
                };
    }
}
