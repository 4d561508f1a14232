package app.prosa.web;

import app.prosa.web.BuiltFile.Caching;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;

/// Everything that no endpoint answers: the console's files, the widget's loader and assets. An address of the console
/// that only its own router knows gets the console's page; an unknown address of the API stays a 404.
final class Pages implements HttpRequestHandler {

    /// The console runs its own scripts only and may not be framed. Styles may stand in elements, because its component
    /// library sets them there; `blob:` is for files that the agent is about to send, `data:` for tiny pictures.
    private static final String CONSOLE_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' blob: data:",
            "media-src 'self' blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final String NOTHING = """
            {"type":"https://prosa.app/problems/not-found","title":"Not Found","status":404,\
            "detail":"There is nothing at this address.","code":"not-found"}""";

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI().substring(1);
        var reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads || !(path.equals("widget.js") ? loader(request, response) : file(path, request, response))) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(NOTHING.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// The one file that strangers' pages load: any origin may, and it says so.
    private static boolean loader(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var file = BuiltFile.of("widget/widget.js");
        if (file.isPresent()) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
            file.get().send(request, response, Caching.SHORT);
        }
        return file.isPresent();
    }

    private static boolean file(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (path.startsWith("webchat/")) {
            return path.startsWith("webchat/assets/") && send("widget/" + path, Caching.FOR_EVER, request, response);
        }
        if (path.equals("api") || path.startsWith("api/")) {
            return false;
        }
        var isPage = path.isEmpty() || path.equals("index.html");
        // A page has a policy of its own, so it is sent only by who knows that.
        if (!isPage
                && !path.endsWith(".html")
                && send(
                        "console/" + path,
                        path.startsWith("assets/") ? Caching.FOR_EVER : Caching.SHORT,
                        request,
                        response)) {
            return true;
        }
        var wantsPage = isPage || String.valueOf(request.getHeader("Accept")).contains("text/html");
        return wantsPage && !path.startsWith("assets/") && page(request, response);
    }

    private static boolean page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = BuiltFile.of("console/index.html");
        if (page.isPresent()) {
            response.setHeader("Content-Security-Policy", CONSOLE_POLICY);
            response.setHeader("Referrer-Policy", "same-origin");
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            response.setHeader(
                    "Permissions-Policy", "camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()");
            page.get().send(request, response, Caching.ASK);
        }
        return page.isPresent();
    }

    private static boolean send(String path, Caching caching, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var file = BuiltFile.of(path);
        if (file.isPresent()) {
            file.get().send(request, response, caching);
        }
        return file.isPresent();
    }
}
