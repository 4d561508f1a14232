package app.prosa.contact;

import org.jspecify.annotations.Nullable;

/// What customers say about themselves, in a form or through their channel. It never replaces what an agent wrote.
public record Introduction(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone) {

    public static final Introduction NONE = new Introduction(null, null, null);
}
