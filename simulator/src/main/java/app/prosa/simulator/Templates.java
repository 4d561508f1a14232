package app.prosa.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The message templates of an account: written, judged three seconds later, used, changed and deleted.
final class Templates {

    private static final Duration JUDGED_AFTER = Duration.ofSeconds(3);
    private static final int MOST_PER_ACCOUNT = 250;

    private final Timeline timeline;
    private final Ids ids;
    private final Numbers numbers;
    private final Webhooks webhooks;
    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();

    Templates(Timeline timeline, Ids ids, Numbers numbers, Webhooks webhooks) {
        this.timeline = timeline;
        this.ids = ids;
        this.numbers = numbers;
        this.webhooks = webhooks;
    }

    synchronized void reset() {
        byId.clear();
    }

    ObjectNode create(String wabaId, ObjectNode body) {
        var template = add(wabaId, body, "PENDING");
        judgeLater(Json.text(template, "id"));
        return Json.object()
                .put("id", Json.text(template, "id"))
                .put("status", "PENDING")
                .put("category", Json.text(template, "category"));
    }

    synchronized ObjectNode add(String wabaId, ObjectNode body, String status) {
        TemplateRules.check(body);
        var name = Json.text(body, "name");
        var language = Json.text(body, "language");
        if (find(wabaId, name, language).isPresent()) {
            throw MetaError.of(100)
                    .withSubcode(2388024, "Content in this language already exists")
                    .because("There is already content for this language.")
                    .refused();
        }
        if (ofAccount(wabaId).size() >= MOST_PER_ACCOUNT) {
            throw MetaError.of(100)
                    .withSubcode(2388019, "Message template limit exceeded")
                    .refused();
        }
        var id = Long.toString(ids.template());
        var template = Json.object().put("id", id).put("name", name).put("language", language);
        template.put("status", status)
                .put("category", Json.text(body, "category"))
                .put("parameter_format", format(body))
                .set("components", body.path("components").deepCopy());
        template.putObject("quality_score").put("score", "UNKNOWN");
        // Ours alone, and taken off before anybody sees the template.
        template.put("waba", wabaId);
        byId.put(id, template);
        return template;
    }

    synchronized List<ObjectNode> ofAccount(String wabaId) {
        return byId.values().stream()
                .filter(it -> Json.text(it, "waba").equals(wabaId))
                .map(Templates::shown)
                .toList();
    }

    /// One page of the account's templates; `after` is how many came before.
    ObjectNode page(String wabaId, Map<String, String> query, String address) {
        var all = ofAccount(wabaId).stream()
                .filter(it -> fits(it, "name", query.get("name")))
                .filter(it -> fits(it, "status", query.get("status")))
                .filter(it -> fits(it, "language", query.get("language")))
                .toList();
        var from = Math.min(all.size(), number(query.get("after"), 0));
        var to = Math.min(all.size(), from + Math.clamp(number(query.get("limit"), 25), 1, 100));
        var page = Json.object();
        all.subList(from, to).forEach(page.putArray("data")::add);
        var paging = page.putObject("paging");
        paging.putObject("cursors").put("before", Integer.toString(from)).put("after", Integer.toString(to));
        if (to < all.size()) {
            paging.put("next", address + "?limit=" + (to - from) + "&after=" + to);
        }
        return page;
    }

    synchronized Optional<ObjectNode> get(String id) {
        return Optional.ofNullable(byId.get(id)).map(Templates::shown);
    }

    synchronized Optional<String> accountOf(String id) {
        return Optional.ofNullable(byId.get(id)).map(it -> Json.text(it, "waba"));
    }

    /// A change is judged like a new one.
    ObjectNode edit(String id, ObjectNode body) {
        synchronized (this) {
            var template = byId.get(id);
            if (template == null) {
                throw MetaError.of(100)
                        .because("Template " + id + " does not exist.")
                        .refused();
            }
            var changed = template.deepCopy();
            if (body.has("components")) {
                changed.set("components", body.path("components").deepCopy());
            }
            if (body.has("category")) {
                changed.put("category", Json.text(body, "category"));
            }
            TemplateRules.check(changed);
            byId.put(id, changed.put("status", "PENDING"));
        }
        judgeLater(id);
        return Json.object().put("success", true);
    }

    /// By name alone: in every language. With the id: that one.
    synchronized ObjectNode delete(String wabaId, String name, @Nullable String id) {
        var gone = byId.values()
                .removeIf(it -> Json.text(it, "waba").equals(wabaId)
                        && Json.text(it, "name").equals(name)
                        && (id == null || Json.text(it, "id").equals(id)));
        if (!gone) {
            throw MetaError.of(100)
                    .withSubcode(2593002, "Message template not found")
                    .because("No template is called " + name + ".")
                    .refused();
        }
        return Json.object().put("success", true);
    }

