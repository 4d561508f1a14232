package app.prosa.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt to deliver a webhook and what the app answered. `webhook` is the same in every attempt of one;
/// `status` is 0 when there was no answer; `forged` ones must be refused.
public record Delivery(
        long webhook,
        int attempt,
        Instant at,
        String phoneNumberId,
        String kind,
        String summary,
        int status,
        @Nullable String error,
        long millis,
        boolean forged) {

    public boolean isAccepted() {
        return status == 200 && error == null;
    }
}
