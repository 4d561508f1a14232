package app.prosa.faults;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.faults.Facts.Arrived;
import app.prosa.faults.Facts.Asked;
import app.prosa.faults.Facts.Line;
import app.prosa.faults.Facts.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// A judge who never finds anything is no judge: whatever is made wrong, the verdict says.
class VerdictTest {

    private static final Instant NOON = Instant.parse("2026-03-02T15:00:00Z");

    /// Facts that can be made wrong.
    private static final class Draft {
        final List<Told> told = new ArrayList<>(List.of(told("a", 0), told("b", 1), told("c", 2)));
        final List<Asked> asked = new ArrayList<>(List.of(new Asked(0, "r1", "R1"), new Asked(0, "r2", "R2")));
        final List<String> thanked = new ArrayList<>(List.of("a", "b", "c", "w1 sent", "w1 sent"));
        final Map<String, List<String>> outcomes = new HashMap<>(Map.of(
                "a", List.of("message"),
                "b", List.of("message"),
                "c", List.of("message"),
                "w1 sent", List.of("status")));
        final List<Line> lines = new ArrayList<>(List.of(
                line(1, "a", true, ""),
                line(2, "b", true, ""),
                line(3, "c", true, ""),
                line(4, "r1", false, "delivered"),
                line(5, "r2", false, "read")));
        final List<Arrived> phones = new ArrayList<>(List.of(arrived("r1", "delivered"), arrived("r2", "read")));
        final Map<String, JsonNode> open = new HashMap<>(Map.of("a", StringNode.valueOf("a")));
        final Map<String, JsonNode> fresh = new HashMap<>(open);
        final List<String> complaints = new ArrayList<>();
        long forged;
        long waiting;

        private static Told told(String id, int second) {
            return new Told(0, id, text(id), second, NOON.plusSeconds(2L * second), NOON.plusSeconds(2L * second + 1));
        }

        private static Line line(long seq, String id, boolean fromCustomer, String status) {
            return new Line("conversation", seq, id, fromCustomer, text(id), status);
        }

        private static Arrived arrived(String id, String reached) {
            return new Arrived(0, id, text(id), reached);
        }

        private static String text(String id) {
            return id.toUpperCase(Locale.ROOT);
        }

        Facts facts() {
            return new Facts(told, asked, thanked, forged, outcomes, waiting, lines, phones, open, fresh, complaints);
        }
    }

    /// Everything that can be wrong.
    enum Break {
        LOST_MESSAGE(it -> it.lines.removeFirst()),
        DOUBLED_MESSAGE(it -> it.lines.add(new Line("conversation", 9, "a2", true, "A", ""))),
        STRANGE_MESSAGE(it -> it.lines.add(Draft.line(9, "x", true, ""))),
        SWAPPED_MESSAGES(it -> {
            it.lines.set(0, Draft.line(2, "a", true, ""));
            it.lines.set(1, Draft.line(1, "b", true, ""));
        }),
        TWO_CONVERSATIONS(it -> it.lines.set(2, new Line("another", 3, "c", true, "C", ""))),
        FORGOTTEN_EVENT(it -> it.outcomes.remove("b")),
        DEAD_EVENT(it -> it.outcomes.put("b", List.of("dead"))),
        EVENT_TWICE(it -> it.outcomes.put("b", List.of("message", "message"))),
        PARKED_STATUS(it -> it.outcomes.put("w1 sent", List.of("parked"))),
        WAITING_EVENT(it -> it.waiting = 1),
        FORGED_EVENT(it -> it.forged = 1),
        GIVEN_UP(it -> it.told.set(0, new Told(0, "a", "A", 0, NOON, null))),
        REPLY_TWICE(it -> it.phones.add(Draft.arrived("r2", "read"))),
        REPLY_LOST(it -> it.phones.removeLast()),
        REPLY_FORGOTTEN(it -> it.lines.removeLast()),
        STRANGE_REPLY(it -> it.phones.add(Draft.arrived("r9", "read"))),
        WRONG_TICK(it -> it.lines.set(4, Draft.line(5, "r2", false, "sent"))),
        UNCERTAIN_THOUGH_IT_ARRIVED(it -> it.lines.set(4, Draft.line(5, "r2", false, "uncertain"))),
        TO_SOMEBODY_ELSE(it -> it.phones.set(1, new Arrived(1, "r2", "R2", "read"))),
        SWAPPED_REPLIES(it -> it.phones.addFirst(it.phones.removeLast())),
        STALE_CONSOLE(it -> it.open.put("a", StringNode.valueOf("older"))),
        CONSOLE_MISSES_ONE(it -> it.open.clear()),
        CONSOLE_HAS_ONE_TOO_MANY(it -> it.open.put("z", StringNode.valueOf("z"))),
        CONSOLE_STARTED_AFRESH(it -> it.complaints.add("the console was sent back to the start"));

        @SuppressWarnings("ImmutableEnumChecker") // a lambda that holds nothing
        private final Consumer<Draft> how;

        Break(Consumer<Draft> how) {
            this.how = how;
        }
    }

    @Test
    void nothingIsWrongWhenAllIsWell() {
        assertThat(Verdict.on(new Draft().facts())).isEmpty();
    }

    @Test
    void whatIsUncertainNeedNotHaveArrived() {
        var draft = new Draft();
        draft.lines.set(4, Draft.line(5, "r2", false, "uncertain"));
        draft.phones.removeLast();

        assertThat(Verdict.on(draft.facts())).isEmpty();
    }

    @Test
    void whatWasTriedAtOneTimeMayStandInAnyOrder() {
        var draft = new Draft();
        draft.told.set(0, new Told(0, "a", "A", 0, NOON, NOON.plusSeconds(9)));
        draft.lines.set(0, Draft.line(2, "a", true, ""));
        draft.lines.set(1, Draft.line(1, "b", true, ""));

        assertThat(Verdict.on(draft.facts())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void whateverIsWrongIsSaid(Break what) {
        var draft = new Draft();

        what.how.accept(draft);

        assertThat(Verdict.on(draft.facts())).isNotEmpty();
    }
}
