package app.prosa.bot;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fluxo: what the chatbot does with a customer, step by step.
///
/// @param draft as it is being written
/// @param revision grows with each change of the draft: send it along to change only what you have seen
/// @param published the number of the version that customers get; null: none yet
/// @param changed whether the draft says otherwise than that version
/// @param flaws what keeps the draft from being published
public record Flow(
        FlowId id,
        String name,
        Script draft,
        long revision,
        @Nullable Integer published,
        @Nullable Instant publishedAt,
        boolean changed,
        List<Flaw> flaws) {

    public Flow {
        flaws = List.copyOf(flaws);
    }
}
