package app.prosa.channel.whatsapp;

import app.prosa.channel.Line;
import app.prosa.channel.template.Approval;
import app.prosa.channel.template.Template;
import app.prosa.connection.ConnectionKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Meta's people and machines who approve templates. They belong to the company's account, whatever number sends.
@Component
class Reviewers implements Approval {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 80;
    private static final String FIELDS =
            "id,name,language,status,category,components,parameter_format,quality_score,rejected_reason";

    private final Graph graph;

    Reviewers(Graph graph) {
        this.graph = graph;
    }

    @Override
    public ConnectionKind kind() {
        return ConnectionKind.WHATSAPP;
    }

    @Override
    public Listing list(Line line) {
        var all = new ArrayList<Known>();
        String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            var path = templatesOf(line) + "?fields=" + FIELDS + "&limit=" + PAGE
                    + (after == null ? "" : "&after=" + Graph.encoded(after));
            switch (graph.get(line, path)) {
                case Graph.Answer.Good(var json) -> {
                    Json.all(json, "data").stream()
                            .filter(it -> !Components.upper(it, "status").equals("PENDING_DELETION")
                                    && !Components.upper(it, "status").equals("DELETED"))
                            .map(Components::read)
                            .forEach(all::add);
                    after = json.path("paging").has("next")
                            ? Json.text(json.path("paging").path("cursors"), "after")
                            : null;
                    if (after == null) {
                        return new Listing.Whole(all);
                    }
                }
                case Graph.Answer.Refused it -> {
                    return new Listing.Failed(it.code(), it.detail());
                }
                case Graph.Answer.Unreached(var detail) -> {
                    return new Listing.Failed("unreachable", detail);
                }
                case Graph.Answer.Lost(var detail) -> {
                    return new Listing.Failed("unreachable", detail);
                }
            }
        }
        return new Listing.Failed("too-many", null);
    }

    @Override
    public Verdict submit(Line line, Template template, @Nullable Sample sample) {
        return withSample(
                line,
                sample,
                handle -> verdict(
                        graph.post(line, templatesOf(line), Components.write(template, handle)), template, "id"));
    }

    @Override
    public Verdict edit(Line line, Template template, @Nullable Sample sample) {
        return withSample(line, sample, handle -> {
            var changed = Components.write(template, handle);
            changed.remove(List.of("name", "language"));
            return verdict(graph.post(line, String.valueOf(template.externalId()), changed), template, "");
        });
    }

    @Override
    public Verdict remove(Line line, Template template) {
        var path = templatesOf(line) + "?name=" + Graph.encoded(template.name()) + "&hsm_id="
                + Graph.encoded(String.valueOf(template.externalId()));
        var answer = graph.delete(line, path);
        // What is gone there need not be removed again.
        boolean isGone = answer instanceof Graph.Answer.Refused it && it.status() == 404;
        return isGone ? taken(template) : verdict(answer, template, "");
    }

    /// What is done with a sample that Meta has, or without one.
    @FunctionalInterface
    private interface Bringing {
        Verdict with(@Nullable String handle);
    }

    private Verdict withSample(Line line, @Nullable Sample sample, Bringing bringing) {
        if (sample == null) {
            return bringing.with(null);
        }
        try (var bytes = sample.bytes().open()) {
            return switch (graph.sample(line, sample.mediaType(), sample.name(), sample.size(), bytes)) {
                case Graph.Answer.Good(var json)
                when Json.text(json, "h") != null -> bringing.with(Json.text(json, "h"));
                case Graph.Answer.Good _ -> new Verdict.Refused("no-sample", null);
                case Graph.Answer.Refused it -> new Verdict.Refused(it.code(), it.detail());
                case Graph.Answer.Unreached(var detail) -> new Verdict.Refused("unreachable", detail);
                case Graph.Answer.Lost(var detail) -> new Verdict.Refused("unreachable", detail);
            };
        } catch (IOException e) {
            return new Verdict.Refused("file-unreadable", e.getMessage());
        }
    }

    /// @param id where the answer says what Meta calls it; empty when it is known
    private static Verdict verdict(Graph.Answer answer, Template template, String id) {
        return switch (answer) {
            case Graph.Answer.Good(var json) -> id.isEmpty() ? taken(template) : taken(template, json, id);
            case Graph.Answer.Refused it -> new Verdict.Refused(it.code(), it.detail());
            case Graph.Answer.Unreached(var detail) -> new Verdict.Refused("unreachable", detail);
            case Graph.Answer.Lost(var detail) -> new Verdict.Lost(detail);
        };
    }

    private static Verdict taken(Template template, JsonNode json, String id) {
        var external = Json.text(json, id);
        if (external == null) {
            return new Verdict.Lost("The answer names no template.");
        }
        var word = Components.upper(json, "status");
        var category = Components.upper(json, "category");
        return new Verdict.Taken(
                external,
                word.isEmpty() ? Template.Status.PENDING : Components.status(word),
                category.isEmpty() ? template.category() : Components.category(category));
    }

    private static Verdict taken(Template template) {
        return new Verdict.Taken(String.valueOf(template.externalId()), Template.Status.PENDING, template.category());
    }

    private static String templatesOf(Line line) {
        return line.setting("businessAccountId") + "/message_templates";
    }
}
