package app.prosa.demo;

import app.prosa.survey.Scale;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One conversation of the demo, as it went on minute by minute.
///
/// @param minutesAgo when the customer wrote first
/// @param window where in the shop the customer wrote
record Scene(
        @Nullable String customer,
        @Nullable String email,
        @Nullable String phone,
        String department,
        int minutesAgo,
        Window window,
        List<Beat> beats) {

    Scene {
        beats = List.copyOf(beats);
    }

    /// A browser on a page of the shop.
    record Window(String url, String title, @Nullable String referrer, Device device, String address) {}

    /// Something that happens, so many minutes after what was before.
    sealed interface Beat {
        int minutes();
    }

    record Customer(int minutes, String text) implements Beat {}

    record Reply(int minutes, String agent, String text) implements Beat {}

    record Note(int minutes, String agent, String text) implements Beat {}

    record Return(int minutes, String agent, String reason) implements Beat {}

    record Resolve(int minutes, String agent) implements Beat {}

    /// An agent sends a survey.
    record Ask(int minutes, String agent, Scale survey) implements Beat {}

    /// An agent puts it on a stage of a board.
    record Move(int minutes, String agent, String board, String stage) implements Beat {}

    /// An agent says what it is worth.
    record Worth(int minutes, String agent, String value) implements Beat {}

    /// The customer's browser got everything, or shows it.
    record Seen(int minutes, boolean read) implements Beat {}

    static Builder of(@Nullable String customer, String department, int minutesAgo) {
        return new Builder(customer, department, minutesAgo);
    }

    /// Puts a scene together in the order in which it happens.
    static final class Builder {

        private static final String SHOP = "https://cafeaurora.example";
        private static final String TITLE = Cast.SHOP;

        /// A network for examples (RFC 5737).
        private static final String NETWORK = "203.0.113.";

        private final @Nullable String customer;
        private final String department;
        private final int minutesAgo;
        private final List<Beat> beats = new ArrayList<>();
        private @Nullable String email;
        private @Nullable String phone;
        private Window window = new Window(SHOP, TITLE, null, Device.ANDROID, NETWORK + 1);

        Builder(@Nullable String customer, String department, int minutesAgo) {
            this.customer = customer;
            this.department = department;
            this.minutesAgo = minutesAgo;
        }

        Builder reachedAt(@Nullable String atEmail, @Nullable String atPhone) {
            email = atEmail;
            phone = atPhone;
            return this;
        }

        /// @param path of the page in the shop
        /// @param host the last number of the customer's address
        Builder on(String path, String page, Device device, int host) {
            window = new Window(SHOP + path, page + " · " + TITLE, "https://www.google.com/", device, NETWORK + host);
            return this;
        }

        Builder customer(int minutes, String text) {
            return with(new Customer(minutes, text));
        }

        Builder reply(int minutes, String agent, String text) {
            return with(new Reply(minutes, agent, text));
        }

        Builder note(int minutes, String agent, String text) {
            return with(new Note(minutes, agent, text));
        }

        Builder givenBack(int minutes, String agent, String reason) {
            return with(new Return(minutes, agent, reason));
        }

        Builder resolved(int minutes, String agent) {
            return with(new Resolve(minutes, agent));
        }

        /// Asks them, and they answer.
        Builder rated(int minutes, String agent, Scale survey, String answer) {
            return with(new Ask(minutes, agent, survey)).customer(4, answer);
        }

        Builder moved(int minutes, String agent, String board, String stage) {
            return with(new Move(minutes, agent, board, stage));
        }

        Builder worth(String agent, String value) {
            return with(new Worth(0, agent, value));
        }

        Builder delivered() {
            return with(new Seen(0, false));
        }

        Builder read() {
            return with(new Seen(1, true));
        }

        Scene end() {
            return new Scene(customer, email, phone, department, minutesAgo, window, beats);
        }

        private Builder with(Beat beat) {
            beats.add(beat);
            return this;
        }
    }
}
