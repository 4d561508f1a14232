package app.prosa.agent;

import app.prosa.account.Account;
import app.prosa.account.AccountChange;
import app.prosa.account.Accounts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The account's settings. Here and not in the room `account`, which knows nothing of actors.
@RestController
class AccountController {

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    /// Shows the account's settings.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/account")
    Account account(Actor actor) {
        return accounts.account(actor.account());
    }

    /// Changes the account's name or settings.
    @Requires(Permission.MANAGE_ACCOUNT)
    @PatchMapping("/api/v1/account")
    Account changeAccount(Actor actor, @RequestBody AccountChange body) {
        return accounts.change(actor.account(), body);
    }
}
