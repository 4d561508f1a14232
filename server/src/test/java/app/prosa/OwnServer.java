package app.prosa;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// A server beside the shared one of [ServerTest], in the same process, with a data folder of its own: for what only a
/// fresh installation or a second node shows. Its clock moves by itself.
public final class OwnServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private OwnServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param settings as on the command line, such as `--prosa.demo=true`
    /// @param more what joins the server's own beans
    public static OwnServer start(Path data, List<String> settings, Class<?>... more) {
        var arguments = new ArrayList<>(List.of(
                "--prosa.data=" + data,
                "--server.port=0",
                "--prosa.jobs=off",
                "--prosa.trusted-proxies=127.0.0.0/8,::1",
                "--prosa.password-memory=64"));
        arguments.addAll(settings);
        var classes = Stream.concat(Stream.of(Prosa.class, TestWorld.class), Stream.of(more))
                .toArray(Class<?>[]::new);
        return new OwnServer(new SpringApplicationBuilder(classes).run(arguments.toArray(String[]::new)));
    }

    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
