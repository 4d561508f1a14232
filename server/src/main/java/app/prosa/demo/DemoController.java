package app.prosa.demo;

import app.prosa.agent.Public;
import app.prosa.web.BuiltFile;
import app.prosa.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The website of the demo shop, which carries its chat. It exists only where the demo workspace does.
@RestController
class DemoController {

    private final Theatre theatre;

    DemoController(Theatre theatre) {
        this.theatre = theatre;
    }

    /// Shows the demo shop.
    @GetMapping("/demo")
    @Public
    void showShop(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var key = theatre.key().orElseThrow(() -> new Refusal.NotFound("page"));
        var page = BuiltFile.of("widget/demo/index.html").orElseThrow(() -> new Refusal.NotFound("page"));
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream()
                .write(page.text().replace("{{connection}}", key).getBytes(StandardCharsets.UTF_8));
    }
}
