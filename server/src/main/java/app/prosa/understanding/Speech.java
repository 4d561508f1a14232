package app.prosa.understanding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people type in a chat, as words that can be compared: without case, accents and signs, with the
/// usual abbreviations spelt out. Portuguese first.
final class Speech {

    /// Who writes more than this has said what they want before.
    static final int MOST_LETTERS = 1_000;

    static final int MOST_WORDS = 80;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DRAWLED = Pattern.compile("(\\p{L})\\1{2,}");
    private static final Pattern BREAK = Pattern.compile("[.,;:!?\\n]");

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("vc", "voce"),
            Map.entry("vcs", "voces"),
            Map.entry("ce", "voce"),
            Map.entry("blz", "beleza"),
            Map.entry("pq", "porque"),
            Map.entry("tb", "tambem"),
            Map.entry("tbm", "tambem"),
            Map.entry("q", "que"),
            Map.entry("oq", "que"),
            Map.entry("hj", "hoje"),
            Map.entry("amh", "amanha"),
            Map.entry("obg", "obrigado"),
            Map.entry("obgd", "obrigado"),
            Map.entry("vlw", "obrigado"),
            Map.entry("pf", "favor"),
            Map.entry("pfv", "favor"),
            Map.entry("pfvr", "favor"),
            Map.entry("msg", "mensagem"),
            Map.entry("qdo", "quando"),
            Map.entry("qnd", "quando"),
            Map.entry("qto", "quanto"),
            Map.entry("qnt", "quanto"),
            Map.entry("qnto", "quanto"),
            Map.entry("cmg", "comigo"),
            Map.entry("ctg", "contigo"),
            Map.entry("ta", "esta"),
            Map.entry("tao", "estao"),
            Map.entry("to", "estou"),
            Map.entry("tou", "estou"),
            Map.entry("n", "nao"),
            Map.entry("eh", "e"),
            Map.entry("mt", "muito"),
            Map.entry("mto", "muito"),
            Map.entry("kd", "cade"),
            Map.entry("dps", "depois"),
            Map.entry("td", "tudo"),
            Map.entry("pra", "para"),
            Map.entry("pro", "para"),
            Map.entry("p", "para"),
            Map.entry("cpra", "compra"),
            Map.entry("qro", "quero"),
            Map.entry("tel", "telefone"),
            Map.entry("cel", "celular"),
            Map.entry("zap", "whatsapp"),
            Map.entry("wpp", "whatsapp"),
            Map.entry("end", "endereco"),
            Map.entry("nf", "nota"),
            Map.entry("1a", "primeira"),
            Map.entry("1o", "primeiro"),
            Map.entry("2a", "segunda"),
            Map.entry("2o", "segundo"),
            Map.entry("3a", "terceira"),
            Map.entry("3o", "terceiro"));

    private static final Set<String> NEGATIONS = Set.of("nao", "nunca", "nem", "sem");

    private static final Set<String> LINKING =
            set("a o as os e ou um uma uns umas de do da dos das em no na nos nas num numa por pelo pela pelos pelas"
                    + " para com ao aos que se eu tu ele ela eles elas voce voces nos me te lhe mim meu minha"
                    + " meus minhas seu sua seus suas esse essa este isso isto aquilo esta estao estou estava"
                    + " ser sao foi era ja so tambem muito mais mas la ai aqui the of to my is");

    private static final Set<String> COURTESIES =
            set("oi ola alo opa ei hey bom boa dia tarde noite tudo bem beleza favor obrigado obrigada por gentileza"
                    + " quero queria gostaria preciso precisava poderia pode podem consegue conseguem saber"
                    + " ver ter tem dizer sr sra senhor senhora moco moca amigo amiga gente pessoal entao"
                    + " agora hoje hello hi please hola gracias");

    private static final Set<String> ASKING =
            set("onde quando quanto quantos quanta como qual quais cade porque quem what where when how");

    private Speech() {}

    private static Set<String> set(String words) {
        return Stream.of(words.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    /// One word that was said.
    ///
    /// @param text folded, as it is compared
    /// @param stem what it has in common with its relatives
    /// @param weight how much it says about what somebody wants
    /// @param from where it stands in the text
    /// @param clause in which part of the text, between signs
    record Word(String text, String stem, double weight, int from, int to, int clause) {

        boolean negates() {
            return NEGATIONS.contains(text);
        }
    }

    /// As much of a text as is listened to.
    static String cut(String text) {
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS);
    }

    /// The words of a text that was cut.
    static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        var found = WORD.matcher(text);
        int clause = 0;
        int end = 0;
        while (words.size() < MOST_WORDS && found.find()) {
            if (BREAK.matcher(text).region(end, found.start()).find()) {
                clause++;
            }
            end = found.end();
            var word = fold(found.group());
            if (!word.isEmpty()) {
                words.add(new Word(word, Stem.of(word), weight(word), found.start(), end, clause));
            }
        }
        return words;
    }

    /// A text as its words alone: what is the same but for case, accents, signs and abbreviations is equal.
    static String line(String text) {
        return words(cut(text)).stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static String fold(String word) {
        var plain = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        var spoken = DRAWLED.matcher(plain).replaceAll("$1");
        return SHORT.getOrDefault(spoken, spoken);
    }

    private static double weight(String word) {
        if (NEGATIONS.contains(word) || ASKING.contains(word)) {
            return 0.5;
        }
        if (LINKING.contains(word)) {
            return 0.1;
        }
        if (COURTESIES.contains(word) || word.length() < 3) {
            return 0.2;
        }
        // Figures are entities, or nothing: whoever names an order's number wants the same as who does not.
        return word.chars().allMatch(Character::isDigit) ? 0.1 : 1;
    }
}
