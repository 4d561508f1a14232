package app.prosa.simulator;

import app.prosa.simulator.Faults.Match;
import app.prosa.simulator.Person.Trait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/sim/…`: what a test or the page tells the simulator to do, and what it wants to know.
final class Control {

    private static final int MOST_LISTED = 100_000;
    private static final int LATEST = 200;
    private static final int MOST_REPEATS = 1_000;

    private final World world;
    private final WhatsAppControl whatsApp;
    private final TextControl texts;
    private final TypebotControl typebots;
    private final ExchangeControl exchange;
    private final @Nullable Path payloads;

    /// `payloads` is the folder whose files may be replayed by name.
    Control(World world, Scenes scenes, @Nullable Path payloads) {
        this.world = world;
        this.whatsApp = new WhatsAppControl(world, scenes);
        this.texts = new TextControl(world.texting());
        this.typebots = new TypebotControl(world.typebots());
        this.exchange = new ExchangeControl(world.exchange());
        this.payloads = payloads;
    }

    Reply answer(Call call) {
        if (!isFromHere(call)) {
            return Reply.json(403, problem("Only pages of the simulator itself may control it."));
        }
        try {
            return route(call);
        } catch (IllegalArgumentException | DateTimeException | JacksonException wrong) {
            return Reply.json(400, problem(String.valueOf(wrong.getMessage())));
        } catch (IllegalStateException full) {
            return Reply.json(503, problem(String.valueOf(full.getMessage())));
        }
    }

    static Reply notFound() {
        return Reply.json(404, problem("There is nothing here."));
    }

    private Reply route(Call call) {
        var path = call.path().substring("/sim/".length());
        if (path.startsWith("whatsapp/")) {
            return whatsApp.answer(call, path.substring("whatsapp/".length()));
        }
        if (path.startsWith("sms/")) {
            return texts.answer(call, path.substring("sms/".length()));
        }
        if (path.startsWith("typebot/")) {
            return typebots.answer(call, path.substring("typebot/".length()));
        }
        if (path.startsWith("pabx/")) {
            return exchange.answer(call, path.substring("pabx/".length()));
        }
        if (path.startsWith("people/") || path.startsWith("media/") || path.startsWith("chats/")) {
            return call.method().equals("GET") ? item(path) : notFound();
        }
        if (path.startsWith("faults/") && call.method().equals("DELETE")) {
            world.faults().remove(path.substring("faults/".length()));
            return Reply.ok();
        }
        return switch (call.method() + " " + path) {
            case "POST reset" -> {
                world.reset(call.json().path("seed").asLong(1));
                yield Reply.ok();
            }
            case "GET state" -> Reply.json(state());
            case "GET clock" -> Reply.json(clock());
            case "POST clock" -> moveClock(call.json());
            case "POST settings" -> settings(call.json());
            case "GET faults" -> Reply.json(world.faults().all());
            case "POST faults" -> Reply.json(201, addFault(call.json()));
            case "DELETE faults" -> {
                world.faults().clear();
                yield Reply.ok();
            }
            case "GET outbox" -> Reply.json(latest(world.sending().outbox(), call));
            case "GET deliveries" -> Reply.json(latest(world.webhooks().deliveries(), call));
            case "POST replay" -> replay(call);
            default -> notFound();
        };
    }

    private Reply item(String path) {
        var parts = path.split("/", -1);
        if (parts[0].equals("media") && parts.length == 2) {
            return world.media()
                    .find(parts[1])
                    .map(it -> Reply.bytes(200, it.type(), it.bytes()).with("X-Content-Type-Options", "nosniff"))
                    .orElseGet(Control::notFound);
        }
        var person = parts.length > 1 ? world.people().find(parts[1]).orElse(null) : null;
        if (person == null) {
            return notFound();
        }
        if (parts[0].equals("people") && parts.length == 3 && parts[2].equals("avatar.svg")) {
            return Reply.bytes(200, "image/svg+xml", Avatar.svg(person).getBytes(StandardCharsets.UTF_8));
        }
        return parts[0].equals("chats") ? Reply.json(chat(person, parts.length > 2 ? parts[2] : "")) : notFound();
    }

    private ObjectNode chat(Person person, String phoneNumberId) {
        var number = world.numbers().meant(phoneNumberId);
        var key = Customers.key(number, person);
        var view = Json.object();
        view.set("messages", Json.MAPPER.valueToTree(world.chats().messages(key)));
        view.put(
                "windowEndsAt",
                world.chats().windowEnd(key).map(Instant::toString).orElse(null));
        return view.put("shopIsTyping", world.chats().shopIsTyping(key))
                .put("shopHasRead", world.chats().shopHasRead(key));
    }

    private ObjectNode state() {
        var state = Json.object();
        state.set("clock", clock());
        var people = state.putArray("people");
        world.people().all().stream().limit(LATEST).forEach(it -> people.add(shown(it)));
        var numbers = state.putArray("numbers");
        world.numbers().all().forEach(it -> numbers.add(WhatsAppControl.shown(it)));
        state.set("faults", Json.MAPPER.valueToTree(world.faults().all()));
        state.set("presets", presets());
        var deliveries = world.webhooks().deliveries();
        state.set(
                "deliveries",
                Json.MAPPER.valueToTree(
                        deliveries.subList(Math.max(0, deliveries.size() - LATEST), deliveries.size())));
        var readAfter = world.statuses().readAfter();
        state.putObject("settings")
                .put("readAfter", readAfter == null ? null : readAfter.toString())
                .put("perSecond", world.limits().perSecond())
                .put("pairs", world.limits().pairs());
        return state;
    }

    private static ArrayNode presets() {
        var presets = Json.array();
        Presets.all().forEach(it -> presets.addObject().put("name", it.name()).put("title", it.title()));
        return presets;
    }

    private static ObjectNode shown(Person person) {
        return Json.tree(person)
                .put("waId", person.is(Trait.HIDDEN) ? null : person.waId())
                .put("shownPhone", person.is(Trait.HIDDEN) ? null : person.phone());
    }

    private ObjectNode clock() {
        return Json.object()
                .put("now", world.timeline().instant().toString())
                .put("frozen", world.timeline().isFrozen());
    }

    private Reply moveClock(ObjectNode body) {
        var timeline = world.timeline();
        if (body.path("freeze").asBoolean(false)) {
            timeline.freeze();
        }
        if (body.has("set")) {
            timeline.moveTo(Instant.parse(Json.text(body, "set")));
        }
        if (body.has("advance")) {
            timeline.advance(Duration.parse(Json.text(body, "advance")));
        }
        if (body.has("freeze") && !body.path("freeze").asBoolean(true)) {
            timeline.resume();
        }
        world.feed().say("clock", clock());
        return Reply.json(clock());
    }

    private Reply settings(ObjectNode body) {
        if (body.has("readAfter")) {
            var pause = Json.text(body, "readAfter");
            world.statuses().readAfter(pause.isEmpty() ? null : Duration.parse(pause));
        }
        if (body.has("perSecond") || body.has("pairs")) {
            world.limits()
                    .set(body.path("perSecond").asInt(0), body.path("pairs").asBoolean(false));
        }
        return Reply.ok();
    }

    private Faults.Rule addFault(ObjectNode body) {
        var name = Json.text(body, "preset");
        var preset = name.isEmpty() ? null : Presets.named(name);
        if (preset == null && !body.path("fault").isObject()) {
            throw new IllegalArgumentException("Either a preset or a fault is needed.");
        }
        var fault = body.path("fault").isObject() || preset == null
                ? Json.MAPPER.treeToValue(body.path("fault"), Fault.class)
                : preset.fault();
        var match = body.path("match").isObject()
                ? known(Json.MAPPER.treeToValue(body.path("match"), Match.class))
                : preset == null ? Match.ANY : preset.match();
        var times =
                body.path("times").isInt() ? Integer.valueOf(body.path("times").intValue()) : null;
        var howLong = Json.text(body, "for");
        return world.faults()
                .add(
                        name.isEmpty() ? "own" : name,
                        match,
                        fault,
                        times,
                        howLong.isEmpty() ? null : Duration.parse(howLong));
    }

    /// The person may be named in any way; inside it is our short id.
    private Match known(Match match) {
        var to = match.to();
        var id = to == null ? null : world.people().find(to).map(Person::id).orElse(to);
        return new Match(match.path(), match.method(), id, match.kind(), match.nth(), match.probability());
    }

    /// A file of the folder by its name, or the very bytes of this call.
    private Reply replay(Call call) {
        var times = 1;
        byte[] bytes;
        var to = call.query("to");
        if (call.query().containsKey("raw")) {
            bytes = call.body();
        } else {
            var body = call.json();
            times = body.path("times").asInt(1);
            to = Json.text(body, "to");
            bytes = body.path("payload").isObject() ? Json.bytes(body.path("payload")) : file(Json.text(body, "file"));
        }
        var number = world.numbers().meant(to);
        for (var time = 0; time < Math.clamp(times, 1, MOST_REPEATS); time++) {
            world.webhooks().sendBytes(number, bytes, "replay");
        }
        return Reply.ok();
    }

    private byte[] file(String name) {
        if (payloads == null) {
            throw new IllegalArgumentException("PROSA_SIMULATOR_PAYLOADS names no folder of payloads.");
        }
        var file = payloads.resolve(name).normalize();
        if (!file.startsWith(payloads) || !Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no payload " + name + ".");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static <T> List<T> latest(List<T> all, Call call) {
        var limit = call.query("limit");
        var most = limit.matches("\\d{1,6}") ? Math.min(MOST_LISTED, Integer.parseInt(limit)) : MOST_LISTED;
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /// Neither a page of somewhere else nor a name that was bent to this address.
    private static boolean isFromHere(Call call) {
        var host = call.header("host");
        var origin = call.header("origin");
        return host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?")
                && (origin.isEmpty() || origin.equals("http://" + host));
    }

    private static ObjectNode problem(String detail) {
        return Json.object().put("detail", detail);
    }
}
