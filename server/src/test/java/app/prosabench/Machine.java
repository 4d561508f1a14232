package app.prosabench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What the machine is busy with. Reads Linux's `/proc`; times are in its ticks of 10 ms.
final class Machine {

    /// `bin/bench` sets it; every process that a benchmark starts inherits it.
    private static final String MARK = "PROSA_BENCH_RUN=" + System.getenv("PROSA_BENCH_RUN");

    private Machine() {}

    static String load() {
        return read(Path.of("/proc/loadavg")).split(" ", -1)[0];
    }

    /// Memory of a process that lies in RAM.
    static long residentBytes(long pid) {
        return read(Path.of("/proc/" + pid + "/status"))
                        .lines()
                        .filter(it -> it.startsWith("VmRSS:"))
                        .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                        .sum()
                * 1024;
    }

    /// Processor time of a process, its own and the kernel's for it.
    static long cpuMillis(long pid) {
        return ticks(pid) * 10;
    }

    /// Processor time of the PostgreSQL servers that this benchmark started. What a session used that has ended is
    /// lost; the server keeps its own.
    static long postgresCpuMillis() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(it -> read(Path.of("/proc/" + it + "/stat")).contains("(postgres)") && isOurs(it))
                .mapToLong(Machine::cpuMillis)
                .sum();
    }

    /// Bytes of the objects that are alive in a Java process, after a full collection.
    static long liveBytes(long pid) throws IOException {
        var jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        try (var lines = jcmd.inputReader().lines()) {
            return lines.filter(it -> it.startsWith("Total"))
                    .mapToLong(it -> Long.parseLong(it.strip().split("\\s+", -1)[2]))
                    .findFirst()
                    .orElseThrow(() -> new IOException("jcmd said nothing of process " + pid));
        }
    }

    /// Watches a round: how much of the machine went to others.
    static final class Watch implements AutoCloseable {

        private final long[] before = cpu();
        private final Map<Long, Long> first = new ConcurrentHashMap<>();
        private final Map<Long, Long> last = new ConcurrentHashMap<>();
        private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();

        Watch() {
            ours().forEach((pid, ticks) -> first.put(pid, ticks));
            // Often, because what a process used since the last sample is lost when it ends.
            var _ = sampler.scheduleAtFixedRate(() -> last.putAll(ours()), 0, 200, TimeUnit.MILLISECONDS);
        }

        double foreignShare() {
            last.putAll(ours());
            var after = cpu();
            long used = last.entrySet().stream()
                    .mapToLong(it -> it.getValue() - first.getOrDefault(it.getKey(), 0L))
                    .sum();
            long busy = after[0] - before[0];
            return Math.max(0, (double) (busy - used) / Math.max(1, after[1] - before[1]));
        }

        @Override
        public void close() {
            sampler.shutdownNow();
        }
    }

    /// Busy and total ticks of all cores. Time that a hypervisor gave to somebody else counts as busy.
    private static long[] cpu() {
        var fields = Arrays.stream(read(Path.of("/proc/stat"))
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .replaceAll("^cpu +", "")
                        .split(" ", -1))
                .mapToLong(Long::parseLong)
                .limit(8)
                .toArray();
        long total = Arrays.stream(fields).sum();
        return new long[] {total - fields[3] - fields[4], total};
    }

    private static Map<Long, Long> ours() {
        var found = new HashMap<Long, Long>();
        ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(Machine::isOurs)
                .forEach(it -> found.put(it, ticks(it)));
        return found;
    }

    /// PostgreSQL writes its titles over its environment; it is known by where it works.
    private static boolean isOurs(long pid) {
        return read(Path.of("/proc/" + pid + "/environ")).contains(MARK) || Scratch.contains(workingFolder(pid));
    }

    private static Path workingFolder(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd"));
        } catch (IOException e) {
            return Path.of("/");
        }
    }

    private static long ticks(long pid) {
        var stat = read(Path.of("/proc/" + pid + "/stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /// Empty for a process that has just ended or belongs to somebody else.
    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            if (file.startsWith("/proc") && file.getNameCount() == 3) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
