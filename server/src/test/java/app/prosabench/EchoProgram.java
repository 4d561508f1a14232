package app.prosabench;

import app.prosa.web.ListenQueue;
import app.prosa.web.WebSockets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The same server, sockets and settings as Prosa, and behind each socket nothing but an echo: what a connection
/// costs at least.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration"
        })
@Import({WebSockets.class, ListenQueue.class, EchoProgram.Echo.class})
class EchoProgram {

    public static void main(String[] arguments) {
        SpringApplication.run(EchoProgram.class, arguments);
    }

    @RestController
    static class Echo {

        private final WebSockets sockets;

        Echo(WebSockets sockets) {
            this.sockets = sockets;
        }

        @GetMapping("/up")
        String up() {
            return "up";
        }

        @GetMapping("/echo")
        void echo(HttpServletRequest request, HttpServletResponse response) throws IOException {
            sockets.upgrade(request, response, Echo::party);
        }

        private static WebSockets.Party party(WebSockets.Wire wire) {
            return new WebSockets.Party() {

                @Override
                public void heard(String text) {
                    wire.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), () -> {});
                }

                @Override
                public void gone() {
                    // Nothing is kept of it.
                }
            };
        }
    }
}
