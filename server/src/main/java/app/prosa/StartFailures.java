package app.prosa;

import app.prosa.sql.StartRefused;
import java.util.Optional;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Says in one sentence why the server did not start, when the operator can mend it. Everything else keeps its stack
/// trace.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailures implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = sentence(cause);
            if (sentence.isPresent()) {
                System.err.println("Prosa did not start. " + sentence.get());
                return true;
            }
        }
        return false;
    }

    private static Optional<String> sentence(Throwable cause) {
        return switch (cause) {
            case StartRefused refused -> Optional.of(String.valueOf(refused.getMessage()));
            case PortInUseException busy ->
                Optional.of("Port %d is in use: stop what listens there, or choose another with PROSA_PORT."
                        .formatted(busy.getPort()));
            case ConfigurationPropertiesBindException wrong ->
                Optional.of("A setting is out of bounds (docs/guides/configuration.md lists them): "
                        + String.valueOf(wrong.getMessage()).lines().findFirst().orElse(""));
            default -> Optional.empty();
        };
    }
}
