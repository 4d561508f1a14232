package app.prosa.simulator;

import app.prosa.simulator.Faults.Match;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The simulator, as a process (`bin/simulator`) and inside a test:
///
/// ```java
/// try (var simulator = Simulator.start(0)) {
///     simulator.connect(new NumberSettings(…));
///     simulator.person("Ana").says("oi");
/// }
/// ```
///
/// It listens on the loopback address alone.
public final class Simulator implements AutoCloseable {

    private static final int DEFAULT_PORT = 8090;
    private static final String PAGE = "/sim/ui";
    private static final Map<String, String> FILES = Map.of(
            PAGE,
            "page.html",
            PAGE + "/page.css",
            "page.css",
            PAGE + "/page.js",
            "page.js",
            PAGE + "/bubble.js",
            "bubble.js",
            PAGE + "/control.js",
            "control.js",
            PAGE + "/panel.js",
            "panel.js",
            PAGE + "/voice.js",
            "voice.js",
            PAGE + "/sms",
            "sms.html",
            PAGE + "/sms.js",
            "sms.js",
            PAGE + "/sms.css",
            "sms.css");

    static {
        // Without it each answer waits forty milliseconds for the other side's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final World world;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final HttpServer server;
    private final Graph graph;
    private final Comtele comtele;
    private final TypebotViewer viewer;
    private final Control control;

    private Simulator(HttpServer server, @Nullable Path payloads, int pabx) {
        this.server = server;
        this.world = World.create(Clock.systemUTC(), pabx);
        this.graph = new Graph(world, this::pause);
        this.comtele = new Comtele(world, this::pause);
        this.viewer = new TypebotViewer(world, this::pause);
        this.control = new Control(world, new Scenes(world), payloads);
    }

    /// On that port, or on a free one for 0.
    public static Simulator start(int port) {
        return start(port, null);
    }

    static Simulator start(int port, @Nullable Path payloads) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
            // Beside it, where it was told its own place; else wherever there is room.
            var simulator = new Simulator(server, payloads, port == 0 ? 0 : port + 1);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", simulator::handle);
            server.start();
            return simulator;
        } catch (IOException taken) {
            throw new UncheckedIOException("The simulator cannot listen on port " + port + ".", taken);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        var port = System.getenv("PROSA_SIMULATOR_PORT");
        var payloads = System.getenv("PROSA_SIMULATOR_PAYLOADS");
        var simulator = start(
                port == null || port.isBlank() ? DEFAULT_PORT : Integer.parseInt(port),
                payloads == null || payloads.isBlank()
                        ? null
                        : Path.of(payloads).toAbsolutePath().normalize());
        // A server that lives longer has met the ids of an earlier run: these must be others.
        simulator.reset(ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(simulator::close));
        endWith(System.getenv("PROSA_SIMULATOR_PARENT"), simulator);
        System.out.println("The simulated phone: " + simulator.address() + PAGE);
        simulator.stopping.await();
        System.exit(0);
    }

    /// The simulator that `bin/run` started ends when the server does, also when that is killed.
    private static void endWith(@Nullable String processId, Simulator simulator) {
        if (processId != null && !processId.isBlank()) {
            Thread.ofVirtual().start(() -> {
                ProcessHandle.of(Long.parseLong(processId))
                        .ifPresent(it -> it.onExit().join());
                simulator.stopping.countDown();
            });
        }
    }

    /// Where it listens, such as `http://127.0.0.1:8090`.
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What the app is told instead of `https://graph.facebook.com`.
    public URI metaUrl() {
        return address().resolve("/meta");
    }

    /// What the app is told instead of `https://api.comtele.com.br`.
    public URI comteleUrl() {
        return address().resolve(Comtele.BASE);
    }

    /// Where the viewer of Typebot is.
    public URI typebotUrl() {
        return address().resolve(TypebotViewer.BASE);
    }

    /// The typebots behind that viewer.
    public Typebots typebots() {
        return world.typebots();
    }

    /// The network of SMS.
    public Texting texting() {
        return world.texting();
    }

    /// The company's telephone exchange.
    public Exchange exchange() {
        return world.exchange();
    }

    public NumberSettings connect(NumberSettings number) {
        return world.numbers().connect(number);
    }

    /// What stands at Meta about a number, such as `status` or `quality_rating`, from now on.
    public void changeNumber(String phoneNumberId, String field, String value) {
        world.numbers().changeState(phoneNumberId, Json.object().put(field, value));
    }

