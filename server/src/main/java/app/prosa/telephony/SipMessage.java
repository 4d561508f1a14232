package app.prosa.telephony;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A message of SIP (RFC 3261). Over a WebSocket each has a frame of its own (RFC 7118).
///
/// @param start the first line: what is asked, or what is answered
/// @param body empty when there is none
record SipMessage(String start, List<Header> headers, String body) {

    private static final String VERSION = "SIP/2.0";
    private static final String END = "\r\n";

    /// The one letter that may stand for a header's name.
    private static final Map<String, String> SHORT = Map.of(
            "v", "Via",
            "f", "From",
            "t", "To",
            "i", "Call-ID",
            "m", "Contact",
            "l", "Content-Length",
            "c", "Content-Type",
            "k", "Supported",
            "x", "Session-Expires");

    SipMessage {
        headers = List.copyOf(headers);
    }

    record Header(String name, String value) {

        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    /// The message in a frame, if there is one.
    static Optional<SipMessage> read(String frame) {
        int end = frame.indexOf(END + END);
        var lines = (end < 0 ? frame : frame.substring(0, end)).split(END, -1);
        var headers = new ArrayList<Header>();
        for (int i = 1; i < lines.length; i++) {
            var line = lines[i];
            int colon = line.indexOf(':');
            if (colon < 1 || line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0 || line.isBlank()) {
                return Optional.empty();
            }
            var name = line.substring(0, colon).strip();
            headers.add(new Header(
                    SHORT.getOrDefault(name.toLowerCase(Locale.ROOT), name),
                    line.substring(colon + 1).strip()));
        }
        var message = new SipMessage(lines[0], headers, end < 0 ? "" : frame.substring(end + 4));
        return end >= 0 && message.isWhole() ? Optional.of(message) : Optional.empty();
    }

    private boolean isWhole() {
        var words = start.split(" ", 3);
        boolean begins = words.length == 3
                && start.indexOf('\r') < 0
                && start.indexOf('\n') < 0
                && (words[0].equals(VERSION) ? words[1].matches("[1-6][0-9]{2}") : words[2].equals(VERSION));
        return begins
                && header("From").isPresent()
                && header("To").isPresent()
                && header("Call-ID").isPresent()
                && header("CSeq")
                        .filter(it -> it.matches("[0-9]{1,10} +[A-Z]+"))
                        .isPresent();
    }

    boolean isRequest() {
        return !start.startsWith(VERSION + " ");
    }

    /// What is asked, or was: such as `INVITE`.
    String method() {
        var said = must("CSeq");
        return said.substring(said.lastIndexOf(' ') + 1);
    }

    /// To whom a request goes.
    String target() {
        return start.split(" ", 3)[1];
    }

    /// The code of an answer.
    int status() {
        return Integer.parseInt(start.split(" ", 3)[1]);
    }

    String must(String name) {
        return header(name).orElseThrow();
    }

    Optional<String> header(String name) {
        return headers.stream().filter(it -> it.is(name)).map(Header::value).findFirst();
    }

    /// Whether it belongs to a call that both sides know already.
    boolean isInDialog() {
        return Address.of(must("To")).hasTag();
    }

    /// The same request to somebody else.
    SipMessage to(String target) {
        return new SipMessage(method() + " " + target + " " + VERSION, headers, body);
    }

    SipMessage with(List<Header> others) {
        return new SipMessage(start, others, body);
    }

    SipMessage with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return with(more);
    }

    SipMessage saying(UnaryOperator<String> how) {
        return new SipMessage(start, headers, how.apply(body));
    }

    /// The answer to this request by us, who are in between.
    SipMessage answer(int status, String reason) {
        var copied = new ArrayList<Header>();
        for (var it : headers) {
            if (it.is("Via") || it.is("From") || it.is("Call-ID") || it.is("CSeq")) {
                copied.add(it);
            } else if (it.is("To")) {
                copied.add(new Header("To", isInDialog() ? it.value() : it.value() + ";tag=prosa"));
            }
        }
        return new SipMessage(VERSION + " " + status + " " + reason, copied, "");
    }

    /// As it travels.
    String text() {
        var text = new StringBuilder(start).append(END);
        headers.stream()
                .filter(it -> !it.is("Content-Length"))
                .forEach(it ->
                        text.append(it.name()).append(": ").append(it.value()).append(END));
        int length = body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        return text.append("Content-Length: ")
                .append(length)
                .append(END + END)
                .append(body)
                .toString();
    }
}
