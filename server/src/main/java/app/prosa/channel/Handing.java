package app.prosa.channel;

import app.prosa.channel.ChannelAdapter.Gesture;
import app.prosa.channel.ChannelAdapter.Outgoing;
import app.prosa.channel.ChannelAdapter.Sent;
import app.prosa.channel.ChannelAdapter.Whom;
import app.prosa.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hands one delivery over to its provider, outside of any transaction.
@Component
class Handing {

    private static final Logger log = LoggerFactory.getLogger(Handing.class);

    private final Outbox outbox;
    private final Gestures gestures;
    private final Reading reading;
    private final Files files;
    private final Circuit circuit;
    private final Objections objections;

    Handing(Outbox outbox, Gestures gestures, Reading reading, Files files, Circuit circuit, Objections objections) {
        this.outbox = outbox;
        this.gestures = gestures;
        this.reading = reading;
        this.files = files;
        this.circuit = circuit;
        this.objections = objections;
    }

    Sent over(Line line, DeliveryStore.Delivery delivery) {
        return delivery.targetId() == null ? message(line, delivery) : gesture(line, delivery);
    }

    /// Nobody was called.
    private Sent kept(Line line, Sent why) {
        circuit.spared(line);
        return why;
    }

    private Sent message(Line line, DeliveryStore.Delivery delivery) {
        Outbox.Parcel parcel;
        Outgoing message;
        try {
            var shut = outbox.shut(line, delivery);
            if (shut != null) {
                var before = shut.equals(Patience.OVER) ? delivery.code() : null;
                return kept(line, new Sent.Rejected(shut, before));
            }
            parcel = outbox.parcel(line, delivery);
            var obstacle = outbox.obstacle(parcel);
            if (obstacle != null) {
                return kept(line, new Sent.Rejected(obstacle, null));
            }
            if (objections.against(parcel)) {
                return kept(line, new Sent.Rejected("opted-out", null));
            }
            message = outgoing(parcel);
            if (message.content().attached() != null && !outbox.hold(line, delivery)) {
                throw new IllegalStateException("It is nobody's any more.");
            }
        } catch (RuntimeException e) {
            return kept(line, unprepared(delivery, e));
        }
        try {
            return circuit.judge(line, adapter(line).send(line, message));
        } catch (RuntimeException e) {
            return broken(delivery, e);
        }
    }

    private Outgoing outgoing(Outbox.Parcel parcel) {
        var account = parcel.line().account();
        var content = parcel.message().content();
        var file = content.attached();
        return new Outgoing(
                parcel.message().id(),
                parcel.thread().names(),
                content,
                outbox.quoted(parcel.line(), parcel.message()),
                () -> {
                    if (file == null) {
                        throw new IllegalStateException("There is no file in it.");
                    }
                    return files.read(account, file.id());
                });
    }

    /// A lost answer is no riddle here: it is simply handed over again.
    private Sent gesture(Line line, DeliveryStore.Delivery delivery) {
        Gesture gesture;
        try {
            var shut = outbox.shut(line, delivery);
            if (shut != null) {
                return kept(line, new Sent.Rejected(shut, null));
            }
            gesture = gestures.of(line.account(), delivery);
        } catch (RuntimeException e) {
            return kept(line, unprepared(delivery, e));
        }
        Sent sent;
        try {
            sent = circuit.judge(line, adapter(line).react(line, gesture));
        } catch (RuntimeException e) {
            sent = broken(delivery, e);
        }
        return sent instanceof Sent.Unknown(var detail)
                ? new Sent.Later(Whom.RECEIVER, null, true, "answer-lost", detail)
                : sent;
    }

    private ChannelAdapter adapter(Line line) {
        return reading.of(line.connection().kind());
    }

    private static Sent unprepared(DeliveryStore.Delivery delivery, RuntimeException failure) {
        log.warn(
                "delivery could not be prepared message={}",
                delivery.messageId().value(),
                failure);
        return new Sent.Later(Whom.RECEIVER, null, true, "not-prepared", Reading.reason(failure));
    }

    private static Sent broken(DeliveryStore.Delivery delivery, RuntimeException failure) {
        log.error("delivery broke message={}", delivery.messageId().value(), failure);
        return new Sent.Unknown(Reading.reason(failure));
    }
}
