package app.prosa.contact;

import java.util.List;
import java.util.stream.Stream;

/// One of the names by which a channel knows a person.
///
/// @param kind see [Identity]
public record Name(String kind, String value) {

    /// The kinds whose value is a telephone number.
    private static final List<String> NUMBERS = List.of(Identity.WHATSAPP, Identity.PHONE);

    /// The forms that this name may have: a Brazilian mobile number with its ninth digit and without. Accounts
    /// of WhatsApp that are older than the digit go on without it, whatever the person dials: both are one
    /// person, and which form is right the channel alone knows.
    public List<String> forms() {
        return isNumber() ? BrazilianNumber.forms(value) : List.of(value);
    }

    boolean isNumber() {
        return NUMBERS.contains(kind);
    }

    /// By what other channels may know the same person: who has a number is called by it everywhere.
    Stream<Name> everywhere() {
        return isNumber() ? NUMBERS.stream().map(it -> new Name(it, value)) : Stream.of(this);
    }
}
