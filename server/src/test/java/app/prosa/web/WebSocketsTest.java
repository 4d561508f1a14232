package app.prosa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WebSocketsTest {

    private final AtomicInteger gone = new AtomicInteger();

    @Test
    void anErrorAndTheCloseAfterItAreOneDeparture() {
        var endpoint = new WebSockets.Endpoint(new HashSet<>(), _ -> party());
        endpoint.open(new Nowhere());

        endpoint.onWebSocketError(new IOException("reset"));
        endpoint.onWebSocketClose(1006, "reset", org.eclipse.jetty.websocket.api.Callback.NOOP);

        assertThat(gone).hasValue(1);
    }

    @Test
    void whoseConnectionBreaksWithTheFirstWordIsGone() {
        var endpoint = new AtomicReference<WebSockets.Endpoint>();
        endpoint.set(new WebSockets.Endpoint(new HashSet<>(), _ -> {
            endpoint.get().onWebSocketError(new IOException("reset"));
            return party();
        }));

        endpoint.get().open(new Nowhere());

        assertThat(gone).hasValue(1);
    }

    private WebSockets.Party party() {
        return new WebSockets.Party() {

            @Override
            public void heard(String text) {}

            @Override
            public void gone() {
                gone.incrementAndGet();
            }
        };
    }

    private static final class Nowhere implements WebSockets.Wire {

        @Override
        public void send(ByteBuffer frame, Runnable written) {}

        @Override
        public void close(int code, String reason) {}
    }
}
