package app.prosa.channel;

import app.prosa.connection.ConnectionId;
import app.prosa.contact.Name;
import app.prosa.sql.Ids;
import app.prosa.web.OutsideText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds out for each event which connection it is for and in which shard it waits. A provider's application
/// may speak for several numbers through one address, so what an event says counts, not where it came in.
@Component
class Destinations {

    /// Into so many lanes the events of one connection part: within one everything is done in order. What is
    /// about one customer goes into one lane.
    static final int SHARDS = 16;

    private static final int LONGEST_KEY = 300;
    private static final int LONGEST_REASON = 500;

    private final Lines lines;
    private final Ids ids;

    Destinations(Lines lines, Ids ids) {
        this.lines = lines;
        this.ids = ids;
    }

    /// Of a webhook that has just come.
    UUID id() {
        return ids.next();
    }

    LedgerStore.Fresh event(Line line, UUID ledger, Instant receivedAt, Inbound told) {
        var destination = destination(line, told);
        var head = tidy(told.head());
        var outcome = LedgerEvent.Outcome.PENDING;
        String reason = null;
        if (told instanceof Inbound.Unreadable(var _, var error)) {
            outcome = LedgerEvent.Outcome.DEAD;
            reason = error;
        } else if (destination.isEmpty()) {
            outcome = LedgerEvent.Outcome.DEAD;
            reason = OutsideText.line("unknown-number: " + head.line(), LONGEST_REASON);
        } else if (told instanceof Inbound.Ignored(var _, var why)) {
            outcome = LedgerEvent.Outcome.DISCARDED;
            reason = why;
        }
        return new LedgerStore.Fresh(
                ids.next(),
                ledger,
                destination.orElse(line.id()),
                shard(told),
                kind(told),
                head,
                receivedAt,
                outcome,
                reason);
    }

    /// The connection that the event is for; empty when the account has none with that name.
    Optional<ConnectionId> connection(Line line, @Nullable String named) {
        if (named == null || named.equals(line.address()) || named.equals(line.setting("display"))) {
            return Optional.of(line.id());
        }
        return lines.byAddress(line.account(), line.connection().kind(), named);
    }

    /// News of a number may name it only as it is dialled, which we may not have been told yet.
    private Optional<ConnectionId> destination(Line line, Inbound told) {
        var found = connection(line, told.head().line());
        boolean nameless =
                told instanceof Inbound.LineNews && line.setting("display").isEmpty();
        return found.isEmpty() && nameless ? Optional.of(line.id()) : found;
    }

    /// The shard of whom it is about. Old and new forms of a number end alike.
    static int shard(Inbound told) {
        var name = switch (told) {
            case Inbound.Said it
            when it.saying().group() != null ->
                it.saying().group().names().getFirst().value();
            case Inbound.Said it -> number(it.from().names());
            case Inbound.Echoed it -> number(it.to().names());
            case Inbound.Called it -> number(it.with().names());
            case Inbound.Reacted it ->
                it.byTeam() ? tail(it.head().address()) : number(it.who().names());
            case Inbound.Renamed it -> number(it.before());
            case Inbound.Noted it -> number(it.about().names());
            case Inbound.Preferred it -> number(it.who().names());
            case Inbound.Suggested it -> number(it.who().names());
            default -> tail(told.head().address());
        };
        return Math.floorMod(name.hashCode(), SHARDS);
    }

    /// What the forms of one person's number have in common, or else their id.
    static String number(List<Name> names) {
        return names.stream()
                .map(Name::value)
                .filter(it -> it.chars().allMatch(Character::isDigit))
                .findFirst()
                .map(Destinations::tail)
                .orElseGet(() -> names.getFirst().value());
    }

    private static String tail(@Nullable String address) {
        if (address == null) {
            return "";
        }
        boolean digits = address.length() > 8 && address.chars().allMatch(Character::isDigit);
        return digits ? address.substring(address.length() - 8) : address;
    }

    static String kind(Inbound told) {
        return switch (told) {
            case Inbound.Said _ -> "message";
            case Inbound.Echoed _ -> "echo";
            case Inbound.Called _ -> "call";
            case Inbound.Reacted _ -> "reaction";
            case Inbound.Edited _ -> "edit";
            case Inbound.Withdrawn _ -> "delete";
            case Inbound.Moved _ -> "status";
            case Inbound.Renamed _ -> "rename";
            case Inbound.Noted _ -> "note";
            case Inbound.Preferred _ -> "preference";
            case Inbound.Suggested _ -> "address-book";
            case Inbound.LineNews(var _, var topic, var _) -> topic;
            case Inbound.Ignored _ -> "other";
            case Inbound.Unreadable _ -> "unreadable";
        };
    }

    /// The event's key as the ledger holds it.
    static String key(Inbound told) {
        return tidy(told.head()).key();
    }

    private static Inbound.Head tidy(Inbound.Head head) {
        var key = head.key();
        return new Inbound.Head(
                key.length() <= LONGEST_KEY ? key : key.substring(0, 20) + ":" + Reading.digest(key),
                head.line(),
                head.externalId() == null ? null : external(head.externalId()),
                head.address() == null ? null : OutsideText.line(head.address(), LONGEST_KEY),
                head.at());
    }

    /// A provider's id as we hold it: as it is, unless it is longer than any index takes.
    static String external(String id) {
        var clean = OutsideText.clean(id);
        return clean.length() <= LONGEST_KEY ? clean : "sha256:" + Reading.digest(clean);
    }
}
