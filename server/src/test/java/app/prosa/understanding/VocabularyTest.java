package app.prosa.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a shop's chatbot understands of what its customers type.
class VocabularyTest {

    /// A Monday.
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final Vocabulary SHOP = new Vocabulary(
            List.of(
                    intent(
                            "boleto",
                            "segunda via do boleto",
                            "preciso da 2ª via da fatura",
                            "me manda o boleto de novo",
                            "perdi meu boleto",
                            "quero pagar meu boleto"),
                    intent(
                            "pedido",
                            "onde está meu pedido",
                            "rastrear pedido",
                            "quando chega minha encomenda",
                            "meu pedido ainda não chegou",
                            "código de rastreio"),
                    intent(
                            "horario",
                            "qual o horário de funcionamento",
                            "que horas vocês abrem",
                            "vocês abrem no sábado?",
                            "até que horas fica aberto"),
                    intent("atendente", "quero falar com um atendente", "falar com uma pessoa", "atendimento humano"),
                    intent("saudacao", "oi", "bom dia")),
            List.of());

    static Intent intent(String name, String... phrases) {
        return new Intent(
                new IntentId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                name,
                true,
                Arrays.stream(phrases)
                        .map(it -> new Phrase(new PhraseId(UUID.randomUUID()), it, Instant.EPOCH))
                        .toList());
    }

    private static @Nullable String meant(String text) {
        var guess = SHOP.understand(text, TODAY).intent();
        return guess == null ? null : guess.name();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SEGUNDA VIA DO BOLETO!!!                                                | boleto
                    seguda via do bolteo                                                    | boleto
                    quero a 2a via do boleto pfv                                            | boleto
                    vc pode me mandar a segunda via do boletooooo                           | boleto
                    Oi, bom dia! Tudo bem? Eu queria a segunda via do meu boleto, por favor | boleto
                    perdi o boleto                                                          | boleto
                    onde ta meu pedido                                                      | pedido
                    kd meu pedido??? onde esta                                              | pedido
                    queria rastrear o meu pedido                                            | pedido
                    Comprei ontem um sapato. Até agora nada. Onde está meu pedido?          | pedido
                    qnd chega minha encomenda                                               | pedido
                    Meu pedido ainda nao chegou                                             | pedido
                    qual é o horario de funcionamento de vcs                                | horario
                    q horas abre                                                            | horario
                    voces abrem sabado                                                      | horario
                    falar com atendente                                                     | atendente
                    quero falar com uma pessoa de verdade                                   | atendente
                    Oi, bom dia!                                                            | saudacao
                    oiiii                                                                   | saudacao
                    """)
    void itUnderstandsWhatPeopleType(String text, String intent) {
        assertThat(meant(text)).as(text).isEqualTo(intent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quero cancelar meu pedido",
                "quanto custa o frete",
                "na segunda-feira eu passo aí via Centro",
                "onde fica a loja",
                "quero falar sobre a minha nota fiscal",
                "não quero a segunda via do boleto",
                "vocês vendem café moído?",
                "o pedido veio errado e faltou um pacote",
                "via",
                "kkkkkkkkk",
                "👍👍",
                "",
                "   \n ",
                "?!..."
            })
    void nearMissesAndNoWordsMeanNothing(String text) {
        assertThat(meant(text)).as(text).isNull();
    }

    @Test
    void itSaysHowSureItIsAndByWhichExample() {
        var same = Objects.requireNonNull(
                SHOP.understand("Segunda VIA, do bolêto", TODAY).intent());
        var like = Objects.requireNonNull(
                SHOP.understand("me vê a segunda via do boleto aí", TODAY).intent());

        assertThat(same.confidence()).isEqualTo(100);
        assertThat(like.confidence()).isBetween(60, 99);
        assertThat(like.phrase()).isEqualTo("segunda via do boleto");
        assertThat(SHOP.guesses("boleto do pedido")).hasSizeGreaterThan(1);
    }

    @Test
    void ofTwoIntentsThatAreAsLikelyItTakesNone() {
        var both = new Vocabulary(
                List.of(
                        intent("troca", "trocar produto com defeito"),
                        intent("garantia", "garantia produto com defeito")),
                List.of());

        assertThat(both.understand("produto com defeito", TODAY).intent()).isNull();
        assertThat(both.guesses("produto com defeito")).hasSize(2);
        assertThat(both.understand("troca do produto com defeito", TODAY).intent())
                .isNotNull()
                .extracting(Understood.Guess::name)
                .isEqualTo("troca");
    }

    @Test
    void itAlwaysAnswersTheSame() {
        var text = "boleto ou pedido, tanto faz";

        assertThat(SHOP.guesses(text)).isEqualTo(SHOP.guesses(text));
        assertThat(SHOP.understand(text, TODAY)).isEqualTo(SHOP.understand(text, TODAY));
    }

    @Test
    void whoeverSendsABookIsReadAsFarAsIsReasonable() {
        var book = "segunda via do boleto. " + "a".repeat(100_000);
        var zalgo = "b\u0300\u0301\u0302".repeat(25_000);
        var signs = "R$ 1.1.1.1.1,,,,/////-----@@@@".repeat(4_000);

        assertThat(meant(book)).isEqualTo("boleto");
        assertThat(meant(zalgo)).isNull();
        assertThat(SHOP.understand(signs, TODAY).entities()).hasSizeLessThanOrEqualTo(20);
        assertThat(Speech.words(Speech.cut("oi ".repeat(50_000)))).hasSizeLessThanOrEqualTo(Speech.MOST_WORDS);
    }

    /// What a message costs is how many phrases it is compared with, and that is bounded by what they share
    /// with it.
    @Test
    void ofThousandsOfPhrasesItComparesOnlyThoseThatShareAWordThatSaysSomething() {
        var intents = new ArrayList<Intent>();
        for (int i = 0; i < 100; i++) {
            var phrases = new String[50];
            for (int j = 0; j < phrases.length; j++) {
                phrases[j] = "quero saber do assunto%d tema%d".formatted(i, j);
            }
            intents.add(intent("i" + i, phrases));
        }
        var large = new Vocabulary(intents, List.of());

        assertThat(large.compared("quero saber do preço, por favor")).isZero();
        assertThat(large.compared("quero saber do assunto7")).isEqualTo(50);
        assertThat(large.compared("quero saber do asunto42 tema9")).isLessThanOrEqualTo(150);
        assertThat(large.understand("quero saber do assunto42 tema9", TODAY).intent())
                .isNotNull()
                .extracting(Understood.Guess::name)
                .isEqualTo("i42");
    }

    @Test
    void anIntentThatIsSwitchedOffIsNotUnderstood() {
        var off = intent("boleto", "segunda via do boleto");
        var vocabulary = new Vocabulary(List.of(new Intent(off.id(), off.name(), false, off.phrases())), List.of());

        assertThat(vocabulary.understand("segunda via do boleto", TODAY).intent())
                .isNull();
        assertThat(vocabulary.isEmpty()).isTrue();
    }
}
