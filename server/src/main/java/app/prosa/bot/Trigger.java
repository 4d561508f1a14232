package app.prosa.bot;

import app.prosa.understanding.IntentId;
import java.util.List;
import java.util.Set;

/// Gatilho: what lets a flow begin by itself when a customer writes. Any keyword does, or any intent;
/// entities must all be named, beside the intent or, without one, by themselves.
///
/// @param keywords that are the whole message
/// @param entities by their keys
/// @param needs contexts that must be marked on the conversation
/// @param lacks contexts that must not be
/// @param attended whether it begins also while an agent serves the customer
public record Trigger(
        List<String> keywords,
        List<IntentId> intents,
        List<String> entities,
        List<String> needs,
        List<String> lacks,
        boolean attended) {

    static final Trigger NONE = new Trigger(List.of(), List.of(), List.of(), List.of(), List.of(), false);

    public Trigger {
        keywords = List.copyOf(keywords);
        intents = List.copyOf(intents);
        entities = List.copyOf(entities);
        needs = List.copyOf(needs);
        lacks = List.copyOf(lacks);
    }

    /// Whether the contexts of a conversation are as it needs them.
    boolean fits(Set<String> contexts) {
        return contexts.containsAll(needs) && lacks.stream().noneMatch(contexts::contains);
    }

    boolean isNone() {
        return keywords.isEmpty() && intents.isEmpty() && entities.isEmpty();
    }
}
