package app.prosa.conversation;

import app.prosa.connection.Connection;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.ConnectionKind;
import app.prosa.connection.ConnectionState;
import app.prosa.connection.Connections;
import app.prosa.contact.Contact;
import app.prosa.contact.ContactId;
import app.prosa.contact.Identity;
import app.prosa.contact.Meetings;
import app.prosa.contact.Name;
import app.prosa.contact.Recognised;
import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// By what a connection reaches somebody to whom the team writes first there: as it knows them, or by their number.
@Component
class Reaching {

    private final Connections connections;
    private final Meetings meetings;
    private final Clock clock;

    Reaching(Connections connections, Meetings meetings, Clock clock) {
        this.connections = connections;
        this.meetings = meetings;
        this.clock = clock;
    }

    /// A connection that is on.
    ///
    /// @throws Refusal.NotFound when there is none
    Connection connection(AccountId account, ConnectionId id) {
        return connections
                .find(account, id)
                .filter(it -> it.state() == ConnectionState.ON)
                .orElseThrow(() -> new Refusal.NotFound("connection"));
    }

    /// How the connection knows a contact already.
    Optional<Identity> known(AccountId account, Connection connection, ContactId contact) {
        return meetings.known(account, connection.id().value(), contact);
    }

    /// The contact as the connection knows them, or will know them when they answer.
    ///
    /// @throws Refusal.Conflict `cannot-start` when it does not reach them
    Recognised of(AccountId account, Connection connection, Contact contact) {
        var known = known(account, connection, contact.id());
        if (known.isPresent()) {
            return new Recognised(contact, known.get(), false);
        }
        mustReachNumbers(connection);
        if (contact.phone() == null) {
            throw new Refusal.Conflict("cannot-start", "This contact has no number.");
        }
        return meetings.of(
                account, connection.id().value(), contact, names(connection, contact.phone()), clock.instant());
    }

    /// Whoever has a number.
    ///
    /// @param phone in E.164
    /// @throws Refusal.Conflict `cannot-start` when the connection does not reach numbers
    Recognised byNumber(AccountId account, Connection connection, String name, String phone) {
        mustReachNumbers(connection);
        return meetings.byNumber(
                account, connection.id().value(), names(connection, phone), name, phone, clock.instant());
    }

    private static void mustReachNumbers(Connection connection) {
        if (!connection.kind().reachesNumbers()) {
            throw new Refusal.Conflict("cannot-start", "This connection cannot begin a conversation with a number.");
        }
    }

    /// How the channel calls a number in E.164.
    static List<Name> names(Connection connection, String phone) {
        var kind = connection.kind() == ConnectionKind.WHATSAPP ? Identity.WHATSAPP : Identity.PHONE;
        return List.of(new Name(kind, phone.replace("+", "")));
    }
}
