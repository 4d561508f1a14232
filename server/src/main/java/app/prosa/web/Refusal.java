package app.prosa.web;

import java.time.Duration;
import java.util.Map;

/// Why the server will not do what was asked, when the caller can act on it. Thrown from anywhere, it becomes a
/// problem document (RFC 9457) with a stable `code`; screens translate by code, `detail` is for developers. The codes
/// are listed in `api/problems.md`.
public abstract sealed class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String detail;
    private final transient Map<String, Object> extras;

    private Refusal(String code, String detail, Map<String, Object> extras) {
        super(detail, null, false, false);
        this.code = code;
        this.detail = detail;
        this.extras = Map.copyOf(extras);
    }

    public final String code() {
        return code;
    }

    public final String detail() {
        return detail;
    }

    /// What a screen needs to say it well, such as the owner's name or the limit. Plain JSON values.
    public final Map<String, Object> extras() {
        return extras;
    }

    /// 400: the request itself is wrong.
    public static final class Invalid extends Refusal {
        private static final long serialVersionUID = 1L;

        public Invalid(String code, String detail, Map<String, Object> extras) {
            super(code, detail, extras);
        }

        public Invalid(String code, String detail) {
            this(code, detail, Map.of());
        }
    }

    /// 401: nobody is signed in, or the credentials are wrong.
    public static final class SignedOut extends Refusal {
        private static final long serialVersionUID = 1L;

        public SignedOut(String code, String detail) {
            super(code, detail, Map.of());
        }
    }

    /// 403: known, but not allowed.
    public static final class Forbidden extends Refusal {
        private static final long serialVersionUID = 1L;

        public Forbidden(String code, String detail, Map<String, Object> extras) {
            super(code, detail, extras);
        }

        public Forbidden(String code, String detail) {
            this(code, detail, Map.of());
        }
    }

    /// 404: it does not exist, or the caller may not know that it does.
    public static final class NotFound extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotFound(String what) {
            super("not-found", "There is no such " + what + ".", Map.of());
        }

        public NotFound(String code, String detail) {
            super(code, detail, Map.of());
        }
    }

    /// 409: it was possible, but something else came first.
    public static final class Conflict extends Refusal {
        private static final long serialVersionUID = 1L;

        public Conflict(String code, String detail, Map<String, Object> extras) {
            super(code, detail, extras);
        }

        public Conflict(String code, String detail) {
            this(code, detail, Map.of());
        }
    }

    /// 408: what was announced did not come in time.
    public static final class TooSlow extends Refusal {
        private static final long serialVersionUID = 1L;

        public TooSlow(String code, String detail) {
            super(code, detail, Map.of());
        }
    }

    /// 413: more bytes than allowed.
    public static final class TooLarge extends Refusal {
        private static final long serialVersionUID = 1L;

        public TooLarge(String code, String detail, Map<String, Object> extras) {
            super(code, detail, extras);
        }
    }

    /// 415: bytes of a kind that is not taken.
    public static final class Unsupported extends Refusal {
        private static final long serialVersionUID = 1L;

        public Unsupported(String code, String detail, Map<String, Object> extras) {
            super(code, detail, extras);
        }
    }

    /// 429: too often. Answered with `Retry-After`.
    public static final class TooMany extends Refusal {
        private static final long serialVersionUID = 1L;
        private final transient Duration wait;

        public TooMany(String code, String detail, Duration wait) {
            super(code, detail, Map.of("retryAfterSeconds", Math.max(1, wait.toSeconds())));
            this.wait = wait;
        }

        public Duration retryAfter() {
            return wait;
        }
    }

    /// 503: the server lacks something, such as room on its disk; the same request may succeed later.
    public static final class Unavailable extends Refusal {
        private static final long serialVersionUID = 1L;

        public Unavailable(String code, String detail, Map<String, Object> extras) {
            super(code, detail, extras);
        }
    }
}
