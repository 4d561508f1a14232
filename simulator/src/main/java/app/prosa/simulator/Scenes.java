package app.prosa.simulator;

import app.prosa.simulator.Customers.Act;
import app.prosa.simulator.Person.Trait;
import java.time.Duration;
import java.util.stream.IntStream;

/// More than one person at a time: the opening of a demo, a batch in one webhook, a flood of them.
final class Scenes {

    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration AWAY_SINCE = Duration.ofHours(49);
    private static final int MOST_IN_A_BATCH = 1_000;
    private static final int MOST_PER_SECOND = 5_000;
    private static final int MOST_SECONDS = 900;
    private static final int CROWD = 5_000;

    private final World world;

    Scenes(World world) {
        this.world = world;
    }

    /// What a shop has after some days: approved templates, and somebody who has not written for longer than a day.
    void open(NumberSettings number) {
        if (world.templates().ofAccount(number.wabaId()).isEmpty()) {
            for (var template : Samples.templates()) {
                world.templates().add(number.wabaId(), template, "APPROVED");
            }
        }
        var at = world.timeline().instant().minus(AWAY_SINCE);
        for (var person : world.people().all()) {
            if (person.is(Trait.AWAY)
                    && world.chats().messages(Customers.key(number, person)).isEmpty()) {
                var words = Json.object().put("body", "Bom dia! Vocês entregam no Batel?");
                world.customers().write(number, person, new Act("text", words, null, at, null));
            }
        }
    }

    /// One webhook with so many messages, each of somebody else; if wanted with one that cannot be read, and one for a
    /// number that is not ours.
    void batch(NumberSettings number, int size, boolean malformed, boolean stranger) {
        var value = Payloads.value(number);
        var contacts = value.putArray("contacts");
        var messages = value.putArray("messages");
        for (var index = 0; index < Math.clamp(size, 1, MOST_IN_A_BATCH); index++) {
            var person = somebody(index);
            var at = world.timeline().instant();
            var message = Payloads.message(person, world.ids().message(person.address(), true), at, "text");
            message.putObject("text").put("body", "mensagem " + (index + 1) + " do lote");
            world.chats().personWas(Customers.key(number, person), at);
            contacts.add(Payloads.contact(person));
            messages.add(message);
        }
        if (malformed) {
            messages.insertObject(messages.size() / 2)
                    .put("id", 17)
                    .putNull("type")
                    .put("timestamp", "ontem");
        }
        var payload = Payloads.envelope(number, "messages", value);
        if (stranger) {
            var unknown = value.deepCopy();
            unknown.putObject("metadata")
                    .put("display_phone_number", "5511999999999")
                    .put("phone_number_id", "999");
            unknown.putArray("messages").add(messages.path(0));
            payload.withArray("/entry/0/changes")
                    .addObject()
                    .put("field", "messages")
                    .set("value", unknown);
        }
        world.webhooks().send(number, "batch", "message", payload);
    }

    /// So many messages a second, for so many seconds, from a crowd.
    void flood(NumberSettings number, int perSecond, int seconds) {
        var beats = Math.clamp(seconds, 1, MOST_SECONDS) * 10;
        var perBeat = Math.max(1, Math.clamp(perSecond, 1, MOST_PER_SECOND) / 10);
        for (var beat = 0; beat < beats; beat++) {
            var first = beat * perBeat;
            world.timeline()
                    .after(
                            BEAT.multipliedBy(beat),
                            () -> IntStream.range(first, first + perBeat).forEach(it -> say(number, it)));
        }
    }

    private void say(NumberSettings number, int index) {
        var words = Json.object().put("body", "mensagem " + (index + 1));
        world.customers().write(number, somebody(index % CROWD), Act.of("text", words));
    }

    private Person somebody(int index) {
        return world.people().findOrMeet("551190000" + (1_000 + index));
    }
}
