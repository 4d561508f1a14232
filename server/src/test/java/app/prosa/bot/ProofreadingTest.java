package app.prosa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.bot.Flaw.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What keeps a flow from being published, and what an answer may be.
class ProofreadingTest {

    private static final Proofreading.Known NOTHING = new Proofreading.Known(Set.of(), Set.of(), Set.of(), Set.of());

    private static List<Flaw> flaws(Step... steps) {
        return Proofreading.of(new Script(List.of(steps), null, 60), NOTHING);
    }

    @Test
    void whatIsWrongIsSaidWhereItIs() {
        assertThat(flaws()).containsExactly(new Flaw(null, Kind.NO_STEPS, null));
        assertThat(flaws(new Step.Message("a", " "))).containsExactly(new Flaw("a", Kind.NO_TEXT, null));
        assertThat(flaws(new Step.Message("a", "Oi {{cor}}")))
                .containsExactly(new Flaw("a", Kind.UNKNOWN_VARIABLE, "cor"));
        assertThat(flaws(new Step.Jump("a", "b"))).contains(new Flaw("a", Kind.NO_TARGET, null));
        assertThat(flaws(new Step.Place("a", null))).containsExactly(new Flaw("a", Kind.NO_DEPARTMENT, null));
        assertThat(flaws(new Step.End("a", null), new Step.Message("b", "Oi")))
                .containsExactly(new Flaw("b", Kind.UNREACHABLE, null));
        assertThat(flaws(new Step.Message("a", "Oi"), new Step.Jump("b", "a")))
                .containsExactly(new Flaw("a", Kind.ENDLESS, null), new Flaw("b", Kind.ENDLESS, null));
        assertThat(flaws(
                        new Step.Answer("a", "Nome?", Check.TEXT, "nome_dela", "", 1, null),
                        new Step.Message("b", "Oi {{nome_dela}}"),
                        new Step.Jump("c", "a")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, ' oi ', oi",
        "NUMBER, 'R$ 1.234,50', 1234.50",
        "NUMBER, -3, -3",
        "NUMBER, doze, ",
        "EMAIL, Ana@Loja.com.BR, ana@loja.com.br",
        "EMAIL, ana@loja, ",
        "PHONE, (11) 98765-4321, 11987654321",
        "PHONE, 123, ",
        "DATE, 5/3/2026, 05/03/2026",
        "DATE, 31/02/2026, ",
        "CPF, 529.982.247-25, 52998224725",
        "CPF, 529.982.247-26, ",
        "CPF, 000.000.000-00, ",
        "CNPJ, 11.444.777/0001-61, 11444777000161",
        "CNPJ, 11.444.777/0001-62, ",
        "CEP, 01310-100, 01310100"
    })
    void answersAreCheckedAndKeptInOneForm(Check check, String said, String kept) {
        assertThat(check.accepted(said)).isEqualTo(kept);
    }
}
