package app.prosabench;

import app.prosa.Eg;
import app.prosa.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// What an idle agent's socket costs in heap, over a bare echo socket of the same server; and what happens when all of
/// them are cut at once and come back: whether any misses an event, and what they ask the database.
final class SocketsBenchmark implements Benchmark {

    private static final int ACCOUNTS = 10;
    private static final int PEOPLE = 5;
    private static final int MISSED = 5;
    private static final int FEW = 100;
    private static final double QUERIES_PER_CLIENT = 0.01;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final Path scratch = Scratch.folder();
    private final int sockets;
    private final List<Shop> shops = new ArrayList<>();
    private final List<Screen> screens = new ArrayList<>();
    private @Nullable Started prosa;
    private @Nullable Started echo;
    private @Nullable Database database;

    SocketsBenchmark(Bench.Options options) {
        this.sockets = options.number("sockets", 10_000);
    }

    @Override
    public String name() {
        return "sockets";
    }

    @Override
    public String about() {
        return "heap per idle agent's socket / heap per bare echo socket; all cut and resumed at once";
    }

    @Override
    public void prepare() throws IOException {
        var data = scratch.resolve("data");
        var server = Started.prosa(
                data,
                Map.of("PROSA_SIGNUP", "open", "PROSA_TRUSTED_PROXIES", "127.0.0.0/8", "PROSA_DATABASE_POOL", "10"));
        prosa = server;
        database = Database.of(data);
        echo = Started.java(echoProgram(), scratch.resolve("echo"), "/up");
        for (int i = 0; i < ACCOUNTS; i++) {
            var shop = Shop.open(server.port());
            shops.add(shop);
            var people = new ArrayList<>(List.of(shop.desk().admin()));
            while (people.size() < PEOPLE) {
                people.add(shop.agent("Atendente " + people.size()));
            }
            int each = sockets / ACCOUNTS / PEOPLE;
            for (var person : people) {
                long seq = head(person);
                for (int k = 0; k < each; k++) {
                    screens.add(new Screen(shop, cookie(person), seq));
                }
            }
        }
    }

    private static List<String> echoProgram() {
        var path = Started.ROOT.resolve("server/target/test-classes") + ":" + Started.ROOT.resolve("build/server")
                + "/prosa.jar:" + Started.ROOT.resolve("build/server/lib") + "/*";
        return List.of("-cp", path, EchoProgram.class.getName());
    }

    private static String cookie(Eg.Person person) {
        return person.http().cookie("prosa_session").orElseThrow();
    }

    private static long head(Eg.Person person) {
        return person.http().get("/api/v1/bootstrap").ok().get("seq").asLong();
    }

    @Override
    public Round round() throws Exception {
        var bare = bare();
        try (var crowd = new Crowd(Objects.requireNonNull(prosa).port())) {
            long before = Machine.liveBytes(Objects.requireNonNull(prosa).pid());
            screens.forEach(Screen::forget);
            comeIn(crowd);
            settle(crowd);
            double heap = (Machine.liveBytes(prosa.pid()) - before) / (double) screens.size();
            crowd.cut();
            publish(MISSED);
            var storm = storm(crowd);
            publish(1);
            mustKnowAll(crowd);
            return new Round(
                    heap / bare.heap(),
                    String.format(
                            Locale.ROOT,
                            "%.1f KB / %.1f KB each; %d resumed in %.1f s = %.1f of the bare server's handshakes, %d queries (%d more than in idle)",
                            heap / 1e3,
                            bare.heap() / 1e3,
                            screens.size(),
                            storm.seconds(),
                            storm.seconds() / bare.seconds(),
                            storm.queries(),
                            storm.queriesOfClients()));
        }
    }

    private record Bare(double heap, double seconds) {}

    private Bare bare() throws IOException {
        var server = Objects.requireNonNull(echo);
        try (var crowd = new Crowd(server.port())) {
            long before = Machine.liveBytes(server.pid());
            var echoes = new ArrayList<Echo>();
            for (int i = 0; i < screens.size(); i++) {
                echoes.add(new Echo());
            }
            long began = System.nanoTime();
            crowd.join(echoes);
            crowd.until(() -> echoes.stream().allMatch(it -> it.heard), PATIENCE, "all echoes came");
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Bare((Machine.liveBytes(server.pid()) - before) / (double) echoes.size(), seconds);
        }
    }

    private void arrive(Crowd crowd) throws IOException {
        for (var screen : screens) {
            screen.leave();
        }
        crowd.join(screens);
        greeted(crowd, screens);
    }

    /// Their first time they have no ticket yet, and the server looks each up: a few at a time, as people come in the
    /// morning.
    private void comeIn(Crowd crowd) throws IOException {
        for (int i = 0; i < screens.size(); i += FEW) {
            var few = screens.subList(i, Math.min(screens.size(), i + FEW));
            crowd.join(few);
            greeted(crowd, few);
        }
    }

    private void greeted(Crowd crowd, List<Screen> some) throws IOException {
        crowd.until(
                () -> {
                    mustBeSound();
                    return some.stream().allMatch(it -> it.greeted);
                },
                PATIENCE,
                "all sockets were greeted");
    }

