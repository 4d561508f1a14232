package app.prosa.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Who calls, and how their browser reached us. What `X-Forwarded-*` headers say counts only when the caller is one of
/// `PROSA_TRUSTED_PROXIES`; anybody else could write there what they like.
@Component
public final class ClientAddress {

    private final List<Network> trusted;

    ClientAddress(@Value("${prosa.trusted-proxies}") List<String> trusted) {
        this.trusted = trusted.stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(Network::parse)
                .toList();
    }

    /// The address of the caller: the rightmost one that is not a trusted proxy.
    public String of(HttpServletRequest request) {
        var address = bare(request.getRemoteAddr());
        var hops = new ArrayList<String>();
        for (var header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            hops.addAll(List.of(header.split(",")));
        }
        while (!hops.isEmpty() && isTrusted(address)) {
            var before = literal(hops.removeLast());
            if (before == null) {
                break;
            }
            address = before.getHostAddress();
        }
        return address;
    }

    /// Whether the browser speaks https, to us or to the trusted proxy in front of us.
    public boolean isSecure(HttpServletRequest request) {
        return request.isSecure() || "https".equalsIgnoreCase(forwarded(request, "X-Forwarded-Proto"));
    }

    /// Host and port that the browser asked for, as in its address bar.
    public String host(HttpServletRequest request) {
        var forwarded = forwarded(request, "X-Forwarded-Host");
        var asked = forwarded == null ? request.getHeader("Host") : forwarded;
        return asked == null ? "" : asked.strip();
    }

    private @Nullable String forwarded(HttpServletRequest request, String header) {
        return isTrusted(bare(request.getRemoteAddr())) ? request.getHeader(header) : null;
    }

    private boolean isTrusted(String address) {
        var literal = literal(address);
        return literal != null && trusted.stream().anyMatch(it -> it.contains(literal));
    }

    /// Jetty writes IPv6 addresses in brackets.
    private static String bare(String address) {
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(bare(text.strip()));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private record Network(InetAddress address, int bits) {

        static Network parse(String cidr) {
            var slash = cidr.indexOf('/');
            var address = InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash));
            int most = address.getAddress().length * 8;
            int bits = slash < 0 ? most : Integer.parseInt(cidr.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException("PROSA_TRUSTED_PROXIES holds " + cidr + ", which is no network.");
            }
            return new Network(address, bits);
        }

        boolean contains(InetAddress other) {
            var mine = address.getAddress();
            var theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
