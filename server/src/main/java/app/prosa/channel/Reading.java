package app.prosa.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.connection.ConnectionKind;
import app.prosa.web.OutsideText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/// Has webhooks read by the adapter of their channel.
@Component
class Reading {

    private final Map<ConnectionKind, ChannelAdapter> adapters;

    Reading(List<ChannelAdapter> adapters) {
        this.adapters = adapters.stream().collect(Collectors.toMap(ChannelAdapter::kind, Function.identity()));
    }

    ChannelAdapter of(ConnectionKind kind) {
        var adapter = adapters.get(kind);
        if (adapter == null) {
            throw new IllegalStateException("Nobody speaks " + kind + ".");
        }
        return adapter;
    }

    Collection<ChannelAdapter> all() {
        return adapters.values();
    }

    boolean speaks(ConnectionKind kind) {
        return adapters.containsKey(kind);
    }

    /// Everything in the webhook; one thing that says why, when nothing can be read.
    List<Inbound> read(ConnectionKind kind, byte[] body) {
        try {
            return of(kind).read(body);
        } catch (RuntimeException | StackOverflowError e) {
            var head = new Inbound.Head("unreadable:" + digest(body), null, null, null, null);
            return List.of(new Inbound.Unreadable(head, reason(e)));
        }
    }

    /// What the exception says that began it all, as one line.
    static String reason(Throwable failure) {
        var first = NestedExceptionUtils.getMostSpecificCause(failure);
        var text = first.getClass().getSimpleName() + ": " + first.getMessage();
        return OutsideText.line(text, 500);
    }

    static String digest(String text) {
        return digest(text.getBytes(UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
