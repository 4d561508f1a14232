package app.prosa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Writes down which feature IDs each test carries and how it ended, for `bin/features`: Surefire's reports know no
/// tags. Adds to the file, so that several forks can share it. Does nothing unless the system property `prosa.features`
/// names the file.
public final class FeatureReport implements TestExecutionListener {

    private static final Pattern FEATURE = Pattern.compile("[A-Z]{3}-\\d\\d");

    private final Map<TestIdentifier, String> results = new ConcurrentHashMap<>();
    private @Nullable TestPlan plan;

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        everyTestOf(test, "skipped");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() != Status.SUCCESSFUL) {
            everyTestOf(test, result.getStatus() == Status.FAILED ? "failed" : "skipped");
        } else if (test.isTest()) {
            results.putIfAbsent(test, "passed");
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        var file = System.getProperty("prosa.features");
        if (file == null) {
            return;
        }
        var lines = new TreeMap<String, String>();
        results.forEach((test, result) -> test.getTags().stream()
                .filter(tag -> FEATURE.matcher(tag.getName()).matches())
                .forEach(tag ->
                        lines.merge(tag.getName() + "\t" + name(test), result, (a, b) -> a.equals("passed") ? b : a)));
        try {
            var text = new StringBuilder();
            lines.forEach((key, result) ->
                    text.append(key).append('\t').append(result).append('\n'));
            Files.createDirectories(Path.of(file).toAbsolutePath().getParent());
            Files.writeString(Path.of(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Where several forks share the tests, each class is a plan of its own.
        results.clear();
    }

    /// What fails a whole class leaves no result for its tests: they count as it does.
    private void everyTestOf(TestIdentifier test, String result) {
        results.put(test, result);
        if (plan != null && test.isContainer()) {
            plan.getDescendants(test).forEach(it -> results.put(it, result));
        }
    }

    private static String name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(it -> it.getClassName().replaceAll("^.*\\.", "") + "." + it.getMethodName())
                .orElse(test.getDisplayName());
    }
}
