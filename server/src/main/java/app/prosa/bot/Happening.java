package app.prosa.bot;

import org.jspecify.annotations.Nullable;

/// What moves a flow on.
public sealed interface Happening {

    /// It begins.
    record Begun() implements Happening {}

    /// The customer wrote.
    ///
    /// @param text empty when it was no words
    /// @param payload what the pressed button carries
    record Said(String text, @Nullable String payload) implements Happening {}

    /// Time passed.
    record Passed() implements Happening {}
}
