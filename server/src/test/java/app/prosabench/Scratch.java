package app.prosabench;

import java.nio.file.Path;

/// Where a benchmark keeps what it throws away.
final class Scratch {

    private Scratch() {}

    static Path folder() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "prosa-bench-" + ProcessHandle.current().pid());
    }

    static boolean contains(Path file) {
        return file.startsWith(folder());
    }
}