    /// Somebody of the cast by name, or anybody by number, writing to the first number that was connected.
    public Customer person(String who) {
        var number = world.numbers().meant("");
        return new Customer(
                world, number.phoneNumberId(), world.people().findOrMeet(who).id());
    }

    /// Everything that the app sent and Meta accepted, the oldest first.
    public List<Sent> outbox() {
        return world.sending().outbox();
    }

    /// Every attempt to deliver a webhook.
    public List<Delivery> deliveries() {
        return world.webhooks().deliveries();
    }

    public Timeline clock() {
        return world.timeline();
    }

    /// Switches a fault on by its short name, such as `F3`, until it has struck so often.
    public void fault(String preset, int times) {
        var it = Presets.named(preset);
        world.faults().add(it.name(), it.match(), it.fault(), times, null);
    }

    /// The same in so many of all cases: 0.1 is every tenth, by chance and yet the same for the same seed.
    public void faultSometimes(String preset, double probability) {
        var it = Presets.named(preset);
        var match = new Match(it.match().path(), null, null, it.match().kind(), null, probability);
        world.faults().add(it.name(), match, it.fault(), null, null);
    }

    /// Switches a fault on that has no short name.
    public void fault(Fault fault, int times) {
        world.faults().add("own", Match.ANY, fault, times, null);
    }

    public void noFaults() {
        world.faults().clear();
    }

    /// Posts the bytes of a payload, signed as they are.
    public void replay(NumberSettings number, byte[] payload) {
        world.webhooks().sendBytes(number, payload, "replay");
    }

    /// A template as if it had been approved long ago; returns its id.
    public String approvedTemplate(String wabaId, String json) {
        var body = (ObjectNode) Json.MAPPER.readTree(json);
        return Json.text(world.templates().add(wabaId, body, "APPROVED"), "id");
    }

    /// What Meta decides about a template: `APPROVED`, `REJECTED`, `PAUSED`, `FLAGGED`, `DISABLED`.
    public void judge(String templateId, String status) {
        world.templates().decide(templateId, status, status.equals("REJECTED") ? "INVALID_FORMAT" : "NONE");
    }

    /// One webhook with so many messages; see `POST /sim/whatsapp/batch`.
    public void batch(NumberSettings number, int size, boolean malformed, boolean stranger) {
        new Scenes(world).batch(number, size, malformed, stranger);
    }

    /// So many messages a second, for so many seconds.
    public void flood(NumberSettings number, int perSecond, int seconds) {
        new Scenes(world).flood(number, perSecond, seconds);
    }

    /// Everybody reads so long after a message arrived, or never by themselves.
    public void readAfter(@Nullable Duration pause) {
        world.statuses().readAfter(pause);
    }

    /// Forgets everything that happened; numbers stay connected.
    public void reset(long seed) {
        world.reset(seed);
    }

    /// Waits until no webhook is on its way.
    public void rest() {
        world.rest();
    }

    @Override
    public void close() {
        stopping.countDown();
        world.close();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/sim/events")) {
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(200, 0);
                world.feed().tell(exchange.getResponseBody());
                return;
            }
            send(exchange, reply(Call.read(exchange)));
        } catch (Reply.Dropped dropped) {
            // Closing without an answer is the answer.
            System.getLogger(Simulator.class.getName()).log(System.Logger.Level.DEBUG, "dropped a connection", dropped);
        } catch (Call.TooLong tooLong) {
            exchange.sendResponseHeaders(413, -1);
        }
    }

    private Reply reply(Call call) {
        if (call.path().startsWith("/meta/")) {
            return graph.answer(call);
        }
        if (call.path().startsWith(Comtele.BASE + "/")) {
            return comtele.answer(call);
        }
        if (call.path().startsWith(TypebotViewer.BASE + "/")) {
            return viewer.answer(call);
        }
        var file = FILES.get(call.path());
        if (file != null && call.method().equals("GET")) {
            return Reply.bytes(200, type(file), Samples.resource(file))
                    .with("Cache-Control", "no-cache")
                    .with(
                            "Content-Security-Policy",
                            "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:");
        }
        if (call.is("GET", "/")) {
            return Reply.text(302, "").with("Location", PAGE);
        }
        return call.path().startsWith("/sim/") ? control.answer(call) : Control.notFound();
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), reply.length() == 0 ? -1 : reply.length());
        try (var body = reply.body();
                var out = exchange.getResponseBody()) {
            body.transferTo(out);
        }
    }

    private void pause(Duration length) {
        try {
            // Ends early when the simulator does.
            stopping.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String type(String file) {
        return file.endsWith(".html")
                ? "text/html; charset=utf-8"
                : file.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
    }
}
