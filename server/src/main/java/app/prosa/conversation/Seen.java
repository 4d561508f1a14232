package app.prosa.conversation;

/// How far an agent has read: the last line seen, and how many of the customer's messages that was.
public record Seen(long seq, long incoming) {

    static final Seen NOTHING = new Seen(0, 0);
}
