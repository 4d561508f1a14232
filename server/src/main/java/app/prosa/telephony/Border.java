package app.prosa.telephony;

import app.prosa.conversation.CallVia;
import app.prosa.telephony.SipMessage.Header;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What passes between an agent's browser and the exchange, and in which words. The browser calls itself [Veil#ME],
/// and customers by the ids of calls; it answers the exchange's question for a password with one that it made up. Here
/// its extension, the number and the true answer take their places; and on the way back a veil lies over everything
/// that names somebody. Headers and parts of a body that are not listed do not pass: a number may stand in any.
final class Border {

    private static final Set<String> BROWSER_ASKS =
            Set.of("REGISTER", "INVITE", "ACK", "BYE", "CANCEL", "INFO", "UPDATE", "PRACK");
    private static final Set<String> EXCHANGE_ASKS =
            Set.of("INVITE", "ACK", "BYE", "CANCEL", "INFO", "UPDATE", "PRACK", "OPTIONS");

    /// As they are, in both directions. What else passes is named where its words change.
    private static final Set<String> PLAIN = Set.of(
            "via",
            "call-id",
            "cseq",
            "max-forwards",
            "expires",
            "allow",
            "supported",
            "unsupported",
            "require",
            "session-expires",
            "min-se",
            "min-expires",
            "retry-after",
            "rseq",
            "rack",
            "reason",
            "www-authenticate",
            "proxy-authenticate",
            "content-type");

    private static final Set<String> TONES = Set.of("application/dtmf-relay", "application/dtmf");
    private static final String SDP = "application/sdp";

    /// Lines of a description that are for people: a title, a name, an address, a number.
    private static final String FOR_PEOPLE = "iuep";

    static final String CALL = "X-Prosa-Call";
    private static final int REMEMBERED = 20;

    private final Line line;
    private final Veil veil;
    private final PhoneCalls calls;
    private final Map<CallId, String> numbers = new LinkedHashMap<>();

    Border(Line line, Veil veil, PhoneCalls calls) {
        this.line = line;
        this.veil = veil;
        this.calls = calls;
    }

    /// What becomes of a message: it goes on to the other side, or is answered to where it came from, or neither.
    record Passage(@Nullable SipMessage on, @Nullable SipMessage back) {

        private static final Passage NONE = new Passage(null, null);

        static Passage on(SipMessage message) {
            return new Passage(message, null);
        }

        static Passage refused(SipMessage request, int status, String reason) {
            return request.isRequest() && !request.method().equals("ACK")
                    ? new Passage(null, request.answer(status, reason))
                    : NONE;
        }
    }

    /// From the browser to the exchange.
    Passage out(SipMessage said) {
        if (said.isRequest() && !BROWSER_ASKS.contains(said.method())) {
            return Passage.refused(said, 405, "Method Not Allowed");
        }
        try {
            return Passage.on(outward(said));
        } catch (Unknown _) {
            return Passage.refused(said, 404, "Not Found");
        }
    }

    /// Somebody is named whom we do not know.
    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private SipMessage outward(SipMessage said) throws Unknown {
        var target = said.isRequest() ? target(said) : "";
        var headers = new ArrayList<Header>();
        for (var header : said.headers()) {
            var name = header.name().toLowerCase(Locale.ROOT);
            switch (name) {
                case "from", "to" -> headers.add(unveiled(header));
                case "route" -> {
                    for (var it : Address.all(header.value())) {
                        headers.add(new Header("Route", it.text(real(it.uri()))));
                    }
                }
                case "contact" -> headers.add(header);
                case "authorization", "proxy-authorization" ->
                    headers.add(new Header(
                            header.name(), line.digest().signed(header.value(), said.method(), target, said.body())));
                default -> {
                    if (PLAIN.contains(name)) {
                        headers.add(header);
                    }
                }
            }
        }
        Veil.call(Address.of(said.must("To")).uri())
                .filter(_ -> said.isRequest() && said.method().equals("INVITE"))
                .ifPresent(it -> headers.add(new Header(CALL, it.value().toString())));
        var passing = bodied(said.with(headers));
        return said.isRequest() ? passing.to(target) : passing;
    }

