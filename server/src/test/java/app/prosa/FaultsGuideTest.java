package app.prosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FaultsGuideTest {

    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]*Test)\\.([a-z][A-Za-z]*)`");

    @Test
    void everyTestThatTheGuideNamesIsThere() throws IOException {
        var guide = Files.readString(Path.of("../docs/faults.md"));
        var named = TEST.matcher(guide).results().toList();

        assertThat(named).hasSizeGreaterThan(40);
        for (var it : named) {
            assertThat(sources(it.group(1)))
                    .as(it.group())
                    .anyMatch(source -> source.contains("void " + it.group(2) + "("));
        }
    }

    private static List<String> sources(String name) throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(it -> it.getFileName().toString().equals(name + ".java"))
                    .map(FaultsGuideTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
