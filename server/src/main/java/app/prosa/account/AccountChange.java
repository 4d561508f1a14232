package app.prosa.account;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an administrator changes of an account; what is absent stays.
public record AccountChange(
        @Nullable String name,
        @Nullable String timeZone,
        @Nullable Language language,
        @Nullable Integer reopenWindowMinutes,
        @Nullable Boolean requireAccept,
        @Nullable FlowPause flowPause,
        @Nullable Boolean returnKeepsPlace,
        @Nullable Boolean transferNeedsAccept,
        @Nullable Ownership ownership,
        @Nullable Long maxFileBytes,
        @Nullable OfficeHours hours,
        @Nullable Boolean autoArchive,
        @Nullable Boolean walletForced,
        @Nullable Integer walletMinutes,
        @Nullable Integer lagSeconds,
        @Nullable Boolean protocolAtOpening,
        @Nullable String protocolMessage,
        @Nullable List<Module> modules) {

    Account on(Account old) {
        var settings = new AccountSettings(
                Objects.requireNonNullElse(timeZone, old.timeZone()),
                Objects.requireNonNullElse(language, old.language()),
                Objects.requireNonNullElse(reopenWindowMinutes, old.reopenWindowMinutes()),
                Objects.requireNonNullElse(requireAccept, old.requireAccept()),
                Objects.requireNonNullElse(flowPause, old.flowPause()),
                Objects.requireNonNullElse(returnKeepsPlace, old.returnKeepsPlace()),
                Objects.requireNonNullElse(transferNeedsAccept, old.transferNeedsAccept()),
                Objects.requireNonNullElse(ownership, old.ownership()),
                Objects.requireNonNullElse(maxFileBytes, old.maxFileBytes()),
                hours == null ? old.hours() : hours.checked("hours"),
                Objects.requireNonNullElse(autoArchive, old.autoArchive()),
                Objects.requireNonNullElse(walletForced, old.walletForced()),
                Objects.requireNonNullElse(walletMinutes, old.walletMinutes()),
                Objects.requireNonNullElse(lagSeconds, old.lagSeconds()),
                Objects.requireNonNullElse(protocolAtOpening, old.protocolAtOpening()),
                Objects.requireNonNullElse(protocolMessage, old.protocolMessage()),
                Objects.requireNonNullElse(modules, old.modules()));
        return Account.of(old.id(), name == null ? old.name() : Accounts.named(name), settings);
    }
}
