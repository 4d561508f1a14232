package app.prosa.file;

import app.prosa.sql.AccountId;
import app.prosa.web.Refusal;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The room that an account has for files. Two uploads never share the last free bytes.
@Component
class Shelf {

    private final FileStore files;
    private final FileLimits limits;

    Shelf(FileStore files, FileLimits limits) {
        this.files = files;
        this.limits = limits;
    }

    /// Refuses early, before bytes travel that will not fit.
    @Transactional(readOnly = true)
    public void mustHold(AccountId account, long bytes) {
        if (files.used(account) + bytes > limits.accountBytes()) {
            throw full();
        }
    }

    /// @throws Refusal.Conflict `account-full`
    @Transactional
    public void put(StoredFile file) {
        if (!files.use(file.accountId(), file.size(), limits.accountBytes())) {
            throw full();
        }
        files.insert(file);
    }

    private Refusal full() {
        return new Refusal.Conflict(
                "account-full", "The files of the account take all its room.", Map.of("limit", limits.accountBytes()));
    }
}
