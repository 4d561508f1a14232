package app.prosa.simulator;

import app.prosa.simulator.Faults.Occasion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Meta's Graph API below `/meta`: who calls, what goes wrong on the way, and which part answers.
final class Graph {

    private final Numbers numbers;
    private final People people;
    private final Faults faults;
    private final Sending sending;
    private final Calling calling;
    private final Templates templates;
    private final MediaStore media;
    private final GraphFiles files;
    private final GraphWebhooks webhooks;
    private final Ids ids;
    private final Troubles troubles;

    Graph(World world, Consumer<Duration> pause) {
        this.numbers = world.numbers();
        this.people = world.people();
        this.faults = world.faults();
        this.sending = world.sending();
        this.calling = world.calling();
        this.templates = world.templates();
        this.media = world.media();
        this.files = new GraphFiles(media, faults);
        this.webhooks = new GraphWebhooks(numbers, world.webhooks());
        this.ids = world.ids();
        this.troubles = new Troubles(faults, pause);
    }

    Reply answer(Call call) {
        var occasion = occasion(call);
        return troubles.around(occasion, this::refused, () -> routed(call, occasion));
    }

    private Reply routed(Call call, Occasion occasion) {
        try {
            return route(call, occasion);
        } catch (MetaError.Refused refused) {
            var error = refused.error();
            return Reply.json(error.status(), error.json(ids.other("trace-")));
        } catch (IllegalArgumentException wrong) {
            var error = MetaError.of(100).because(String.valueOf(wrong.getMessage()));
            return Reply.json(error.status(), error.json(ids.other("trace-")));
        }
    }

    private Reply route(Call call, Occasion occasion) {
        var parts = call.parts();
        if (parts.size() == 3 && parts.get(1).equals("cdn")) {
            token(call);
            return files.serve(parts.get(2), occasion);
        }
        if (parts.size() < 3 || !parts.get(1).matches("v\\d+\\.\\d+")) {
            throw MetaError.of(100)
                    .because("Unknown path components: " + call.path())
                    .withStatus(404)
                    .refused();
        }
        var token = token(call);
        var object = parts.get(2);
        var edge = parts.size() > 3 ? parts.get(3) : "";
        var number = numbers.find(object).orElse(null);
        if (number != null) {
            allowed(number, token);
            return ofNumber(call, number, edge, occasion);
        }
        var accountNumbers = numbers.ofAccount(object);
        if (!accountNumbers.isEmpty()) {
            allowed(accountNumbers.getFirst(), token);
            return ofAccount(call, object, edge);
        }
        return ofOther(call, token, object, edge);
    }

    private Reply ofNumber(Call call, NumberSettings number, String edge, Occasion occasion) {
        return switch (call.method() + " " + edge) {
            case "POST messages" -> Reply.json(sending.post(number, call.json(), occasion, faults));
            case "POST calls" -> calling.answer(number, call.json());
            case "POST media" -> files.upload(call);
            case "GET " -> Reply.json(fields(numbers.state(number.phoneNumberId()), call.query("fields")));
            case "POST " -> webhooks.configure(number, call.json());
            case "GET whatsapp_business_profile" -> {
                var answer = Json.object();
                answer.putArray("data").add(fields(numbers.profile(number.phoneNumberId()), call.query("fields")));
                yield Reply.json(answer);
            }
            case "POST whatsapp_business_profile" -> {
                numbers.changeProfile(number.phoneNumberId(), call.json());
                yield Reply.ok();
            }
            case "POST register" -> {
                numbers.changeState(number.phoneNumberId(), Json.object().put("status", "CONNECTED"));
                yield Reply.ok();
            }
            case "POST deregister" -> {
                numbers.changeState(number.phoneNumberId(), Json.object().put("status", "DISCONNECTED"));
                yield Reply.ok();
            }
            default -> throw unknown(call);
        };
    }

