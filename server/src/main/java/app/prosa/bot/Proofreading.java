package app.prosa.bot;

import app.prosa.agent.AgentId;
import app.prosa.agent.DepartmentId;
import app.prosa.bot.Flaw.Kind;
import app.prosa.contact.TagId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what is wrong with a script before customers do.
final class Proofreading {

    private static final int MOST_STEPS = 200;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_TITLE = 60;
    private static final int MOST_CHOICES = 20;
    private static final int MOST_TRIES = 10;
    private static final int LONGEST_WAIT = 7 * 24 * 3_600;
    private static final int LONGEST_IDLE = 7 * 24 * 60;

    private final Script script;
    private final Known known;
    private final Set<String> variables;
    private final List<Flaw> flaws = new ArrayList<>();

    private Proofreading(Script script, Known known) {
        this.script = script;
        this.known = known;
        this.variables = new HashSet<>(Blanks.KNOWN);
        this.variables.addAll(known.variables());
        script.steps().forEach(it -> {
            var set = variable(it);
            if (set != null) {
                variables.add(Blanks.name(set));
            }
        });
    }

    /// What there is in the account.
    ///
    /// @param variables that a message may bring along, such as `cpf`
    record Known(Set<DepartmentId> departments, Set<TagId> tags, Set<AgentId> agents, Set<String> variables) {}

    static List<Flaw> of(Script script, Known known) {
        var reading = new Proofreading(script, known);
        reading.read();
        return List.copyOf(reading.flaws);
    }

    private void read() {
        var steps = script.steps();
        if (steps.isEmpty()) {
            flaw(null, Kind.NO_STEPS, null);
        }
        if (steps.size() > MOST_STEPS) {
            flaw(null, Kind.TOO_MANY_STEPS, null);
        }
        if (script.queue() != null && !known.departments().contains(script.queue())) {
            flaw(null, Kind.NO_DEPARTMENT, null);
        }
        number(null, script.idleMinutes(), 1, LONGEST_IDLE);
        var ids = new HashSet<String>();
        for (var step : steps) {
            if (!ids.add(step.id()) || step.id().isBlank()) {
                flaw(step, Kind.SAME_ID, null);
            }
            read(step);
            targets(step).filter(it -> script.place(it).isEmpty()).forEach(_ -> flaw(step, Kind.NO_TARGET, null));
        }
        findUnreachable();
        findEndless();
    }

    private void read(Step step) {
        switch (step) {
            case Step.Message it -> text(step, it.text(), true);
            case Step.Question it -> {
                text(step, it.text(), true);
                text(step, it.retry(), false);
                number(step, it.tries(), 0, MOST_TRIES);
                choices(it);
            }
            case Step.Answer it -> {
                text(step, it.text(), true);
                text(step, it.retry(), false);
                number(step, it.tries(), 0, MOST_TRIES);
                if (Blanks.name(it.variable()).isEmpty()) {
                    flaw(step, Kind.NO_VARIABLE, null);
                }
            }
            case Step.Condition it -> {
                if (it.tests().isEmpty()) {
                    flaw(step, Kind.NO_TESTS, null);
                }
                it.tests().forEach(test -> read(step, test));
            }
            case Step.Label it -> {
                if (it.tag() == null || !known.tags().contains(it.tag())) {
                    flaw(step, Kind.NO_TAG, null);
                }
            }
            case Step.Place it -> department(step, it.department());
            case Step.Assign it -> {
                if (it.agent() == null || !known.agents().contains(it.agent())) {
                    flaw(step, Kind.NO_AGENT, null);
                }
            }
            case Step.Context it -> {
                if (it.name().isBlank()) {
                    flaw(step, Kind.NO_CONTEXT, null);
                }
                number(step, it.minutes() == null ? 1 : it.minutes(), 1, LONGEST_IDLE);
            }
            case Step.Pause it -> number(step, it.seconds(), 1, LONGEST_WAIT);
            case Step.Jump it -> {
                if (it.to() == null) {
                    flaw(step, Kind.NO_TARGET, null);
                }
            }
            case Step.End it -> {
                if (it.department() != null) {
                    department(step, it.department());
                }
            }
            case Step.Resolve _, Step.Archive _ -> {}
        }
    }

    private void read(Step step, Test test) {
        switch (test) {
            case Test.Variable(var name, var _, var _) -> {
                if (name.isBlank()) {
                    flaw(step, Kind.NO_VARIABLE, null);
                } else if (!variables.contains(Blanks.name(name))) {
                    flaw(step, Kind.UNKNOWN_VARIABLE, name);
                }
            }
            case Test.Tagged(var tag, var _) -> {
                if (tag == null || !known.tags().contains(tag)) {
                    flaw(step, Kind.NO_TAG, null);
                }
            }
            case Test.Within(var name, var _) -> {
                if (name.isBlank()) {
                    flaw(step, Kind.NO_CONTEXT, null);
                }
            }
            case Test.Hours _ -> {}
        }
    }

