package app.prosa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.prosa.Shop;

/// A shop that is open: Ana sits at the console, and visitors come to the site. The tests of a class share it, so each
/// says something of its own by which it finds its conversation.
record OpenShop(Journey journey, Shop shop, AgentWindow ana, HostSite site, String address) implements AutoCloseable {

    static OpenShop open(Journey journey, int port) {
        var shop = Shop.open(port);
        var site = new HostSite();
        var ana = AgentWindow.of(journey.person(), shop.agent("Ana"), port);
        return new OpenShop(journey, shop, ana, site, site.shop("/", HostSite.snippet(port, shop.key())));
    }

    /// Somebody opens the chat on the site.
    SiteWindow visitor() {
        return SiteWindow.chatting(journey.visitor(), address);
    }

    /// Somebody has written this, and Ana has it open.
    SiteWindow waiting(String text) {
        var visitor = visitor();
        visitor.says(text);
        ana.choose("Aguardando");
        ana.open(text);
        assertThat(ana.bubble(text)).isVisible();
        return visitor;
    }

    /// Somebody has written this, and Ana has accepted.
    SiteWindow talking(String text) {
        var visitor = waiting(text);
        ana.action("Aceitar").click();
        assertThat(ana.action("Resolver")).isVisible();
        return visitor;
    }

    @Override
    public void close() {
        site.close();
    }
}
