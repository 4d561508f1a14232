package app.prosa.telephony;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tries an exchange, one thing after the other, so that what is wrong can be named.
@Component
class PbxChecks {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MOST = 16;

    private final Trunk.Opening opening;

    PbxChecks(Trunk.Opening opening) {
        this.opening = opening;
    }

    /// What is looked at, in this order.
    enum What {
        /// This server may go to the address.
        @JsonProperty("permitted")
        PERMITTED,
        /// Something answers there.
        @JsonProperty("reachable")
        REACHABLE,
        /// It is a WebSocket that speaks SIP.
        @JsonProperty("speaks-sip")
        SPEAKS_SIP,
        /// The exchange answers, and takes the extension and its password.
        @JsonProperty("extension")
        EXTENSION
    }

    /// One thing that was looked at.
    ///
    /// @param detail what the other side said of it
    record Check(What what, boolean passed, @Nullable String detail) {}

    List<Check> of(Line line) {
        var checks = new ArrayList<Check>();
        var heard = new ArrayBlockingQueue<SipMessage>(MOST);
        var result = opening.to(line.pbx().uri(), it -> SipMessage.read(it).ifPresent(heard::offer), _ -> {});
        switch (result) {
            case Trunk.Opening.Result.Forbidden() -> checks.add(new Check(What.PERMITTED, false, null));
            case Trunk.Opening.Result.Unreached(var detail) -> {
                checks.add(passed(What.PERMITTED));
                checks.add(new Check(What.REACHABLE, false, detail));
            }
            case Trunk.Opening.Result.Strange(var detail) -> {
                checks.add(passed(What.PERMITTED));
                checks.add(passed(What.REACHABLE));
                checks.add(new Check(What.SPEAKS_SIP, false, detail));
            }
            case Trunk.Opening.Result.Open(var trunk) -> {
                checks.add(passed(What.PERMITTED));
                checks.add(passed(What.REACHABLE));
                checks.add(passed(What.SPEAKS_SIP));
                try {
                    checks.add(extension(line, trunk, heard));
                } finally {
                    trunk.close();
                }
            }
        }
        return List.copyOf(checks);
    }

    /// Asks what is registered for the extension, which registers nothing and needs its password all the same.
    private static Check extension(Line line, Trunk trunk, BlockingQueue<SipMessage> heard) {
        var call = UUID.randomUUID().toString();
        trunk.send(registration(line, call, 1).text());
        var first = answer(heard, call, 1);
        var challenge = first.flatMap(it -> it.header("WWW-Authenticate").or(() -> it.header("Proxy-Authenticate")));
        if (challenge.isEmpty()) {
            return new Check(What.EXTENSION, first.filter(PbxChecks::isGood).isPresent(), said(first));
        }
        boolean isProxy = first.filter(it -> it.status() == 407).isPresent();
        var proof = line.digest()
                .answer(challenge.get(), "REGISTER", "sip:" + line.pbx().domain());
        trunk.send(registration(line, call, 2)
                .with(isProxy ? "Proxy-Authorization" : "Authorization", proof)
                .text());
        var second = answer(heard, call, 2);
        return new Check(What.EXTENSION, second.filter(PbxChecks::isGood).isPresent(), said(second));
    }

    private static boolean isGood(SipMessage answer) {
        return answer.status() / 100 == 2;
    }

    private static @Nullable String said(Optional<SipMessage> answer) {
        return answer.filter(it -> !isGood(it))
                .map(it -> it.start().substring("SIP/2.0 ".length()))
                .orElse(answer.isPresent() ? null : "The exchange does not answer.");
    }

    private static Optional<SipMessage> answer(BlockingQueue<SipMessage> heard, String call, int number) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                var next = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    return Optional.empty();
                }
                if (!next.isRequest()
                        && next.must("Call-ID").equals(call)
                        && next.must("CSeq").startsWith(number + " ")
                        && next.status() >= 200) {
                    return Optional.of(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static SipMessage registration(Line line, String call, int number) {
        var me = "<" + line.uri() + ">";
        return new SipMessage(
                "REGISTER sip:" + line.pbx().domain() + " SIP/2.0",
                List.of(
                        new SipMessage.Header(
                                "Via",
                                "SIP/2.0/%s prosa.invalid;branch=z9hG4bK%s%d"
                                        .formatted(line.pbx().isEncrypted() ? "WSS" : "WS", call, number)),
                        new SipMessage.Header("Max-Forwards", "70"),
                        new SipMessage.Header("From", me + ";tag=prosa"),
                        new SipMessage.Header("To", me),
                        new SipMessage.Header("Call-ID", call),
                        new SipMessage.Header("CSeq", number + " REGISTER")),
                "");
    }

    private static Check passed(What what) {
        return new Check(what, true, null);
    }
}
