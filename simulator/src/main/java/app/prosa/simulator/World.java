package app.prosa.simulator;

import java.time.Duration;
import java.time.InstantSource;

/// All parts of the simulator, put together once.
record World(
        Timeline timeline,
        Ids ids,
        Feed feed,
        Lanes lanes,
        Faults faults,
        People people,
        Numbers numbers,
        Chats chats,
        Webhooks webhooks,
        Statuses statuses,
        Customers customers,
        Calling calling,
        MediaStore media,
        Templates templates,
        Limits limits,
        Sending sending,
        Texting texting,
        Typebots typebots,
        Exchange exchange)
        implements AutoCloseable {

    private static final Duration REST_WITHIN = Duration.ofSeconds(60);

    /// @param pabx the port of the exchange, or 0 for a free one
    static World create(InstantSource machine, int pabx) {
        var lanes = new Lanes();
        var timeline = new Timeline(machine, () -> lanes.awaitIdle(REST_WITHIN));
        var ids = new Ids();
        var feed = new Feed();
        var faults = new Faults(timeline, ids, feed);
        var people = new People();
        var numbers = new Numbers();
        var chats = new Chats(timeline, feed);
        var webhooks = new Webhooks(timeline, lanes, numbers, faults, feed);
        var statuses = new Statuses(timeline, chats, people, numbers, webhooks);
        var customers = new Customers(timeline, ids, people, chats, statuses, webhooks);
        var calling = new Calling(timeline, ids, people, chats, webhooks);
        var media = new MediaStore(timeline, ids);
        var templates = new Templates(timeline, ids, numbers, webhooks);
        var limits = new Limits(timeline);
        var sending = new Sending(timeline, ids, people, chats, statuses, new SendingRules(media, templates, limits));
        var texting = new Texting(timeline, ids, feed);
        return new World(
                timeline,
                ids,
                feed,
                lanes,
                faults,
                people,
                numbers,
                chats,
                webhooks,
                statuses,
                customers,
                calling,
                media,
                templates,
                limits,
                sending,
                texting,
                new Typebots(ids, feed),
                new Exchange(pabx, feed));
    }

    /// Forgets everything that happened. What is connected stays, and so does the time.
    void reset(long seed) {
        timeline.forgetDues();
        lanes.forget();
        lanes.awaitIdle(REST_WITHIN);
        ids.reset(seed);
        faults.clear();
        people.reset();
        chats.reset();
        webhooks.reset();
        statuses.reset();
        media.reset();
        templates.reset();
        limits.set(0, false);
        sending.reset();
        texting.reset();
        typebots.reset();
        exchange.reset();
        feed.say("reset", Json.object().put("seed", seed));
    }

    /// Until no webhook is on its way. What is due later stays due.
    void rest() {
        lanes.awaitIdle(REST_WITHIN);
    }

    @Override
    public void close() {
        faults.clear();
        timeline.close();
        lanes.forget();
        exchange.close();
        feed.close();
        webhooks.close();
    }
}
