package app.prosa.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.prosa.channel.ChannelAdapter;
import app.prosa.channel.Inbound;
import app.prosa.channel.Line;
import app.prosa.connection.ConnectionKind;
import app.prosa.connection.Trouble;
import app.prosa.contact.Identity;
import app.prosa.contact.Name;
import app.prosa.conversation.MessageContent;
import app.prosa.file.FileKind;
import app.prosa.web.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// WhatsApp by Meta's Cloud API.
@Component
class WhatsApp implements ChannelAdapter {

    static final String TOKEN = "token";
    static final String APP_SECRET = "appSecret";
    static final String VERIFY_TOKEN = "verifyToken";

    private static final String SIGNATURE = "X-Hub-Signature-256";
    private static final String PREFIX = "sha256=";
    private static final Duration LONGEST_FETCH = Duration.ofMinutes(5);
    private static final long MEGABYTE = 1 << 20;

    private static final Limits LIMITS = new Limits(
            4_096,
            1_024,
            Duration.ofHours(24),
            80,
            Map.of(
                    FileKind.IMAGE, new FileLimit(5 * MEGABYTE, Set.of()),
                    FileKind.VIDEO, new FileLimit(16 * MEGABYTE, Set.of()),
                    FileKind.AUDIO, new FileLimit(16 * MEGABYTE, Set.of()),
                    FileKind.DOCUMENT, new FileLimit(100 * MEGABYTE, Set.of())));

    private final Graph graph;

    WhatsApp(Graph graph) {
        this.graph = graph;
    }

    @Override
    public ConnectionKind kind() {
        return ConnectionKind.WHATSAPP;
    }

    /// HMAC-SHA256 of the very bytes, under the secret of the app.
    @Override
    public Proof verify(Line line, byte[] body, Function<String, @Nullable String> header) {
        var said = header.apply(SIGNATURE);
        if (said == null) {
            return Proof.MISSING;
        }
        if (!said.startsWith(PREFIX) || line.secret(APP_SECRET).isEmpty()) {
            return Proof.WRONG;
        }
        try {
            var claimed =
                    HexFormat.of().parseHex(said.substring(PREFIX.length()).strip());
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(line.secret(APP_SECRET).getBytes(UTF_8), "HmacSHA256"));
            return MessageDigest.isEqual(mac.doFinal(body), claimed) ? Proof.GOOD : Proof.WRONG;
        } catch (IllegalArgumentException e) {
            return Proof.WRONG;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable String challenge(Line line, Map<String, String> query) {
        var word = query.getOrDefault("hub.verify_token", "").getBytes(UTF_8);
        var ours = line.secret(VERIFY_TOKEN);
        boolean right = "subscribe".equals(query.get("hub.mode"))
                && !ours.isEmpty()
                && MessageDigest.isEqual(word, ours.getBytes(UTF_8));
        return right ? query.getOrDefault("hub.challenge", "") : null;
    }

    @Override
    public byte[] without(byte[] body, String externalId) {
        return Envelope.without(body, externalId);
    }

    @Override
    public byte[] withoutKeys(byte[] body) {
        return Envelope.withoutKeys(body);
    }

    @Override
    public List<Inbound> read(byte[] body) {
        return Envelope.read(body);
    }

    @Override
    public Sent send(Line line, Outgoing message) {
        var file = message.content().attached();
        String mediaId = null;
        if (file != null) {
            Graph.Answer uploaded;
            try (var bytes = message.bytes().open()) {
                uploaded = graph.upload(line, file.mediaType(), file.name(), bytes);
            } catch (IOException e) {
                return new Sent.Later(Whom.RECEIVER, null, true, "file-unreadable", e.getMessage());
            }
            switch (uploaded) {
                case Graph.Answer.Good(var json) when Json.text(json, "id") != null -> mediaId = Json.text(json, "id");
                case Graph.Answer.Refused it -> {
                    return Graph.judged(it);
                }
                case Graph.Answer.Good _, Graph.Answer.Unreached _, Graph.Answer.Lost _ -> {
                    // Nothing was sent yet: a file that Meta has twice harms nobody.
                    return new Sent.Later(Whom.LINE, null, true, "upload-failed", null);
                }
            }
        }
        return posted(line, Letter.write(message, mediaId));
    }

    @Override
    public Sent react(Line line, Gesture gesture) {
        return posted(line, Letter.write(gesture));
    }

    /// What Meta answers does not matter: it is a courtesy.
    @Override
    public void attend(Line line, String externalId, boolean typing) {
        var _ = graph.post(line, line.address() + "/messages", Letter.read(externalId, typing));
    }

    @Override
    public boolean decline(Line line, String callId) {
        return graph.post(line, line.address() + "/calls", Letter.decline(callId)) instanceof Graph.Answer.Good;
    }

    private Sent posted(Line line, JsonNode letter) {
        return switch (graph.post(line, line.address() + "/messages", letter)) {
            case Graph.Answer.Good(var json) -> accepted(json);
            case Graph.Answer.Refused it -> Graph.judged(it);
            case Graph.Answer.Unreached(var detail) -> new Sent.Later(Whom.LINE, null, false, "unreachable", detail);
            case Graph.Answer.Lost(var detail) -> new Sent.Unknown(detail);
        };
    }

    private static Sent accepted(JsonNode json) {
        var id = Json.all(json, "messages").stream()
                .findFirst()
                .map(it -> Json.text(it, "id"))
                .filter(it -> !it.isBlank())
                .orElse(null);
        if (id == null) {
            return new Sent.Unknown("The answer names no message.");
        }
        var names = new ArrayList<Name>();
        for (var contact : Json.all(json, "contacts")) {
            name(names, Identity.WHATSAPP_USER, Json.text(contact, "user_id"));
            name(names, Identity.WHATSAPP, Json.text(contact, "wa_id"));
        }
        return new Sent.Accepted(id, names);
    }

    private static void name(List<Name> names, String kind, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            names.add(new Name(kind, value));
        }
    }

