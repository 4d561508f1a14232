package app.prosa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.agent.DepartmentId;
import app.prosa.bot.Effect.Ending;
import app.prosa.bot.Memory.Stance;
import app.prosa.contact.TagId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The rules by which a flow is played, and that it never runs away, whatever it says.
class EngineTest {

    private static final Instant NOON = Instant.parse("2026-03-02T15:00:00Z");
    private static final DepartmentId SALES = new DepartmentId(new UUID(0, 1));
    private static final TagId VIP = new TagId(new UUID(0, 2));

    private static Scene scene() {
        return new Scene("Marta Lima", "20260302-000007", true, ZoneId.of("America/Sao_Paulo"), Set.of(), Set.of());
    }

    private static Script script(Step... steps) {
        return new Script(List.of(steps), SALES, 30);
    }

    private static Step.Question menu(Step.Choice... choices) {
        return new Step.Question("menu", "Qual setor?", null, List.of(choices), "setor", "Não entendi.", 1, null);
    }

    private static Step.Choice choice(String id, String title, @Nullable String to) {
        return new Step.Choice(id, title, null, to);
    }

    private static Engine.Turn begun(Script script) {
        return Engine.play(script, Memory.NEW, new Happening.Begun(), scene(), NOON);
    }

    private static Engine.Turn said(Script script, Engine.Turn before, String text) {
        return Engine.play(script, before.memory(), new Happening.Said(text, null), scene(), NOON);
    }

    @Test
    void itFillsWhatItKnowsAndWhatItWasTold() {
        var script = script(
                new Step.Message("hi", "{{saudacao}}, {{Primeiro nome}}!"),
                new Step.Answer("ask", "Qual o seu CPF?", Check.CPF, "CPF", "Confira o CPF.", 2, null),
                new Step.Message("bye", "Anotei {{cpf}}, protocolo {{protocolo}}."));

        var asked = begun(script);
        var wrong = said(script, asked, "111.111.111-11");
        var right = said(script, wrong, "529.982.247-25");

        assertThat(asked.effects())
                .containsExactly(new Effect.Say("Boa tarde, Marta!"), new Effect.Say("Qual o seu CPF?"));
        assertThat(wrong.effects()).containsExactly(new Effect.Say("Confira o CPF."));
        assertThat(right.effects())
                .containsExactly(
                        new Effect.Say("Anotei 52998224725, protocolo 20260302-000007."),
                        new Effect.End(Ending.FINISHED, null));
    }

    @Test
    void aChoiceIsItsButtonItsNumberOrItsTitleHoweverTyped() {
        var script = script(
                menu(choice("a", "Vendas", "end"), choice("b", "Cobrança", null)),
                new Step.Message("b", "Cobrança, então."),
                new Step.End("end", SALES));
        var asked = begun(script);

        for (var words : List.of("1", " vendas ", "VENDAS!")) {
            assertThat(said(script, asked, words).effects())
                    .as(words)
                    .containsExactly(new Effect.End(Ending.FINISHED, SALES));
        }
        assertThat(Engine.play(script, asked.memory(), new Happening.Said("?", "b"), scene(), NOON)
                        .memory()
                        .variables())
                .isEqualTo(Map.of("setor", "Cobrança"));
        assertThat(said(script, asked, "cobranca").effects()).contains(new Effect.Say("Cobrança, então."));
    }

    @Test
    void whoIsNotUnderstoodIsAskedAgainAndThenGoesToPeople() {
        var script = script(menu(choice("a", "Vendas", null)));
        var asked = begun(script);
        var again = said(script, asked, "oi?");
        var enough = said(script, again, "tem alguém aí?");

        assertThat(again.effects()).singleElement().isInstanceOf(Effect.Ask.class);
        assertThat(enough.effects()).containsExactly(new Effect.End(Ending.FAILED, SALES));
        assertThat(enough.isOver()).isTrue();
        assertThat(said(script, enough, "oi").used()).isFalse();
    }

    @Test
    void whoDoesNotAnswerInTimeGoesToPeople() {
        var script = script(menu(choice("a", "Vendas", null)));
        var asked = begun(script).memory();

        var early = Engine.play(script, asked, new Happening.Passed(), scene(), NOON.plus(Duration.ofMinutes(29)));
        var late = Engine.play(script, asked, new Happening.Passed(), scene(), NOON.plus(Duration.ofMinutes(30)));

        assertThat(early.used()).isFalse();
        assertThat(late.effects()).containsExactly(new Effect.End(Ending.EXPIRED, SALES));
    }

    @Test
    void conditionsSeeVariablesHoursTagsAndContexts() {
        var tests = List.<app.prosa.bot.Test>of(
                new app.prosa.bot.Test.Hours(true),
                new app.prosa.bot.Test.Tagged(VIP, true),
                new app.prosa.bot.Test.Within("pedido", true));
        var script = script(
                new Step.Label("tag", VIP, false),
                new Step.Context("ctx", "pedido", false, 60),
                new Step.Condition("if", true, tests, null, "no"),
                new Step.Message("yes", "Sim"),
                new Step.Jump("over", "end"),
                new Step.Message("no", "Não"),
                new Step.End("end", null));

        assertThat(begun(script).effects()).contains(new Effect.Say("Sim")).doesNotContain(new Effect.Say("Não"));
        var bigger = new app.prosa.bot.Test.Variable("n", app.prosa.bot.Test.Comparison.GREATER, "1.000,50");
        assertThat(bigger.holds(Memory.NEW.knowing("n", "1000.51"), scene())).isTrue();
        assertThat(bigger.holds(Memory.NEW.knowing("n", "muito"), scene())).isFalse();
    }

