package app.prosa.web;

import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// How many may have knocked while nobody has opened yet. After a restart everybody comes back in the same second;
/// with Java's 50, the system drops the others' packets and they try again after 1, 3, 7, … 63 seconds.
@Component
public class ListenQueue implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    /// Linux's own limit, `net.core.somaxconn`, is the same since 5.4.
    private static final int MOST = 4_096;

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                if (connector instanceof ServerConnector it) {
                    it.setAcceptQueueSize(MOST);
                }
            }
        });
    }
}
