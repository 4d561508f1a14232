package app.prosa.bot;

import app.prosa.bot.typebot.Viewer;
import app.prosa.sql.AccountId;
import app.prosa.vault.Vault;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where an account's Typebot is asked, with the token that only this installation can read.
@Component
class TypebotPlaces {

    private final TypebotStore store;
    private final Vault vault;

    TypebotPlaces(TypebotStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    /// How it takes part, and where it is.
    record Set(Typebot typebot, Viewer.Place place) {}

    /// Empty while nobody has said where it is.
    @Transactional(readOnly = true)
    public Optional<Set> of(AccountId account) {
        return store.find(account)
                .filter(it -> !it.typebot().viewer().isEmpty()
                        && !it.typebot().publicId().isEmpty())
                .map(it -> new Set(it.typebot(), place(account, it)));
    }

    private Viewer.Place place(AccountId account, TypebotStore.Row row) {
        var token = row.token() == null ? null : vault.open(row.token(), drawer(account));
        return new Viewer.Place(row.typebot().viewer(), row.typebot().publicId(), token);
    }

    String seal(AccountId account, String token) {
        return vault.seal(token, drawer(account));
    }

    private static String drawer(AccountId account) {
        return "typebot/" + account.value() + "/token";
    }
}
