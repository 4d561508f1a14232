package app.prosa.agent;

import app.prosa.sql.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the database knows of the secrets that requests show. [Sessions] asks it, and remembers for a moment.
@Component
class Credentials {

    /// Counted from the last use.
    static final Duration SESSION_LENGTH = Duration.ofDays(30);

    /// Longer than the session may be unused: the server decides when one is over. Browsers keep none longer.
    static final Duration COOKIE_LENGTH = Duration.ofDays(400);

    private final SessionStore sessions;
    private final TokenStore tokens;

    Credentials(SessionStore sessions, TokenStore tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Transactional(readOnly = true)
    public Optional<Known> session(String secret, Instant now) {
        return sessions.bySecret(Secrets.hash(secret), now);
    }

    @Transactional(readOnly = true)
    public Optional<Known> token(String secret, Instant now) {
        return tokens.bySecret(Secrets.hash(secret), now);
    }

    @Transactional
    public void used(AccountId account, Known known, Instant now) {
        if (known.session() != null) {
            sessions.seen(account, known.session(), now, now.plus(SESSION_LENGTH));
        }
        if (known.token() != null) {
            tokens.used(account, known.token(), now);
        }
    }
}
