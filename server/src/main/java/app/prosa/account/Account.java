package app.prosa.account;

import app.prosa.sql.AccountId;

/// A tenant with its settings, as its people see it.
///
/// @param timeZone where its days begin and end, such as `America/Sao_Paulo`
/// @param reopenWindowMinutes how long a resolved ticket may be reopened
/// @param requireAccept whether a waiting conversation must be accepted before it can be answered
/// @param maxFileBytes the largest file that anybody may send
public record Account(
        AccountId id,
        String name,
        String timeZone,
        Language language,
        int reopenWindowMinutes,
        boolean requireAccept,
        Ownership ownership,
        long maxFileBytes) {

    static Account of(AccountId id, String name, AccountSettings settings) {
        return new Account(
                id,
                name,
                settings.timeZone(),
                settings.language(),
                settings.reopenWindowMinutes(),
                settings.requireAccept(),
                settings.ownership(),
                settings.maxFileBytes());
    }

    AccountSettings settings() {
        return new AccountSettings(timeZone, language, reopenWindowMinutes, requireAccept, ownership, maxFileBytes);
    }
}
