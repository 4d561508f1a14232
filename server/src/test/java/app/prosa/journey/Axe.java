package app.prosa.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The accessibility rules of axe, asked of what a page shows now.
final class Axe {

    private static final String SCRIPT = script();

    /// Whatever moves comes to rest first: a colour half way to another is none that anybody reads.
    private static final String ASK = """
            async (scheme) => {
              const frame = () => new Promise(requestAnimationFrame)
              await frame().then(frame)
              const ends = ({ effect }) => Number.isFinite(effect.getComputedTiming().endTime)
              await Promise.allSettled(document.getAnimations().filter(ends).map((it) => it.finished))
              const { violations } = await axe.run(document, { resultTypes: ['violations'], iframes: false })
              return violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, nodes }) => nodes.map((it) => `${scheme} ${id}: ${it.html} ${it.failureSummary}`))
            }""";

    private Axe() {}

    /// In either theme.
    static void findsNothingSerious(Frame frame) {
        List<Object> found = new ArrayList<>();
        frame.evaluate(SCRIPT);
        // Light comes last, where the page began.
        for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            frame.page()
                    .emulateMedia(
                            new EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            found.addAll((List<?>) frame.evaluate(ASK, scheme.name()));
        }
        assertThat(found).isEmpty();
    }

    private static String script() {
        try (var in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
