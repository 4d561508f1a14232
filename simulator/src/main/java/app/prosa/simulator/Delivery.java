package app.prosa.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt to deliver a webhook and what the app answered. `webhook` is the same in every attempt of one;
/// `subject` is the id of the message that it carries, with a status' word behind it; empty when it carries several or
/// none. `status` is 0 when there was no answer; `forged` ones must be refused.
public record Delivery(
        long webhook,
        int attempt,
        Instant at,
        String phoneNumberId,
        String kind,
        String summary,
        String subject,
        int status,
        @Nullable String error,
        long millis,
        boolean forged) {

    /// The same, and its answer got lost.
    Delivery unheard() {
        return new Delivery(
                webhook, attempt, at, phoneNumberId, kind, summary, subject, status, "answer lost", millis, forged);
    }

    public boolean isAccepted() {
        return status == 200 && error == null;
    }
}
