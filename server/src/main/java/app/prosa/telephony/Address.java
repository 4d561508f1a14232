package app.prosa.telephony;

import java.util.ArrayList;
import java.util.List;

/// Whom a header of SIP names: `"Ana" <sip:1001@pabx>;tag=a`.
///
/// @param params all that stands behind, with its semicolon
record Address(String name, String uri, String params) {

    static Address of(String value) {
        int open = unquoted(value, '<', 0);
        if (open >= 0) {
            int close = value.indexOf('>', open);
            int end = close < 0 ? value.length() : close;
            return new Address(
                    value.substring(0, open).strip().replaceAll("^\"|\"$", ""),
                    value.substring(open + 1, end).strip(),
                    close < 0 ? "" : value.substring(close + 1).strip());
        }
        int params = value.indexOf(';');
        return params < 0
                ? new Address("", value.strip(), "")
                : new Address("", value.substring(0, params).strip(), value.substring(params));
    }

    /// A header may name several, with commas between them.
    static List<Address> all(String value) {
        var all = new ArrayList<Address>();
        int begin = 0;
        int comma;
        while ((comma = between(value, begin)) >= 0) {
            all.add(of(value.substring(begin, comma)));
            begin = comma + 1;
        }
        all.add(of(value.substring(begin)));
        return all;
    }

    private static int between(String value, int begin) {
        int comma = unquoted(value, ',', begin);
        int open = unquoted(value, '<', begin);
        if (comma >= 0 && open >= 0 && open < comma) {
            int close = value.indexOf('>', open);
            return close < 0 ? -1 : unquoted(value, ',', close);
        }
        return comma;
    }

    private static int unquoted(String value, char wanted, int begin) {
        boolean quoted = false;
        for (int i = begin; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                return i;
            }
        }
        return -1;
    }

    boolean hasTag() {
        return params.contains(";tag=");
    }

    /// Who it is at that host: often a number.
    String user() {
        int scheme = uri.indexOf(':');
        int at = uri.indexOf('@');
        return at < 0 ? "" : uri.substring(scheme + 1, at);
    }

    String host() {
        int at = uri.indexOf('@');
        return uri.substring((at < 0 ? uri.indexOf(':') : at) + 1).replaceFirst("[;?].*$", "");
    }

    /// The same place in a header, with somebody else in it.
    String text(String other) {
        return "<" + other + ">" + params;
    }
}
