package app.prosabench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/// How long a built program takes to serve: as `bin/run` starts it, with the cache of earlier starts, over the plain
/// jar as Maven packs it. On a data folder that is there already, so that making one is in neither. Beside it the
/// memory after the start, over that of an empty Spring Boot program.
final class StartBenchmark implements Benchmark {

    private final Path scratch = Scratch.folder();

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "time to /health UP with the cache that bin/run keeps / time of the plain jar";
    }

    @Override
    public void prepare() throws IOException {
        if (!Files.exists(Started.ROOT.resolve("build/server/prosa.aot"))) {
            throw new Wrong("there is no cache in build/server; build/training.log says why");
        }
        Started.prosa(scratch.resolve("data")).close();
    }

    @Override
    public Round round() throws IOException {
        double cached;
        long memory;
        long cachedCpu;
        try (var prosa = Started.prosa(scratch.resolve("data"))) {
            cached = prosa.took().toMillis();
            memory = Machine.residentBytes(prosa.pid());
            cachedCpu = Machine.cpuMillis(prosa.pid());
        }
        double plain;
        long plainCpu;
        try (var prosa = Started.java(List.of("-jar", packed().toString()), scratch.resolve("data"), "/health")) {
            plain = prosa.took().toMillis();
            plainCpu = Machine.cpuMillis(prosa.pid());
        }
        double empty;
        try (var bare = Started.java(emptyProgram(), scratch.resolve("empty"), "/api/openapi.json")) {
            empty = Machine.residentBytes(bare.pid());
        }
        return new Round(
                cached / plain,
                String.format(
                        Locale.ROOT,
                        "%.1f s / %.1f s, processor %.1f s / %.1f s, memory %.0f MB = %.2f of an empty program's",
                        cached / 1000,
                        plain / 1000,
                        cachedCpu / 1000.0,
                        plainCpu / 1000.0,
                        memory / 1e6,
                        memory / empty));
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(scratch);
    }

    private static Path packed() throws IOException {
        try (var files = Files.list(Started.ROOT.resolve("server/target"))) {
            return files.filter(it -> it.getFileName().toString().matches("prosa-[0-9.]+\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new Wrong("no jar in server/target"));
        }
    }

    private static List<String> emptyProgram() {
        var path = Started.ROOT.resolve("server/target/test-classes") + ":" + Started.ROOT.resolve("build/server/lib")
                + "/*";
        return List.of("-Dspringdoc.api-docs.path=/api/openapi.json", "-cp", path, EmptyProgram.class.getName());
    }
}
