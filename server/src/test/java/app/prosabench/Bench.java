package app.prosabench;

import app.prosabench.Benchmark.Round;
import app.prosabench.Benchmark.Wrong;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Runs a benchmark round by round and prints its figure as the last line.
final class Bench {

    /// In the order in which they are listed.
    private static final List<Function<Options, Benchmark>> ALL = List.of(
            MainJobBenchmark::new,
            SocketsBenchmark::new,
            ListBenchmark::new,
            _ -> new StartBenchmark(),
            _ -> new RoutingBenchmark(),
            IntakeBenchmark::new,
            ContractBenchmark::new,
            FaultsBenchmark::new);

    private static final int ATTEMPTS_PER_ROUND = 3;
    private static final double FOREIGN = 0.25;

    private Bench() {}

    /// What stands behind the benchmark's name.
    ///
    /// @param noisy rounds on a busy machine count too
    /// @param rounds how many rounds must count
    /// @param numbers what else was said, as `--seconds=10`
    record Options(boolean noisy, int rounds, Map<String, Long> numbers) {

        static Options of(List<String> arguments) {
            var numbers = new TreeMap<String, Long>();
            for (var argument : arguments) {
                var parts = argument.split("=", 2);
                if (parts.length == 2) {
                    numbers.put(parts[0].substring(2), Long.valueOf(parts[1]));
                }
            }
            var rounds = numbers.remove("rounds");
            return new Options(arguments.contains("--noisy"), rounds == null ? 5 : rounds.intValue(), numbers);
        }

        int number(String name, int otherwise) {
            return Math.toIntExact(number(name, (long) otherwise));
        }

        long number(String name, long otherwise) {
            return numbers.getOrDefault(name, otherwise);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var options = Options.of(
                Arrays.stream(arguments).filter(it -> it.startsWith("--")).toList());
        var named = Arrays.stream(arguments).filter(it -> !it.startsWith("--")).toList();
        var benchmarks = ALL.stream().map(it -> it.apply(options)).toList();
        if (named.isEmpty()) {
            benchmarks.forEach(it -> System.out.printf("%-12s %s%n", it.name(), it.about()));
            return;
        }
        var benchmark = benchmarks.stream()
                .filter(it -> it.name().equals(named.getFirst()))
                .findFirst();
        if (benchmark.isEmpty()) {
            System.err.println("No benchmark is named " + named.getFirst() + "; bin/bench lists them.");
            System.exit(2);
        }
        var chosen = benchmark.orElseThrow();
        System.exit((chosen.proves() ? prove(chosen) : run(chosen, options)) ? 0 : 1);
    }

    /// Something that holds or does not.
    private static boolean prove(Benchmark benchmark) throws Exception {
        try (benchmark) {
            benchmark.prepare();
            say(benchmark.name() + ": holds  " + benchmark.round().note());
            return true;
        } catch (Wrong wrong) {
            say(benchmark.name() + ": FAILED " + wrong.getMessage());
            return false;
        }
    }

    private static boolean run(Benchmark benchmark, Options options) throws Exception {
        var figures = new ArrayList<Double>();
        try (benchmark) {
            benchmark.prepare();
            int attempts = options.rounds() * ATTEMPTS_PER_ROUND;
            for (int attempt = 1; attempt <= attempts && figures.size() < options.rounds(); attempt++) {
                var load = Machine.load();
                Round round;
                double foreign;
                try (var watch = new Machine.Watch()) {
                    round = benchmark.round();
                    foreign = watch.foreignShare();
                }
                var counts = options.noisy() || foreign <= FOREIGN;
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
            say(benchmark.name() + ": FAILED " + wrong.getMessage());
            return false;
        }
        if (figures.size() < options.rounds()) {
            say(String.format(
                    Locale.ROOT,
                    "%s: inconclusive (%d quiet rounds of the %d needed)",
                    benchmark.name(),
                    figures.size(),
                    options.rounds()));
            return false;
        }
        figures.sort(null);
        if (options.noisy()) {
            say("Rounds on a busy machine counted too.");
        }
        say(String.format(
                Locale.ROOT,
                "%s: %.3f (min %.3f, max %.3f, %d rounds)",
                benchmark.name(),
                figures.get(figures.size() / 2),
                figures.getFirst(),
                figures.getLast(),
                figures.size()));
        return true;
    }

    static void say(String line) {
        System.out.println(line);
    }
}
