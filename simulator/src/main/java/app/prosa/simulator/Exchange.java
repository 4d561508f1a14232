package app.prosa.simulator;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A company's telephone exchange (PABX) that speaks SIP over a WebSocket (RFC 7118): extensions register with a
/// password, call numbers, and are called. Numbers answer at once unless they were told otherwise.
public final class Exchange implements AutoCloseable {

    public static final String DOMAIN = "pabx.simulada";

    private static final int MOST_EXTENSIONS = 1_000;

    /// What a number does when it is called.
    public enum Manner {
        ANSWERS,
        /// Until [Exchange#answers] is told.
        RINGS,
        IS_BUSY,
        REFUSES,
        IS_UNKNOWN
    }

    /// Where an extension is, and by which name it wants to be called.
    private record Telephone(SocketServer.Wire wire, String contact) {}

    /// A call, and the last INVITE of it.
    private static final class Leg {
        private ExchangeCall call;
        private final Sip invite;
        private final Telephone telephone;
        private final String tag = UUID.randomUUID().toString().substring(0, 8);
        private String theirs = "";
        private int number = 1;

        Leg(ExchangeCall call, Sip invite, Telephone telephone) {
            this.call = call;
            this.invite = invite;
            this.telephone = telephone;
        }
    }

    private final Map<String, String> passwords = new LinkedHashMap<>();
    private final Map<String, List<Telephone>> registered = new LinkedHashMap<>();
    private final Map<String, Manner> manners = new LinkedHashMap<>();
    private final Map<String, Leg> legs = new LinkedHashMap<>();
    private final Feed feed;
    private final SocketServer server;

    Exchange(int port, Feed feed) {
        this.feed = feed;
        this.server = listening(port);
    }

    /// There, or wherever there is room when somebody else is.
    private SocketServer listening(int port) {
        try {
            return SocketServer.start(port, "sip", Visit::new);
        } catch (UncheckedIOException _) {
            return SocketServer.start(0, "sip", Visit::new);
        }
    }

    /// Such as `ws://127.0.0.1:8091/`.
    public URI address() {
        return URI.create("ws://127.0.0.1:" + server.port() + "/");
    }

    /// An extension with this password; a known one has it from now on.
    public synchronized void extension(String username, String password) {
        if (passwords.size() >= MOST_EXTENSIONS && !passwords.containsKey(username)) {
            throw new IllegalStateException("The simulator has " + MOST_EXTENSIONS + " extensions and no more.");
        }
        passwords.put(username, password);
    }

    /// What a number, as it is dialled, does from now on.
    public synchronized void when(String number, Manner manner) {
        manners.put(number, manner);
    }

    public synchronized boolean isRegistered(String extension) {
        return !registered.getOrDefault(extension, List.of()).isEmpty();
    }

    /// Every call, the oldest first.
    public synchronized List<ExchangeCall> calls() {
        return legs.values().stream().map(it -> it.call).toList();
    }

    /// Somebody calls an extension: it rings everywhere where that is registered.
    public synchronized List<ExchangeCall> call(String number, String extension) {
        var made = new ArrayList<ExchangeCall>();
        for (var telephone : List.copyOf(registered.getOrDefault(extension, List.of()))) {
            var call = new ExchangeCall(UUID.randomUUID().toString(), extension, number, true, "ringing", false);
            var from = "\"%s\" <sip:%s@%s>".formatted(number, number, DOMAIN);
            var invite = Sip.of("INVITE " + telephone.contact() + " SIP/2.0");
            var leg = new Leg(call, Sound.offered(invite), telephone);
            legs.put(call.id(), leg);
            addressed(leg.invite, leg, from, "<sip:%s@%s>".formatted(extension, DOMAIN), "INVITE", 1)
                    .with("P-Asserted-Identity", from)
                    .with("Contact", "<sip:%s@127.0.0.1:5060;transport=ws>".formatted(number));
            telephone.wire().send(leg.invite.text());
            made.add(tell(call));
        }
        return made;
    }

