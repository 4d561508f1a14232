package app.prosa.simulator;

import app.prosa.simulator.Faults.Occasion;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Comtele's gateway below `/comtele`: sends texts, and reports what passed. It calls nobody.
final class Comtele {

    static final String BASE = "/comtele";

    private static final int MOST_ROWS = 1_000;

    private final Texting texting;
    private final Faults faults;
    private final Troubles troubles;

    Comtele(World world, Consumer<Duration> pause) {
        this.texting = world.texting();
        this.faults = world.faults();
        this.troubles = new Troubles(faults, pause);
    }

    Reply answer(Call call) {
        var occasion = occasion(call);
        return troubles.around(
                occasion,
                it -> Reply.json(it.status(), envelope("A conta não pode fazer isso agora (" + it.code() + ").", null)),
                () -> routed(call, occasion));
    }

    private static Occasion occasion(Call call) {
        boolean sends = call.method().equals("POST");
        var to = sends ? call.json().path("receivers").path(0).asString("") : "";
        return new Occasion(call.path(), call.method(), to, sends ? Occasion.SEND : "", List.of());
    }

    private Reply routed(Call call, Occasion occasion) {
        var key = call.header("x-api-key");
        if (!texting.knows(key)) {
            return Reply.json(401, envelope("Chave de API inválida.", null));
        }
        try {
            return switch (call.method() + " " + call.path().substring(BASE.length())) {
                case "GET /balance" -> good(Json.object().put("balance", texting.balance(key)));
                case "GET /routes" -> routes();
                case "POST /messages/sms/send" -> send(key, call.json(), occasion);
                case "GET /reports/messages/received" -> report(key, call, TextMessage::mine, Comtele::received);
                case "GET /reports/messages/sent" -> report(key, call, it -> !it.mine(), Comtele::sent);
                default -> Reply.json(404, envelope("Recurso não encontrado.", null));
            };
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return Reply.json(400, envelope(String.valueOf(wrong.getMessage()), null));
        }
    }

    private static Reply routes() {
        var routes = Json.array();
        routes.add(Json.object().put("id", 17).put("name", "Premium"));
        routes.add(Json.object().put("id", 20).put("name", "Econômica"));
        return good(routes);
    }

    private Reply send(String key, ObjectNode body, Occasion occasion) {
        var receivers =
                body.path("receivers").valueStream().map(it -> it.asString("")).toList();
        var message = Json.text(body, "message");
        if (message.isEmpty() || receivers.isEmpty()) {
            throw new IllegalArgumentException("Informe os destinatários e a mensagem.");
        }
        if (!receivers.stream().allMatch(it -> it.matches("[1-9][0-9]9[0-9]{8}"))) {
            throw new IllegalArgumentException("Destinatário inválido.");
        }
        if (texting.balance(key) < receivers.size()) {
            return Reply.json(envelope("Saldo insuficiente.", null));
        }
        var custom = body.path("custom").asString("");
        TextMessage last = null;
        for (var it : receivers) {
            last = texting.send(key, it, message, custom.isEmpty() ? null : custom, occasion, faults);
        }
        return good(Json.object().put("requestId", last == null ? "" : last.id()));
    }

    /// What falls into the time that was asked for, a page of it.
    private Reply report(String key, Call call, Predicate<TextMessage> which, Function<TextMessage, ObjectNode> row) {
        var from = Instant.parse(call.query("startDate"));
        var until = Instant.parse(call.query("endDate")).plusSeconds(1);
        var limit = Math.clamp(call.query().getOrDefault("limit", "10").transform(Integer::parseInt), 1, MOST_ROWS);
        int skip = Integer.parseInt(call.query().getOrDefault("skip", "0"));
        var rows = Json.array();
        texting.texts(key).reversed().stream()
                .filter(which)
                .filter(it -> !it.at().isBefore(from) && it.at().isBefore(until))
                .skip(skip)
                .limit(limit)
                .forEach(it -> rows.add(row.apply(it)));
        return good(rows);
    }

    private static ObjectNode received(TextMessage text) {
        return Json.object()
                .put("sender", text.number())
                .put("content", text.content())
                .put("receivedAt", text.at().toString())
                .put("messageId", text.id());
    }

    private static ObjectNode sent(TextMessage text) {
        return Json.object()
                .put("id", text.id())
                .put("receiver", text.number())
                .put("content", text.content())
                .put("createdAt", text.at().toString())
                .put("sentAt", text.at().toString())
                .put("requestId", text.id())
                .put("custom", text.custom())
                .put("status", text.status())
                .put("statusDetails", text.status().equals(Texting.UNDELIVERED) ? "Número fora da área." : null)
                .put("product", "SMS")
                .put("route", "Premium");
    }

    private static Reply good(JsonNode object) {
        return Reply.json(envelope(null, object));
    }

    private static ObjectNode envelope(@Nullable String error, @Nullable JsonNode object) {
        var envelope = Json.object().put("hasError", error != null).put("message", error == null ? "OK" : error);
        envelope.set("object", object);
        envelope.put("totalRecords", object != null && object.isArray() ? object.size() : 0);
        if (error == null) {
            envelope.putNull("errors");
        } else {
            envelope.putArray("errors").add(Json.object().put("message", error));
        }
        return envelope;
    }
}