    @Test
    void aWaitGoesOnInItsTimeAndTakesNoWordsMeanwhile() {
        var script = script(new Step.Pause("wait", 90), new Step.Message("hi", "Voltei."));
        var waiting = begun(script);

        assertThat(said(script, waiting, "oi").used()).isFalse();
        assertThat(Engine.play(script, waiting.memory(), new Happening.Passed(), scene(), NOON.plusSeconds(90))
                        .effects())
                .startsWith(new Effect.Say("Voltei."));
    }

    @Test
    void twoRobotsDoNotTalkForEver() {
        var script =
                script(new Step.Answer("ask", "E aí?", Check.TEXT, "x", "", 0, null), new Step.Jump("round", "ask"));
        var turn = begun(script);
        int rounds = 0;
        while (!turn.isOver()) {
            turn = said(script, turn, "Olá, sou um robô.");
            rounds++;
            assertThat(rounds).isLessThan(100);
        }

        assertThat(turn.effects()).contains(new Effect.End(Ending.LOOPED, SALES));
        assertThat(rounds).isEqualTo(Engine.MOST_WORDS);
    }

    @Test
    void whateverItSaysItEndsOrWaitsAfterBoundedStepsAndAlwaysTheSame() {
        for (long seed = 0; seed < 3_000; seed++) {
            var chance = new Random(seed);
            var script = new Wild(chance).script();
            var memory = Memory.NEW;
            var now = NOON;
            for (int i = 0; i < 30 && memory.stance() != Stance.OVER; i++) {
                var happening = Wild.happening(chance, memory);
                now = now.plusSeconds(chance.nextInt(4_000));
                var turn = Engine.play(script, memory, happening, scene(), now);

                assertThat(turn).as("seed %d", seed).isEqualTo(Engine.play(script, memory, happening, scene(), now));
                assertThat(turn.effects()).as("seed %d", seed).hasSizeLessThanOrEqualTo(Engine.MOST_STEPS + 1);
                assertThat(turn.memory().stance()).as("seed %d", seed).isNotEqualTo(Stance.NEW);
                assertThat(turn.memory().spoken()).as("seed %d", seed).isLessThanOrEqualTo(Engine.MOST_WORDS + 1);
                assertThat(turn.isOver())
                        .as("seed %d", seed)
                        .isEqualTo(turn.effects().stream().anyMatch(Effect.End.class::isInstance));
                if (!turn.used()) {
                    assertThat(turn.memory()).as("seed %d", seed).isEqualTo(memory);
                }
                memory = turn.memory();
            }
        }
    }

    @Test
    void aScriptWithoutFlawsNeverGoesRoundWithoutWaiting() {
        int flawless = 0;
        var known = new Proofreading.Known(Set.of(SALES), Set.of(VIP), Set.of(), Set.of());
        for (long seed = 0; seed < 20_000; seed++) {
            var chance = new Random(seed);
            var script = new Wild(chance).script();
            if (Proofreading.of(script, known).isEmpty()) {
                flawless++;
                var turn = begun(script);
                assertThat(turn.effects()).as("seed %d", seed).doesNotContain(new Effect.End(Ending.LOOPED, SALES));
            }
        }
        assertThat(flawless).isGreaterThan(200);
    }

    /// Scripts that nobody would write.
    private record Wild(Random chance) {

        Script script() {
            int size = 1 + chance.nextInt(7);
            var steps = new ArrayList<Step>();
            for (int i = 0; i < size; i++) {
                steps.add(step("s" + i, size));
            }
            return new Script(steps, chance.nextBoolean() ? SALES : null, 1 + chance.nextInt(60));
        }

        private Step step(String id, int size) {
            return switch (chance.nextInt(10)) {
                case 0, 1 -> new Step.Message(id, "Olá {{nome}}");
                case 2 ->
                    new Step.Question(
                            id,
                            "Qual?",
                            null,
                            List.of(choice("a", "Um", anywhere(size)), choice("b", "Dois", anywhere(size))),
                            "escolha",
                            "Não entendi.",
                            chance.nextInt(3),
                            anywhere(size));
                case 3 -> new Step.Answer(id, "Quanto?", Check.NUMBER, "valor", "", chance.nextInt(3), anywhere(size));
                case 4 ->
                    new Step.Condition(
                            id,
                            chance.nextBoolean(),
                            List.of(new app.prosa.bot.Test.Hours(chance.nextBoolean())),
                            anywhere(size),
                            anywhere(size));
                case 5 -> new Step.Pause(id, 1 + chance.nextInt(100));
                case 6 -> new Step.Jump(id, "s" + chance.nextInt(size));
                case 7 -> new Step.Label(id, VIP, chance.nextBoolean());
                case 8 -> new Step.Context(id, "algo", chance.nextBoolean(), null);
                default -> new Step.End(id, chance.nextBoolean() ? SALES : null);
            };
        }

        private @Nullable String anywhere(int size) {
            return chance.nextInt(3) == 0 ? null : "s" + chance.nextInt(size);
        }

        static Happening happening(Random chance, Memory memory) {
            if (memory.stance() == Stance.NEW) {
                return new Happening.Begun();
            }
            return switch (chance.nextInt(4)) {
                case 0 -> new Happening.Passed();
                case 1 -> new Happening.Said("1", null);
                case 2 -> new Happening.Said("12,5", null);
                default -> new Happening.Said("blá", chance.nextBoolean() ? "b" : null);
            };
        }
    }
}
