package app.prosa.web;

/// One part of the server without which it cannot serve. Rooms implement it for what they run; `GET /health` asks all
/// of them each time.
public interface HealthCheck {

    /// The part's name in the answer when it is down, such as `database`.
    String part();

    /// Whether the part works now. Must answer within a second or so and must not throw for what it checks.
    boolean works();
}
