package app.prosa.web;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where this server may be sent by what somebody typed. Whoever could make it ask any address could reach
/// what only this machine reaches; so an address is public and HTTPS, or the operator has named its host in
/// `PROSA_INSIDE_HOSTS`.
@Component
public final class OutsideHosts {

    private final List<String> inside;

    OutsideHosts(@Value("${prosa.inside-hosts}") List<String> inside) {
        this.inside = inside.stream()
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /// Whether it may be asked now. A name leads where it leads at this moment, so this is asked before
    /// each call.
    public boolean allows(URI address) {
        var host = address.getHost();
        if (host == null || address.getUserInfo() != null || address.getScheme() == null) {
            return false;
        }
        boolean isPlain = address.getScheme().equalsIgnoreCase("http");
        boolean isSafe = address.getScheme().equalsIgnoreCase("https");
        if (isNamed(host, address.getPort())) {
            return isPlain || isSafe;
        }
        return isSafe && leadsOutside(host);
    }

    private boolean isNamed(String host, int port) {
        var name = host.toLowerCase(Locale.ROOT);
        return inside.contains(port < 0 ? name : name + ":" + port);
    }

    /// Whether a name leads to public addresses alone.
    public static boolean leadsOutside(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).noneMatch(OutsideHosts::isInside);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isInside(InetAddress address) {
        var bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean carrier = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || carrier;
    }
}
