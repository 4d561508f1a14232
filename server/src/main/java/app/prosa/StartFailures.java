package app.prosa;

import app.prosa.sql.StartRefused;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;

/// Says in one sentence why the server did not start, when the operator can mend it. Everything else keeps its stack
/// trace.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailures implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        var deepest = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(StartFailures::sentence)
                .flatMap(Optional::stream)
                .reduce((_, inner) -> inner);
        deepest.ifPresent(it -> System.err.println("Prosa did not start. " + it));
        return deepest.isPresent();
    }

    private static Optional<String> sentence(Throwable cause) {
        return switch (cause) {
            case StartRefused refused -> Optional.of(String.valueOf(refused.getMessage()));
            case PortInUseException busy ->
                Optional.of("Port %d is in use: stop what listens there, or choose another with PROSA_PORT."
                        .formatted(busy.getPort()));
            case BindValidationException wrong -> Optional.of(outOfBounds(wrong));
            case BindException wrong -> Optional.of(unreadable(wrong));
            default -> Optional.empty();
        };
    }

    private static String outOfBounds(BindValidationException wrong) {
        var errors = wrong.getValidationErrors();
        return errors.getAllErrors().stream()
                .map(it -> (it instanceof FieldError field
                                ? variable(errors.getName() + "." + field.getField())
                                : "A setting")
                        + " " + it.getDefaultMessage())
                .collect(Collectors.joining("; ", "", ". docs/guides/configuration.md lists all settings."));
    }

    private static String unreadable(BindException wrong) {
        return variable(String.valueOf(wrong.getName()))
                + " cannot be read as what it should be. docs/guides/configuration.md lists all settings.";
    }

    /// `prosa.database.pool` is set by `PROSA_DATABASE_POOL`.
    private static String variable(String property) {
        return property.replace('.', '_').replace("-", "_").toUpperCase(Locale.ROOT);
    }
}
