package app.prosa.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.understanding.EntityType.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What messages name.
class ThingsTest {

    /// A Monday.
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final Vocabulary SHOP = new Vocabulary(
            List.of(),
            List.of(
                    new EntityType(
                            new EntityTypeId(UUID.randomUUID()),
                            "Cidade",
                            List.of(
                                    new Value("Rio de Janeiro", List.of("rio", "RJ")),
                                    new Value("São Paulo", List.of("sampa", "SP"))),
                            1),
                    new EntityType(
                            new EntityTypeId(UUID.randomUUID()),
                            "Produto",
                            List.of(new Value("Geladeira", List.of("refrigerador", "frigobar"))),
                            1)));

    private static List<String> named(String text) {
        return SHOP.understand(text, TODAY).entities().stream()
                .map(it -> (it.name().isEmpty() ? it.key() : it.name()) + "=" + it.value())
                .toList();
    }

    @Test
    void itFindsTheAccountsOwnByAnyOfTheirWordsAlsoMisspelt() {
        assertThat(named("Entrega geladeiras em SAO PAULO?")).containsExactly("Produto=Geladeira", "Cidade=São Paulo");
        assertThat(named("meu refrijerador chegou no rio de janeiro"))
                .containsExactly("Produto=Geladeira", "Cidade=Rio de Janeiro");
        assertThat(named("rj")).containsExactly("Cidade=Rio de Janeiro");
        assertThat(named("o riso do spa")).isEmpty();
    }

    @Test
    void itKeepsWhatWasSaid() {
        var entity = SHOP.understand("é em Sampa!", TODAY).entities().getFirst();

        assertThat(entity.said()).isEqualTo("Sampa");
        assertThat(entity.value()).isEqualTo("São Paulo");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    meu cpf é 529.982.247-25                  | cpf=52998224725
                    52998224725                               | cpf=52998224725
                    CNPJ 11.222.333/0001-81                   | cnpj=11222333000181
                    cnpj novo 12.ABC.345/01DE-35              | cnpj=12ABC34501DE35
                    escreve pra Ana.Souza+x@Loja.com.br.      | email=ana.souza+x@loja.com.br
                    paguei R$ 1.234,50                        | money=1234.50
                    custou 50 reais                           | money=50
                    me liga no (11) 98765-4321                | phone=+5511987654321
                    +55 21 2345-6789                          | phone=+552123456789
                    moro no 01310-100                         | cep=01310100
                    cep: 01310100                             | cep=01310100
                    chega dia 25/12?                          | date=2026-12-25
                    foi em 03/02/2025                         | date=2025-02-03
                    15 de março                               | date=2026-03-15
                    pode ser depois de amanhã                 | date=2026-11-25
                    na sexta-feira                            | date=2026-11-27
                    sábado                                    | date=2026-11-28
                    às 14h30                                  | time=14:30
                    às 9:05                                   | time=09:05
                    3 da tarde                                | time=15:00
                    ao meio-dia                               | time=12:00
                    o pedido 4512                             | number=4512
                    """)
    void itFindsWhatIsBuiltInByItsForm(String text, String found) {
        assertThat(named(text)).as(text).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"meu cpf é 111.111.111-11", "cpf 529.982.247-26"})
    void aNumberThatProvesNothingIsNoCpf(String text) {
        assertThat(named(text)).noneMatch(it -> it.startsWith("cpf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/2026", "45/12", "segunda via do boleto", "oi", "versão 1.2.3.4"})
    void whatOnlyLooksLikeADateIsNone(String text) {
        assertThat(named(text)).noneMatch(it -> it.startsWith("date"));
    }

    @Test
    void severalOfThemStandInTheirOrder() {
        assertThat(named("Dia 25/12 às 10h no Rio, CPF 529.982.247-25"))
                .containsExactly("date=2026-12-25", "time=10:00", "Cidade=Rio de Janeiro", "cpf=52998224725");
    }
}
