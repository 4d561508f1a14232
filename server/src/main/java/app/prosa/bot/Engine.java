package app.prosa.bot;

import app.prosa.agent.DepartmentId;
import app.prosa.bot.Effect.Ending;
import app.prosa.bot.Memory.Stance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plays a flow. A pure function: the same script, memory, happening, scene and time always lead to the
/// same turn, in a conversation and where its author tries it out.
///
/// It never goes round without end: so many steps to a happening, and so many words within a few minutes,
/// and it gives the conversation to people.
public final class Engine {

    static final int MOST_STEPS = 100;

    /// Who says so much in so short a time talks to another robot.
    static final int MOST_WORDS = 20;

    static final Duration MOMENT = Duration.ofMinutes(5);

    private final Script script;
    private final Instant now;
    private final List<Effect> effects = new ArrayList<>();
    private Memory memory;
    private Scene scene;

    private Engine(Script script, Memory memory, Scene scene, Instant now) {
        this.script = script;
        this.memory = memory;
        this.scene = scene;
        this.now = now;
    }

    /// What a happening made of a flow.
    ///
    /// @param used whether it was for the flow at all
    public record Turn(Memory memory, List<Effect> effects, boolean used) {
        public Turn {
            effects = List.copyOf(effects);
        }

        boolean isOver() {
            return memory.stance() == Stance.OVER;
        }
    }

    public static Turn play(Script script, Memory memory, Happening happening, Scene scene, Instant now) {
        var engine = new Engine(script, memory, scene, now);
        boolean used = engine.hear(happening);
        return new Turn(engine.memory, engine.effects, used);
    }

    private boolean hear(Happening happening) {
        return switch (happening) {
            case Happening.Begun _
            when memory.stance() == Stance.NEW -> {
                goOn(0);
                yield true;
            }
            case Happening.Said said
            when memory.stance() == Stance.ASKING -> {
                answered(said);
                yield true;
            }
            case Happening.Passed _
            when isDue() -> {
                if (memory.stance() == Stance.ASKING) {
                    end(Ending.EXPIRED, script.queue());
                } else {
                    goOn(place() + 1);
                }
                yield true;
            }
            case Happening.Begun _, Happening.Said _, Happening.Passed _ -> false;
        };
    }

    private boolean isDue() {
        var until = memory.until();
        return until != null && !now.isBefore(until) && memory.stance() != Stance.OVER;
    }

    /// Where it stands; behind the last step when that is gone.
    private int place() {
        return script.place(memory.step()).orElse(script.steps().size());
    }

    private void answered(Happening.Said said) {
        int place = place();
        if (place == script.steps().size()) {
            end(Ending.FINISHED, null);
            return;
        }
        switch (script.steps().get(place)) {
            case Step.Question it ->
                chosen(it, said)
                        .ifPresentOrElse(
                                choice -> take(it, choice, place),
                                () -> again(it.tries(), it.failed(), () -> ask(it, it.retry())));
            case Step.Answer it -> {
                var value = it.check().accepted(said.text());
                if (value == null) {
                    again(it.tries(), it.failed(), () -> ask(it, it.retry()));
                } else {
                    memory = memory.knowing(Blanks.name(it.variable()), value);
                    goOn(place + 1);
                }
            }
            default -> goOn(place);
        }
    }