    private void choices(Step.Question question) {
        if (question.choices().isEmpty()) {
            flaw(question, Kind.NO_CHOICES, null);
        }
        if (question.choices().size() > MOST_CHOICES) {
            flaw(question, Kind.TOO_MANY_CHOICES, Integer.toString(MOST_CHOICES));
        }
        var titles = new HashSet<String>();
        for (var choice : question.choices()) {
            var title = Words.fold(choice.title());
            if (title.isEmpty()) {
                flaw(question, Kind.NO_TEXT, null);
            } else if (!titles.add(title)) {
                flaw(question, Kind.SAME_CHOICE, choice.title());
            }
            if (choice.title().length() > LONGEST_TITLE) {
                flaw(question, Kind.TOO_LONG, Integer.toString(LONGEST_TITLE));
            }
        }
    }

    private void department(Step step, @Nullable DepartmentId department) {
        if (department == null || !known.departments().contains(department)) {
            flaw(step, Kind.NO_DEPARTMENT, null);
        }
    }

    private void text(Step step, String text, boolean needed) {
        if (needed && text.isBlank()) {
            flaw(step, Kind.NO_TEXT, null);
        }
        if (text.length() > LONGEST_TEXT) {
            flaw(step, Kind.TOO_LONG, Integer.toString(LONGEST_TEXT));
        }
        Blanks.of(text).stream()
                .filter(it -> !variables.contains(it))
                .forEach(it -> flaw(step, Kind.UNKNOWN_VARIABLE, it));
    }

    private void number(@Nullable Step step, int value, int least, int most) {
        if (value < least || value > most) {
            flaw(step, Kind.BAD_NUMBER, "%d–%d".formatted(least, most));
        }
    }

    private static @Nullable String variable(Step step) {
        return switch (step) {
            case Step.Question it -> it.variable();
            case Step.Answer it -> it.variable();
            default -> null;
        };
    }

    private void findUnreachable() {
        var reached = new LinkedHashSet<Integer>();
        var waiting = new ArrayDeque<Integer>();
        waiting.add(0);
        while (!waiting.isEmpty()) {
            int place = waiting.remove();
            if (place < script.steps().size() && reached.add(place)) {
                waiting.addAll(after(place));
            }
        }
        for (int i = 0; i < script.steps().size(); i++) {
            if (!reached.contains(i)) {
                flaw(script.steps().get(i), Kind.UNREACHABLE, null);
            }
        }
    }

    /// Steps that come round to themselves without waiting for the customer or for time.
    private void findEndless() {
        for (int i = 0; i < script.steps().size(); i++) {
            if (!waits(script.steps().get(i)) && comesBack(i)) {
                flaw(script.steps().get(i), Kind.ENDLESS, null);
            }
        }
    }

    private boolean comesBack(int start) {
        var seen = new HashSet<Integer>();
        var waiting = new ArrayDeque<>(after(start));
        while (!waiting.isEmpty()) {
            int place = waiting.remove();
            if (place == start) {
                return true;
            }
            boolean goesOn =
                    place < script.steps().size() && !waits(script.steps().get(place));
            if (goesOn && seen.add(place)) {
                waiting.addAll(after(place));
            }
        }
        return false;
    }

    private static boolean waits(Step step) {
        return step instanceof Step.Question || step instanceof Step.Answer || step instanceof Step.Pause;
    }

    /// Where it may go from a step.
    private List<Integer> after(int place) {
        var step = script.steps().get(place);
        var next = new ArrayList<Integer>();
        targets(step).forEach(it -> script.place(it).ifPresent(next::add));
        boolean falls = switch (step) {
            case Step.Jump _, Step.End _ -> false;
            case Step.Condition it -> it.yes() == null || it.no() == null;
            case Step.Question it -> it.choices().stream().anyMatch(choice -> choice.to() == null);
            default -> true;
        };
        if (falls) {
            next.add(place + 1);
        }
        return next;
    }

    /// The steps that a step names.
    private static Stream<String> targets(Step step) {
        return switch (step) {
            case Step.Question it ->
                Stream.concat(
                        it.choices().stream().flatMap(choice -> Stream.ofNullable(choice.to())),
                        Stream.ofNullable(it.failed()));
            case Step.Answer it -> Stream.ofNullable(it.failed());
            case Step.Condition it -> Stream.concat(Stream.ofNullable(it.yes()), Stream.ofNullable(it.no()));
            case Step.Jump it -> Stream.ofNullable(it.to());
            default -> Stream.empty();
        };
    }

    private void flaw(@Nullable Step step, Kind kind, @Nullable String detail) {
        var flaw = new Flaw(step == null ? null : step.id(), kind, detail);
        if (!flaws.contains(flaw)) {
            flaws.add(flaw);
        }
    }
}
