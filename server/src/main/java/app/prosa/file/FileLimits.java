package app.prosa.file;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How much may be uploaded, as the operator set it with `PROSA_MAX_FILE_MB` and `PROSA_ACCOUNT_FILES_MB`.
@Component
public final class FileLimits {

    private final long file;
    private final long account;

    FileLimits(
            @Value("${prosa.max-file-mb}") int fileMegabytes,
            @Value("${prosa.account-files-mb}") int accountMegabytes) {
        if (fileMegabytes < 1 || fileMegabytes > 1024 || accountMegabytes < fileMegabytes) {
            throw new IllegalStateException(
                    "PROSA_MAX_FILE_MB must be from 1 to 1024, and PROSA_ACCOUNT_FILES_MB at least as much.");
        }
        this.file = (long) fileMegabytes << 20;
        this.account = (long) accountMegabytes << 20;
    }

    /// The most bytes of one file.
    public long fileBytes() {
        return file;
    }

    /// The most bytes of all files of one account.
    public long accountBytes() {
        return account;
    }
}
