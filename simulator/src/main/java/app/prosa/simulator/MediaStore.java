package app.prosa.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Files at Meta. An id gives an address that lives five minutes and still needs the token.
final class MediaStore {

    private static final Duration ADDRESS_LIVES = Duration.ofMinutes(5);
    private static final Duration FILE_LIVES = Duration.ofDays(30);
    private static final long MOST_BYTES = 512L * 1024 * 1024;
    private static final int MOST_ADDRESSES = 20_000;
    private static final int MB = 1024 * 1024;

    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png");
    private static final Set<String> VIDEOS = Set.of("video/mp4", "video/3gpp");
    private static final Set<String> SOUNDS =
            Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus");
    private static final Set<String> DOCUMENTS = Set.of(
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    /// A file and what is known of it.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares files
    record Media(
            String id, byte[] bytes, String type, @Nullable String filename, Instant until) {
        /// The type without its parameters.
        String mime() {
            return type.split(";", 2)[0].trim();
        }

        String sha256() {
            return Base64.getEncoder().encodeToString(Signature.sha256(bytes));
        }
    }

    /// An address that was given out for a file.
    record Address(String token, String mediaId, Instant until) {}

    private final InstantSource clock;
    private final Ids ids;
    private final Map<String, Media> files = new LinkedHashMap<>();
    private final LinkedHashMap<String, Address> addresses = new LinkedHashMap<>();
    private long size;

    MediaStore(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    synchronized void reset() {
        files.clear();
        addresses.clear();
        size = 0;
    }

    synchronized Media keep(byte[] bytes, String type, @Nullable String filename) {
        var media =
                new Media(ids.media(), bytes, type, filename, clock.instant().plus(FILE_LIVES));
        files.put(media.id(), media);
        size += bytes.length;
        while (size > MOST_BYTES && files.size() > 1) {
            remove(files.keySet().iterator().next());
        }
        return media;
    }

    /// What the app uploads, within WhatsApp's types and sizes: what a browser records as WebM is none of them.
    Media upload(byte[] bytes, String type, @Nullable String filename) {
        var mime = type.split(";", 2)[0].trim();
        if (bytes.length == 0) {
            throw MetaError.of(100).because("The file is empty.").refused();
        }
        var most = most(mime);
        if (most == 0) {
            throw MetaError.of(100)
                    .because("Param file must be a file with one of the supported types. Received file of type '" + type
                            + "'.")
                    .refused();
        }
        if (bytes.length > most) {
            throw MetaError.of(131053)
                    .because("The file is larger than " + most / MB + " MB.")
                    .refused();
        }
        return keep(bytes, type, filename);
    }

    synchronized Optional<Media> find(String id) {
        return Optional.ofNullable(files.get(id)).filter(it -> it.until().isAfter(clock.instant()));
    }

    synchronized boolean remove(String id) {
        var gone = files.remove(id);
        if (gone != null) {
            size -= gone.bytes().length;
        }
        return gone != null;
    }

    /// What `GET /{media-id}` answers. The hash is hexadecimal here and base64 in webhooks, as at Meta.
    synchronized ObjectNode describe(Media media, String base) {
        var token = ids.other("f") + "-" + media.id();
        addresses.put(token, new Address(token, media.id(), clock.instant().plus(ADDRESS_LIVES)));
        if (addresses.size() > MOST_ADDRESSES) {
            addresses.pollFirstEntry();
        }
        return Json.object()
                .put("url", base + "/meta/cdn/" + token)
                .put("mime_type", media.type())
                .put("sha256", HexFormat.of().formatHex(Signature.sha256(media.bytes())))
                .put("file_size", media.bytes().length)
                .put("id", media.id())
                .put("messaging_product", "whatsapp");
    }

    synchronized Optional<Media> at(String token) {
        return Optional.ofNullable(addresses.get(token))
                .filter(it -> it.until().isAfter(clock.instant()))
                .flatMap(it -> find(it.mediaId()));
    }

    /// The content of a webhook's message that carries this file.
    static ObjectNode content(Media media, boolean voice, @Nullable String caption) {
        var content = Json.object();
        if (caption != null && !caption.isEmpty()) {
            content.put("caption", caption);
        }
        content.put("mime_type", media.type()).put("sha256", media.sha256()).put("id", media.id());
        if (media.filename() != null) {
            content.put("filename", media.filename());
        }
        if (media.mime().startsWith("audio/")) {
            content.put("voice", voice);
        }
        return content;
    }

    static List<String> kinds() {
        return List.of("image", "video", "audio", "document", "sticker");
    }

    private static int most(String mime) {
        if (IMAGES.contains(mime)) {
            return 5 * MB;
        }
        if (VIDEOS.contains(mime) || SOUNDS.contains(mime)) {
            return 16 * MB;
        }
        if (mime.equals("image/webp")) {
            return 500 * 1024;
        }
        return DOCUMENTS.contains(mime) ? 100 * MB : 0;
    }
}
