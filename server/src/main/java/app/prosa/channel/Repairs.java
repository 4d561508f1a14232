package app.prosa.channel;

import app.prosa.channel.ChannelAdapter.Sent;
import app.prosa.channel.ChannelAdapter.Whom;
import app.prosa.connection.ConnectionId;
import app.prosa.connection.Connections;
import app.prosa.connection.Trouble;
import app.prosa.conversation.Alterations;
import app.prosa.conversation.Message;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Status;
import app.prosa.sql.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// What is done about failures: who waits and for how long, when to give up, and when a line is in trouble.
@Component
class Repairs {

    /// So often a message may fail while its line works for others, or for its receiver alone.
    private static final int TRIES = 6;

    private static final Duration LONGEST_FOR_RECEIVER = Duration.ofMinutes(10);

    /// Nobody who writes after a line works again should wait for long.
    private static final Duration LONGEST_FOR_LINE = Duration.ofMinutes(2);

    private final Reading reading;
    private final LineStore lines;
    private final DeliveryStore deliveries;
    private final Alterations alterations;
    private final Connections connections;
    private final News news;

    Repairs(
            Reading reading,
            LineStore lines,
            DeliveryStore deliveries,
            Alterations alterations,
            Connections connections,
            News news) {
        this.reading = reading;
        this.lines = lines;
        this.deliveries = deliveries;
        this.alterations = alterations;
        this.connections = connections;
        this.news = news;
    }

    /// How others learn what a provider told, when we knew, and how lines did until then.
    @Component
    record News(ApplicationEventPublisher events, Clock clock, Patience patience, Circuit circuit) {}

    Sent judge(Line line, String code, @Nullable String detail) {
        return adapter(line).judge(code, detail);
    }

    boolean closesWindow(Line line, String code) {
        return adapter(line).closesWindow(code);
    }

    boolean optsOut(Line line, String code) {
        return adapter(line).optsOut(code);
    }

    /// Whoever can learn from a refusal hears of it.
    void refused(Line line, MessageId id, String code, @Nullable String detail) {
        alterations
                .find(line.account(), id)
                .ifPresent(it ->
                        news.events().publishEvent(new MessageRefused(line.account(), line.id(), it, code, detail)));
    }

    private ChannelAdapter adapter(Line line) {
        return reading.of(line.connection().kind());
    }

    boolean hasWaitedTooLong(DeliveryStore.Delivery delivery) {
        return news.patience().isOver(delivery, news.clock().instant());
    }

    boolean triesAgain(DeliveryStore.Delivery delivery, Sent verdict) {
        return switch (verdict) {
            case Sent.Later later ->
                !(later.counts() && delivery.strikes() + 1 >= TRIES) && !hasWaitedTooLong(delivery);
            case Sent.Broken _ -> true;
            case Sent.Accepted _, Sent.Rejected _, Sent.Unknown _ -> false;
        };
    }

    /// It waits, and so does everything behind it in its conversation; others go on, unless the whole line must
    /// wait.
    void again(Line line, DeliveryStore.Delivery delivery, Sent verdict, Instant now) {
        switch (verdict) {
            case Sent.Later(var whom, var after, var counts, var code, var detail) -> {
                if (counts) {
                    deliveries.strike(line.account(), delivery.messageId());
                }
                var wait = after == null ? backOff(whom, delivery.attempts()) : after;
                if (whom == Whom.LINE) {
                    lines.pause(line.account(), line.id(), now.plus(wait));
                }
                // One whose fault it may be comes back later each time, however often the line works in between.
                var own = counts && whom == Whom.LINE ? backOff(whom, delivery.attempts()) : Duration.ZERO;
                var longer = own.compareTo(wait) > 0 ? own : wait;
                deliveries.again(line.account(), delivery.messageId(), now.plus(longer), code, detail);
            }
            case Sent.Broken(var kind, var code, var detail) -> {
                connections.trouble(line.account(), line.id(), new Trouble(kind, detail, now));
                deliveries.again(line.account(), delivery.messageId(), now, code, detail);
            }
            case Sent.Accepted _, Sent.Rejected _, Sent.Unknown _ ->
                throw new IllegalStateException("This is not tried again.");
        }
        alterations.requeue(line.account(), delivery.messageId());
    }

    /// It will not go out, and says why.
    void fail(AccountId account, DeliveryStore.Delivery delivery, String code, @Nullable String detail) {
        var failure = new Message.Failure(code, detail);
        deliveries.failed(
                account, delivery.messageId(), code, detail, news.clock().instant());
        if (delivery.targetId() == null) {
            alterations.advance(account, delivery.messageId(), Status.FAILED, failure);
        } else {
            alterations.reactionFailed(account, delivery.targetId(), delivery.emoji(), failure);
        }
    }

    /// For a receiver 4, 16, 64 … seconds, as the provider asks; for a line 2, 4, 8 … with some chance in it,
    /// so that not all come back at once.
    static Duration backOff(Whom whom, int attempts) {
        int n = Math.clamp(attempts, 1, 9);
        var wait = Duration.ofSeconds(whom == Whom.RECEIVER ? 1L << (2 * n) : 1L << n);
        var longest = whom == Whom.RECEIVER ? LONGEST_FOR_RECEIVER : LONGEST_FOR_LINE;
        var most = wait.compareTo(longest) > 0 ? longest : wait;
        return whom == Whom.RECEIVER
                ? most
                : most.plusMillis(ThreadLocalRandom.current().nextLong(1 + most.toMillis() / 4));
    }

    /// The provider told something of the line.
    void told(Line line, Inbound.LineNews told, Instant at) {
        lines.keep(line.account(), line.id(), told.topic(), subject(told), told.facts(), at);
        news.events().publishEvent(new LineTold(line, told.topic(), told.facts(), at));
        var meaning = adapter(line).news(told);
        if (meaning == null) {
            return;
        }
        if (meaning.trouble() != null) {
            var now = news.clock().instant();
            connections.trouble(line.account(), line.id(), new Trouble(meaning.trouble(), meaning.detail(), now));
        } else if (meaning.over()) {
            connections.trouble(line.account(), line.id(), null);
        }
    }

    private static String subject(Inbound.LineNews told) {
        var key = told.head().externalId();
        return key == null ? "" : key;
    }

    /// The provider does not accept our credentials any more.
    void lockedOut(Line line, @Nullable String detail) {
        var trouble =
                new Trouble(Trouble.Kind.UNAUTHORIZED, detail, news.clock().instant());
        connections.trouble(line.account(), line.id(), trouble);
    }

    /// The line works again: what waited goes out.
    void over(Line line) {
        connections.trouble(line.account(), line.id(), null);
        news.circuit().mended(line);
    }

    /// How often in a row it was over, and was not.
    int vain(ConnectionId line) {
        return news.circuit().vain(line);
    }
}