    private String target(SipMessage said) throws Unknown {
        if (said.method().equals("REGISTER")) {
            return "sip:" + line.pbx().domain();
        }
        if (said.method().equals("INVITE") && !said.isInDialog()) {
            // Asked anew each time: a call that is over is not called again, nor whoever called once.
            numbers.remove(Veil.call(said.target()).orElseThrow(Unknown::new));
        }
        return real(said.target());
    }

    private Header unveiled(Header header) throws Unknown {
        var address = Address.of(header.value());
        return new Header(header.name(), address.text(real(address.uri())));
    }

    /// The address for which a browser's word stands.
    private String real(String uri) throws Unknown {
        if (uri.equals(Veil.ME)) {
            return line.uri();
        }
        var call = Veil.call(uri);
        return (call.isPresent() ? number(call.get()) : veil.under(line, uri)).orElseThrow(Unknown::new);
    }

    private Optional<String> number(CallId call) {
        var known = numbers.get(call);
        if (known != null) {
            return Optional.of(known);
        }
        var number = calls.number(line.account(), line.agent(), call).map(line.pbx()::number);
        number.ifPresent(it -> {
            numbers.put(call, it);
            if (numbers.size() > REMEMBERED) {
                numbers.remove(numbers.keySet().iterator().next());
            }
        });
        return number;
    }

    /// From the exchange to the browser.
    Passage in(SipMessage said) {
        if (said.isRequest() && !EXCHANGE_ASKS.contains(said.method())) {
            return Passage.refused(said, 405, "Method Not Allowed");
        }
        boolean rings = said.isRequest() && said.method().equals("INVITE") && !said.isInDialog();
        var call = rings ? ring(said) : Optional.<CallId>empty();
        if (rings && call.isEmpty()) {
            return Passage.refused(said, 603, "Decline");
        }
        var passing = inward(said);
        return Passage.on(
                call.map(it -> passing.with(CALL, it.value().toString())).orElse(passing));
    }

    private Optional<CallId> ring(SipMessage said) {
        var caller = Address.of(said.header("P-Asserted-Identity").orElse(said.must("From")));
        return calls.ring(
                line.account(),
                line.agent(),
                new PhoneCalls.Ringing(CallVia.PBX, said.must("Call-ID"), caller.user(), null, null));
    }

    private SipMessage inward(SipMessage said) {
        boolean registers = said.method().equals("REGISTER");
        var headers = new ArrayList<Header>();
        for (var header : said.headers()) {
            var name = header.name().toLowerCase(Locale.ROOT);
            switch (name) {
                case "from", "to" -> {
                    var address = Address.of(header.value());
                    headers.add(new Header(header.name(), address.text(veiled(address.uri()))));
                }
                case "record-route" -> {
                    for (var it : Address.all(header.value())) {
                        headers.add(new Header("Record-Route", it.text(veiled(it.uri()))));
                    }
                }
                // The browser finds its own contacts among those of its registration by what it called them.
                case "contact" ->
                    headers.add(
                            registers
                                    ? header
                                    : new Header(
                                            "Contact",
                                            "<"
                                                    + veiled(Address.of(header.value())
                                                            .uri()) + ">"));
                default -> {
                    if (PLAIN.contains(name)) {
                        headers.add(header);
                    }
                }
            }
        }
        return bodied(said.with(headers)).saying(it -> it.isEmpty() ? it : untitled(it));
    }

    private String veiled(String uri) {
        return uri.equals(line.uri()) ? Veil.ME : veil.over(line, uri);
    }

    /// What describes the sound passes, and keys that were pressed; nothing else.
    private static SipMessage bodied(SipMessage said) {
        var type =
                said.header("Content-Type").orElse("").replaceFirst(";.*$", "").strip();
        if (type.equalsIgnoreCase(SDP) || TONES.contains(type.toLowerCase(Locale.ROOT))) {
            return said;
        }
        List<Header> rest =
                said.headers().stream().filter(it -> !it.is("Content-Type")).toList();
        return said.with(rest).saying(_ -> "");
    }

    private static String untitled(String description) {
        return description
                .lines()
                .filter(it -> it.length() < 2 || it.charAt(1) != '=' || FOR_PEOPLE.indexOf(it.charAt(0)) < 0)
                .map(it -> it.startsWith("s=") ? "s=-" : it.replaceFirst("^o=\\S+", "o=-"))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }
}