    private static Sip addressed(Sip request, Leg leg, String from, String to, String method, int number) {
        return request.with("Via", "SIP/2.0/WS 127.0.0.1:5060;branch=z9hG4bK" + leg.tag + method + number)
                .with("Max-Forwards", "70")
                .with("From", from + ";tag=" + leg.tag)
                .with("To", leg.theirs.isEmpty() ? to : to + ";tag=" + leg.theirs)
                .with("Call-ID", leg.call.id())
                .with("CSeq", number + " " + method);
    }

    /// The customer whose phone rings takes the call.
    public synchronized void answers(String id) {
        var leg = leg(id);
        accept(leg);
    }

    /// The customer hangs up, or gives up.
    public synchronized void hangsUp(String id) {
        var leg = leg(id);
        if (leg.call.state().equals("ended")) {
            return;
        }
        boolean rings = leg.call.state().equals("ringing");
        if (rings && leg.call.incoming()) {
            request(leg, "CANCEL", 1);
        } else if (rings) {
            leg.telephone
                    .wire()
                    .send(leg.invite
                            .answer(480, "Temporarily Unavailable", leg.tag)
                            .text());
        } else {
            request(leg, "BYE", ++leg.number);
        }
        move(leg, "ended");
    }

    private Leg leg(String id) {
        var leg = legs.get(id);
        if (leg == null) {
            throw new IllegalArgumentException("There is no such call.");
        }
        return leg;
    }

    /// The exchange goes away for everybody who is connected.
    public void cut() {
        server.cut();
    }

    synchronized void reset() {
        manners.clear();
        legs.clear();
    }

    private void request(Leg leg, String method, int number) {
        boolean mine = leg.call.incoming();
        var own = mine ? leg.invite.address("From") : leg.invite.address("To");
        var other = mine ? leg.invite.address("To") : leg.invite.address("From");
        if (!mine) {
            leg.theirs = leg.invite.tag("From");
        }
        var target = method.equals("CANCEL") ? leg.invite.target() : leg.telephone.contact();
        var branch = method.equals("CANCEL") ? "INVITE" : method;
        var request = addressed(
                Sip.of(method + " " + target + " SIP/2.0"), leg, "<" + own + ">", "<" + other + ">", method, number);
        if (method.equals("CANCEL")) {
            // It is of the same transaction as what it takes back.
            request = Sip.read(request.text().replace("z9hG4bK" + leg.tag + method, "z9hG4bK" + leg.tag + branch));
        }
        leg.telephone.wire().send(request.text());
    }

    private ExchangeCall tell(ExchangeCall call) {
        feed.say("exchange", Json.tree(call));
        return call;
    }

    private void move(Leg leg, String state) {
        leg.call = tell(leg.call.at(state));
    }

    private void accept(Leg leg) {
        leg.telephone
                .wire()
                .send(Sound.answered(
                                leg.invite
                                        .answer(200, "OK", leg.tag)
                                        .with("Contact", "<sip:" + leg.call.number() + "@127.0.0.1:5060;transport=ws>"),
                                leg.invite.body())
                        .text());
        move(leg, "answered");
    }

    /// Somebody who is connected.
    private final class Visit implements SocketServer.Party {

        private final SocketServer.Wire wire;

        private Visit(SocketServer.Wire wire) {
            this.wire = wire;
        }

        @Override
        public void heard(String text) {
            if (!text.isBlank()) {
                synchronized (Exchange.this) {
                    var message = Sip.read(text);
                    if (message.isRequest()) {
                        asked(message);
                    } else {
                        answered(message);
                    }
                }
            }
        }

        @Override
        public void gone() {
            synchronized (Exchange.this) {
                registered.replaceAll((_, all) ->
                        all.stream().filter(it -> !it.wire().equals(wire)).toList());
                legs.values().stream()
                        .filter(it -> it.telephone.wire().equals(wire)
                                && !it.call.state().equals("ended"))
                        .forEach(it -> move(it, "ended"));
            }
        }