    @Override
    public Sent judge(String code, @Nullable String detail) {
        return Codes.judge(code, detail, null);
    }

    @Override
    public boolean closesWindow(String code) {
        return Codes.closesWindow(code);
    }

    @Override
    public boolean optsOut(String code) {
        return Codes.optsOut(code);
    }

    /// Whether Meta knows the number with our token, and lets it speak.
    @Override
    public Optional<Sent.Broken> probe(Line line) {
        return switch (graph.get(line, line.address() + "?fields=id,status")) {
            case Graph.Answer.Good(var json) ->
                isShut(Json.text(json, "status"))
                        ? Optional.of(new Sent.Broken(Trouble.Kind.BLOCKED, "status", Json.text(json, "status")))
                        : Optional.empty();
            case Graph.Answer.Refused it ->
                Optional.of(new Sent.Broken(Trouble.Kind.UNAUTHORIZED, it.code(), it.detail()));
            case Graph.Answer.Unreached(var detail) ->
                Optional.of(new Sent.Broken(Trouble.Kind.LIMITED, "unreachable", detail));
            case Graph.Answer.Lost(var detail) ->
                Optional.of(new Sent.Broken(Trouble.Kind.LIMITED, "unreachable", detail));
        };
    }

    static boolean isShut(@Nullable String status) {
        return status != null
                && Set.of("BANNED", "RESTRICTED", "DISCONNECTED", "MIGRATED", "DELETED")
                        .contains(status.toUpperCase(Locale.ROOT));
    }

    /// Asks for the file's present address by its id, and opens that: addresses live for minutes.
    @Override
    public Fetched fetch(Line line, String mediaId, long limit) throws IOException {
        var address = address(line, mediaId);
        if (!MediaHosts.allows(graph.base(), address)) {
            throw new Refusal.Invalid("media-refused", "The file lies where no file of Meta's lies.");
        }
        var response = graph.open(line, address);
        var body = response.body();
        if (response.statusCode() != 200) {
            body.close();
            if (response.statusCode() >= 300 && response.statusCode() <= 399) {
                throw new Refusal.Invalid("media-refused", "The file has been moved elsewhere.");
            }
            throw new IOException("The file's address answered " + response.statusCode() + ".");
        }
        return new Fetched(
                guarded(body),
                response.headers().firstValueAsLong("Content-Length").orElse(-1));
    }

    private URI address(Line line, String mediaId) throws IOException {
        var path = Graph.encoded(mediaId) + "?phone_number_id=" + Graph.encoded(line.address());
        return switch (graph.get(line, path)) {
            case Graph.Answer.Good(var json) -> {
                try {
                    yield URI.create(Json.must(json, "url"));
                } catch (IllegalArgumentException e) {
                    throw new IOException("The answer names no address.", e);
                }
            }
            case Graph.Answer.Refused it
            when it.status() == 404 || it.code().equals("100") ->
                throw new Refusal.NotFound("media-gone", "Meta does not have the file any more.");
            case Graph.Answer.Refused it -> throw new IOException("Meta answered " + it.code() + ".");
            case Graph.Answer.Unreached(var detail) -> throw new IOException(detail);
            case Graph.Answer.Lost(var detail) -> throw new IOException(detail);
        };
    }

    /// A sender that stops in the middle is not waited for.
    private static InputStream guarded(InputStream bytes) {
        CompletableFuture.delayedExecutor(LONGEST_FETCH.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> {
                    try {
                        bytes.close();
                    } catch (IOException e) {
                        // It was over anyway.
                    }
                });
        return bytes;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    /// What the Cloud API can do. It has no way to edit or take back what was sent.
    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.STATUS,
                Capability.READ,
                Capability.REACT,
                Capability.REPLY_TO,
                Capability.TEMPLATE,
                Capability.GROUP,
                Capability.LOCATION,
                Capability.CONTACTS,
                Capability.CHOICES,
                Capability.FILES);
    }

    @Override
    public void mustCarry(MessageContent content) {
        if (content instanceof MessageContent.Interactive it) {
            Choosing.check(it);
        }
    }

    @Override
    public @Nullable News news(Inbound.LineNews told) {
        return Tidings.of(told);
    }
}
