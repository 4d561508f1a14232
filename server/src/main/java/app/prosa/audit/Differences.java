package app.prosa.audit;

import app.prosa.audit.AuditEntry.Changed;
import app.prosa.audit.AuditStore.Touched;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What differs between a row as it was and as it is, field by field.
final class Differences {

    /// They say nothing to a person: the row's place, and times that the product keeps.
    private static final Set<String> SILENT = Set.of(
            "account_id",
            "id",
            "quick_reply_id",
            "created_at",
            "updated_at",
            "photo_version",
            "messages",
            "not_before",
            "ended_at",
            "ended_by");

    /// More than that nobody reads; what was said is there beside.
    private static final int MOST = 200;

    private final String thing;
    private final @Nullable String name;
    private final List<Changed> found = new ArrayList<>();

    private Differences(String thing, @Nullable String name) {
        this.thing = thing;
        this.name = name;
    }

    /// @param touched in the order in which it happened
    static List<Changed> between(List<Touched> touched) {
        return withoutPutBack(touched).stream()
                .flatMap(it -> {
                    var row = it.after() == null ? it.before() : it.after();
                    var differences = new Differences(it.relation().replace('_', '-'), name(row));
                    differences.compare("", it.before(), it.after());
                    return differences.found.stream();
                })
                .limit(MOST)
                .toList();
    }

    /// A list is often saved by removing all of it and adding it again: what came back as it was has not changed.
    private static List<Touched> withoutPutBack(List<Touched> touched) {
        var rest = new ArrayList<Touched>();
        for (var it : touched) {
            boolean back = it.before() == null
                    && rest.removeIf(gone -> gone.after() == null
                            && gone.relation().equals(it.relation())
                            && Objects.equals(gone.before(), it.after()));
            if (!back) {
                rest.add(it);
            }
        }
        return rest;
    }

    private static @Nullable String name(@Nullable JsonNode row) {
        return row == null ? null : row.path("name").asString(row.path("title").asString(null));
    }

    private void compare(String field, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before instanceof ObjectNode || after instanceof ObjectNode) {
            var names = new LinkedHashSet<String>();
            names.addAll(names(before));
            names.addAll(names(after));
            for (var each : names) {
                if (!field.isEmpty() || !SILENT.contains(each)) {
                    compare(field.isEmpty() ? each : field + "." + each, part(before, each), part(after, each));
                }
            }
        } else if (!(before == null ? after == null : before.equals(after))) {
            var keep = Redaction.isSecret(field) ? Redaction.HIDDEN : null;
            found.add(new Changed(
                    thing,
                    name,
                    field,
                    keep != null && before != null ? keep : before,
                    keep != null && after != null ? keep : after));
        }
    }

    private static Set<String> names(@Nullable JsonNode node) {
        return node instanceof ObjectNode object ? new LinkedHashSet<>(object.propertyNames()) : Set.of();
    }

    private static @Nullable JsonNode part(@Nullable JsonNode node, String name) {
        var part = node == null ? null : node.get(name);
        boolean nothing = part == null || part.isNull() || (part.isArray() && part.isEmpty());
        return nothing ? null : part;
    }
}