        private void asked(Sip request) {
            var leg = legs.get(request.header("Call-ID"));
            switch (request.method()) {
                case "REGISTER" -> register(request);
                case "INVITE" -> {
                    if (leg == null) {
                        invite(request);
                    } else {
                        leg.call = tell(leg.call.held(Sound.isHeld(request.body())));
                        say(Sound.answered(
                                request.answer(200, "OK", leg.tag).with("Contact", "<sip:1@127.0.0.1:5060>"),
                                request.body()));
                    }
                }
                case "ACK" -> {}
                case "CANCEL" -> {
                    say(request.answer(200, "OK", "simulada"));
                    if (leg != null && leg.call.state().equals("ringing")) {
                        say(leg.invite.answer(487, "Request Terminated", leg.tag));
                        move(leg, "ended");
                    }
                }
                case "BYE" -> {
                    say(request.answer(200, "OK", "simulada"));
                    if (leg != null) {
                        move(leg, "ended");
                    }
                }
                default -> say(request.answer(200, "OK", "simulada"));
            }
        }

        private void register(Sip request) {
            var extension = Sip.user(request.address("To"));
            if (!proves(request, extension)) {
                return;
            }
            var contact = request.address("Contact");
            var others = registered.getOrDefault(extension, List.of()).stream()
                    .filter(it -> !it.wire().equals(wire))
                    .toList();
            boolean leaves = request.header("Expires").equals("0")
                    || request.header("Contact").contains("expires=0");
            var all = new ArrayList<>(others);
            var answer = request.answer(200, "OK", "simulada");
            if (!contact.isEmpty() && !leaves) {
                all.add(new Telephone(wire, contact));
                answer.with("Contact", "<" + contact + ">;expires=600");
            }
            if (!contact.isEmpty()) {
                registered.put(extension, List.copyOf(all));
            }
            say(answer);
            feed.say("exchange", Json.object().put("registered", extension));
        }

        private void invite(Sip request) {
            var extension = Sip.user(request.address("From"));
            if (!proves(request, extension)) {
                return;
            }
            var number = Sip.user(request.target());
            var call = new ExchangeCall(request.header("Call-ID"), extension, number, false, "ringing", false);
            var leg = new Leg(call, request, new Telephone(wire, request.address("Contact")));
            legs.put(call.id(), leg);
            say(request.answer(100, "Trying", leg.tag));
            tell(call);
            switch (manners.getOrDefault(number, Manner.ANSWERS)) {
                case ANSWERS -> {
                    say(request.answer(180, "Ringing", leg.tag));
                    accept(leg);
                }
                case RINGS -> say(request.answer(180, "Ringing", leg.tag));
                case IS_BUSY -> refuse(leg, 486, "Busy Here");
                case REFUSES -> refuse(leg, 603, "Decline");
                case IS_UNKNOWN -> refuse(leg, 404, "Not Found");
            }
        }

        private void refuse(Leg leg, int status, String reason) {
            say(leg.invite.answer(status, reason, leg.tag));
            move(leg, "ended");
        }

        /// An extension answers a call of a customer's.
        private void answered(Sip answer) {
            var leg = legs.get(answer.header("Call-ID"));
            if (leg == null || !answer.method().equals("INVITE") || answer.status() < 200) {
                return;
            }
            leg.theirs = answer.tag("To");
            request(leg, "ACK", 1);
            if (answer.status() >= 300) {
                move(leg, "ended");
            } else if (leg.call.state().equals("ringing")) {
                move(leg, "answered");
                legs.values().stream()
                        .filter(it -> it != leg
                                && it.call.incoming()
                                && it.call.state().equals("ringing")
                                && it.call.number().equals(leg.call.number()))
                        .toList()
                        .forEach(it -> hangsUp(it.call.id()));
            }
        }

        private void say(Sip message) {
            wire.send(message.text());
        }

        /// Whether the request shows that it knows the extension's password; else it is asked for.
        private boolean proves(Sip request, String extension) {
            var said = request.header("Authorization");
            var password = passwords.get(extension);
            if (password == null || (!said.isEmpty() && !Proof.isTrue(said, request, extension, password))) {
                say(request.answer(403, "Forbidden", "simulada"));
                return false;
            }
            if (said.isEmpty()) {
                say(request.answer(401, "Unauthorized", "simulada")
                        .with(
                                "WWW-Authenticate",
                                "Digest realm=\"%s\", nonce=\"%s\", algorithm=MD5, qop=\"auth\""
                                        .formatted(DOMAIN, UUID.randomUUID())));
            }
            return !said.isEmpty();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
