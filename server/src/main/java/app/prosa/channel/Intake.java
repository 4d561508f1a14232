package app.prosa.channel;

import app.prosa.connection.ConnectionKind;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes in what providers tell: proves who speaks, and puts the bytes into the ledger before anybody says
/// thanks.
@Component
class Intake {

    private final Lines lines;
    private final Reading reading;
    private final Destinations destinations;
    private final LedgerWriter writer;
    private final Mistrust mistrust;
    private final Clock clock;

    Intake(
            Lines lines,
            Reading reading,
            Destinations destinations,
            LedgerWriter writer,
            Mistrust mistrust,
            Clock clock) {
        this.lines = lines;
        this.reading = reading;
        this.destinations = destinations;
        this.writer = writer;
        this.mistrust = mistrust;
        this.clock = clock;
    }

    String challenge(ConnectionKind kind, String key, Map<String, String> query) {
        var line = line(kind, key);
        var answer = reading.of(kind).challenge(line, query);
        if (answer == null) {
            throw new Refusal.Forbidden("wrong-token", "This is not our word.");
        }
        return answer;
    }

    /// Answers when it is on disk, in order with everything else.
    ///
    /// @throws Refusal when nobody proved that they are the provider: then nothing is kept
    void receive(ConnectionKind kind, String key, byte[] body, Function<String, @Nullable String> header) {
        var line = line(kind, key);
        switch (reading.of(kind).verify(line, body, header)) {
            case GOOD -> writer.write(line.account(), bundle(line, body));
            case MISSING -> throw new Refusal.SignedOut("signature-missing", "The webhook is not signed.");
            case WRONG -> {
                mistrust.refused(line.id());
                throw new Refusal.Forbidden("signature-wrong", "The signature does not fit the bytes.");
            }
        }
    }

    /// What the provider answered when we asked: nobody else can have said it. On disk when this returns.
    void answered(Line line, byte[] body) {
        writer.write(line.account(), bundle(line, body));
    }

    /// @throws Refusal.NotFound when none of our lines has the key
    Line line(ConnectionKind kind, String key) {
        return lines.byKey(kind, key)
                .filter(it -> reading.speaks(kind))
                .orElseThrow(() -> new Refusal.NotFound("connection"));
    }

    private LedgerWriter.Bundle bundle(Line line, byte[] body) {
        var kind = line.connection().kind();
        var told = reading.read(kind, body);
        boolean hasKeys = told.stream().anyMatch(it -> it instanceof Inbound.Called call && call.hasKeys());
        return hasKeys ? bundle(line, reading.of(kind).withoutKeys(body)) : bundle(line, body, told);
    }

    private LedgerWriter.Bundle bundle(Line line, byte[] body, List<Inbound> told) {
        var post = new LedgerStore.Post(destinations.id(), line.id(), clock.instant(), body);
        return new LedgerWriter.Bundle(post, Tenant.in(line.account(), () -> events(line, post, told)), told);
    }

    private List<LedgerStore.Fresh> events(Line line, LedgerStore.Post post, List<Inbound> told) {
        var events = new ArrayList<LedgerStore.Fresh>();
        for (var it : told) {
            events.add(destinations.event(line, post.id(), post.receivedAt(), it));
        }
        return events;
    }
}