    /// Counts and presence follow a moment after the greeting.
    private static void settle(Crowd crowd) throws IOException {
        long end = System.nanoTime() + SETTLE.toNanos();
        crowd.until(() -> System.nanoTime() > end, SETTLE.multipliedBy(2), "all was quiet");
    }

    private void publish(int messages) throws IOException {
        for (var shop : shops) {
            var visitor = shop.visitor();
            for (int i = 0; i < messages; i++) {
                visitor.says("Mensagem " + i).ok();
            }
        }
    }

    private record Storm(double seconds, long queries, long queriesOfClients) {}

    private Storm storm(Crowd crowd) throws Exception {
        var asked = Objects.requireNonNull(database);
        var heads = heads();
        asked.logStatements(true);
        try {
            long start = asked.logLength();
            long began = System.nanoTime();
            arrive(crowd);
            crowd.until(() -> all(it -> it.seq >= known(heads, it)), PATIENCE, "all had resumed");
            long nanos = System.nanoTime() - began;
            settle(crowd);
            var during = asked.statementsSince(start);
            long idle = asked.logLength();
            long end = System.nanoTime() + nanos + SETTLE.toNanos();
            crowd.until(() -> System.nanoTime() > end, PATIENCE, "as long had passed");
            int ofClients = during.size() - asked.statementsSince(idle).size();
            if (ofClients > screens.size() * QUERIES_PER_CLIENT) {
                throw new Wrong("%d clients asked the database %d queries:%n%s"
                        .formatted(screens.size(), ofClients, mostFrequent(during)));
            }
            return new Storm(nanos / 1e9, during.size(), ofClients);
        } finally {
            asked.logStatements(false);
        }
    }

    private static String mostFrequent(List<String> statements) {
        return statements.stream()
                .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(20)
                .map(it -> it.getValue() + " x " + it.getKey())
                .collect(Collectors.joining("\n"));
    }

    private void mustKnowAll(Crowd crowd) throws IOException {
        var heads = heads();
        crowd.until(() -> all(it -> it.seq >= known(heads, it)), PATIENCE, "all knew the latest event");
        mustBeSound();
    }

    private Map<String, Long> heads() {
        return shops.stream()
                .collect(Collectors.toMap(Shop::key, it -> head(it.desk().admin())));
    }

    private static long known(Map<String, Long> heads, Screen screen) {
        return heads.getOrDefault(screen.shop.key(), Long.MAX_VALUE);
    }

    private boolean all(java.util.function.Predicate<Screen> holds) {
        return screens.stream().allMatch(holds);
    }

    private void mustBeSound() {
        for (var screen : screens) {
            if (screen.wrong != null) {
                throw new Wrong(screen.wrong);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (prosa != null) {
            prosa.close();
        }
        if (echo != null) {
            echo.close();
        }
        FileSystemUtils.deleteRecursively(scratch);
    }

    /// Says one word and hears it.
    private static final class Echo implements Crowd.Guest {

        private boolean heard;

        @Override
        public String path() {
            return "/echo";
        }

        @Override
        public String headers() {
            return "";
        }

        @Override
        public void opened(Crowd.Line line) throws IOException {
            line.say("{\"type\":\"ping\"}");
        }

        @Override
        public void heard(String text) {
            heard = true;
        }

        @Override
        public void lost(String why) {
            throw new Wrong("an echo socket was lost: " + why);
        }
    }

    /// An agent's screen that remembers the last number and its ticket, as the console does.
    private static final class Screen implements Crowd.Guest {

        private final Shop shop;
        private final String cookie;
        private long seq;
        private boolean greeted;
        private @Nullable String ticket;
        private @Nullable String wrong;

        private Screen(Shop shop, String cookie, long seq) {
            this.shop = shop;
            this.cookie = cookie;
            this.seq = seq;
        }

        private void leave() {
            greeted = false;
        }

        private void forget() {
            greeted = false;
            ticket = null;
        }

        @Override
        public String path() {
            return "/api/v1/live?seq=" + seq + (ticket == null ? "" : "&ticket=" + ticket);
        }

        @Override
        public String headers() {
            return "Cookie: prosa_session=" + cookie + "\r\n";
        }

        @Override
        public void opened(Crowd.Line line) {
            // The server speaks first.
        }

        @Override
        public void heard(String text) {
            if (text.startsWith("{\"type\":\"events\"")) {
                long after = number(text, "\"after\":");
                if (after != seq) {
                    wrong = "a socket that knew " + seq + " was told what came after " + after;
                }
                seq = number(text, "\"seq\":");
            } else if (text.startsWith("{\"type\":\"hello\"")) {
                greeted = true;
                int at = text.indexOf("\"ticket\":\"") + 10;
                ticket = text.substring(at, text.indexOf('"', at));
            } else if (text.startsWith("{\"type\":\"reload\"")) {
                wrong = "a socket was sent back to the start";
            }
        }

        private static long number(String text, String field) {
            int at = text.indexOf(field) + field.length();
            int end = at;
            while (Character.isDigit(text.charAt(end))) {
                end++;
            }
            return Long.parseLong(text.substring(at, end));
        }

        @Override
        public void lost(String why) {
            wrong = "a socket was lost: " + why;
        }
    }
}
