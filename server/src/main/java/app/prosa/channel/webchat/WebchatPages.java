package app.prosa.channel.webchat;

import app.prosa.agent.Public;
import app.prosa.web.BuiltFile;
import app.prosa.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page inside the website chat's frame. Which sites may carry it, the browser is told by
/// `frame-ancestors`.
@Controller
class WebchatPages {

    private final Entrance entrance;

    WebchatPages(Entrance entrance) {
        this.entrance = entrance;
    }

    @GetMapping("/webchat/frame")
    @Public
    void showFrame(
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String preview,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var page = BuiltFile.of("widget/webchat/frame.html").orElseThrow(() -> new Refusal.NotFound("page"));
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; "
                        + "img-src 'self' data: blob:; media-src 'self' blob:; base-uri 'none'; form-action 'none'; "
                        + "frame-ancestors " + (preview == null ? ancestors(key) : "'self'"));
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        page.send(request, response, BuiltFile.Caching.ASK);
    }

    private String ancestors(@Nullable String key) {
        var domains = entrance.door(key == null ? "" : key).webchat().domains();
        if (domains.isEmpty()) {
            return "*";
        }
        var sources = new StringBuilder("'self'");
        domains.forEach(
                it -> sources.append(" https://").append(it).append(" http://").append(it));
        return sources.toString();
    }
}
