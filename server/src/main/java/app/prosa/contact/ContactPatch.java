package app.prosa.contact;

import org.jspecify.annotations.Nullable;

/// What an agent changes of a contact: null leaves a field as it is, empty text clears it.
public record ContactPatch(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String company,
        @Nullable String observations) {}
