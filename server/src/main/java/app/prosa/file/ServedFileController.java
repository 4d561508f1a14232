package app.prosa.file;

import app.prosa.agent.Public;
import app.prosa.blob.Blobs;
import app.prosa.sql.Tenant;
import app.prosa.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Serves the bytes of files from signed addresses, so that nothing in them can act on the page or the server: the type
/// is ours, browsers may not guess another, and what is opened by itself runs in a sandbox that may load nothing.
@RestController
class ServedFileController {

    private static final int BUFFER = 64 * 1024;

    private final FileAddresses addresses;
    private final Files files;
    private final Blobs blobs;
    private final Clock clock;

    ServedFileController(FileAddresses addresses, Files files, Blobs blobs, Clock clock) {
        this.addresses = addresses;
        this.files = files;
        this.blobs = blobs;
        this.clock = clock;
    }

    /// Public, because the address itself is the proof: it is signed and expires.
    @GetMapping("/f/{token}")
    @Public
    void serve(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var target = addresses.open(token);
        var file = Tenant.in(target.account(), () -> files.addressed(target));
        if (target.variant() == FileVariant.THUMBNAIL && !file.thumbnail()) {
            throw new Refusal.NotFound("file");
        }
        var part = target.variant().part();
        long size = blobs.size(target.account(), target.file().value(), part);
        describe(response, file, target);
        var etag = response.getHeader(HttpHeaders.ETAG);
        if (matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        var range = ByteRange.wanted(
                request.getHeader(HttpHeaders.RANGE), request.getHeader(HttpHeaders.IF_RANGE), etag, size);
        response.setContentType(type(file, target));
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setStatus(range.status());
        if (range.status() != HttpServletResponse.SC_OK) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, range.header(size));
        }
        response.setContentLengthLong(range.length());
        if (!request.getMethod().equals("HEAD")) {
            send(target, part, range, response);
        }
    }

    private void describe(HttpServletResponse response, StoredFile file, FileAddresses.Target target) {
        long seconds = Duration.between(clock.instant(), target.until()).toSeconds();
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, immutable, max-age=" + Math.max(0, seconds));
        response.setHeader(
                HttpHeaders.ETAG,
                '"'
                        + HexFormat.of().formatHex(file.sha256(), 0, 16)
                        + (target.variant() == FileVariant.THUMBNAIL ? "-t\"" : "\""));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                Disposition.of(isInline(file, target) ? "inline" : "attachment", file.name()));
    }

    /// Only what is safe by its type, and of pictures only those that our own reader understood.
    private static boolean isInline(StoredFile file, FileAddresses.Target target) {
        return switch (target.variant()) {
            case THUMBNAIL -> true;
            case DOWNLOAD -> false;
            case ORIGINAL ->
                FileType.of(file.mediaType()).filter(FileType::isInline).isPresent()
                        && (file.kind() != FileKind.IMAGE || file.thumbnail());
        };
    }

    private String type(StoredFile file, FileAddresses.Target target) throws IOException {
        if (target.variant() != FileVariant.THUMBNAIL) {
            return file.kind() == FileKind.DOCUMENT && file.mediaType().startsWith("text/")
                    ? "application/octet-stream"
                    : file.mediaType();
        }
        try (var in = blobs.read(
                target.account(), target.file().value(), target.variant().part(), 0)) {
            return in.read() == 0x89 ? "image/png" : "image/jpeg";
        }
    }

    private void send(FileAddresses.Target target, String part, ByteRange range, HttpServletResponse response)
            throws IOException {
        var out = response.getOutputStream();
        try (var in = blobs.read(target.account(), target.file().value(), part, range.from())) {
            var buffer = new byte[BUFFER];
            for (long left = range.length(); left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IllegalStateException("The blob " + target.file().value() + " is shorter than it was.");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    private static boolean matches(@Nullable String wanted, @Nullable String etag) {
        return wanted != null && etag != null && (wanted.equals("*") || wanted.contains(etag));
    }
}
