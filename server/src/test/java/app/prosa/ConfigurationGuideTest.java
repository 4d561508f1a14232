package app.prosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationGuideTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern VARIABLE = Pattern.compile("\\bPROSA_[A-Z][A-Z_]*[A-Z]\\b");

    @Test
    void theGuideNamesEveryVariableThatIsReadAndNoOther() throws IOException {
        var read = new TreeSet<String>();
        for (var folder : new String[] {"server/src/main", "simulator/src/main", "bin"}) {
            try (var files = Files.walk(ROOT.resolve(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    read.addAll(variables(file));
                }
            }
        }

        assertThat(variables(ROOT.resolve("docs/guides/configuration.md"))).containsExactlyInAnyOrderElementsOf(read);
    }

    private static Set<String> variables(Path file) throws IOException {
        var found = new TreeSet<String>();
        try (Stream<String> lines = Files.lines(file, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            lines.flatMap(line -> VARIABLE.matcher(line).results()).forEach(it -> found.add(it.group()));
        }
        return found;
    }
}
