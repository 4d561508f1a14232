package app.prosa.contact;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A contact with where each detail comes from: the rules of who may replace what.
record KnownContact(Contact contact, Source namedBy, Source emailBy, Source phoneBy) {

    /// What it becomes when the customer introduces themselves. The same object when nothing changes.
    KnownContact introduced(Introduction introduction) {
        return told(Source.CONTACT, introduction);
    }

    /// The same, by whoever tells it: nobody replaces what somebody surer said.
    KnownContact told(Source teller, Introduction introduction) {
        var name = Told.by(teller, introduction.name(), contact.name(), namedBy);
        var email = Told.by(teller, introduction.email(), contact.email(), emailBy);
        var phone = Told.by(teller, introduction.phone(), contact.phone(), phoneBy);
        return with(name, email, phone, contact.company(), contact.observations());
    }

    /// What it becomes when an agent changes it. Null leaves a field, empty text clears it.
    KnownContact changed(ContactPatch patch) {
        var name = Told.by(Source.AGENT, patch.name(), contact.name(), namedBy);
        var email = Told.by(Source.AGENT, patch.email(), contact.email(), emailBy);
        var phone = Told.by(Source.AGENT, patch.phone(), contact.phone(), phoneBy);
        var company = patch.company() == null ? contact.company() : orNull(patch.company());
        var observations = Objects.requireNonNullElse(patch.observations(), contact.observations());
        return with(name, email, phone, company, observations);
    }

    private KnownContact with(Told name, Told email, Told phone, @Nullable String company, String observations) {
        if (!name.isNew()
                && !email.isNew()
                && !phone.isNew()
                && Objects.equals(company, contact.company())
                && observations.equals(contact.observations())) {
            return this;
        }
        var changed = new Contact(
                contact.id(),
                Objects.requireNonNullElse(name.value(), contact.name()),
                email.value(),
                phone.value(),
                company,
                contact.photo(),
                contact.tags(),
                observations,
                contact.firstSeenAt(),
                contact.createdAt(),
                contact.version() + 1,
                name.source() != Source.NOBODY,
                contact.wallet(),
                contact.block(),
                contact.botOff());
        return new KnownContact(changed, name.source(), email.source(), phone.source());
    }

    private static @Nullable String orNull(String said) {
        return said.isEmpty() ? null : said;
    }

    private record Told(@Nullable String value, Source source, boolean isNew) {

        static Told by(Source teller, @Nullable String said, @Nullable String known, Source knownBy) {
            if (said == null || teller.compareTo(knownBy) < 0) {
                return new Told(known, knownBy, false);
            }
            var value = orNull(said);
            return Objects.equals(value, known) ? new Told(known, knownBy, false) : new Told(value, teller, true);
        }
    }
}
