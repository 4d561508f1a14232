package app.prosa.bot;

import app.prosa.conversation.Message;
import app.prosa.conversation.MessageContent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of several messages that came in meanwhile answers what the flow asked: the first that moves it
/// on, or else the last. Who writes three lines in a row is not told three times that they were not
/// understood.
///
/// @param turn what it made of them; null when it waits for its time and not for words
/// @param taken those that it answered to
/// @param early those that were written before the next question stood there
/// @param unheard those that nobody asked for
/// @param moved whether one of them was an answer
record Listening(
        Engine.@Nullable Turn turn, List<Message> taken, List<Message> early, List<Message> unheard, boolean moved) {

    static Listening of(Script script, Memory memory, List<Message> messages, Scene scene, Instant now) {
        Engine.Turn last = null;
        for (int i = 0; i < messages.size(); i++) {
            var turn = Engine.play(script, memory, said(messages.get(i)), scene, now);
            if (!turn.used()) {
                return new Listening(null, List.of(), List.of(), messages, false);
            }
            if (moves(memory, turn)) {
                return new Listening(
                        turn, messages.subList(0, i + 1), messages.subList(i + 1, messages.size()), List.of(), true);
            }
            last = turn;
        }
        return new Listening(last, messages, List.of(), List.of(), false);
    }

    /// Whether the answer was one: then it asks for the next thing, or the same anew from the start.
    private static boolean moves(Memory before, Engine.Turn turn) {
        var after = turn.memory();
        return (after.tries() == 0 && !turn.isOver())
                || !after.variables().equals(before.variables())
                || turn.effects().stream()
                        .anyMatch(
                                it -> it instanceof Effect.End(var ending, var _) && ending == Effect.Ending.FINISHED);
    }

    /// The words of a message, as a flow hears them.
    private static Happening.Said said(Message message) {
        return switch (message.content()) {
            case MessageContent.Text(var body) -> new Happening.Said(body, null);
            case MessageContent.Choice(var title, var _, var payload) -> new Happening.Said(title, payload);
            default -> new Happening.Said("", null);
        };
    }
}
