package app.prosa.agent;

import app.prosa.web.Refusal;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes and checks passwords with Argon2id. The work runs on a few threads of its own: a hash holds a processor and
/// 19 MiB for a while, so a rush of sign-ins may neither take the virtual threads of everybody else nor all of the
/// memory.
@Component
final class Passwords {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;
    private static final int QUEUE = 256;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2;
    private final ThreadPoolExecutor threads;

    /// What an unknown e-mail is checked against, so that it takes as long as a known one: chance, and no password's
    /// hash. Hashing one would cost every start a third of a second.
    private final String nobody;

    /// @param memory in KiB. OWASP's choice for Argon2id is 19 MiB, two passes, one lane; only tests take less
    Passwords(@Value("${prosa.password-memory:19456}") int memory) {
        this.argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, memory, PASSES);
        int size = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.threads = new ThreadPoolExecutor(
                size,
                size,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(QUEUE),
                Thread.ofPlatform().name("passwords-", 0).daemon().factory());
        this.nobody =
                "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s".formatted(memory, PASSES, chance(SALT_BYTES), chance(HASH_BYTES));
    }

    private static String chance(int length) {
        return Base64.getEncoder().withoutPadding().encodeToString(Secrets.chance(length));
    }

    /// @throws Refusal.Invalid when a password is too weak to be chosen
    void mustBeStrong(String password, String email) {
        var lower = password.toLowerCase(Locale.ROOT);
        boolean same = password.chars().distinct().count() < 4;
        boolean own = lower.equals(email) || lower.equals(email.replaceFirst("@.*", ""));
        if (password.length() < SHORTEST || password.length() > LONGEST || same || own) {
            throw new Refusal.Invalid(
                    "weak-password",
                    "A password has at least " + SHORTEST + " characters, and not all the same.",
                    Map.of("field", "password", "least", SHORTEST, "most", LONGEST));
        }
    }

    String hashed(String password) {
        return run(() -> argon2.encode(password));
    }

    /// @param hash what is stored, or null when nobody has such an e-mail: takes as long, and is never right
    boolean matches(String password, @Nullable String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        return run(() -> argon2.matches(password, hash == null ? nobody : hash)) && hash != null;
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private <T> T run(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException _) {
            throw new Refusal.TooMany("too-many", "Too many people sign in at this moment.", Duration.ofSeconds(3));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a password was checked.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A password could not be hashed.", e);
        }
    }
}
