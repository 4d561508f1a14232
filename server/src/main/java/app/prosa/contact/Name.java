package app.prosa.contact;

import java.util.List;

/// One of the names by which a channel knows a person.
///
/// @param kind see [Identity]
public record Name(String kind, String value) {

    /// The forms that this name may have: a Brazilian mobile number with its ninth digit and without. Accounts
    /// of WhatsApp that are older than the digit go on without it, whatever the person dials: both are one
    /// person, and which form is right the channel alone knows.
    List<String> forms() {
        return kind.equals(Identity.WHATSAPP) ? BrazilianNumber.forms(value) : List.of(value);
    }
}
