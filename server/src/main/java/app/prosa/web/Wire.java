package app.prosa.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// HTTP to a provider. Follows no redirect, waits for nothing longer than it must, and tells apart what never reached
/// it from what may have had an effect.
public final class Wire {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 1 << 20;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /// What came of a request.
    public sealed interface Outcome {

        /// The provider answered, whatever it says.
        record Answered(HttpResponse<byte[]> response) implements Outcome {}

        /// It never got there.
        record Unreached(String detail) implements Outcome {}

        /// Nobody knows whether it had an effect.
        record Lost(String detail) implements Outcome {}
    }

    /// The client's own timeout ends with the first byte of an answer; this one with the last.
    ///
    /// @param most how long an answer is waited for
    public Outcome call(HttpRequest request, Duration most) {
        var answering = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return new Outcome.Answered(answering.get(most.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            var failure = e.getCause() == null ? e : e.getCause();
            return isUnreached(failure) || isUnreached(failure.getCause())
                    ? new Outcome.Unreached(said(failure))
                    : new Outcome.Lost(said(failure));
        } catch (TimeoutException e) {
            answering.cancel(true);
            return new Outcome.Lost("There was no whole answer within " + most.toSeconds() + " seconds.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answering.cancel(true);
            return new Outcome.Lost("interrupted");
        }
    }

    /// An open connection. Whoever takes it closes it.
    public HttpResponse<InputStream> open(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean isUnreached(@Nullable Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnknownHostException
                || failure instanceof SSLHandshakeException
                || failure instanceof UnresolvedAddressException;
    }

    private static String said(Throwable failure) {
        return failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
    }
}
