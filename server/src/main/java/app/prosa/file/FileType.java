package app.prosa.file;

import static app.prosa.file.FileKind.AUDIO;
import static app.prosa.file.FileKind.DOCUMENT;
import static app.prosa.file.FileKind.IMAGE;
import static app.prosa.file.FileKind.VIDEO;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Every type of file that is taken; all others are refused.
enum FileType {
    PDF("application/pdf", DOCUMENT, false, "pdf"),
    DOC("application/msword", DOCUMENT, false, "doc"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", DOCUMENT, false, "docx"),
    PPT("application/vnd.ms-powerpoint", DOCUMENT, false, "ppt"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", DOCUMENT, false, "pptx"),
    XLS("application/vnd.ms-excel", DOCUMENT, false, "xls"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", DOCUMENT, false, "xlsx"),
    TXT("text/plain", DOCUMENT, false, "txt"),
    RTF("application/rtf", DOCUMENT, false, "rtf"),

    JPEG("image/jpeg", IMAGE, true, "jpg", "jpeg", "jpe", "jfif"),
    PNG("image/png", IMAGE, true, "png"),
    GIF("image/gif", IMAGE, true, "gif"),
    BMP("image/bmp", IMAGE, true, "bmp", "dib"),
    WEBP("image/webp", IMAGE, true, "webp"),
    TIFF("image/tiff", IMAGE, false, "tiff", "tif"),
    HEIF("image/heif", IMAGE, false, "heif", "heic", "hif"),

    MP3("audio/mpeg", AUDIO, true, "mp3"),
    OGG("audio/ogg", AUDIO, true, "ogg", "oga", "opus"),
    M4A("audio/mp4", AUDIO, true, "m4a", "m4b", "mp4"),
    AAC("audio/aac", AUDIO, true, "aac"),
    WAV("audio/wav", AUDIO, true, "wav"),
    AMR("audio/amr", AUDIO, true, "amr"),
    WEBM_AUDIO("audio/webm", AUDIO, true, "weba", "webm"),

    MP4("video/mp4", VIDEO, true, "mp4", "m4v"),
    THREE_GP("video/3gpp", VIDEO, true, "3gp", "3gpp", "3g2"),
    WEBM("video/webm", VIDEO, true, "webm"),
    MOV("video/quicktime", VIDEO, true, "mov", "qt");

    private final String mediaType;
    private final FileKind kind;
    private final boolean inline;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> extensions;

    FileType(String mediaType, FileKind kind, boolean inline, String... extensions) {
        this.mediaType = mediaType;
        this.kind = kind;
        this.inline = inline;
        this.extensions = List.of(extensions);
    }

    static Optional<FileType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(it -> it.mediaType.equals(mediaType))
                .findFirst();
    }

    /// The usual endings of all types, for the refusal of anything else.
    static List<String> accepted() {
        return Arrays.stream(values()).map(FileType::extension).distinct().toList();
    }

    static boolean isExtension(String extension) {
        return Arrays.stream(values()).anyMatch(it -> it.mayEndWith(extension));
    }

    String mediaType() {
        return mediaType;
    }

    FileKind kind() {
        return kind;
    }

    /// Whether browsers show it without running anything in it.
    boolean isInline() {
        return inline;
    }

    String extension() {
        return extensions.getFirst();
    }

    boolean mayEndWith(String extension) {
        return extensions.contains(extension.toLowerCase(Locale.ROOT));
    }
}
