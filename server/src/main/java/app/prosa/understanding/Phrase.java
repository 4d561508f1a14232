package app.prosa.understanding;

import java.time.Instant;

/// Frase de exemplo: how customers say it.
public record Phrase(PhraseId id, String text, Instant addedAt) {}