    /// The choice that an answer means: its button, its number, or its title.
    private static Optional<Step.Choice> chosen(Step.Question question, Happening.Said said) {
        var choices = question.choices();
        var words = Words.fold(said.text());
        for (int i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            boolean meant = choice.id().equals(said.payload())
                    || words.equals(Words.fold(choice.title()))
                    || words.equals(Integer.toString(i + 1));
            if (meant) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }

    private void take(Step.Question question, Step.Choice choice, int place) {
        if (question.variable() != null && !question.variable().isBlank()) {
            memory = memory.knowing(Blanks.name(question.variable()), choice.title());
        }
        goOn(target(choice.to(), place));
    }

    /// The answer was none: it is asked anew, until that has been enough.
    private void again(int tries, @Nullable String failed, Runnable ask) {
        if (memory.tries() < tries) {
            memory = memory.at(Stance.ASKING, memory.step(), memory.tries() + 1, patience());
            ask.run();
            return;
        }
        var then = script.place(failed);
        if (then.isPresent()) {
            goOn(then.getAsInt());
        } else {
            end(Ending.FAILED, script.queue());
        }
    }

    private void goOn(int from) {
        int place = from;
        for (int taken = 0; memory.stance() != Stance.OVER; taken++) {
            if (taken == MOST_STEPS) {
                end(Ending.LOOPED, script.queue());
            } else if (place >= script.steps().size()) {
                end(Ending.FINISHED, null);
            } else {
                int next = take(script.steps().get(place), place);
                if (next < 0) {
                    return;
                }
                place = next;
            }
        }
    }

    /// @return the place of the next step, or -1 when it has to wait here
    private int take(Step step, int place) {
        switch (step) {
            case Step.Message it -> say(it.text());
            case Step.Question it -> {
                memory = memory.at(Stance.ASKING, it.id(), 0, patience());
                ask(it, it.text());
                return -1;
            }
            case Step.Answer it -> {
                memory = memory.at(Stance.ASKING, it.id(), 0, patience());
                ask(it, it.text());
                return -1;
            }
            case Step.Condition it -> {
                return target(holds(it) ? it.yes() : it.no(), place);
            }
            case Step.Label it -> {
                if (it.tag() != null) {
                    effects.add(new Effect.Label(it.tag(), it.remove()));
                    scene = scene.tagged(it.tag(), !it.remove());
                }
            }
            case Step.Place it -> {
                if (it.department() != null) {
                    effects.add(new Effect.Place(it.department()));
                }
            }
            case Step.Assign it -> {
                if (it.agent() != null) {
                    effects.add(new Effect.Assign(it.agent()));
                }
            }
            case Step.Resolve _ -> effects.add(new Effect.Resolve());
            case Step.Archive _ -> effects.add(new Effect.Archive());
            case Step.Context it -> {
                effects.add(new Effect.Context(it.name(), it.remove(), it.minutes()));
                scene = scene.within(it.name(), !it.remove());
            }
            case Step.Pause it -> {
                memory = memory.at(Stance.WAITING, it.id(), 0, now.plusSeconds(Math.max(1, it.seconds())));
                return -1;
            }
            case Step.Jump it -> {
                return target(it.to(), place);
            }
            case Step.End it -> end(Ending.FINISHED, it.department());
        }
        return place + 1;
    }

    private boolean holds(Step.Condition condition) {
        return condition.all()
                ? condition.tests().stream().allMatch(it -> it.holds(memory, scene))
                : condition.tests().stream().anyMatch(it -> it.holds(memory, scene));
    }

    private int target(@Nullable String step, int place) {
        return script.place(step).orElse(place + 1);
    }

    private void ask(Step.Question question, String words) {
        var text = filled(words.isBlank() ? question.text() : words);
        if (speaks()) {
            effects.add(new Effect.Ask(text, question.choices(), question.button()));
        }
    }

    private void ask(Step.Answer question, String words) {
        say(words.isBlank() ? question.text() : words);
    }

    private void say(String words) {
        var text = filled(words);
        if (!text.isEmpty() && speaks()) {
            effects.add(new Effect.Say(text));
        }
    }

    private String filled(String words) {
        return Blanks.filled(words, memory, scene, now);
    }

    /// Counts what it says. False when that was too much: then it is over.
    private boolean speaks() {
        memory = memory.speaks(now);
        if (memory.spoken() > MOST_WORDS) {
            end(Ending.LOOPED, script.queue());
            return false;
        }
        return true;
    }

    private Instant patience() {
        return now.plus(Duration.ofMinutes(script.idleMinutes()));
    }

    private void end(Ending ending, @Nullable DepartmentId queue) {
        memory = memory.at(Stance.OVER, memory.step(), memory.tries(), null);
        effects.add(new Effect.End(ending, queue));
    }
}
