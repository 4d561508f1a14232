package app.prosa.simulator;

import app.prosa.simulator.Customers.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `/sim/whatsapp/…`: what people, the shop's owner and Meta's reviewers do, for whoever plays them.
final class WhatsAppControl {

    private final World world;
    private final Scenes scenes;

    WhatsAppControl(World world, Scenes scenes) {
        this.world = world;
        this.scenes = scenes;
    }

    /// `rest` is the address below `/sim/whatsapp/`.
    Reply answer(Call call, String rest) {
        var parts = rest.split("/");
        return switch (parts[0]) {
            case "numbers" -> numbers(call, parts);
            case "templates" -> template(parts);
            default -> {
                if (!call.method().equals("POST") || parts.length != 1) {
                    yield Control.notFound();
                }
                yield act(parts[0], call.json());
            }
        };
    }

    private Reply numbers(Call call, String[] parts) {
        if (parts.length == 1) {
            return switch (call.method()) {
                case "GET" ->
                    Reply.json(world.numbers().all().stream()
                            .map(WhatsAppControl::shown)
                            .toList());
                case "POST" -> connect(call.json());
                default -> Control.notFound();
            };
        }
        var number = world.numbers().meant(parts[1]);
        var what = parts.length > 2 ? parts[2] : "";
        return switch (call.method() + " " + what) {
            case "DELETE " -> {
                world.numbers().disconnect(number.phoneNumberId());
                yield Reply.ok();
            }
            case "POST verify" ->
                Reply.json(Json.object().put("verified", world.webhooks().verify(number)));
            case "POST state" -> Reply.json(world.numbers().changeState(number.phoneNumberId(), call.json()));
            default -> Control.notFound();
        };
    }

    private Reply connect(ObjectNode body) {
        var opening = body.path("opening").asBoolean(false);
        body.remove("opening");
        var number = world.numbers().connect(Json.MAPPER.treeToValue(body, NumberSettings.class));
        if (opening) {
            scenes.open(number);
        }
        world.feed().say("numbers", shown(number));
        return Reply.json(201, shown(number));
    }

    private Reply template(String[] parts) {
        if (parts.length != 3) {
            return Control.notFound();
        }
        var templates = world.templates();
        switch (parts[2]) {
            case "approve" -> templates.decide(parts[1], "APPROVED", "NONE");
            case "reject" -> templates.decide(parts[1], "REJECTED", "INVALID_FORMAT");
            case "pause" -> templates.decide(parts[1], "PAUSED", "NONE");
            case "disable" -> templates.decide(parts[1], "DISABLED", "NONE");
            case "flag" -> templates.decide(parts[1], "FLAGGED", "NONE");
            case "green", "yellow", "red" -> templates.rate(parts[1], parts[2].toUpperCase(Locale.ROOT));
            case "marketing", "utility" -> templates.categorize(parts[1], parts[2].toUpperCase(Locale.ROOT));
            default -> {
                return Control.notFound();
            }
        }
        return Reply.ok();
    }

    private Reply act(String what, ObjectNode body) {
        var number = world.numbers().meant(Json.text(body, "to"));
        return switch (what) {
            case "batch" -> {
                var malformed = body.path("malformed").asBoolean(false);
                var stranger = body.path("stranger").asBoolean(false);
                scenes.batch(number, body.path("size").asInt(1), malformed, stranger);
                yield Reply.ok();
            }
            case "flood" -> {
                scenes.flood(
                        number,
                        body.path("perSecond").asInt(10),
                        body.path("seconds").asInt(1));
                yield Reply.ok();
            }
            case "event" -> {
                var payload = Payloads.accountEnvelope(
                        number,
                        required(body, "field"),
                        body.path("value"),
                        world.timeline().instant());
                world.webhooks().send(number, "account", "account", payload);
                yield Reply.ok();
            }
            case "status" -> status(body);
            default -> ofPerson(what, number, body);
        };
    }

