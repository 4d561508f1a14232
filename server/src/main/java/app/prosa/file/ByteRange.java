package app.prosa.file;

import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which bytes a request wants (RFC 9110, 14): players ask for pieces of a film. Several ranges at once are answered
/// with the whole, which the standard allows.
record ByteRange(int status, long from, long length) {

    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /// @param ifRange what the requester already has: of another version a piece would not fit
    static ByteRange wanted(@Nullable String range, @Nullable String ifRange, @Nullable String etag, long size) {
        var whole = new ByteRange(HttpServletResponse.SC_OK, 0, size);
        if (range == null || (ifRange != null && !ifRange.equals(etag))) {
            return whole;
        }
        var match = ONE.matcher(range.replace(" ", ""));
        if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
            return whole;
        }
        boolean suffix = match.group(1).isEmpty();
        long from = suffix ? Math.max(0, size - Long.parseLong(match.group(2))) : Long.parseLong(match.group(1));
        long last = suffix || match.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(match.group(2)));
        if (!suffix && !match.group(2).isEmpty() && Long.parseLong(match.group(2)) < from) {
            return whole;
        }
        return from > last
                ? new ByteRange(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE, 0, 0)
                : new ByteRange(HttpServletResponse.SC_PARTIAL_CONTENT, from, last - from + 1);
    }

    String header(long size) {
        return length == 0 ? "bytes */" + size : "bytes %d-%d/%d".formatted(from, from + length - 1, size);
    }
}
