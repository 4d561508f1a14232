package app.prosa.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A message of SIP (RFC 3261).
record Sip(String start, List<String[]> headers, String body) {

    static Sip read(String text) {
        int end = text.indexOf("\r\n\r\n");
        var lines = text.substring(0, end < 0 ? text.length() : end).split("\r\n", -1);
        var headers = new ArrayList<String[]>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.add(new String[] {
                lines[i].substring(0, colon).strip(),
                lines[i].substring(colon + 1).strip()
            });
        }
        return new Sip(lines[0], headers, end < 0 ? "" : text.substring(end + 4));
    }

    static Sip of(String start) {
        return new Sip(start, new ArrayList<>(), "");
    }

    boolean isRequest() {
        return !start.startsWith("SIP/2.0 ");
    }

    int status() {
        return Integer.parseInt(start.split(" ", 3)[1]);
    }

    String target() {
        return start.split(" ", 3)[1];
    }

    String method() {
        return header("CSeq").replaceFirst("^\\d+ +", "");
    }

    String header(String name) {
        return headers.stream()
                .filter(it -> it[0].equalsIgnoreCase(name))
                .map(it -> it[1])
                .findFirst()
                .orElse("");
    }

    /// The address in a header: what stands between `<` and `>`.
    String address(String name) {
        var value = header(name);
        int open = value.indexOf('<');
        return open < 0 ? value.replaceFirst(";.*$", "") : value.substring(open + 1, value.indexOf('>', open));
    }

    String tag(String name) {
        var found = Pattern.compile(";tag=([^;>]+)").matcher(header(name));
        return found.find() ? found.group(1) : "";
    }

    /// The part before the @.
    static String user(String address) {
        return address.replaceFirst("^sips?:", "").replaceFirst("@.*$", "");
    }

    Sip with(String name, String value) {
        headers.add(new String[] {name, value});
        return this;
    }

    Sip saying(String type, String content) {
        return new Sip(start, with("Content-Type", type).headers, content);
    }

    /// The answer to it.
    Sip answer(int status, String reason, String tag) {
        var answer = of("SIP/2.0 " + status + " " + reason);
        for (var it : headers) {
            if (it[0].equalsIgnoreCase("Via")) {
                answer.with("Via", it[1]);
            }
        }
        var to = header("To");
        return answer.with("From", header("From"))
                .with("To", to.contains(";tag=") || status == 100 ? to : to + ";tag=" + tag)
                .with("Call-ID", header("Call-ID"))
                .with("CSeq", header("CSeq"));
    }

    String text() {
        var text = new StringBuilder(start).append("\r\n");
        headers.stream()
                .filter(it -> !it[0].equalsIgnoreCase("Content-Length"))
                .forEach(it -> text.append(it[0]).append(": ").append(it[1]).append("\r\n"));
        return text.append("Content-Length: ")
                .append(body.getBytes(UTF_8).length)
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }
}
