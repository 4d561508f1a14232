package app.prosa.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an administrator changes of an account; what is absent stays.
public record AccountChange(
        @Nullable String name,
        @Nullable String timeZone,
        @Nullable Language language,
        @Nullable Integer reopenWindowMinutes,
        @Nullable Boolean requireAccept,
        @Nullable Ownership ownership,
        @Nullable Long maxFileBytes) {

    Account on(Account old) {
        var settings = new AccountSettings(
                Objects.requireNonNullElse(timeZone, old.timeZone()),
                Objects.requireNonNullElse(language, old.language()),
                Objects.requireNonNullElse(reopenWindowMinutes, old.reopenWindowMinutes()),
                Objects.requireNonNullElse(requireAccept, old.requireAccept()),
                Objects.requireNonNullElse(ownership, old.ownership()),
                Objects.requireNonNullElse(maxFileBytes, old.maxFileBytes()));
        return Account.of(old.id(), name == null ? old.name() : Accounts.named(name), settings);
    }
}
