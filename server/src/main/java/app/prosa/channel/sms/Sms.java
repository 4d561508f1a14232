package app.prosa.channel.sms;

import app.prosa.channel.ChannelAdapter;
import app.prosa.channel.Inbound;
import app.prosa.channel.Line;
import app.prosa.connection.ConnectionKind;
import app.prosa.connection.Trouble;
import app.prosa.contact.Identity;
import app.prosa.conversation.MessageContent;
import app.prosa.web.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// SMS by Comtele's gateway.
@Component
class Sms implements ChannelAdapter, ChannelAdapter.Inquiry {

    static final String API_KEY = "apiKey";

    /// As many of the network's messages as one of ours may become.
    private static final int MOST_SEGMENTS = 8;

    private static final int LONGEST = 1_224;
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Limits LIMITS = new Limits(LONGEST, LONGEST, null, 10, Map.of());

    /// Words by which Comtele says that there is no credit left.
    private static final List<String> UNPAID = List.of("saldo", "crédito", "credito", "balance", "credit");

    private final Comtele comtele;

    Sms(Comtele comtele) {
        this.comtele = comtele;
    }

    @Override
    public ConnectionKind kind() {
        return ConnectionKind.SMS;
    }

    /// Comtele has no webhooks, so whoever brings one is somebody else.
    @Override
    public Proof verify(Line line, byte[] body, Function<String, @Nullable String> header) {
        return Proof.MISSING;
    }

    @Override
    public Inquiry inquiry() {
        return this;
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public Findings ask(Line line, Topic topic, Instant from, Instant until) {
        var report = topic == Topic.RECEIVED ? Report.RECEIVED : Report.SENT;
        return switch (comtele.report(line, report, from, until)) {
            case Comtele.Rows.Read(var rows) ->
                new Findings.Found(rows.stream()
                        .filter(it -> topic == Topic.RECEIVED || Report.isOurs(it))
                        .map(it -> Report.body(report, it))
                        .toList());
            case Comtele.Rows.Failed(Comtele.Answer.Refused refused)
            when refused.isOfKey() -> new Findings.Refused(refused.said());
            case Comtele.Rows.Failed(var why) -> new Findings.Silent(why.toString());
        };
    }

    @Override
    public List<Inbound> read(byte[] body) {
        return Report.read(body);
    }

    @Override
    public byte[] without(byte[] body, String externalId) {
        return Report.without(body, externalId);
    }

    /// Our id travels along and is the provider's id as well: it is what the report is about.
    @Override
    public Sent send(Line line, Outgoing message) {
        if (!(message.content() instanceof MessageContent.Text(var text))) {
            return new Sent.Rejected("text-only", null);
        }
        var digits = message.to().stream()
                .filter(it -> it.kind().equals(Identity.PHONE))
                .findFirst()
                .orElseThrow()
                .value();
        var receiver = Numbering.national(digits);
        if (receiver.isEmpty()) {
            return new Sent.Rejected("not-a-mobile", null);
        }
        var id = message.id().value().toString();
        return switch (comtele.send(line, receiver.get(), text, id)) {
            case Comtele.Answer.Good _ -> new Sent.Accepted(id, List.of());
            case Comtele.Answer.Refused it -> judged(it);
            case Comtele.Answer.Unreached(var detail) ->
                new Sent.Later(Whom.LINE, null, false, "sms-unreachable", detail);
            case Comtele.Answer.Lost(var detail) -> new Sent.Unknown(detail);
        };
    }

    private static Sent judged(Comtele.Answer.Refused refused) {
        var said = refused.said();
        if (refused.isOfKey()) {
            return new Sent.Broken(Trouble.Kind.UNAUTHORIZED, "key-refused", said);
        }
        if (said != null && UNPAID.stream().anyMatch(said.toLowerCase(Locale.ROOT)::contains)) {
            return new Sent.Broken(Trouble.Kind.UNPAID, "no-balance", said);
        }
        if (refused.status() == 429 || refused.status() >= 500) {
            boolean slow = refused.status() == 429;
            return new Sent.Later(Whom.LINE, refused.after(), !slow, slow ? "sms-busy" : "sms-down", said);
        }
        return new Sent.Rejected("sms-refused", said);
    }

    /// What the report says is final: whoever wants it again sends it by hand.
    @Override
    public Sent judge(String code, @Nullable String detail) {
        return new Sent.Rejected(code, detail);
    }

    /// Whether Comtele accepts the key, and there is something left to send with.
    @Override
    public Optional<Sent.Broken> probe(Line line) {
        return switch (comtele.balance(line)) {
            case Comtele.Answer.Good(var object) ->
                balance(object)
                        .filter(it -> it.signum() <= 0)
                        .map(it -> new Sent.Broken(Trouble.Kind.UNPAID, "no-balance", it.toPlainString()));
            case Comtele.Answer.Refused it ->
                Optional.of(new Sent.Broken(
                        it.isOfKey() ? Trouble.Kind.UNAUTHORIZED : Trouble.Kind.LIMITED, "refused", it.said()));
            case Comtele.Answer.Unreached(var detail) ->
                Optional.of(new Sent.Broken(Trouble.Kind.LIMITED, "unreachable", detail));
            case Comtele.Answer.Lost(var detail) ->
                Optional.of(new Sent.Broken(Trouble.Kind.LIMITED, "unreachable", detail));
        };
    }

    /// What is left to send with: the number itself, or what an object calls so.
    static Optional<BigDecimal> balance(JsonNode object) {
        return Stream.of(object, object.path("balance"), object.path("saldo"), object.path("credits"))
                .filter(it -> it.isNumber())
                .map(JsonNode::decimalValue)
                .filter(it -> Math.abs((long) it.scale()) <= 20)
                .findFirst();
    }

    /// A text has no files.
    @Override
    public Fetched fetch(Line line, String mediaId, long limit) throws IOException {
        throw new Refusal.NotFound("media-gone", "SMS carries no files.");
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    /// That it arrived is told; whether somebody read it, nobody knows.
    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.STATUS);
    }

    @Override
    public void mustCarry(MessageContent content) {
        if (!(content instanceof MessageContent.Text(var text))) {
            throw new Refusal.Unsupported("text-only", "SMS carries text and nothing else.", Map.of());
        }
        int segments = Segments.of(text);
        if (segments > MOST_SEGMENTS) {
            throw new Refusal.Invalid(
                    "too-many-segments",
                    "The text is too long for SMS.",
                    Map.of("segments", segments, "most", MOST_SEGMENTS));
        }
    }
}