    /// What Meta, or a test in its place, decides: the new state and, for a rejection or pause, why.
    void decide(String id, String status, String reason) {
        ObjectNode template;
        synchronized (this) {
            var known = byId.get(id);
            if (known == null) {
                return;
            }
            template = known.put("status", status);
            if (status.equals("REJECTED")) {
                template.put("rejected_reason", reason);
            }
        }
        var value = event(template).put("event", status).put("reason", reason);
        value.put("message_template_category", Json.text(template, "category"));
        if (status.equals("REJECTED")) {
            value.putObject("rejection_info")
                    .put("reason", "O modelo não segue as regras de formato.")
                    .put("recommendation", "Revise o texto e os exemplos e envie de novo.");
        } else if (status.equals("PAUSED")) {
            value.putObject("other_info")
                    .put("title", "FIRST_PAUSE")
                    .put("description", "Paused for 3 hours due to low quality");
        }
        tell(template, "message_template_status_update", value);
    }

    void categorize(String id, String category) {
        ObjectNode template;
        String previous;
        synchronized (this) {
            var known = byId.get(id);
            if (known == null) {
                return;
            }
            previous = Json.text(known, "category");
            template = known.put("category", category);
        }
        var value = event(template).put("previous_category", previous).put("new_category", category);
        tell(template, "template_category_update", value);
    }

    /// What customers think of it: `GREEN`, `YELLOW` or `RED`.
    void rate(String id, String score) {
        ObjectNode template;
        String previous;
        synchronized (this) {
            var known = byId.get(id);
            if (known == null) {
                return;
            }
            previous = Json.text(known.path("quality_score"), "score");
            known.putObject("quality_score").put("score", score);
            template = known;
        }
        var value = event(template).put("previous_quality_score", previous).put("new_quality_score", score);
        tell(template, "message_template_quality_update", value);
    }

    void checkUse(NumberSettings number, JsonNode use) {
        var name = Json.text(use, "name");
        var language = Json.text(use.path("language"), "code");
        var template = find(number.wabaId(), name, language)
                .orElseThrow(() -> MetaError.of(132001)
                        .because("template name (" + name + ") does not exist in " + language)
                        .refused());
        switch (Json.text(template, "status")) {
            case "APPROVED" -> {}
            case "PAUSED" -> throw MetaError.of(132015).refused();
            case "DISABLED" -> throw MetaError.of(132016).refused();
            default ->
                throw MetaError.of(132001)
                        .because("template name (" + name + ") is not approved")
                        .refused();
        }
        TemplateRules.checkParameters(template, use);
    }

    JsonNode rendered(NumberSettings number, JsonNode use) {
        return find(number.wabaId(), Json.text(use, "name"), Json.text(use.path("language"), "code"))
                .map(it -> RenderedTemplate.of(it, use))
                .orElseGet(Json::object);
    }

    boolean isMarketing(NumberSettings number, JsonNode use) {
        return find(number.wabaId(), Json.text(use, "name"), Json.text(use.path("language"), "code"))
                .filter(it -> Json.text(it, "category").equals("MARKETING"))
                .isPresent();
    }

    private synchronized Optional<ObjectNode> find(String wabaId, String name, String language) {
        return byId.values().stream()
                .filter(it -> Json.text(it, "waba").equals(wabaId))
                .filter(it -> fits(it, "name", name) && fits(it, "language", language))
                .findFirst();
    }

    private void judgeLater(String id) {
        timeline.after(
                JUDGED_AFTER,
                () -> get(id).ifPresent(it -> {
                    if (Json.text(it, "name").contains("reject")) {
                        decide(id, "REJECTED", "INVALID_FORMAT");
                    } else {
                        decide(id, "APPROVED", "NONE");
                    }
                }));
    }

    /// Once per account, through the first of its numbers whose webhooks go somewhere.
    private void tell(ObjectNode template, String field, ObjectNode value) {
        numbers.ofAccount(Json.text(template, "waba")).stream()
                .filter(it -> numbers.isSubscribed(it.phoneNumberId()))
                .findFirst()
                .ifPresent(it -> webhooks.send(
                        it, "account", "template", Payloads.accountEnvelope(it, field, value, timeline.instant())));
    }

    private static ObjectNode event(ObjectNode template) {
        return Json.object()
                .put("message_template_id", Long.parseLong(Json.text(template, "id")))
                .put("message_template_name", Json.text(template, "name"))
                .put("message_template_language", Json.text(template, "language"));
    }

    private static ObjectNode shown(ObjectNode template) {
        var shown = template.deepCopy();
        shown.remove("waba");
        return shown;
    }

    private static String format(ObjectNode body) {
        return Json.text(body, "parameter_format").equals("NAMED") ? "NAMED" : "POSITIONAL";
    }

    private static boolean fits(ObjectNode template, String field, @Nullable String wanted) {
        return wanted == null || wanted.equals(Json.text(template, field));
    }

    private static int number(@Nullable String text, int otherwise) {
        return text == null || !text.matches("\\d{1,6}") ? otherwise : Integer.parseInt(text);
    }
}
