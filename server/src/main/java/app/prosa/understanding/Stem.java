package app.prosa.understanding;

import java.util.List;
import java.util.Set;

/// What Portuguese words have in common with their relatives: boleto and boletos, rastrear, rastreio and
/// rastreamento. It takes endings off, one of each kind, and leaves at least three letters; whether what is
/// left is a word means nothing.
final class Stem {

    private static final int LEAST = 3;

    /// What ends like a plural or a verb and is neither.
    private static final Set<String> WHOLE =
            Set.of("mais", "depois", "tres", "antes", "gratis", "onibus", "lapis", "alias", "jamais", "menos", "vez");

    private record Ending(String of, String singular) {}

    private static final List<Ending> PLURALS = List.of(
            new Ending("oes", "ao"),
            new Ending("aes", "ao"),
            new Ending("ais", "al"),
            new Ending("eis", "el"),
            new Ending("ois", "ol"),
            new Ending("ns", "m"),
            new Ending("res", "r"),
            new Ending("zes", "z"),
            new Ending("s", ""));

    private static final List<String> NOUNS =
            List.of("amento", "imento", "mente", "zinho", "zinha", "acao", "icao", "inho", "inha", "ante", "ente");

    private static final List<String> VERBS = List.of(
            "ariam", "eriam", "iriam", "assem", "essem", "issem", "avamos", "aremos", "eremos", "iremos", "ando",
            "endo", "indo", "aram", "eram", "iram", "avam", "aria", "eria", "iria", "asse", "esse", "isse", "arei",
            "erei", "irei", "amos", "emos", "imos", "arem", "erem", "irem", "ado", "ada", "ido", "ida", "ava", "ara",
            "era", "ira", "ar", "er", "ir", "ou", "eu", "iu", "ei", "am", "em");

    private Stem() {}

    static String of(String word) {
        if (word.length() <= LEAST || WHOLE.contains(word) || Character.isDigit(word.charAt(0))) {
            return word;
        }
        var one = singular(word);
        var root = without(NOUNS, one);
        return vowels(root.equals(one) ? without(VERBS, one) : root);
    }

    private static String singular(String word) {
        for (var it : PLURALS) {
            boolean ends = word.endsWith(it.of()) && !word.endsWith("ss");
            if (ends && word.length() - it.of().length() + it.singular().length() >= LEAST) {
                return word.substring(0, word.length() - it.of().length()) + it.singular();
            }
        }
        return word;
    }

    private static String without(List<String> endings, String word) {
        return endings.stream()
                .filter(it -> word.endsWith(it) && word.length() - it.length() >= LEAST)
                .findFirst()
                .map(it -> word.substring(0, word.length() - it.length()))
                .orElse(word);
    }

    private static String vowels(String word) {
        int end = word.length();
        while (end > LEAST && "aeiou".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }
}
