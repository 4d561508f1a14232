package app.prosa.funnel;

import app.prosa.conversation.StageId;
import app.prosa.sql.Ids;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a board is to be, as somebody wrote it down, within bounds.
///
/// @param stages in their order
record BoardWish(Board.Kind kind, String name, List<StageWish> stages) {

    static final int MOST_STAGES = 30;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_DAYS = 3_650;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    BoardWish {
        stages = List.copyOf(stages);
    }

    /// @param id of the stage that is changed; null for a new one
    record StageWish(
            @Nullable StageId id,
            String name,
            String color,
            Stage.@Nullable Outcome outcome,
            @Nullable Integer expectedDays) {

        Stage checked(Ids ids) {
            if (!COLOR.matcher(color).matches()) {
                throw new Refusal.Invalid("invalid", "A color looks like #5b4fd6.", Map.of("field", "color"));
            }
            if (expectedDays != null && (expectedDays < 1 || expectedDays > MOST_DAYS)) {
                throw new Refusal.Invalid(
                        "invalid",
                        "A card may be expected to stay 1 to " + MOST_DAYS + " days.",
                        Map.of("field", "expectedDays", "least", 1, "most", MOST_DAYS));
            }
            return new Stage(
                    Objects.requireNonNullElseGet(id, () -> new StageId(ids.next())),
                    named(name),
                    color.toLowerCase(Locale.ROOT),
                    outcome,
                    expectedDays);
        }
    }

    static List<Stage> checked(List<StageWish> stages, Ids ids) {
        if (stages.isEmpty() || stages.size() > MOST_STAGES) {
            throw new Refusal.Invalid(
                    "invalid",
                    "A board has 1 to " + MOST_STAGES + " stages.",
                    Map.of("field", "stages", "least", 1, "most", MOST_STAGES));
        }
        var checked = stages.stream().map(it -> it.checked(ids)).toList();
        var names =
                checked.stream().map(it -> it.name().toLowerCase(Locale.ROOT)).distinct();
        if (names.count() < checked.size()) {
            throw new Refusal.Conflict("name-taken", "Two stages of a board have different names.");
        }
        return checked;
    }

    static String named(String written) {
        var name = OutsideText.line(written);
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new Refusal.Invalid(
                    "invalid",
                    "A name has 1 to " + LONGEST_NAME + " characters.",
                    Map.of("field", "name", "most", LONGEST_NAME));
        }
        return name;
    }
}
