package app.prosa.journey;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Somebody's website, from another origin than Prosa.
public final class HostSite implements AutoCloseable {

    private final HttpServer server;

    public HostSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
    }

    /// Puts a page on the site.
    ///
    /// @return its address
    public String page(String path, String html) {
        return page(path, html, Map.of());
    }

    public String page(String path, String html, Map<String, String> headers) {
        server.createContext(path, exchange -> {
            var body = html.getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /// A plain page of a shop that carries the chat as its settings say.
    public String shop(String path, String snippet) {
        return page(path, """
                <!doctype html><html lang="pt-BR"><head><meta charset="utf-8"><title>Café Aurora</title></head>
                <body><h1>Café Aurora</h1><p>Torrado toda terça.</p>%s</body></html>
                """.formatted(snippet));
    }

    /// The line that puts a chat on a page.
    public static String snippet(int port, String key) {
        return "<script src=\"http://localhost:%d/widget.js\" data-connection=\"%s\" async></script>"
                .formatted(port, key);
    }

    /// The same page under a name that makes it another site to the browser, whose private windows then refuse storage
    /// to the chat's frame.
    public static String elsewhere(String address) {
        return address.replace("localhost", "127.0.0.1");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