    private Reply ofAccount(Call call, String wabaId, String edge) {
        return switch (call.method() + " " + edge) {
            case "GET " ->
                Reply.json(fields(
                        Json.object()
                                .put("id", wabaId)
                                .put("name", "Loja Exemplo")
                                .put("currency", "BRL")
                                .put("account_review_status", "APPROVED")
                                .put("message_template_namespace", "sim_" + wabaId),
                        call.query("fields")));
            case "GET phone_numbers" -> {
                var answer = Json.object();
                var data = answer.putArray("data");
                numbers.ofAccount(wabaId)
                        .forEach(it -> data.add(fields(numbers.state(it.phoneNumberId()), call.query("fields"))));
                yield Reply.json(answer);
            }
            case "GET message_templates" -> Reply.json(templates.page(wabaId, call.query(), call.base() + call.path()));
            case "POST message_templates" -> Reply.json(templates.create(wabaId, call.json()));
            case "DELETE message_templates" ->
                Reply.json(templates.delete(
                        wabaId, call.query("name"), call.query().get("hsm_id")));
            case "GET subscribed_apps" -> Reply.json(webhooks.subscriptions(wabaId));
            case "POST subscribed_apps" -> webhooks.subscribe(wabaId, call.json());
            case "DELETE subscribed_apps" -> {
                numbers.subscribe(wabaId, false);
                yield Reply.ok();
            }
            default -> throw unknown(call);
        };
    }

    private Reply ofOther(Call call, String token, String object, String edge) {
        if (call.method().equals("POST") && edge.equals("uploads")) {
            return Reply.json(Json.object().put("id", "upload:" + ids.other("session-")));
        }
        if (call.method().equals("POST") && object.startsWith("upload:")) {
            var kept = media.keep(call.body(), "application/octet-stream", null);
            return Reply.json(Json.object().put("h", "4::" + kept.id()));
        }
        var file = media.find(object).orElse(null);
        if (file != null && edge.isEmpty()) {
            return switch (call.method()) {
                case "GET" -> Reply.json(media.describe(file, call.base()));
                case "DELETE" -> {
                    media.remove(object);
                    yield Reply.ok();
                }
                default -> throw unknown(call);
            };
        }
        var template = templates.get(object).orElse(null);
        if (template != null && edge.isEmpty()) {
            numbers.ofAccount(templates.accountOf(object).orElse("")).forEach(it -> allowed(it, token));
            return call.method().equals("POST")
                    ? Reply.json(templates.edit(object, call.json()))
                    : Reply.json(fields(template, call.query("fields")));
        }
        throw unknown(call);
    }

    private Occasion occasion(Call call) {
        var own = call.header("x-sim-fault");
        var mine = own.isEmpty() ? List.<Fault>of() : List.of(Presets.named(own).fault());
        var recipient = recipient(call);
        return new Occasion(call.path(), call.method(), recipient, recipient.isEmpty() ? "" : Occasion.SEND, mine);
    }

    /// Whom a message is for; empty for what is no message, such as that something was read.
    private String recipient(Call call) {
        if (!call.path().endsWith("/messages")) {
            return "";
        }
        try {
            var body = call.json();
            var to = Json.text(body, "to").isEmpty() ? Json.text(body, "recipient") : Json.text(body, "to");
            return people.find(to).map(Person::id).orElse(to);
        } catch (IllegalArgumentException noObject) {
            return "";
        }
    }

    private Reply refused(Fault.Refuse refuse) {
        var error = MetaError.of(refuse.code()).withStatus(refuse.status());
        var reply = Reply.json(refuse.status(), error.json(ids.other("trace-")));
        return refuse.retryAfter() == null
                ? reply
                : reply.with("Retry-After", refuse.retryAfter().toString());
    }

    private String token(Call call) {
        var authorization = call.header("authorization");
        var token = authorization.replaceFirst("(?i)^(Bearer|OAuth) ", "");
        if (authorization.isEmpty() || !numbers.isKnownToken(token)) {
            throw MetaError.of(190)
                    .because("Invalid OAuth access token - Cannot parse access token")
                    .refused();
        }
        return token;
    }

    private static void allowed(NumberSettings number, String token) {
        if (!number.token().equals(token)) {
            throw MetaError.of(10)
                    .because("The token has no permission for this object.")
                    .refused();
        }
    }

    private static MetaError.Refused unknown(Call call) {
        return MetaError.of(100)
                .withSubcode(33, "Unsupported request")
                .because("Unsupported " + call.method().toLowerCase(Locale.ROOT)
                        + " request. Object does not exist, cannot be loaded due to missing permissions, or does not"
                        + " support this operation.")
                .refused();
    }

    private static ObjectNode fields(ObjectNode whole, @Nullable String fields) {
        if (fields == null || fields.isEmpty()) {
            return whole;
        }
        var some = Json.object();
        for (var field : fields.split(",", -1)) {
            var value = whole.get(field.trim());
            if (value != null) {
                some.set(field.trim(), value);
            }
        }
        if (whole.has("id")) {
            some.set("id", whole.path("id"));
        }
        return some;
    }
}
