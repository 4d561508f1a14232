package app.prosa.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/// One file of the built screens, out of the program itself, with what a browser needs to keep it: an ETag, and the
/// compressed forms that the build laid beside it (`.br`, `.gz`). Files are held in memory once read; only those of the
/// build exist, so the memory is bounded by its size.
public final class BuiltFile {

    /// How long a browser may use a file without asking again.
    public enum Caching {
        /// The name changes with the content: for ever.
        FOR_EVER("public, max-age=31536000, immutable"),
        /// Ask again after five minutes.
        SHORT("public, max-age=300"),
        /// Keep it, but ask each time.
        ASK("no-cache");

        private final String header;

        Caching(String header) {
            this.header = header;
        }
    }

    private static final Pattern PLAIN_NAME =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._~-]*(/[A-Za-z0-9_][A-Za-z0-9._~-]*)*");
    private static final Map<String, BuiltFile> FILES = new ConcurrentHashMap<>();

    private final byte[] content;
    private final byte @Nullable [] brotli;
    private final byte @Nullable [] gzip;
    private final String type;
    private final String etag;

    private BuiltFile(String path, byte[] content) {
        this.content = content;
        brotli = bytes(path + ".br");
        gzip = bytes(path + ".gz");
        type = type(path);
        etag = HexFormat.of().formatHex(digest(content), 0, 12);
    }

    /// A file of the console or the widget, such as `console/index.html`.
    public static Optional<BuiltFile> of(String path) {
        var known = FILES.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        var content = PLAIN_NAME.matcher(path).matches() ? bytes(path) : null;
        return content == null
                ? Optional.empty()
                : Optional.of(FILES.computeIfAbsent(path, _ -> new BuiltFile(path, content)));
    }

    /// The content as text, for pages that are completed before they are sent.
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /// Answers a GET or HEAD with this file: 304 when the browser has it, else the smallest form that it reads.
    public void send(HttpServletRequest request, HttpServletResponse response, Caching caching) throws IOException {
        var encoding = encoding(String.valueOf(request.getHeader("Accept-Encoding")));
        var bytes = encoded(encoding);
        var tag = "\"" + etag + (encoding == null ? "" : "-" + encoding) + "\"";
        response.setHeader("Cache-Control", caching.header);
        response.setHeader("ETag", tag);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.addHeader("Vary", "Accept-Encoding");
        if (String.valueOf(request.getHeader("If-None-Match")).contains(etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        response.setContentLength(bytes.length);
        if (encoding != null) {
            response.setHeader("Content-Encoding", encoding);
        }
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    /// The smallest form that the browser reads: `br`, `gzip` or null for the file as it is.
    private @Nullable String encoding(String accepted) {
        if (brotli != null && accepted.contains("br")) {
            return "br";
        }
        return gzip != null && accepted.contains("gzip") ? "gzip" : null;
    }

    private byte[] encoded(@Nullable String encoding) {
        var form = switch (encoding) {
            case "br" -> brotli;
            case "gzip" -> gzip;
            case null, default -> content;
        };
        return form == null ? content : form;
    }

    private static byte @Nullable [] bytes(String path) {
        try (var resource = BuiltFile.class.getResourceAsStream("/static/" + path)) {
            return resource == null ? null : resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String path) {
        var type = MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM);
        var isText = type.getType().equals("text")
                || path.endsWith(".js")
                || path.endsWith(".svg")
                || path.endsWith(".json");
        return isText ? type + ";charset=utf-8" : type.toString();
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
