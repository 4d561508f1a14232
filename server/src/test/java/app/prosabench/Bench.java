package app.prosabench;

import app.prosabench.Benchmark.Round;
import app.prosabench.Benchmark.Wrong;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Runs a benchmark round by round and prints its figure as the last line.
final class Bench {

    private static final List<Benchmark> ALL = List.of(new StartBenchmark());
    private static final int ROUNDS = 5;
    private static final int ATTEMPTS = 12;
    private static final double FOREIGN = 0.25;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var named = Arrays.stream(arguments).filter(it -> !it.startsWith("--")).toList();
        if (named.isEmpty()) {
            ALL.forEach(it -> System.out.printf("%-12s %s%n", it.name(), it.about()));
            return;
        }
        var benchmark =
                ALL.stream().filter(it -> it.name().equals(named.getFirst())).findFirst();
        if (benchmark.isEmpty()) {
            System.err.println("No benchmark is named " + named.getFirst() + "; bin/bench lists them.");
            System.exit(2);
        }
        System.exit(run(benchmark.orElseThrow(), List.of(arguments).contains("--noisy")) ? 0 : 1);
    }

    private static boolean run(Benchmark benchmark, boolean noisyToo) throws Exception {
        var figures = new ArrayList<Double>();
        try (benchmark) {
            benchmark.prepare();
            for (int attempt = 1; attempt <= ATTEMPTS && figures.size() < ROUNDS; attempt++) {
                var load = Machine.load();
                Round round;
                double foreign;
                try (var watch = new Machine.Watch()) {
                    round = benchmark.round();
                    foreign = watch.foreignShare();
                }
                var counts = noisyToo || foreign <= FOREIGN;
                if (counts) {
                    figures.add(round.figure());
                }
                say(String.format(
                        Locale.ROOT,
                        "round %d: %.3f  %s  (load %s, others %.0f %%%s)",
                        attempt,
                        round.figure(),
                        round.note(),
                        load,
                        foreign * 100,
                        counts ? "" : ", does not count"));
            }
        } catch (Wrong wrong) {
            say(String.format(Locale.ROOT, "%s: FAILED %s", benchmark.name(), String.valueOf(wrong.getMessage())));
            return false;
        }
        if (figures.size() < ROUNDS) {
            say(String.format(
                    Locale.ROOT,
                    "%s: inconclusive (%d quiet rounds of the %d needed)",
                    benchmark.name(),
                    figures.size(),
                    ROUNDS));
            return false;
        }
        figures.sort(null);
        say(String.format(
                Locale.ROOT,
                "%s: %.3f (min %.3f, max %.3f, %d rounds%s)",
                benchmark.name(),
                figures.get(figures.size() / 2),
                figures.getFirst(),
                figures.getLast(),
                figures.size(),
                noisyToo ? ", noisy ones too" : ""));
        return true;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
