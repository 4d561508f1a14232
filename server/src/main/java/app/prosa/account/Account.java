package app.prosa.account;

import app.prosa.sql.AccountId;
import java.util.List;

/// A tenant with its settings, as its people see it.
///
/// @param timeZone where its days begin and end, such as `America/Sao_Paulo`
/// @param reopenWindowMinutes how long a resolved ticket may be reopened
/// @param requireAccept whether a waiting conversation must be accepted before it can be answered
/// @param flowPause what accepting does to a flow that is under way
/// @param returnKeepsPlace whether what is returned keeps its place in the queue; else it goes to the end
/// @param transferNeedsAccept whether a colleague accepts what is transferred to them; else it is theirs at once
/// @param maxFileBytes the largest file that anybody may send
/// @param hours of departments and agents who have none of their own
/// @param autoArchive whether what is resolved is archived by itself
/// @param walletForced whether only the agents of a contact's wallet get its tickets, however long that takes
/// @param walletMinutes how long a ticket waits for them before its department gets it
/// @param lagSeconds from which gap between a customer's clock and ours a message says that it was slow
/// @param protocolAtOpening whether a ticket gets its protocol when it opens; else when somebody asks for
///     it
/// @param protocolMessage how customers are told of it, with `{{protocolo}}` in its place
/// @param modules what is switched on
public record Account(
        AccountId id,
        String name,
        String timeZone,
        Language language,
        int reopenWindowMinutes,
        boolean requireAccept,
        FlowPause flowPause,
        boolean returnKeepsPlace,
        boolean transferNeedsAccept,
        Ownership ownership,
        long maxFileBytes,
        OfficeHours hours,
        boolean autoArchive,
        boolean walletForced,
        int walletMinutes,
        int lagSeconds,
        boolean protocolAtOpening,
        String protocolMessage,
        List<Module> modules) {

    public Account {
        modules = List.copyOf(modules);
    }

    static Account of(AccountId id, String name, AccountSettings settings) {
        return new Account(
                id,
                name,
                settings.timeZone(),
                settings.language(),
                settings.reopenWindowMinutes(),
                settings.requireAccept(),
                settings.flowPause(),
                settings.returnKeepsPlace(),
                settings.transferNeedsAccept(),
                settings.ownership(),
                settings.maxFileBytes(),
                settings.hours(),
                settings.autoArchive(),
                settings.walletForced(),
                settings.walletMinutes(),
                settings.lagSeconds(),
                settings.protocolAtOpening(),
                settings.protocolMessage(),
                settings.modules());
    }

    AccountSettings settings() {
        return new AccountSettings(
                timeZone,
                language,
                reopenWindowMinutes,
                requireAccept,
                flowPause,
                returnKeepsPlace,
                transferNeedsAccept,
                ownership,
                maxFileBytes,
                hours,
                autoArchive,
                walletForced,
                walletMinutes,
                lagSeconds,
                protocolAtOpening,
                protocolMessage,
                modules);
    }
}
