package app.prosa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.agent.Department;
import app.prosa.agent.DepartmentId;
import app.prosa.agent.DepartmentRules;
import app.prosa.bot.typebot.Reply.Asked;
import app.prosa.bot.typebot.Reply.Kind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a customer's words mean to Typebot, and what its words mean to the house.
class InterpreterTest {

    private static final List<String> CHOICES = List.of("2ª via de boleto", "Suporte técnico", "Falar com atendente");
    private static final DepartmentId MONEY = new DepartmentId(new UUID(0, 1));
    private static final DepartmentId LONG = new DepartmentId(new UUID(0, 2));

    @ParameterizedTest
    @CsvSource({
        "2, Suporte técnico",
        "suporte tecnico, Suporte técnico",
        "SUPORTE TÉCNICO!, Suporte técnico",
        "Falar com atendente, Falar com atendente",
        "outra coisa, outra coisa",
        "4, 4"
    })
    void oneChoiceIsMeantByItsNumberOrItsWords(String said, String meant) {
        assertThat(Interpreter.meant(new Asked(Kind.CHOICE, CHOICES, 0), said)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1, 3 | 2ª via de boleto, Falar com atendente",
                "1 3 | 2ª via de boleto, Falar com atendente",
                "3 e 1 | Falar com atendente, 2ª via de boleto",
                "suporte tecnico; 1; 1 | Suporte técnico, 2ª via de boleto",
                "2 | Suporte técnico",
                "1, nove | 1, nove",
            })
    void severalChoicesAreJoinedAsTypebotWantsThem(String said, String meant) {
        assertThat(Interpreter.meant(new Asked(Kind.CHOICES, CHOICES, 0), said)).isEqualTo(meant);
    }

    @Test
    void whereNothingIsOfferedTheWordsAreTheAnswer() {
        assertThat(Interpreter.meant(new Asked(Kind.WORDS, List.of(), 0), "1")).isEqualTo("1");
        assertThat(Interpreter.meant(null, "1")).isEqualTo("1");
    }

    @Test
    void pleasForPeopleAreTakenOutOfTheWords() {
        assertThat(Plea.in("Seu protocolo é 2026-77. #transferir:Financeiro", departments()))
                .isEqualTo(new Plea("Seu protocolo é 2026-77.", MONEY));
        assertThat(Plea.in("#transferir: pós venda obrigado", departments())).isEqualTo(new Plea("obrigado", LONG));
        assertThat(Plea.in("Até já #humano\nTchau", departments())).isEqualTo(new Plea("Até já\nTchau", null));
        assertThat(Plea.in("#transferir:Lua", departments())).isEqualTo(new Plea("", null));
        assertThat(Plea.in("#humanos são gente", departments())).isNull();
        assertThat(Plea.in("Pedido #12", departments())).isNull();
    }

    private static List<Department> departments() {
        return List.of(department(MONEY, "Financeiro"), department(LONG, "Pós-venda"));
    }

    private static Department department(DepartmentId id, String name) {
        return new Department(id, name, "#4c6ef5", List.of(), DepartmentRules.USUAL);
    }
}
