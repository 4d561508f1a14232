package app.prosa.web;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where the server connects to when somebody of an account names the address. Whoever could send it to another
/// place could reach what only this machine reaches; so hosts count by where they lead, and those inside are
/// reached only if the operator named them (`PROSA_PRIVATE_HOSTS`), with their port or for all of theirs. The JDK
/// keeps for some seconds where a name led, so it is the place that was looked at to which it connects.
@Component
public final class OutsideHosts {

    private final Set<String> permitted;

    OutsideHosts(@Value("${prosa.private-hosts}") List<String> permitted) {
        this.permitted = permitted.stream()
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether the operator named this host: it may lead inside, and speak without encryption.
    public boolean isPermitted(URI address) {
        return address.getHost() != null
                && (permitted.contains(bare(address)) || permitted.contains(bare(address) + ":" + address.getPort()));
    }

    /// Whether a connection may go there now. Asks the name service.
    public boolean allows(URI address) {
        return address.getHost() != null
                && address.getUserInfo() == null
                && (isPermitted(address) || (isEncrypted(address) && leadsOutside(bare(address))));
    }

    private static boolean isEncrypted(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || "wss".equalsIgnoreCase(address.getScheme());
    }

    private static String bare(URI address) {
        return address.getHost().replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    /// Whether a name leads to hosts of the Internet, and to none else.
    public static boolean leadsOutside(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).noneMatch(OutsideHosts::isInside);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isInside(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address.getAddress().length == 4
                        ? isSpecial4(address.getAddress())
                        : isSpecial6(address.getAddress()));
    }

    /// This network, the carriers' own, for protocols, for measuring, reserved.
    private static boolean isSpecial4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second & 0xfe) == 18)
                || first >= 240;
    }

    /// Unique local; and what only stands for an address of the other kind: NAT64, 6to4, Teredo.
    private static boolean isSpecial6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        return (first & 0xfe00) == 0xfc00
                || (first == 0x64 && second == 0xff9b)
                || first == 0x2002
                || (first == 0x2001 && second == 0);
    }
}
