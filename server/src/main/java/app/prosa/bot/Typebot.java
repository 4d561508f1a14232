package app.prosa.bot;

import app.prosa.connection.ConnectionId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an account's Typebot takes part, as administrators set it. Its token stays here.
///
/// @param on whether it answers anybody
/// @param viewer where its viewer is, such as `https://viewer.loja.com.br`
/// @param publicId the name of the typebot in the viewer's address
/// @param hasToken whether the viewer is given a token
/// @param starts which tickets it takes
/// @param startWord what a customer says to be taken by it
/// @param finishWord what a customer says to leave it
/// @param idleMinutes how long it waits for an answer
/// @param notUnderstood what is said to a message without words; null: nothing
/// @param pauseMillis how long it waits between two bubbles
/// @param joinSeconds how long a customer is silent before their lines go to it, as one
/// @param connections where it answers
public record Typebot(
        boolean on,
        String viewer,
        String publicId,
        boolean hasToken,
        Starts starts,
        @Nullable String startWord,
        @Nullable String finishWord,
        int idleMinutes,
        @Nullable String notUnderstood,
        int pauseMillis,
        int joinSeconds,
        List<ConnectionId> connections) {

    /// Before anybody has set it.
    static final Typebot UNSET =
            new Typebot(false, "", "", false, Starts.ALWAYS, null, "sair", 60, null, 500, 1, List.of());

    public Typebot {
        connections = List.copyOf(connections);
    }

    /// What makes it begin.
    public enum Starts {
        /// Every new ticket.
        @JsonProperty("always")
        ALWAYS,
        /// A message with the word, in a ticket that nobody attends.
        @JsonProperty("word")
        WORD
    }

    /// Whether a customer says that they have had enough of it.
    boolean isFinished(String said) {
        return finishWord != null && !finishWord.isBlank() && Words.fold(said).equals(Words.fold(finishWord));
    }
}
