package app.prosa.channel.whatsapp;

import app.prosa.web.OutsideHosts;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// Where a file of Meta's may lie. Whoever could make us fetch from another place could reach what only this
/// machine reaches; so addresses count by their host, and hosts by where they lead.
final class MediaHosts {

    private static final List<String> META =
            List.of("fbsbx.com", "fbcdn.net", "facebook.com", "whatsapp.net", "cdninstagram.com");

    private MediaHosts() {}

    /// @param base where the Graph API itself is: what lies there is as good as that
    static boolean allows(URI base, URI address) {
        var host = address.getHost();
        if (host == null || address.getUserInfo() != null) {
            return false;
        }
        if (host.equalsIgnoreCase(base.getHost())
                && address.getPort() == base.getPort()
                && base.getScheme().equalsIgnoreCase(address.getScheme())) {
            return true;
        }
        var name = host.toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(address.getScheme())
                && (address.getPort() == -1 || address.getPort() == 443)
                && META.stream().anyMatch(it -> name.equals(it) || name.endsWith("." + it))
                && OutsideHosts.leadsOutside(name);
    }
}