    private Reply ofPerson(String what, NumberSettings number, ObjectNode body) {
        var customers = world.customers();
        var person = world.people().findOrMeet(required(body, "from"));
        return switch (what) {
            case "inbound" -> id(customers.write(number, person, act(body)));
            case "tap" -> id(customers.write(number, person, Taps.on(message(body), Json.text(body, "words"))));
            case "react" -> id(customers.react(number, person, messageId(body), Json.text(body, "emoji")));
            case "edit" -> {
                var act = act(body);
                yield id(customers.edit(number, person, messageId(body), act.type(), act.content()));
            }
            case "delete" -> id(customers.delete(number, person, messageId(body)));
            case "read" -> {
                world.statuses().personReads(number, person);
                yield Reply.ok();
            }
            case "echo" -> id(customers.echo(number, person, required(body, "text")));
            case "call" -> id(world.calling().ring(number, person));
            case "hangup" -> {
                world.calling().hangUp(number, person, body.path("seconds").asInt(0));
                yield Reply.ok();
            }
            case "number" -> {
                customers.changeNumber(number, person, required(body, "phone"));
                yield Reply.ok();
            }
            case "preference" -> {
                customers.prefer(number, person, required(body, "value"));
                yield Reply.ok();
            }
            default -> Control.notFound();
        };
    }

    private Reply status(ObjectNode body) {
        message(body);
        var status = required(body, "status");
        if (status.equals("failed")) {
            world.statuses()
                    .fail(messageId(body), MetaError.of(body.path("error").asInt(131000)));
        } else {
            world.statuses().reach(messageId(body), status);
        }
        return Reply.ok();
    }

    /// What is written: words, a file (base64 or a sample), or the content in Meta's own shape.
    private Act act(ObjectNode body) {
        var type = Json.text(body, "type").isEmpty() ? "text" : Json.text(body, "type");
        var extra = body.path("extra") instanceof ObjectNode object ? object : null;
        var replyTo = body.path("replyTo").asString(null);
        return new Act(type, content(type, body), replyTo, moment(Json.text(body, "at")), extra);
    }

    private JsonNode content(String type, ObjectNode body) {
        var given = body.path(type);
        if (given.isObject() || given.isArray()) {
            return given;
        }
        if (type.equals("text")) {
            return Json.object().put("body", required(body, "text"));
        }
        if (MediaStore.kinds().contains(type)) {
            return MediaStore.content(file(type, body), body.path("voice").asBoolean(true), Json.text(body, "caption"));
        }
        throw new IllegalArgumentException("The content of the " + type + " is missing.");
    }

    private MediaStore.Media file(String type, ObjectNode body) {
        var data = Json.text(body, "data");
        if (data.isEmpty()) {
            var sample = Samples.of(type);
            return world.media()
                    .keep(sample.bytes(), sample.type(), type.equals("document") ? sample.filename() : null);
        }
        var bytes = Base64.getDecoder().decode(data);
        if (type.equals("audio") && WebmSound.isWebm(bytes)) {
            return world.media().keep(OggOpus.of(WebmSound.read(bytes)), "audio/ogg; codecs=opus", null);
        }
        var filename = Json.text(body, "filename");
        return world.media()
                .keep(bytes, required(body, "mime"), type.equals("document") && !filename.isEmpty() ? filename : null);
    }

    private ChatMessage message(ObjectNode body) {
        return world.chats()
                .find(messageId(body))
                .orElseThrow(() -> new IllegalArgumentException("No message has that id."));
    }

    /// A moment, or how long ago (`-PT49H`).
    private @Nullable Instant moment(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return text.contains("P") ? world.timeline().instant().plus(Duration.parse(text)) : Instant.parse(text);
    }

    private static String messageId(ObjectNode body) {
        return required(body, "messageId");
    }

    private static String required(ObjectNode body, String field) {
        var text = Json.text(body, field);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The field " + field + " is missing.");
        }
        return text;
    }

    private static Reply id(String id) {
        return Reply.json(201, Json.object().put("id", id));
    }

    /// Without what is secret: the page and the log need none of it.
    static ObjectNode shown(NumberSettings number) {
        return Json.object()
                .put("phoneNumberId", number.phoneNumberId())
                .put("displayPhoneNumber", number.displayPhoneNumber())
                .put("wabaId", number.wabaId())
                .put("webhook", number.webhook())
                .put("verifiedName", number.verifiedName());
    }
}
